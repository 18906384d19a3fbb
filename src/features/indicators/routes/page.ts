import type { z } from 'zod';
import { type Period, parsePeriod } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import { getTerritory, type TerritoryUnit } from '../../territory/index.ts';
import { readableCite } from '../commands/facts/fact-values.ts';
import { knownOnOf } from '../commands/indicator-value.ts';
import { loadValues, published } from '../commands/load-values.ts';
import { type Loaded, loadFor, ufOf, yearsKnown } from '../commands/loaded.ts';
import { listPlaceTargets } from '../commands/place-targets.ts';
import { smallNumbersRule } from '../commands/small-numbers.ts';
import { getCard, resolveMethod, type ValueQuery } from '../commands/value-query.ts';
import type { IndicatorPage, PlaceQuery, Series } from '../contract.ts';
import { type Card, isInForce, type Method, variantsOf, variesIn } from '../domain/card.ts';
import { absentValue } from '../domain/compute.ts';
import { expectedPath, targetKindOf } from '../domain/expected-path.ts';
import type { FactRule } from '../domain/facts/rule.ts';
import type { TargetRecord } from '../store/published.ts';
import { namedAnswer, targetAnswer, valueAnswer } from './answers.ts';
import { readFactSeries, readToldSeries, ruleAnswer, toldMethodAnswer } from './own-series.ts';
import { readPopulations } from './populations.ts';

/** One indicator in one place: its card, its series by every method, and its targets. */
export async function readPage(
  context: Context,
  id: string,
  query: z.infer<typeof PlaceQuery>,
): Promise<IndicatorPage> {
  const card = getCard(id);
  const territory = await getTerritory(context);
  const unit = territory.get(query.territory ?? territory.home, context.clock.today());
  const asked = {
    card,
    unit,
    knownOn: knownOnOf(query, context.clock.today()),
    ...resolveMethod(card, query.method ?? null, query.variant ?? null),
  };
  const targets = await listPlaceTargets(context, unit, card.id);
  const counted = await Promise.all([
    ...seriesOf(card, asked.method).map((method) => readSeries(context, asked, method, targets)),
    ...rulesOf(card, asked.rule).map((rule) => readFactSeries(context, { ...asked, rule }, targets)),
  ]);
  const told = await readToldSeries(context, asked, targets);
  const isTold = isToldFirst(asked, counted, told);
  const series = isTold ? [...told, ...counted] : [...counted, ...told];
  const { code, name, level } = unit;
  return {
    ...namedAnswer(card),
    kind: card.kind,
    accumulation: card.accumulation,
    pooled: card.pooled,
    concept: card.concept,
    use: card.use,
    legalBasis: card.legalBasis,
    limits: [...card.limits],
    openQuestions: [...card.openQuestions],
    smallNumbers: smallNumbersRule(card),
    cardSources: [...card.sources],
    cite: await readCite(context, card),
    methods: methodsOf(card),
    partsLabel: card.parts?.label ?? null,
    absence: series.some(hasValue) ? null : (card.unavailable?.reason ?? null),
    territory: { code, name, level },
    isHome: unit.code.startsWith(territory.home),
    method: series[0]?.method ?? null,
    grains: grainsOf(asked, isTold),
    variant: asked.variant,
    knownOn: asked.knownOn,
    series,
    official: await readOfficial(context, asked, unit),
    populations: await readPopulations(context, asked, series),
    bands: [...card.bands],
    breaks: [...card.breaks],
    targets: targets.map((target) => targetAnswer(card, target, targets)),
    targetKind: targetKindOf(card),
    tolerance: card.target?.tolerance ?? null,
    noBand: card.target?.noBand ?? null,
    baseline: card.target?.baseline ?? null,
    expected: expectedPath(card, targets).map(({ period, value }) => ({
      period,
      value: value.toDecimal(card.decimals + 1),
    })),
  };
}

function methodsOf(card: Card): IndicatorPage['methods'] {
  return [
    ...card.methods.map((method) => methodAnswer(card, method)),
    ...(card.facts?.rules ?? []).map((rule) => ruleAnswer(card, rule)),
    ...(card.entry === null ? [] : [toldMethodAnswer(card, card.entry)]),
  ];
}

