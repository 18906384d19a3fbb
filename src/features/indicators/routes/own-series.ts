import type { Period } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import { entryPeriodsKnown, entryValueOf, loadEntries } from '../commands/entries/entry-values.ts';
import { type FactQuery, factPeriods, factValueOf, loadFacts } from '../commands/facts/fact-values.ts';
import { refusal } from '../commands/load-values.ts';
import { entryCardOf, factQueryOf, type ValueQuery } from '../commands/value-query.ts';
import type { IndicatorPage, Series } from '../contract.ts';
import type { Card } from '../domain/card.ts';
import type { CardEntry } from '../domain/entries/card-entry.ts';
import type { FactRule } from '../domain/facts/rule.ts';
import type { TargetRecord } from '../store/published.ts';
import { valueAnswer } from './answers.ts';

type MethodAnswer = IndicatorPage['methods'][number];

const OF_NO_FILES = {
  validFrom: null,
  validTo: null,
  variants: [],
  variesIn: 'numerator',
  notComparable: null,
} satisfies Partial<MethodAnswer>;

/** A way of counting the house's own facts, as the page lists it. */
export function ruleAnswer(card: Card, rule: FactRule): MethodAnswer {
  const { id, name, version, formula, unitLabel } = rule;
  return {
    ...OF_NO_FILES,
    ...{ id, name, version, formula },
    system: 'registro de fatos',
    place: 'lugar do fato',
    usual: id === card.defaultMethod,
    otherUnit: unitLabel === card.unitLabel ? null : unitLabel,
    isTold: false,
  };
}

/** What people tell, as the page lists it among the methods. */
export function toldMethodAnswer(card: Card, entry: CardEntry): MethodAnswer {
  const { id, name, version, formula } = entry;
  return {
    ...OF_NO_FILES,
    ...{ id, name, version, formula },
    system: 'lançamento aprovado',
    place: 'lugar do lançamento',
    usual: id === card.defaultMethod,
    otherUnit: null,
    isTold: true,
  };
}

/** What facts give in each year and month, by one rule. */
export async function readFactSeries(
  context: Context,
  query: ValueQuery,
  targets: readonly TargetRecord[],
): Promise<Series> {
  const counted = factQueryOf(query) as FactQuery;
  const loaded = await loadFacts(context, counted);
  const years = targets.map((target) => target.year);
  const periods = factPeriods(loaded, years);
  const refused = refusal(query);
  const answers = (each: readonly Period[]) =>
    each.map((period) => {
      const value = refused ?? factValueOf(loaded, query.unit, period);
      return valueAnswer(query.card, period.text, value);
    });
  const { id, name } = counted.rule;
  return { method: id, name, years: answers(periods.years), months: answers(periods.months) };
}

/** What people told and was approved, by year and by the shorter periods it was told for; none where a card takes none. */
export async function readToldSeries(
  context: Context,
  query: ValueQuery,
  targets: readonly TargetRecord[],
): Promise<Series[]> {
  const found = entryCardOf({ ...query, entry: 'asked' });
  if (found === null) return [];
  const loaded = await loadEntries(context, found, query.knownOn ?? null);
  const { years, periods } = entryPeriodsKnown(
    loaded,
    targets.map((target) => target.year),
  );
  const answers = (each: readonly Period[]) =>
    each.map((period) => valueAnswer(query.card, period.text, entryValueOf(loaded, query.unit, period)));
  const { id, name, grain } = found.entry;
  return [{ method: id, name, years: answers(years), months: grain === 'year' ? [] : answers(periods) }];
}
