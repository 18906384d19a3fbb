import type { ReactNode } from 'react';
import { Button } from '../../../../../web/components/Button.tsx';

interface PartProps {
  title: string;
  note?: string | undefined;
  /** A button beside the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** A part of the page under its own heading. */
export function Part({ title, note, action, children }: PartProps) {
  return (
    <section aria-label={title}>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-rule border-b pb-1">
        <h2 className="text-18">{title}</h2>
        {note && <p className="flex-1 text-13 text-ink-quiet max-sm:order-last max-sm:basis-full">{note}</p>}
        {action && <span className="screen-only">{action}</span>}
      </div>
      {children}
    </section>
  );
}

interface FormFootProps {
  saveLabel: string;
  busy: boolean;
  problem: string | null;
  theirs: string | null;
  onSave: () => void;
  onClose: () => void;
}

/** The end of a form in place: what was refused, what another person left, and the two ways out. */
export function FormFoot({ saveLabel, busy, problem, theirs, onSave, onClose }: FormFootProps) {
  return (
    <>
      {problem !== null && (
        <div role="alert" className="text-14 text-bad">
          <p>{problem}</p>
          {theirs !== null && (
            <p className="text-ink">
              <span className="font-semibold">Como está agora:</span> {theirs}
            </p>
          )}
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" isDisabled={busy} onPress={onSave}>
          {saveLabel}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          Voltar
        </Button>
      </div>
    </>
  );
}

/** Whether its content may be written now: somebody treats it, and it is not concluded. */
export const isWritable = ({ mayTreat, state }: { mayTreat: boolean; state: string }): boolean =>
  mayTreat && (state === 'analysis' || state === 'treatment');