/** The method asked for first, then the others. */
function seriesOf(card: Card, asked: Method | null): Method[] {
  return card.methods.toSorted((a, b) => Number(b === asked) - Number(a === asked));
}

function rulesOf(card: Card, asked: FactRule | null): FactRule[] {
  return (card.facts?.rules ?? []).toSorted((a, b) => Number(b === asked) - Number(a === asked));
}

/** What people told stands first where it is asked for, or no way is named and nothing could be counted. */
function isToldFirst(asked: ValueQuery, counted: readonly Series[], told: readonly Series[]): boolean {
  if (asked.entry === 'asked') return true;
  return asked.entry === 'beside' && told.some(hasValue) && !counted.slice(0, 1).some(hasValue);
}

const EVERY_GRAIN = ['year', 'month', 'window'] as const;

/** Lengths of period that values by the chosen way can have. */
function grainsOf({ card, method }: ValueQuery, isTold: boolean): IndicatorPage['grains'] {
  if (isTold)
    return card.entry === null || card.entry.grain === 'year' ? ['year'] : ['year', card.entry.grain];
  return method?.grain === 'year' ? ['year'] : [...EVERY_GRAIN, ...card.lengths];
}

const hasValue = ({ years, months }: Series): boolean =>
  [...years, ...months].some((value) => value.value !== null);

/** What the document prints, with the act and the address as people name them. */
async function readCite(context: Context, { facts }: Card): Promise<IndicatorPage['cite']> {
  if (facts === null) return null;
  const { act, at, quote } = await readableCite(context, facts.cite);
  return { act, at, quote };
}

function methodAnswer(card: Card, method: Method): IndicatorPage['methods'][number] {
  const { id, name, version, formula, system, place, validFrom, validTo } = method;
  const variants = variantsOf(method).map((variant) => ({ id: variant.id, name: variant.name }));
  return {
    id,
    name,
    version,
    formula,
    system,
    place,
    validFrom,
    validTo,
    variants,
    variesIn: variesIn(method),
    usual: id === card.defaultMethod,
    notComparable: method.notComparable ?? null,
    otherUnit: null,
    isTold: false,
  };
}

async function readSeries(
  context: Context,
  asked: ValueQuery,
  method: Method,
  targets: readonly TargetRecord[],
): Promise<Series> {
  const variant = method === asked.method ? asked.variant : null;
  const query = { ...asked, method, variant, entry: null };
  const loaded = await loadFor(context, query);
  const uf = ufOf(loaded.territory, asked.unit);
  const years = yearsKnown(
    loaded,
    uf,
    targets.map((target) => target.year),
  ).filter((year) => hasYear(method, year));
  const months = method.grain === 'month' ? monthsKnown(loaded, uf) : [];
  const answers = async (periods: readonly Period[]) => {
    const values = await loadValues(context, query, periods, { loaded });
    return periods.map((period, index) => valueAnswer(asked.card, period.text, values[index]!));
  };
  return { method: method.id, name: method.name, years: await answers(years), months: await answers(months) };
}

function hasYear(method: Method, year: Period): boolean {
  return isInForce(method, year.first) || isInForce(method, year.last);
}

function monthsKnown(loaded: Loaded, uf: string): Period[] {
  const months = loaded.computations
    .filter((each) => each.uf === uf || each.uf === 'BR')
    .map((each) => each.period);
  return [...new Set(months)].sort().map(parsePeriod);
}

async function readOfficial(
  context: Context,
  asked: ValueQuery,
  unit: TerritoryUnit,
): Promise<Series | null> {
  const { card } = asked;
  if (card.official === null || unit.level !== 'state') return null;
  const loaded = await loadFor(context, { ...asked, method: null });
  const years = yearsKnown(loaded, '', []);
  const values = years.map(
    (year) => published(asked, year, loaded) ?? absentValue('unavailable', 'Não publicado.'),
  );
  return {
    method: 'OFFICIAL',
    name: card.official.name,
    years: years.map((year, index) => valueAnswer(card, year.text, values[index]!)),
    months: [],
  };
}
