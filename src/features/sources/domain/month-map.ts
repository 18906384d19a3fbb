import { byPart, missingParts } from './parts.ts';
import { newestReleased, periodAfter, RELEASES } from './release.ts';

/** What the calendar needs of a version that stands. */
export interface MapVersion {
  readonly id: string;
  readonly system: string;
  readonly uf: string;
  /** `YYYY-MM` or `YYYY`. */
  readonly competencia: string;
  readonly rows: number;
  readonly part: string | null;
}

export interface MapCell<V> {
  /** `YYYY-MM` or `YYYY`. */
  readonly period: string;
  /** `incomplete`: a part lacks; `missing`: after the first that is loaded and should be out; `outside`: before the first, or not out yet. */
  readonly state: 'loaded' | 'incomplete' | 'missing' | 'outside';
  /** The file that stands, or the parts in their order. */
  readonly versions: readonly V[];
  /** Parts of the month that lack. */
  readonly lacking: readonly string[];
  /** 1 to 4: rows beside the fullest of the row's system; 0 where nothing is loaded. */
  readonly level: number;
}

interface MapYear<V> {
  readonly year: string;
  /** Twelve months, or the whole year alone. */
  readonly cells: readonly MapCell<V>[];
}

/** One system in one state, with its years from the first that is loaded to the last that is or should be out. */
export interface MapSeries<V> {
  readonly system: string;
  readonly uf: string;
  readonly yearly: boolean;
  readonly years: readonly MapYear<V>[];
  /** Periods missing between two that are loaded, oldest first. */
  readonly missing: readonly string[];
  /** Periods after the last that is loaded which should be out, oldest first. */
  readonly late: readonly string[];
  /** The first that should not be out yet, or null where no rule of release is known. */
  readonly awaited: string | null;
  /** Months of which a part lacks, oldest first. */
  readonly incomplete: readonly Pick<MapCell<V>, 'period' | 'lacking'>[];
}

const LEVELS = 4;
const MONTHS = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));

/** What is loaded and what lacks of what should be out on a day, by system and state, as calendars of years. */
export function monthMap<V extends MapVersion>(versions: readonly V[], today: string): MapSeries<V>[] {
  const series = Map.groupBy(
    versions,
    ({ system, uf, competencia }) => `${system} ${uf} ${competencia.length}`,
  );
  return [...series.values()]
    .map((each) => seriesOf(each, today))
    .toSorted((a, b) => placeOf(a) - placeOf(b) || (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** Systems in the order in which the ministry's are told (admissions first), others after them. */
const placeOf = ({ system }: MapSeries<MapVersion>): number => {
  const at = RELEASES.findIndex((each) => each.system === system);
  return at < 0 ? RELEASES.length : at;
};

const nameOf = ({ system, uf, yearly }: MapSeries<MapVersion>) => `${system} ${uf} ${yearly}`;

function seriesOf<V extends MapVersion>(versions: readonly V[], today: string): MapSeries<V> {
  const { system, uf, competencia } = versions[0] as V;
  const yearly = competencia.length === 4;
  const loaded = Map.groupBy(versions, (version) => version.competencia);
  const periods = [...loaded.keys()].sort();
  const [first, last] = [periods[0] as string, periods.at(-1) as string];
  const released = newestReleased(system, yearly, today);
  const end = released !== null && released > last ? released : last;
  const most = Math.max(...[...loaded.values()].map(rowsOf));
  const cellOf = (period: string): MapCell<V> => {
    const found = (loaded.get(period) ?? []).toSorted((a, b) => byPart(a.part ?? '', b.part ?? ''));
    const lacking = missingParts(found.flatMap(({ part }) => part ?? []));
    if (found.length > 0)
      return {
        period,
        state: lacking.length === 0 ? 'loaded' : 'incomplete',
        versions: found,
        lacking,
        level: Math.max(1, Math.ceil((LEVELS * rowsOf(found)) / most)),
      };
    const state = period < first || period > end ? 'outside' : 'missing';
    return { period, state, versions: found, lacking, level: 0 };
  };
  const years = yearsBetween(first, end).map((year) => ({
    year,
    cells: yearly ? [cellOf(year)] : MONTHS.map((month) => cellOf(`${year}-${month}`)),
  }));
  const lacking = years.flatMap(({ cells }) =>
    cells.filter((cell) => cell.state === 'missing').map((cell) => cell.period),
  );
  const [missing, late] = [
    lacking.filter((period) => period < last),
    lacking.filter((period) => period > last),
  ];
  const awaited = released === null ? null : periodAfter(end);
  const incomplete = years.flatMap(({ cells }) => cells.filter(({ state }) => state === 'incomplete'));
  return { system, uf, yearly, years, missing, late, awaited, incomplete };
}

const rowsOf = (versions: readonly MapVersion[]): number => versions.reduce((sum, { rows }) => sum + rows, 0);

function yearsBetween(first: string, last: string): string[] {
  const from = Number(first.slice(0, 4));
  return Array.from({ length: Number(last.slice(0, 4)) - from + 1 }, (_, index) => String(from + index));
}
