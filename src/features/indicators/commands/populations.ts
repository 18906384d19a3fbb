import { parsePeriod } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import { populationsByYear } from '../../sources/index.ts';
import {
  type Divided,
  type PopulationPair,
  populationPairs,
  usedPopulation,
} from '../domain/population-pair.ts';
import type { ValueQuery } from './value-query.ts';

/** By which method of which card, and where, the values were divided. */
export interface PopulationsAsked extends Pick<ValueQuery, 'card' | 'method' | 'knownOn'> {
  readonly territory: string;
}

/**
 * By period of the values given: the publication that divides each beside the others of its year. Nothing on a day of
 * knowledge, for which of them were published by then is not told of every file.
 */
export async function loadPopulationPairs(
  context: Context,
  { card, method, territory, knownOn = null }: PopulationsAsked,
  values: readonly Divided[],
): Promise<ReadonlyMap<string, readonly PopulationPair[]>> {
  if (card.whyPopulation === null || method === null || knownOn !== null) return new Map();
  const years = values.flatMap(({ period }) => usedPopulation(method, parsePeriod(period))?.year ?? []);
  if (years.length === 0) return new Map();
  const found = await populationsByYear(context, territory, [...new Set(years)]);
  const published = new Map(
    [...found].map(([year, all]) => [
      year,
      all.map(({ source, people }) => ({ id: source.id, label: source.label, people })),
    ]),
  );
  return new Map(values.map((value) => [value.period, populationPairs({ card, method }, value, published)]));
}
