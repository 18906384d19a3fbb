import type { CardFilter, CardMeasure } from './card.ts';

const OPPOSITE = { in: 'not-in', 'not-in': 'in', prefix: 'not-prefix', 'not-prefix': 'prefix' } as const;

/**
 * What one measure counts and a narrower one, of the same amounts, leaves out: the conditions of the first, and the contrary of the only
 * one that the second adds. @throws Error where the second is not so made
 */
export function leftOut(whole: CardMeasure, narrower: CardMeasure): CardMeasure {
  const known = new Set(whole.where.map((filter) => JSON.stringify(filter)));
  const added = narrower.where.filter((filter) => !known.has(JSON.stringify(filter)));
  const [only] = added;
  if (only === undefined || added.length > 1)
    throw new Error('the measures differ by other than one condition');
  return { ...whole, where: [...whole.where, contrary(only)] };
}

function contrary(filter: CardFilter): CardFilter {
  const opposite = OPPOSITE[filter.op as keyof typeof OPPOSITE];
  if (opposite === undefined) throw new Error(`no contrary of ${filter.op}`);
  return { ...filter, op: opposite } as CardFilter;
}
