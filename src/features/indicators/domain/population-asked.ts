import type { Period } from '../../../kernel/period.ts';
import type { Method } from './card.ts';

export interface PopulationAsked {
  readonly name: string;
  readonly vintage: string;
  readonly year: number;
  /** That no population of the period's own year is there, and which stands for it (pt-BR). */
  readonly note: string | null;
}

/**
 * Which population a method divides by in a period: that of its last year or, after the last that is named, the last. Null
 * where it is another thing, or none is named.
 */
export function populationAsked({ denominator }: Method, period: Period): PopulationAsked | null {
  if (denominator.kind === 'population') return { ...denominator, note: null };
  if (denominator.kind !== 'population-of-year') return null;
  const { name, vintages } = denominator;
  const year = Number(period.last.slice(0, 4));
  const own = vintages.find((each) => year >= each.from && year <= each.to);
  if (own !== undefined) return { name, vintage: own.vintage, year, note: null };
  const newest = vintages.toSorted((a, b) => a.to - b.to).at(-1);
  if (newest === undefined || year < newest.to) return null;
  const note = `Dividido pela população de ${newest.to}, a última publicada: a de ${year} ainda não há.`;
  return { name, vintage: newest.vintage, year: newest.to, note };
}
