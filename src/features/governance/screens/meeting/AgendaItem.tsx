import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { ItemAnswer, MeetingAnswer, OutcomeBody } from '../../contract.ts';
import { OUTCOME_WORDS } from '../../domain/agenda.ts';
import { useDone } from '../queries.ts';
import { OutcomeForm } from './OutcomeForm.tsx';

type Kind = OutcomeBody['kind'];

const VERBS: readonly { kind: Kind; label: string; ofAction: boolean }[] = [
  { kind: 'decided', label: 'Decidir', ofAction: false },
  { kind: 'assigned', label: 'Encaminhar', ofAction: false },
  { kind: 'redefined', label: 'Redefinir', ofAction: true },
  { kind: 'status', label: 'Situação', ofAction: true },
  { kind: 'rescheduled', label: 'Remarcar', ofAction: false },
];

interface AgendaItemProps {
  item: ItemAnswer;
  number: number;
  meeting: MeetingAnswer;
}

/** One item: why it is here, what was said of it, and what may be said now. */
export function AgendaItem({ item, number, meeting }: AgendaItemProps) {
  const [saying, setSaying] = useState<Kind | null>(null);
  const live = meeting.stage === 'open' && meeting.mayConduct && item.id !== null;
  const verbs = VERBS.filter(({ ofAction }) => !ofAction || item.action !== null);
  return (
    <li className="border-rule border-b py-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <span className="w-7 shrink-0 pt-0.5 text-right text-14 text-ink-quiet tabular-nums">{number}</span>
        <div className="min-w-[240px] flex-1">
          <p className="text-16">
            <Title item={item} />
          </p>
          <p className="text-13 text-ink-quiet">{noteOf(item)}</p>
        </div>
        {live && (
          <fieldset className="screen-only flex flex-wrap gap-1">
            <legend className="sr-only">O que se decide do item {number}</legend>
            {verbs.map(({ kind, label }) => (
              <Button
                key={kind}
                kind={saying === kind ? 'secondary' : 'quiet'}
                onPress={() => setSaying(saying === kind ? null : kind)}
                aria-expanded={saying === kind}
                aria-label={`${label} o item ${number}`}
              >
                {label}
              </Button>
            ))}
          </fieldset>
        )}
      </div>
      <Outcomes item={item} mayConduct={meeting.mayConduct} today={meeting.today} />
      {live && saying !== null && (
        <OutcomeForm
          key={saying}
          kind={saying}
          item={item}
          units={meeting.units}
          onClose={() => setSaying(null)}
        />
      )}
    </li>
  );
}

/** The number of the action, or the code of the indicator, leads to it; the words stand plain, to be read aloud. */
function Title({ item }: { item: ItemAnswer }) {
  const { action, indicator, title } = item;
  if (action !== null)
    return (
      <>
        <Link to={`/plano/acoes/${action.id}`} className="font-semibold">
          {action.id}
        </Link>{' '}
        {title.replace(`${action.id} `, '')}
      </>
    );
  if (indicator !== null)
    return (
      <>
        <Link to={`/indicadores/${indicator}`} className="font-semibold">
          {indicator}
        </Link>{' '}
        {title.replace(`${indicator} `, '')}
      </>
    );
  return title;
}

const noteOf = ({ unit, proposedBy, note }: ItemAnswer): string =>
  [proposedBy === null ? null : `Proposto por ${proposedBy}${unit === null ? '' : ` (${unit})`}`, note]
    .filter((each) => each !== null)
    .join(' · ');

interface OutcomesProps {
  item: ItemAnswer;
  mayConduct: boolean;
  today: string;
}

function Outcomes({ item, mayConduct, today }: OutcomesProps) {
  const done = useDone(item.id ?? '');
  if (item.outcomes.length === 0) return null;
  const mark = (outcome: string) =>
    done.mutate(
      { outcome, doneOn: today, expectedVersion: item.version },
      { onError: (error) => showToast(error.message, { tone: 'problem' }) },
    );
  return (
    <ul className="mt-2 ml-11 flex flex-col gap-1.5 border-action border-l-2 pl-3">
      {item.outcomes.map(({ id, kind, words, by, doneOn, isOpen }) => (
        <li key={id} className="text-14">
          <span className="font-semibold">{OUTCOME_WORDS[kind]}.</span> {words}
          <span className="text-13 text-ink-quiet">
            {' '}
            {by}
            {doneOn !== null && ` · cumprido em ${formatDay(doneOn)}`}
          </span>
          {isOpen && mayConduct && (
            <Button kind="quiet" className="screen-only" onPress={() => mark(id)} isDisabled={done.isPending}>
              Cumprido
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
