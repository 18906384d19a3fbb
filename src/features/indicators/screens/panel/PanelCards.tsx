import type { Panel } from '../../contract.ts';
import { PanelCell } from './PanelCell.tsx';
import { IndicatorName } from './PanelTable.tsx';

type Year = Panel['items'][number]['years'][number];

/** On a phone: the last known value and the nearest target of each indicator. */
export function PanelCards({ panel }: { panel: Panel }) {
  return (
    <ol className="flex flex-col sm:hidden print:hidden">
      {panel.items.map((item) => (
        <li key={item.id} className="flex flex-col gap-2 border-rule border-b py-3">
          <div className="text-14">
            <IndicatorName item={item} place={panel.territory} />
          </div>
          <ul className="flex flex-wrap gap-x-8 gap-y-2">
            {tellingYears(item.years).map((year) => (
              <li key={year.year} className="text-14">
                <span className="block text-13 text-ink-quiet">{year.year}</span>
                <PanelCell item={item} year={year} place={panel.territory} align="start" />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** The last year with a value, and the first target that is not behind it. */
function tellingYears(years: readonly Year[]): Year[] {
  const known = years.findLast((year) => year.actual.text !== null);
  const next = years.find((year) => year.target !== null && year.year >= (known?.year ?? 0));
  return [known, next].filter(
    (year, index, all): year is Year => year !== undefined && all.indexOf(year) === index,
  );
}
