import { Link } from '@tanstack/react-router';
import { Flag } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { IconButton } from '../../../../web/components/IconButton.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { useSession } from '../../../../web/session.ts';
import type { ItemAnswer, MeetingAnswer } from '../../contract.ts';
import { useSay } from '../queries.ts';
import { OutcomeForm } from './OutcomeForm.tsx';
import { Before, Outcomes } from './Outcomes.tsx';
import type { OutcomeKind } from './outcome-draft.ts';

/** Each with a button of its own, so that saying any of them takes one press and saving it another. */
const VERBS: readonly { kind: OutcomeKind; label: string; aloud: string; ofAction: boolean }[] = [
  { kind: 'decided', label: 'Decidir', aloud: 'Decidir o item', ofAction: false },
  { kind: 'assigned', label: 'Encaminhar', aloud: 'Encaminhar o item', ofAction: false },
  { kind: 'redefined', label: 'Redefinir', aloud: 'Redefinir a ação do item', ofAction: true },
  { kind: 'rescheduled', label: 'Remarcar', aloud: 'Remarcar o item', ofAction: false },
  { kind: 'status', label: 'Situação', aloud: 'Situação da ação do item', ofAction: true },
];

interface AgendaItemProps {
  item: ItemAnswer;
  number: number;
  meeting: MeetingAnswer;
}

/** One item: why it is here, what was said of it, and what may be said now. */
export function AgendaItem({ item, number, meeting }: AgendaItemProps) {
  const [saying, setSaying] = useState<OutcomeKind | null>(null);
  const live = meeting.stage === 'open' && meeting.mayConduct && item.id !== null;
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
      </div>
      <Before item={item} meeting={meeting} />
      <Outcomes item={item} live={live} today={meeting.today} />
      {live && <Verbs item={item} number={number} saying={saying} onSay={setSaying} />}
      {live && saying !== null && (
        <OutcomeForm
          key={saying}
          kind={saying}
          item={item}
          responsibles={meeting.responsibles}
          onClose={() => setSaying(null)}
        />
      )}
    </li>
  );
}

interface VerbsProps extends Pick<AgendaItemProps, 'item' | 'number'> {
  saying: OutcomeKind | null;
  onSay: (kind: OutcomeKind | null) => void;
}

function Verbs({ item, number, saying, onSay }: VerbsProps) {
  const verbs = VERBS.filter(({ ofAction }) => !ofAction || item.action !== null);
  return (
    <fieldset className="screen-only mt-2 ml-11 flex flex-wrap items-center gap-1 max-sm:ml-0">
      <legend className="sr-only">O que se decide do item {number}</legend>
      {verbs.map(({ kind, label, aloud }) => (
        <Button
          key={kind}
          kind={kind === 'decided' ? 'secondary' : 'quiet'}
          onPress={() => onSay(saying === kind ? null : kind)}
          aria-expanded={saying === kind}
          aria-label={`${aloud} ${number}`}
        >
          {label}
        </Button>
      ))}
      <OpenNonConformity item={item} number={number} />
    </fieldset>
  );
}

/** One click: it is recorded with the item that it came from. */
function OpenNonConformity({ item, number }: Pick<AgendaItemProps, 'item' | 'number'>) {
  const session = useSession();
  const say = useSay(item.id ?? '');
  const isSaid = item.outcomes.some(({ kind }) => kind === 'nonConformity');
  if (isSaid || !session?.verbs.includes('monitoring.treat')) return null;
  const open = () =>
    say.mutate(
      { kind: 'nonConformity', expectedVersion: item.version },
      { onError: (error) => showToast(error.message, { tone: 'problem' }) },
    );
  return (
    <IconButton label={`Abrir não conformidade do item ${number}`} onPress={open} isDisabled={say.isPending}>
      <Flag aria-hidden="true" />
    </IconButton>
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

/** What a pending item notes stands below it already, with what was done of it. */
const noteOf = ({ unit, proposedBy, note, before }: ItemAnswer): string =>
  [
    proposedBy === null ? null : `Proposto por ${proposedBy}${unit === null ? '' : ` (${unit})`}`,
    before.some(({ assigned }) => assigned.length > 0) ? null : note,
  ]
    .filter((each) => each !== null)
    .join(' · ');
