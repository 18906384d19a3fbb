import { Check, Circle } from 'lucide-react';
import { formatInstant } from '../../../../web/format.ts';
import type { MonthAnswer } from '../../contract.ts';
import { MONTH_STATES } from '../../domain/month/month.ts';
import { STAGES, STATE_LOOK } from './month-words.ts';

/** The line from production to payment: what was done, by whom and when, and what is still to come. */
export function MonthStages({ month }: { month: MonthAnswer }) {
  // The first state is before every stage, those after the payment are past the last.
  const reached = Math.min(MONTH_STATES.indexOf(month.state), STAGES.length) - 1;
  return (
    <ol
      aria-label={`Etapas: ${STATE_LOOK[month.state].words}`}
      className="mb-6 grid grid-cols-8 border-rule border-y py-3 text-13 max-lg:grid-cols-4 max-lg:gap-y-3 max-sm:grid-cols-2"
    >
      {STAGES.map(({ label, type }, place) => (
        <Stage
          key={type}
          label={label}
          isDone={place <= reached}
          isCurrent={place === reached}
          last={place <= reached ? month.history.findLast((event) => event.type === type) : undefined}
        />
      ))}
    </ol>
  );
}

interface StageProps {
  label: string;
  isDone: boolean;
  isCurrent: boolean;
  last: MonthAnswer['history'][number] | undefined;
}

function Stage({ label, isDone, isCurrent, last }: StageProps) {
  const Icon = isDone ? Check : Circle;
  return (
    <li className="min-w-0 pr-3" aria-current={isCurrent ? 'step' : undefined}>
      <p
        className={`flex items-center gap-1.5 ${isDone ? 'text-good' : 'text-ink-quiet'} ${isCurrent ? 'font-semibold' : ''}`}
      >
        <Icon aria-hidden="true" className="size-4 shrink-0" />
        <span>
          {label}
          {!isDone && <span className="sr-only">, falta</span>}
        </span>
      </p>
      {last && (
        <p className="text-ink-quiet">
          {last.by ?? 'Sistema'}
          <br />
          {formatInstant(last.at)}
        </p>
      )}
    </li>
  );
}
