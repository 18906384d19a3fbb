import { Rational } from './rational.ts';

declare const brl: unique symbol;

/** An exact amount in reais (BRL); cents exist only after `roundToCents`. */
export type Money = Rational & { readonly [brl]: true };

export function money(value: Rational): Money {
  return value as Money;
}

/** Reads `"765.547,34"` or `"R$ 765.547,34"`. */
export function parseMoney(text: string): Money {
  return money(Rational.parsePtBr(text));
}

/**
 * Splits an amount of whole cents in proportion to `weights` by largest remainder, so that the parts sum to the whole.
 * Ties go to the earlier part.
 */
export function splitCents(amount: Money, weights: readonly Rational[]): Money[] {
  const total = weights.reduce((a, b) => a.add(b), Rational.zero);
  const exact = weights.map((weight) => amount.mul(weight).div(total));
  const floors = exact.map((share) => share.round(2, 'truncate'));
  const missing = amount.sub(floors.reduce((a, b) => a.add(b), Rational.zero)).mul(Rational.of(100));
  const order = exact
    .map((share, index) => ({ index, rest: share.sub(floors[index] as Rational) }))
    .sort((a, b) => b.rest.compare(a.rest) || a.index - b.index);
  const lucky = new Set(order.slice(0, Number(missing.numerator)).map(({ index }) => index));
  return floors.map((floor, index) => money(lucky.has(index) ? floor.add(Rational.of(1, 100)) : floor));
}
