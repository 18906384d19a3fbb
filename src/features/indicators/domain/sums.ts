import { Rational, sum } from '../../../kernel/rational.ts';

/** The exact sum of decimal texts; null where one of them is not known. */
export function sumOf(texts: readonly (string | null)[]): string | null {
  if (texts.some((text) => text === null)) return null;
  return plainText(sum(texts.map((text) => Rational.parse(text as string))));
}

/** `one - other`, exactly; null where one of them is not known. */
export function differenceOf(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return null;
  return plainText(Rational.parse(one).sub(Rational.parse(other)));
}

/** How much `one` is above (or below) `other`, in % of `other` with one place; null where that means nothing. */
export function relativeOf(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return null;
  const base = Rational.parse(other);
  if (base.isZero()) return null;
  return Rational.parse(one).sub(base).mul(Rational.of(100)).div(base).toDecimal(1);
}

/**
 * What adds up in the year, month by month: each month with those before it in its year. After a month that is left out
 * the sum of that year is not known, and it ends.
 */
export function addedInYear<T extends { readonly period: string; readonly value: string | null }>(
  months: readonly T[],
): { readonly month: T; readonly value: string }[] {
  return [...Map.groupBy(months, ({ period }) => period.slice(0, 4)).values()].flatMap((ofYear) => {
    const first = Number(ofYear[0]?.period.slice(5));
    const gap = ofYear.findIndex(
      ({ period, value }, index) => value === null || Number(period.slice(5)) !== first + index,
    );
    const known = gap < 0 ? ofYear : ofYear.slice(0, gap);
    return known.map((month, index) => ({
      month,
      value: sumOf(known.slice(0, index + 1).map(({ value }) => value)) as string,
    }));
  });
}

function plainText(value: Rational): string {
  if (value.denominator === 1n) return value.toDecimal(0);
  return value.toDecimal(4).replace(/0+$/, '');
}
