import { Link } from '@tanstack/react-router';
import { RecordActions } from '../../../../web/components/RecordActions.tsx';
import type { Panel } from '../../contract.ts';
import { directionWords, isNumbered } from '../words.ts';
import { PanelCell } from './PanelCell.tsx';

/** The matrix: a line for each indicator, a column for each year. */
export function PanelTable({ panel }: { panel: Panel }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
    <section aria-label="Painel" className="overflow-x-auto max-sm:hidden print:block" tabIndex={0}>
      <table className="w-full min-w-[1100px] border-separate border-spacing-0 text-14 print:min-w-0">
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky left-0 z-1 min-w-72 border-rule-strong border-b bg-ground px-2 py-2 text-left text-13"
            >
              Indicador
            </th>
            {panel.years.map((year) => (
              <th key={year} scope="col" className="border-rule-strong border-b px-2 py-2 text-right text-13">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {panel.items.map((item) => (
            <PanelRow key={item.id} item={item} panel={panel} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PanelRow({ item, panel }: { item: Panel['items'][number]; panel: Panel }) {
  return (
    <tr data-keep-together>
      <th
        scope="row"
        className="sticky left-0 z-1 border-rule border-b bg-ground px-2 py-2.5 text-left align-top font-normal"
      >
        <IndicatorName item={item} place={panel.territory} />
      </th>
      {item.years.map((year) => (
        <td key={year.year} className="border-rule border-b px-2 py-2.5 text-right align-top">
          <PanelCell item={item} year={year} place={panel.territory} />
        </td>
      ))}
    </tr>
  );
}

/** The indicator by its number and short name, how it reads, why it has no value where it has none, and what may be done where its target was missed. */
export function IndicatorName({ item, place }: { item: Panel['items'][number]; place: Panel['territory'] }) {
  const numbered = isNumbered(item.code);
  const judged = item.years.findLast(({ verdict }) => verdict === 'met' || verdict === 'missed');
  return (
    <>
      <Link
        to={'/indicadores/$indicador' as string}
        params={{ indicador: item.code } as never}
        search={true as never}
        title={item.name}
      >
        {numbered && `${item.code} · `}
        {item.shortName}
      </Link>
      <span className="block text-13 text-ink-quiet">
        {[item.unitLabel, directionWords(item)].filter(Boolean).join(' · ')}
      </span>
      {item.absence && (
        <span className="block text-13 text-ink-quiet" title={item.absence}>
          {item.years.some((year) => year.actual.status === 'no-records')
            ? 'sem registros ainda'
            : 'ainda não calculado'}
        </span>
      )}
      {place.level === 'state' && judged?.verdict === 'missed' && (
        <span className="-ml-2 flex gap-1">
          <RecordActions
            kind="indicator"
            id={item.code}
            title={item.shortName}
            isOffTrack={true}
            inLine={true}
          />
        </span>
      )}
    </>
  );
}
