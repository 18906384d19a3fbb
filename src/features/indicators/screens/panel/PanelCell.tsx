import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import { useSession } from '../../../../web/session.ts';
import type { Panel } from '../../contract.ts';
import { SourcedValue } from '../SourcedValue.tsx';
import { NEAR_WORDS, SMALL_WORDS, STATUS_WORDS, statusWords } from '../words.ts';

type Item = Panel['items'][number];

interface PanelCellProps {
  item: Item;
  year: Item['years'][number];
  place: Panel['territory'];
  align?: 'end' | 'start';
}

/** One year: the value, the target under it, and whether it was met. */
export function PanelCell({ item, year, place, align = 'end' }: PanelCellProps) {
  const { actual, target } = year;
  const told = actual.status === 'partial' || actual.status === 'no-denominator';
  return (
    <div className={`flex flex-col gap-0.5 ${align === 'end' ? 'items-end' : 'items-start'}`}>
      {actual.text === null ? (
        <span className={align === 'start' ? 'sr-only' : 'text-ink-quiet'}>
          <span aria-hidden="true">–</span>
          <span className="sr-only">{STATUS_WORDS[actual.status]}</span>
        </span>
      ) : (
        <SourcedValue
          asked={{ id: item.code, territory: place.code }}
          period={String(year.year)}
          text={actual.text}
          label={`${item.shortName}, ${place.name}, ${year.year}`}
        />
      )}
      {actual.small === 'shown' && <span className="text-13 text-ink-quiet">{SMALL_WORDS}</span>}
      {told && <span className="text-13 text-ink-quiet">{statusWords(actual)}</span>}
      {target && (
        <span className="text-13 text-ink-quiet">
          {target.text === null ? 'sem meta' : `meta ${target.text}`}
        </span>
      )}
      <Verdict year={year} />
      {year.near && <span className="text-13 text-ink-quiet">{NEAR_WORDS}</span>}
    </div>
  );
}

/** Whether the target was met; of the year that runs, and of a value that is not judged, that it cannot be told yet. */
function Verdict({ year: { year, actual, verdict } }: Pick<PanelCellProps, 'year'>) {
  const isRunning = useSession()?.today.startsWith(`${year}-`) ?? false;
  if (!verdict || (verdict === 'notYet' && !isRunning && actual.text === null)) return null;
  return <StateBadge fact="target" state={verdict} className="text-13" />;
}
