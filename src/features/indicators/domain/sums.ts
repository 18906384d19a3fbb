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

function plainText(value: Rational): string {
  if (value.denominator === 1n) return value.toDecimal(0);
  return value.toDecimal(4).replace(/0+$/, '');
}
