import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { toastUndo } from '../../../../web/components/toast-undo.ts';
import type { InstrumentDetail, OwnAction } from '../../contract.ts';
import { countOf, plainTitle } from '../words.ts';
import { useInstrumentCommands } from './queries.ts';

type Own = NonNullable<InstrumentDetail['ownPlan']>;
type Removed = Own['removed'][number];

interface RemoveDialogProps {
  instrument: string;
  action: OwnAction;
  onClose: () => void;
}

/** Takes an action out of the own plan, with a reason and a way back. */
export function RemoveDialog({ instrument, action, onClose }: RemoveDialogProps) {
  const { move } = useInstrumentCommands();
  const remove = async (reason: string) => {
    const { ownPlan } = await move(instrument, action.id, 'remove', {
      reason,
      expectedVersion: action.textVersion,
    });
    const removed = ownPlan?.removed.find(({ id }) => id === action.id);
    if (removed === undefined) return;
    toastUndo(`A ação ${action.id} foi retirada.`, () =>
      move(instrument, action.id, 'restore', { reason: 'Desfeito', expectedVersion: removed.textVersion }),
    );
  };
  return (
    <ConfirmDialog
      title={`Retirar a ação ${action.id}`}
      isOpen
      onClose={onClose}
      confirmLabel="Retirar do plano"
      reasonLabel="Motivo"
      onConfirm={remove}
    >
      <p className="mb-3">
        “{plainTitle(action.title)}” sai do plano próprio, do avanço dele e da fila de quem a lança. O que se
        lançou fica no histórico, e ela pode voltar.
      </p>
    </ConfirmDialog>
  );
}

interface RemovedActionsProps {
  instrument: string;
  ownPlan: Own;
  mayChange: boolean;
}

/** Actions that were taken out, to be brought back. */
export function RemovedActions({ instrument, ownPlan, mayChange }: RemovedActionsProps) {
  const { move } = useInstrumentCommands();
  const [asking, setAsking] = useState<Removed | null>(null);
  if (ownPlan.removed.length === 0) return null;
  return (
    <details className="mt-4 text-14">
      <summary className="cursor-pointer font-semibold">
        {countOf(ownPlan.removed.length, 'ação retirada', 'ações retiradas')}
      </summary>
      <ul className="mt-1">
        {ownPlan.removed.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center gap-x-4 border-rule border-b py-2">
            <span className="w-24 whitespace-nowrap">{each.id}</span>
            <span className="min-w-0 flex-1">{plainTitle(each.title)}</span>
            {mayChange && (
              <Button kind="quiet" aria-label={`Trazer ${each.id} de volta`} onPress={() => setAsking(each)}>
                Trazer de volta
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asking !== null && (
        <ConfirmDialog
          title={`Trazer de volta a ação ${asking.id}`}
          isOpen
          onClose={() => setAsking(null)}
          confirmLabel="Trazer de volta"
          reasonLabel="Motivo"
          onConfirm={async (reason) => {
            await move(instrument, asking.id, 'restore', { reason, expectedVersion: asking.textVersion });
          }}
        >
          <p className="mb-3">
            “{plainTitle(asking.title)}” volta ao plano próprio, com o que já se lançou dela.
          </p>
        </ConfirmDialog>
      )}
    </details>
  );
}
