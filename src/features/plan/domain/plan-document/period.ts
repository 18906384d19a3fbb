import { plainWords, type SourceRow } from './source-row.ts';

/** Days of the first and last day of a plan. */
export interface Period {
  readonly starts: string;
  readonly ends: string;
}

const SPAN = /\b(20\d\d)\s*(?:[-–/]|a|até)\s*(20\d\d)\b/g;

/**
 * The years of a plan: those that cells speaking of a plan print oftenest, the first of equals. The plan names itself on its cover, in its
 * headings and over its tables; another that it cites, a state plan of years before, stands once or twice.
 */
export function periodOf(rows: readonly SourceRow[]): Period | null {
  const counts = new Map<string, number>();
  for (const cell of rows.flatMap((row) => row.cells)) {
    const weight = /plan/.test(plainWords(cell)) ? HEADING : 1;
    for (const [, from = '', to = ''] of cell.matchAll(SPAN))
      if (from <= to) counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + weight);
  }
  const [best] = [...counts].filter(([, count]) => count >= HEADING).toSorted((a, b) => b[1] - a[1]);
  const [from, to] = best?.[0].split(' ') ?? [];
  return from === undefined ? null : { starts: `${from}-01-01`, ends: `${to}-12-31` };
}

/** Only what is said of a plan names its years; deadlines over the same years speak for them. */
const HEADING = 1000;
