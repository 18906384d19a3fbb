/** That a unit of the register is an establishment from a day on. */
export interface Holding {
  readonly unit: string;
  /** CNES, seven digits. */
  readonly establishment: string;
  /** `YYYY-MM-DD`. */
  readonly from: string;
}

/** Which establishment each unit is on a day: that of its newest start until then. */
function heldOn(holdings: readonly Holding[], day: string): Map<string, string> {
  const started = holdings
    .filter(({ from }) => from <= day)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return new Map(started.map(({ unit, establishment }) => [unit, establishment]));
}

/** The units that were an establishment on the first day and on the last of some days. */
export function holdersThroughout(
  holdings: readonly Holding[],
  establishment: string,
  days: { readonly first: string; readonly last: string },
): string[] {
  const [first, last] = [heldOn(holdings, days.first), heldOn(holdings, days.last)];
  return [...first]
    .filter(([unit, held]) => held === establishment && last.get(unit) === establishment)
    .map(([unit]) => unit);
}
