/** What the calendar needs of a version that stands. */
export interface MapVersion {
  readonly id: string;
  readonly system: string;
  readonly uf: string;
  /** `YYYY-MM` or `YYYY`. */
  readonly competencia: string;
  readonly rows: number;
}

export interface MapCell<V> {
  /** `YYYY-MM` or `YYYY`. */
  readonly period: string;
  /** `missing`: between two that are loaded; `outside`: before the first or after the last. */
  readonly state: 'loaded' | 'missing' | 'outside';
  readonly version: V | null;
  /** 1 to 4: rows beside the fullest of the row's system; 0 where nothing is loaded. */
  readonly level: number;
}

interface MapYear<V> {
  readonly year: string;
  /** Twelve months, or the whole year alone. */
  readonly cells: readonly MapCell<V>[];
}

/** One system in one state, with its years from the first that is loaded to the last. */
export interface MapSeries<V> {
  readonly system: string;
  readonly uf: string;
  readonly yearly: boolean;
  readonly years: readonly MapYear<V>[];
  /** Periods missing between two that are loaded, oldest first. */
  readonly missing: readonly string[];
}

const LEVELS = 4;
const MONTHS = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));

/** What is loaded and what lacks, by system and state, as calendars of years. */
export function monthMap<V extends MapVersion>(versions: readonly V[]): MapSeries<V>[] {
  const series = Map.groupBy(
    versions,
    ({ system, uf, competencia }) => `${system} ${uf} ${competencia.length}`,
  );
  return [...series.values()].map(seriesOf).toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

const nameOf = ({ system, uf, yearly }: MapSeries<MapVersion>) => `${system} ${uf} ${yearly}`;

function seriesOf<V extends MapVersion>(versions: readonly V[]): MapSeries<V> {
  const { system, uf, competencia } = versions[0] as V;
  const yearly = competencia.length === 4;
  const loaded = new Map(versions.map((version) => [version.competencia, version]));
  const periods = [...loaded.keys()].sort();
  const [first, last] = [periods[0] as string, periods.at(-1) as string];
  const most = Math.max(...versions.map((version) => version.rows));
  const cellOf = (period: string): MapCell<V> => {
    const version = loaded.get(period) ?? null;
    if (version !== null)
      return {
        period,
        state: 'loaded',
        version,
        level: Math.max(1, Math.ceil((LEVELS * version.rows) / most)),
      };
    return { period, state: period < first || period > last ? 'outside' : 'missing', version, level: 0 };
  };
  const years = yearsBetween(first, last).map((year) => ({
    year,
    cells: yearly ? [cellOf(year)] : MONTHS.map((month) => cellOf(`${year}-${month}`)),
  }));
  const missing = years.flatMap(({ cells }) =>
    cells.filter((cell) => cell.state === 'missing').map((cell) => cell.period),
  );
  return { system, uf, yearly, years, missing };
}

function yearsBetween(first: string, last: string): string[] {
  const from = Number(first.slice(0, 4));
  return Array.from({ length: Number(last.slice(0, 4)) - from + 1 }, (_, index) => String(from + index));
}
