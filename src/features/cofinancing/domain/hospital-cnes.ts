/** The CNES of a hospital from a day on, as somebody said it on the strength of a source. */
export interface CnesRecord {
  readonly hospital: string;
  /** Seven digits. */
  readonly cnes: string;
  readonly from: string;
  readonly source: string;
  /** Instant at which it was said. */
  readonly at: string;
  readonly by: string | null;
}

/** The record that holds on a day: of the newest start until then, the last that was said. @returns null before the first. */
export function cnesOn(records: readonly CnesRecord[], day: string): CnesRecord | null {
  const started = records.filter(({ from }) => from <= day);
  const [newest] = started.sort((a, b) => compare(b.from, a.from) || compare(b.at, a.at));
  return newest ?? null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
