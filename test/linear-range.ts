/** A sum that somebody was told. */
interface Told {
  readonly coefficients: readonly number[];
  readonly value: number;
}

const NEARLY = 1e-7;

/**
 * The least and the most that a sum of unknown amounts, none below zero, can be, given other sums of them (simplex by Bland's rule).
 * @throws RangeError where no amounts give what was told
 */
export function rangeOf(
  wanted: readonly number[],
  told: readonly Told[],
): { readonly least: number; readonly most: number } {
  return {
    least:
      Math.round(
        -maximum(
          wanted.map((each) => -each),
          told,
        ) * 1e6,
      ) /
        1e6 +
      0,
    most: Math.round(maximum(wanted, told) * 1e6) / 1e6 + 0,
  };
}

function maximum(wanted: readonly number[], told: readonly Told[]): number {
  const unknowns = wanted.length;
  const width = unknowns + told.length;
  const rows = told.map(({ coefficients, value }, at) => [
    ...coefficients,
    ...told.map((_, other) => Number(other === at)),
    value,
  ]);
  const basis = told.map((_, at) => unknowns + at);
  const first = Array.from({ length: width }, (_, at) => (at < unknowns ? 0 : -1));
  if (solve(rows, basis, first, width) < -NEARLY) throw new RangeError('nothing gives what was told');
  leaveInventedOnes(rows, basis, unknowns);
  const second = Array.from({ length: width }, (_, at) => wanted[at] ?? 0);
  return solve(rows, basis, second, unknowns);
}

/** Goes from corner to corner while the objective grows, among the first `width` columns. @returns the objective */
function solve(rows: number[][], basis: number[], objective: readonly number[], width: number): number {
  for (;;) {
    const entering = columnThatGains(rows, basis, objective, width);
    if (entering === null) break;
    const leaving = rowThatBinds(rows, basis, entering);
    if (leaving === null) return Number.POSITIVE_INFINITY;
    pivot(rows, basis, leaving, entering);
  }
  return basis.reduce((sum, column, at) => sum + (objective[column] ?? 0) * (rows[at]?.at(-1) ?? 0), 0);
}

function columnThatGains(
  rows: readonly number[][],
  basis: readonly number[],
  objective: readonly number[],
  width: number,
): number | null {
  for (let column = 0; column < width; column++) {
    if (basis.includes(column)) continue;
    const cost = basis.reduce((sum, of, at) => sum + (objective[of] ?? 0) * (rows[at]?.[column] ?? 0), 0);
    if ((objective[column] ?? 0) - cost > NEARLY) return column;
  }
  return null;
}

function rowThatBinds(rows: readonly number[][], basis: readonly number[], entering: number): number | null {
  const binding = rows.flatMap((row, at) => {
    const by = row[entering] ?? 0;
    return by > NEARLY ? [{ at, ratio: (row.at(-1) ?? 0) / by }] : [];
  });
  const least = Math.min(...binding.map(({ ratio }) => ratio));
  const tied = binding.filter(({ ratio }) => ratio <= least + NEARLY);
  return tied.toSorted((a, b) => (basis[a.at] ?? 0) - (basis[b.at] ?? 0))[0]?.at ?? null;
}

function pivot(rows: number[][], basis: number[], leaving: number, entering: number): void {
  const by = rows[leaving]?.[entering] as number;
  const scaled = (rows[leaving] as number[]).map((each) => each / by);
  rows.forEach((row, at) => {
    const times = row[entering] ?? 0;
    rows[at] = at === leaving ? scaled : row.map((each, column) => each - times * (scaled[column] ?? 0));
  });
  basis[leaving] = entering;
}

/** After the first phase an invented unknown may stay at zero: it is exchanged for a true one, or its row says nothing. */
function leaveInventedOnes(rows: number[][], basis: number[], unknowns: number): void {
  for (let at = basis.length - 1; at >= 0; at--) {
    if ((basis[at] ?? 0) < unknowns) continue;
    const column = (rows[at] ?? []).slice(0, unknowns).findIndex((each) => Math.abs(each) > NEARLY);
    if (column >= 0) pivot(rows, basis, at, column);
    else {
      rows.splice(at, 1);
      basis.splice(at, 1);
    }
  }
}
