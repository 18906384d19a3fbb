import { type ReactNode, useState } from 'react';
import { formatInstant } from '../format.ts';
import { Button } from './Button.tsx';
import { ConfirmDialog } from './Dialog.tsx';
import { EmptyState } from './EmptyState.tsx';
import { type WeightCount, weightsText } from './finding-words.ts';
import { Tabs } from './Tabs.tsx';
import { showToast } from './Toast.tsx';

/** What a check found, which stands open until somebody says with a reason that it may stay. */
interface Finding {
  readonly id: string;
  readonly message: string;
  /** Of the record of its acceptance; 0 before the first. */
  readonly version: number;
  readonly accepted: { readonly reason: string; readonly at: string; readonly by: string | null } | null;
}

type FindingState = 'open' | 'accepted';

/** What a list does with one of its findings. */
export interface FindingDecisions<F extends Finding> {
  readonly onAccept: (found: F) => void;
  readonly onReopen: (found: F) => void;
}

/** How a room lets its findings be accepted and reopened. */
export interface FindingHandling<F extends Finding> {
  /** What one is called: "achado". */
  word: string;
  /** What accepting leaves as it is, said before somebody accepts. */
  unchanged: string;
  /** Accepts on the server and answers the version that this gives. */
  accept: (found: F, reason: string) => Promise<number>;
  reopen: (found: F) => Promise<unknown>;
}

interface FindingsProps<F extends Finding> extends FindingHandling<F> {
  /** How many there are, open and accepted; an open tab of none shows no list. */
  counts: Readonly<Record<FindingState, number>>;
  /** The open ones by weight, the weightier first. */
  weights: readonly WeightCount[];
  /** When they are looked for, said where there are none. */
  searched: string;
  list: (state: FindingState, decisions: FindingDecisions<F>) => ReactNode;
}

/** What the buttons of a list of findings do, and the dialog that asks for the reason: accepting can be undone. */
export function useFindingDecisions<F extends Finding>(handling: FindingHandling<F>) {
  const { word, unchanged, accept } = handling;
  const [asking, setAsking] = useState<F | null>(null);
  const reopen = (found: F) =>
    handling.reopen(found).then(
      () => showToast(`O ${word} está de novo em aberto.`),
      (error: Error) => showToast(error.message, { tone: 'problem' }),
    );
  const confirm = async (found: F, reason: string) => {
    const version = await accept(found, reason);
    const onUndo = () => void reopen({ ...found, version });
    showToast(`O ${word} foi aceito, com o motivo.`, { onUndo });
  };
  const decisions: FindingDecisions<F> = { onAccept: setAsking, onReopen: (found) => void reopen(found) };
  const dialog = asking && (
    <ConfirmDialog
      title={`Aceitar este ${word}?`}
      isOpen
      onClose={() => setAsking(null)}
      confirmLabel="Aceitar com motivo"
      reasonLabel="Motivo"
      onConfirm={(reason) => confirm(asking, reason)}
    >
      <p className="mb-2">{asking.message}</p>
      <p className="text-14 text-ink-quiet">{unchanged}</p>
    </ConfirmDialog>
  );
  return { decisions, dialog };
}

/** The findings of a check in two tabs, open and accepted. */
export function Findings<F extends Finding>(props: FindingsProps<F>) {
  const { word, counts, weights, searched, list } = props;
  const [tab, setTab] = useState('open');
  const { decisions, dialog } = useFindingDecisions(props);
  const content = (state: FindingState, none: string) =>
    counts[state] === 0 ? <EmptyState title={none}>{searched}</EmptyState> : list(state, decisions);
  const tabOf = (id: FindingState, label: string, none: string) => ({
    id,
    label,
    count: counts[id],
    content: content(id, none),
  });
  return (
    <>
      {counts.open > 0 && <p className="mb-4 text-16">Em aberto: {weightsText(weights)}.</p>}
      <Tabs
        label={`${word.charAt(0).toUpperCase()}${word.slice(1)}s`}
        selected={tab}
        onSelect={setTab}
        items={[
          tabOf('open', 'Em aberto', `Nenhum ${word} em aberto.`),
          tabOf('accepted', 'Aceitos', `Nenhum ${word} foi aceito ainda.`),
        ]}
      />
      {dialog}
    </>
  );
}

interface FindingFrameProps<F extends Finding> extends FindingDecisions<F> {
  found: F;
  mayAccept: boolean;
  /** With a light button below also where the screen is wide: in a margin, where each line counts. */
  isNarrow?: boolean;
  children: ReactNode;
}

/** One finding as a list shows it: what it says, who accepted it and why, and the button to accept or reopen it. */
export function FindingFrame<F extends Finding>(props: FindingFrameProps<F>) {
  const { found, mayAccept, isNarrow = false, onAccept, onReopen, children } = props;
  const { accepted, message } = found;
  return (
    <div className={`flex flex-col items-start gap-x-8 ${isNarrow ? '' : 'gap-y-3 md:flex-row'}`}>
      <div className="min-w-0 flex-1">
        {children}
        {accepted !== null && (
          <p className="mt-2 text-14">
            Aceito{accepted.by === null ? '' : ` por ${accepted.by}`} em {formatInstant(accepted.at)}: “
            {accepted.reason}”
          </p>
        )}
      </div>
      {mayAccept && (
        <div className={`screen-only shrink-0 ${isNarrow ? '-my-1 -ml-3' : ''}`}>
          {accepted === null ? (
            <Button
              kind={isNarrow ? 'quiet' : 'secondary'}
              onPress={() => onAccept(found)}
              aria-label={`Aceitar: ${message}`}
            >
              Aceitar
            </Button>
          ) : (
            <Button kind="quiet" onPress={() => onReopen(found)} aria-label={`Reabrir: ${message}`}>
              Reabrir
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
