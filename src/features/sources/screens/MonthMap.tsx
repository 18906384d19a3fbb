import { Check, CircleSlash2, X } from 'lucide-react';
import { competenciaInWords, parseCompetencia } from '../../../kernel/competencia.ts';
import { formatCount } from '../../../kernel/format.ts';
import { TableScroll } from '../../../web/components/TableScroll.tsx';
import type { Version } from '../contract.ts';
import { type MapCell, type MapSeries, monthMap } from '../domain/month-map.ts';
import { missingInWords as lacksInWords } from '../domain/parts.ts';
import { neverLoaded, systemInWords } from '../domain/release.ts';

const MONTHS = ['jan', 'fev', 'mar', 'abr', 'mai', 'jun', 'jul', 'ago', 'set', 'out', 'nov', 'dez'];
const TONES = [
  '',
  'bg-(--scale-1) text-ink',
  'bg-(--scale-2) text-ink',
  'bg-(--scale-4) text-onaction',
  'bg-(--scale-5) text-onaction',
];

const periodInWords = (period: string) =>
  period.length === 4 ? period : competenciaInWords(parseCompetencia(period));

interface MonthMapProps {
  versions: readonly Version[];
  /** The day by which files should be out, YYYY-MM-DD. */
  today: string;
  onOpen: (version: Version) => void;
}

/** A calendar for each system and state: what is loaded, how full it is, and which months lack. */
export function MonthMap({ versions, today, onOpen }: MonthMapProps) {
  const series = monthMap(versions, today);
  const never = neverLoaded(new Set(versions.map(({ system }) => system)));
  return (
    <>
      {never.length > 0 && (
        <p className="mb-3 max-w-prose text-14">
          <span className="font-semibold">Indicadores contam, e nada foi carregado de: </span>
          {never.map(({ system, holds }) => `${system} (${holds})`).join(', ')}.
        </p>
      )}
      <Legend />
      <div className="mt-3 flex flex-col gap-6">
        {series.map((each) => (
          <Calendar key={`${each.system} ${each.uf} ${each.yearly}`} series={each} onOpen={onOpen} />
        ))}
      </div>
    </>
  );
}

function Legend() {
  return (
    <ul className="flex flex-wrap items-center gap-x-5 gap-y-1 text-13 text-ink-quiet">
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="flex">
          {TONES.slice(1).map((tone) => (
            <span key={tone} className={`flex size-5 items-center justify-center ${tone}`}>
              <Check className="size-3.5" />
            </span>
          ))}
        </span>
        carregado; mais escuro, mais registros
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className={`flex size-5 items-center justify-center ${MISSING}`}>
          <X className="size-3.5" />
        </span>
        falta: já deve ter saído
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className={`flex size-5 items-center justify-center ${INCOMPLETE}`}>
          <CircleSlash2 className="size-3.5" />
        </span>
        falta uma parte do mês: não entra nas contas
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="size-5 border border-rule" />
        antes do primeiro, ou ainda não deve ter saído
      </li>
    </ul>
  );
}

const MISSING = 'border border-bad bg-bad-soft text-bad';
const INCOMPLETE = 'border border-warn bg-warn-soft text-warn';

