import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { ItemAnswer } from '../../contract.ts';
import { OUTCOME_WORDS } from '../../domain/agenda.ts';
import { useDone, useWithdrawOutcome } from '../queries.ts';

interface OutcomesProps {
  item: ItemAnswer;
  mayConduct: boolean;
  /** The meeting goes on: what was said by mistake may be taken back. */
  live: boolean;
  today: string;
}

/** What was said of an item, the last below; what was taken back stays, struck through, with the reason. */
export function Outcomes({ item, mayConduct, live, today }: OutcomesProps) {
  const done = useDone(item.id ?? '');
  const [withdrawing, setWithdrawing] = useState<string | null>(null);
  if (item.outcomes.length === 0) return null;
  const mark = (outcome: string) =>
    done.mutate(
      { outcome, doneOn: today, expectedVersion: item.version },
      { onError: (error) => showToast(error.message, { tone: 'problem' }) },
    );
  return (
    <ul className="mt-2 ml-11 flex flex-col gap-1.5 border-action border-l-2 pl-3 max-sm:ml-0">
      {item.outcomes.map((outcome) => (
        <li key={outcome.id} className="text-14">
          <Words outcome={outcome} />
          {outcome.isOpen && mayConduct && (
            <Button
              kind="quiet"
              className="screen-only"
              onPress={() => mark(outcome.id)}
              isDisabled={done.isPending}
            >
              Cumprido
            </Button>
          )}
          {live && outcome.withdrawn === null && (
            <Button kind="quiet" className="screen-only" onPress={() => setWithdrawing(outcome.id)}>
              Retirar
            </Button>
          )}
        </li>
      ))}
      {withdrawing !== null && (
        <WithdrawDialog item={item} outcome={withdrawing} onClose={() => setWithdrawing(null)} />
      )}
    </ul>
  );
}

function Words({
  outcome: { kind, words, by, doneOn, withdrawn, nonConformity },
}: {
  outcome: ItemAnswer['outcomes'][number];
}) {
  const said = (
    <>
      <span className="font-semibold">{OUTCOME_WORDS[kind]}.</span> {words}
      {nonConformity !== null && (
        <>
          {' '}
          <Link to={`/nc/${nonConformity}`}>Completar</Link>
        </>
      )}
    </>
  );
  return (
    <>
      {withdrawn === null ? said : <s className="text-ink-quiet">{said}</s>}
      <span className="text-13 text-ink-quiet">
        {' '}
        {by}
        {doneOn !== null && ` · cumprido em ${formatDay(doneOn)}`}
        {withdrawn !== null && ` · retirado por ${withdrawn.by}: ${withdrawn.reason}`}
      </span>
    </>
  );
}

function WithdrawDialog({
  item,
  outcome,
  onClose,
}: {
  item: ItemAnswer;
  outcome: string;
  onClose: () => void;
}) {
  const withdraw = useWithdrawOutcome(item.id ?? '');
  return (
    <ConfirmDialog
      title="Retirar o registro"
      isOpen
      onClose={onClose}
      confirmLabel="Retirar"
      reasonLabel="Por que se retira"
      onConfirm={(reason) => withdraw.mutateAsync({ outcome, reason, expectedVersion: item.version })}
    >
      <p>
        O registro sai da ata e fica no histórico da reunião. O que ele mudou no plano volta ao que era, se
        ninguém o mudou depois.
      </p>
    </ConfirmDialog>
  );
}
