import type { Context } from '../../../platform/context.ts';
import { loadPopulationPairs, type PopulationsAsked } from '../commands/populations.ts';
import type { ValueQuery } from '../commands/value-query.ts';
import type { IndicatorPage, Series, Value } from '../contract.ts';
import { textOf } from './answers.ts';

type Pairs = NonNullable<IndicatorPage['populations']>['items'];

/** The publication that divides each value beside the others of its year. */
export async function pairsOf(
  context: Context,
  asked: PopulationsAsked,
  values: readonly Value[],
): Promise<Pairs> {
  const pairs = await loadPopulationPairs(context, asked, values);
  return values.flatMap(({ period, text }) =>
    (pairs.get(period) ?? []).map(({ year, used, other, difference, valueWithOther }) => ({
      period,
      year,
      text,
      used: used.label,
      people: String(used.people),
      other: other.label,
      otherPeople: String(other.people),
      difference: String(difference),
      valueWithOther,
      textWithOther: valueWithOther === null ? null : textOf(asked.card, valueWithOther),
    })),
  );
}

/** Of the years that the page shows by the chosen method. */
export async function readPopulations(
  context: Context,
  asked: ValueQuery,
  series: readonly Series[],
): Promise<IndicatorPage['populations']> {
  const { whyPopulation } = asked.card;
  const chosen = series.find(({ method }) => method === asked.method?.id);
  if (whyPopulation === null || chosen === undefined) return null;
  const items = await pairsOf(
    context,
    { ...asked, territory: asked.unit.code },
    chosen.years.filter(({ value }) => value !== null),
  );
  return items.length === 0 ? null : { why: whyPopulation, items };
}
