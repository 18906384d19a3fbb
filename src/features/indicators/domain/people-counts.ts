import { type Card, countsThemselves, type Method, numeratorOf, variantsOf } from './card.ts';
import {
  denominatorMeasure,
  NUMERATOR,
  numeratorMeasure,
  numeratorNamed,
  partMeasure,
  peopleMeasure,
} from './compile.ts';

/** A number of people by the names of stored amounts: one, less others. */
export interface Amount {
  readonly plus: string;
  readonly less: readonly string[];
}

/**
 * The people that the values of a method count, by every variant: of a count, a rate or a quantity those of the numerator; of a
 * share those that it leaves out too, who are the difference of what is shown; of a mean, those of the denominator; of another
 * sum, those that the method counts for it.
 */
export function amountsToldOf(card: Card, method: Method): Amount[] {
  const variants = variantsOf(method).map(({ id }) => id);
  const amounts = (variants.length === 0 ? [null] : variants).flatMap((variant) =>
    ofVariant(card, method, variant),
  );
  return [...new Map(amounts.map((each) => [[each.plus, ...each.less].join(' '), each])).values()];
}

function ofVariant({ unit }: Card, method: Method, id: string | null): Amount[] {
  const variant = variantsOf(method).find((each) => each.id === id);
  const numerator = variant?.numerator === undefined ? NUMERATOR : numeratorMeasure(variant.id);
  const denominator = variant?.measure === undefined ? null : denominatorMeasure(variant.id);
  if (numeratorOf(method, id).op === 'sum' && !countsThemselves(method, id)) {
    const people = peopleMeasure(variant?.numerator === undefined ? null : variant.id);
    const behind = method.people === undefined ? denominator : people;
    return behind === null ? [] : [{ plus: behind, less: [] }];
  }
  const counted: Amount = { plus: numerator, less: [] };
  return denominator === null || unit !== '%'
    ? [counted]
    : [counted, { plus: denominator, less: [numerator] }];
}

/** Of every numerator of a method: its parts in the order of the card, and last what they leave out of it. None where the card has no parts. */
export function partsToldOf({ parts }: Card, method: Method): Amount[][] {
  if (parts === null) return [];
  const own = variantsOf(method).map(({ id }) => numeratorNamed(method, id));
  return [...new Set([null, ...own])].map((variant) => {
    const names = parts.items.map(({ id }) => partMeasure(id, variant));
    const whole = variant === null ? NUMERATOR : numeratorMeasure(variant);
    return [...names.map((plus) => ({ plus, less: [] })), { plus: whole, less: names }];
  });
}
