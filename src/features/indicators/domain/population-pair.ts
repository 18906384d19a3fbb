import { type Period, parsePeriod } from '../../../kernel/period.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { Card, Method } from './card.ts';
import { populationAsked } from './population-asked.ts';

/** What one publication says of the residents of a place and year. */
export interface PublishedPopulation {
  readonly id: string;
  readonly label: string;
  readonly people: bigint;
}

/** The publication that divides, beside another of the same place and year. */
export interface PopulationPair {
  readonly year: number;
  readonly used: PublishedPopulation;
  readonly other: PublishedPopulation;
  /** How many more people the other says. */
  readonly difference: bigint;
  /** The value, had it been divided by the other: decimal text of the card; null where only a part of the residents divides. */
  readonly valueWithOther: string | null;
}

/** A value as it was divided. */
export interface Divided {
  readonly period: string;
  readonly value: string | null;
  /** Decimal text. */
  readonly numerator: string | null;
}

/** The year whose population divides a value of a period, and by which publication; null where none does. */
export function usedPopulation(
  method: Method,
  period: Period,
): { readonly year: number; readonly isUsed: (id: string) => boolean } | null {
  const asked = populationAsked(method, period);
  if (asked !== null) return { year: asked.year, isUsed: (id) => id === asked.vintage };
  const { denominator } = method;
  if (denominator.kind !== 'files' || denominator.files.system !== 'POPSVS') return null;
  return { year: Number(period.last.slice(0, 4)), isUsed: isPopsvs };
}

const isPopsvs = (id: string) => id === 'POPSVS' || id.startsWith('popsvs-');

/** Every other publication of the same place and year beside the one that divides; none where that one, or any other, is not there. */
export function populationPairs(
  {
    card,
    method,
  }: { readonly card: Pick<Card, 'multiplier' | 'decimals' | 'rounding'>; readonly method: Method },
  { period, value, numerator }: Divided,
  published: ReadonlyMap<number, readonly PublishedPopulation[]>,
): PopulationPair[] {
  const asked = usedPopulation(method, parsePeriod(period));
  if (asked === null) return [];
  const { year, isUsed } = asked;
  const all = published.get(year) ?? [];
  const used = all.find(({ id }) => isUsed(id));
  if (used === undefined) return [];
  const isWhole = method.denominator.kind !== 'files';
  const told = isWhole && value !== null && numerator !== null;
  const by = (people: bigint) =>
    Rational.parse(numerator ?? '0')
      .mul(Rational.of(card.multiplier))
      .div(Rational.of(people))
      .toDecimal(card.decimals, method.rounding ?? card.rounding);
  return all
    .filter((each) => each !== used)
    .map((other) => ({
      year,
      used,
      other,
      difference: other.people - used.people,
      valueWithOther: told && other.people > 0n ? by(other.people) : null,
    }));
}
