import { BAR_STATES } from '../../domain/evaluation/report.ts';
import type { FrozenCounts } from '../../domain/evaluation/snapshot.ts';

/** The look of each state of an action. */
export const FILL: Readonly<Record<(typeof BAR_STATES)[number]['key'], string>> = {
  completed: 'bg-good',
  inProgress: 'bg-doing',
  notStarted: 'bg-waiting-soft border border-waiting',
  noInformation: 'bg-none-soft border border-rule-strong',
  cancelled: 'bg-warn-mark',
};

interface StandingBarsProps {
  label: string;
  rows: readonly { id: string; label: string; counts: FrozenCounts }[];
}

/** How many stand in each state, on one scale; the table beside says the same in numbers. */
export function StandingBars({ label, rows }: StandingBarsProps) {
  const most = Math.max(1, ...rows.map(({ counts }) => counts.total));
  return (
    <figure className="mb-6 max-w-[960px]" aria-label={label}>
      <figcaption className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-13">
        {BAR_STATES.map(({ key, label: words }) => (
          <span key={key} className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className={`size-3 ${FILL[key]}`} />
            {words}
          </span>
        ))}
      </figcaption>
      <ul className="flex flex-col gap-1.5">
        {rows.map(({ id, label: name, counts }) => (
          <li
            key={id}
            className="grid grid-cols-[9rem_1fr_6.5rem] items-center gap-3 text-14 max-sm:grid-cols-[6rem_1fr]"
          >
            <span className="truncate" title={name}>
              {name}
            </span>
            <span aria-hidden="true" className="flex h-5">
              {BAR_STATES.map(({ key }) => (
                <span
                  key={key}
                  className={`h-full ${counts[key] === 0 ? '' : FILL[key]}`}
                  style={{ width: `${(counts[key] / most) * 100}%` }}
                />
              ))}
            </span>
            <span className={`max-sm:col-start-2 ${counts.late > 0 ? 'text-bad' : 'text-ink-quiet'}`}>
              {counts.late === 0
                ? 'nenhuma atrasada'
                : `${counts.late} ${counts.late === 1 ? 'atrasada' : 'atrasadas'}`}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