function Calendar({ series, onOpen }: { series: MapSeries<Version>; onOpen: (version: Version) => void }) {
  const name = `${systemInWords(series.system)} · ${series.uf}`;
  return (
    <section aria-label={name} className="min-w-0">
      <h3 className="text-14">
        <span className="inline-block font-semibold first-letter:uppercase">{name}</span>
        <span className="font-normal text-ink-quiet"> · {missingInWords(series)}</span>
      </h3>
      <TableScroll label={`Calendário de ${name}`}>
        <table className="mt-1 border-separate border-spacing-px text-13 sm:border-spacing-0.5">
          {!series.yearly && (
            <thead>
              <tr>
                <th scope="col" className="pr-1 text-left font-normal text-ink-quiet">
                  Ano
                </th>
                {MONTHS.map((month) => (
                  <th key={month} scope="col" className="min-w-6 font-normal text-ink-quiet sm:min-w-9">
                    {month}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {rowsOf(series).map(({ year, until, cells }) =>
              until !== year ? (
                <tr key={year}>
                  <th scope="row" className="pr-1 text-left font-normal tabular-nums whitespace-nowrap">
                    {year} a <span className="block sm:inline">{until}</span>
                  </th>
                  <td colSpan={MONTHS.length} className={`h-9 px-2 ${MISSING}`}>
                    nada carregado nestes anos
                  </td>
                </tr>
              ) : (
                <tr key={year}>
                  <th scope="row" className="pr-1 text-left font-normal tabular-nums">
                    {year}
                  </th>
                  {cells.map((cell) => (
                    <td key={cell.period} className="p-0">
                      <Cell cell={cell} onOpen={onOpen} />
                    </td>
                  ))}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

/** The years of a calendar; those that follow one another with no month loaded are one row. */
function rowsOf({ years, yearly }: MapSeries<Version>) {
  const rows: { year: string; until: string; cells: readonly MapCell<Version>[]; isBlank: boolean }[] = [];
  for (const { year, cells } of years) {
    const isBlank = !yearly && cells.every(({ state }) => state === 'missing');
    const before = rows.at(-1);
    if (isBlank && before?.isBlank) before.until = year;
    else rows.push({ year, until: year, cells, isBlank });
  }
  return rows;
}

/** "falta julho de 2024; faltam 3 meses até setembro de 2026; o de outubro de 2026 ainda não deve ter saído". */
function missingInWords(series: MapSeries<Version>): string {
  const gaps = gapsInWords(series);
  const { late, awaited, yearly } = series;
  if (awaited === null) return `${gaps}, entre os carregados (não se sabe quando sai o próximo)`;
  const next = `o de ${periodInWords(awaited)} ainda não deve ter saído`;
  if (late.length === 0) return `${gaps}; ${next}`;
  const many = yearly ? 'anos' : 'meses';
  const until = periodInWords(late.at(-1) as string);
  const behind =
    late.length === 1 ? `falta ${until}` : `faltam ${formatCount(late.length)} ${many} até ${until}`;
  return [...(gaps === NO_GAPS ? [] : [gaps]), behind, next].join('; ');
}

const NO_GAPS = 'sem lacunas';

function gapsInWords({ missing, incomplete }: MapSeries<Version>): string {
  const parts = incomplete.map(
    ({ period, lacking }) => `parte ${lacking.join(' e ')} de ${periodInWords(period)}`,
  );
  const lacks = [...missing.map(periodInWords), ...parts];
  if (lacks.length === 0) return NO_GAPS;
  const named = lacks.slice(0, 6).join(', ');
  const more = lacks.length > 6 ? ` e mais ${lacks.length - 6}` : '';
  return `${lacks.length === 1 ? 'falta' : 'faltam'} ${named}${more}`;
}

/** "jan 2024: 4.315 registros, RDAC2401.dbc"; of parts, the sum and which lacks. */
function cellInWords({ period, versions, lacking }: MapCell<Version>): string {
  const rows = versions.reduce((sum, each) => sum + each.rows, 0);
  const files = versions.map(({ fileName }) => fileName).join(' e ');
  const said = `${periodInWords(period)}: ${formatCount(rows)} registros, ${files}`;
  return lacking.length === 0 ? said : `${said}. ${lacksInWords(lacking)}`;
}

function Cell({ cell, onOpen }: { cell: MapCell<Version>; onOpen: (version: Version) => void }) {
  const when = periodInWords(cell.period);
  const [version] = cell.versions;
  if (version !== undefined) {
    const said = cellInWords(cell);
    const isWhole = cell.state === 'loaded';
    const Icon = isWhole ? Check : CircleSlash2;
    return (
      <button
        type="button"
        title={said}
        aria-label={said}
        onClick={() => onOpen(version)}
        className={`flex h-9 w-full min-w-6 cursor-pointer sm:min-w-9 items-center justify-center ${isWhole ? TONES[cell.level] : INCOMPLETE}`}
      >
        <Icon aria-hidden="true" className="size-4" />
      </button>
    );
  }
  if (cell.state === 'outside')
    return (
      <span className="flex h-9 min-w-6 border border-rule sm:min-w-9">
        <span className="sr-only">{when}: nada carregado</span>
      </span>
    );
  return (
    <span
      title={`${when}: falta`}
      className={`flex h-9 min-w-6 items-center sm:min-w-9 justify-center ${MISSING}`}
    >
      <X aria-hidden="true" className="size-4" />
      <span className="sr-only">{when}: falta</span>
    </span>
  );
}
