import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import type { ItemAnswer, MeetingAnswer } from '../../contract.ts';
import { OUTCOME_WORDS } from '../../domain/agenda.ts';
import { meetingAddress } from '../desk-queries.ts';
import { FinishDialog } from '../FinishDialog.tsx';
import { useWithdrawOutcome } from '../queries.ts';

type Said = ItemAnswer['outcomes'][number];

interface OutcomesProps {
  item: ItemAnswer;
  /** The meeting goes on: what was said by mistake may be taken back. */
  live: boolean;
  today: string;
}

/** What was said of an item, the last below; what was taken back stays, struck through, with the reason. */
export function Outcomes({ item, live, today }: OutcomesProps) {
  const [withdrawing, setWithdrawing] = useState<string | null>(null);
  if (item.outcomes.length === 0) return null;
  return (
    <ul className="mt-2 ml-11 flex flex-col gap-1.5 border-action border-l-2 pl-3 max-sm:ml-0">
      {item.outcomes.map((outcome) => (
        <li key={outcome.id} className="text-14">
          <Words outcome={outcome} />
          <Finish item={item.id} version={item.version} outcome={outcome} today={today} />
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

/** What earlier meetings assigned of the matter of this item, said done here too; those that assigned nothing, in one line. */
export function Before({ item: { before }, meeting }: { item: ItemAnswer; meeting: MeetingAnswer }) {
  if (before.length === 0) return null;
  const silent = before.filter(({ assigned }) => assigned.length === 0);
  const to = (key: string) => meetingAddress({ body: meeting.body, key });
  return (
    <div className="mt-1 ml-11 flex flex-col gap-1 text-14 max-sm:ml-0">
      {before.flatMap(({ item, version, meeting: key, day, assigned }) =>
        assigned.map((outcome) => (
          <p key={outcome.id}>
            <Link to={to(key)}>Reunião de {formatDay(day)}</Link> <Words outcome={outcome} />
            <Finish item={item} version={version} outcome={outcome} today={meeting.today} />
          </p>
        )),
      )}
      {silent.length > 0 && (
        <p className="text-ink-quiet">
          Esteve também na pauta de{' '}
          {silent.map(({ item, meeting: key, day }, at) => (
            <span key={item}>
              {at > 0 && ', '}
              <Link to={to(key)}>{formatDay(day)}</Link>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

interface FinishProps {
  item: string | null;
  version: number;
  outcome: Said;
  today: string;
}

/** For who got what was assigned, or conducts. */
function Finish({ item, version, outcome, today }: FinishProps) {
  const [isAsked, setIsAsked] = useState(false);
  if (item === null || !outcome.mayFinish) return null;
  const { id, words } = outcome;
  return (
    <>
      <Button
        kind="quiet"
        className="screen-only"
        onPress={() => setIsAsked(true)}
        aria-label={`Cumprido: ${words}`}
      >
        Cumprido
      </Button>
      {isAsked && (
        <FinishDialog
          of={{ item, version, outcome: id, words }}
          today={today}
          onClose={() => setIsAsked(false)}
        />
      )}
    </>
  );
}

function Words({
  outcome: { kind, words, by, doneOn, doneBy, doneWords, withdrawn, nonConformity },
}: {
  outcome: Said;
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
        {doneBy !== null && ` por ${doneBy}`}
        {doneWords !== null && `: ${doneWords}`}
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
