import { formatDay } from '../../../kernel/format.ts';
import {
  monthsOf,
  ofPeriodInWords,
  type Period,
  parsePeriod,
  yearsTogether,
} from '../../../kernel/period.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { Context } from '../../../platform/context.ts';
import { systemInWords } from '../../sources/index.ts';
import type { Method } from '../domain/card.ts';
import { denominatorMeasure, numeratorNamed, partMeasure } from '../domain/compile.ts';
import { absentValue, computeIndicator, type IndicatorValue } from '../domain/compute.ts';
import { exactSum } from '../domain/counted-places.ts';
import { newestOf, whyOutOfForce } from '../domain/coverage.ts';
import { besideEntry } from '../domain/entries/value.ts';
import { besidePublished, declaredTogether, declaredValue, type Published } from '../domain/official.ts';
import { type Places, sumByComputation } from '../store/counts.ts';
import { entryValueOf, loadEntries } from './entries/entry-values.ts';
import { nameOfEstablishment } from './establishments.ts';
import { factValueOf, loadFacts } from './facts/fact-values.ts';
import { loadDenominator } from './load-denominator.ts';
import {
  fileOf,
  type Loaded,
  loadFor,
  type Reach,
  reachOf,
  ufOf,
  type Wanted,
  wantedDivisor,
  wantedOf,
  weighted,
} from './loaded.ts';
import { tellSmallNumbers } from './small-numbers.ts';
import { whatLacks, whyIncomplete, whyUncounted } from './uncounted.ts';
import { entryCardOf, factQueryOf, placesOf, type ValueQuery } from './value-query.ts';

/** The value of one place in each period, in the order asked. With `parts`, the numerator's parts too. */
export async function loadValues(
  context: Context,
  query: ValueQuery,
  periods: readonly Period[],
  { loaded, parts = false }: { readonly loaded?: Loaded; readonly parts?: boolean } = {},
): Promise<IndicatorValue[]> {
  const refused = refusal(query);
  if (refused !== null) return periods.map(() => refused);
  const told = entryCardOf(query);
  if (told === null) return countValues(context, query, periods, { loaded, parts });
  const entries = await loadEntries(context, told, query.knownOn ?? null);
  const values = periods.map((period) => entryValueOf(entries, query.unit, period));
  if (query.entry === 'asked') return values;
  const counted = await countValues(context, query, periods, { loaded, parts });
  return counted.map((value, index) => besideEntry(query.card, value, values[index]!));
}

/** What facts or files give, whatever people told. */
async function countValues(
  context: Context,
  query: ValueQuery,
  periods: readonly Period[],
  { loaded, parts }: { readonly loaded: Loaded | undefined; readonly parts: boolean },
): Promise<IndicatorValue[]> {
  const counted = factQueryOf(query);
  if (counted !== null) {
    const facts = await loadFacts(context, counted);
    return periods.map((period) => factValueOf(facts, query.unit, period));
  }
  const source = loaded ?? (await loadFor(context, query));
  const { method } = query;
  if (method === null) return periods.map(() => withoutMethod(query));
  const uf = ufOf(source.territory, query.unit);
  const plans = periods.map((period) => ({
    period,
    reach: reachOf(method, period, uf, source),
    places: placesOf(source.territory, query, `${period.last}-28`),
  }));
  const wanted = wantedOf(query, method, parts);
  const sums = await loadSums(context, query, method, plans, wanted);
  const { establishment, unit } = query;
  const name = establishment ? await nameOfEstablishment(context, establishment) : unit.name;
  const values = await Promise.all(
    plans.map(async (plan) => ({
      place: query.unit.code,
      establishment: query.establishment ?? null,
      period: plan.period,
      value: await assembleValue(context, query, plan, { loaded: source, sums, wanted, name }),
    })),
  );
  const establishments = Boolean(query.establishment);
  return tellSmallNumbers(context, { ...query, method }, values, { loaded: source, establishments });
}

/** Why an establishment or a day of knowledge cannot be asked for, where the card does not count by it. */
export function refusal({ card, method, establishment, knownOn }: ValueQuery): IndicatorValue | null {
  if (knownOn && card.facts !== null)
    return absentValue(
      'unavailable',
      `${card.shortName} conta fatos, que não têm versões: peça-o sem data de conhecimento.`,
    );
  if (!establishment || method?.establishment !== undefined) return null;
  return absentValue('unavailable', `${card.shortName} não é apurado por estabelecimento.`);
}

function withoutMethod({ card }: ValueQuery): IndicatorValue {
  const reason = card.unavailable?.reason ?? 'Este indicador ainda não tem método de cálculo.';
  return absentValue(card.unavailable?.status ?? 'unavailable', reason);
}

interface Plan {
  readonly period: Period;
  readonly reach: Reach;
  readonly places: Places;
}

/** Sums of every file that any of the periods needs, read once for each set of places. */
type Sums = ReadonlyMap<string, ReadonlyMap<string, readonly (number | null)[]>>;

const placesId = (places: Places) => JSON.stringify(places);

async function loadSums(
  context: Context,
  query: ValueQuery,
  method: Method,
  plans: readonly Plan[],
  wanted: Wanted,
): Promise<Sums> {
  const sums = new Map<string, Map<string, readonly (number | null)[]>>();
  for (const same of Map.groupBy(plans, (plan) => placesId(plan.places)).values()) {
    const { places } = same[0]!;
    const chosen = new Set(same.flatMap(({ reach }) => reach.coverage.chosen.map(({ id }) => id)));
    const divisors = new Set(same.flatMap(({ reach }) => (reach.divisor?.chosen ?? []).map(({ id }) => id)));
    const [counted, divided] = await Promise.all([
      sumByComputation(context, [...chosen], places, wanted.indexes),
      sumByComputation(context, [...divisors], places, wantedDivisor(query, method).indexes),
    ]);
    sums.set(placesId(places), new Map([...counted, ...divided]));
  }
  return sums;
}

async function assembleValue(
  context: Context,
  query: ValueQuery,
  { period, reach, places }: Plan,
  { loaded, sums, wanted, name }: { loaded: Loaded; sums: Sums; wanted: Wanted; name: string },
): Promise<IndicatorValue> {
  const { card, unit } = query;
  const method = query.method as Method;
  const { coverage, divisor } = reach;
  if (coverage.refusal !== null) return absentValue('unavailable', coverage.refusal);
  const uf = ufOf(loaded.territory, unit);
  if (coverage.chosen.length === 0) {
    const reason =
      whyOutOfForce(method, period, card.methods) ??
      whyIncomplete(loaded, uf, coverage.needed) ??
      whyUncounted(loaded, uf, coverage.needed) ??
      `Nenhum arquivo de ${systemInWords(method.system)} de ${uf} ${ofPeriodInWords(period)} foi carregado${untilDay(query)}. ${whatToDo(query)}`;
    return published(query, period, loaded) ?? absentValue('unavailable', reason);
  }
  const ofPlaces = sums.get(placesId(places)) ?? new Map();
  const rows = coverage.chosen.map(({ id }) => ({ sums: ofPlaces.get(id), weight: 1 }));
  const total = (name: string) => totalOf(rows, wanted.names.indexOf(name));
  const divided = weighted(method, divisor?.chosen ?? []).map(({ id, weight }) => ({
    sums: ofPlaces.get(id),
    weight,
  }));
  const same = wanted.names.find((name) => name.startsWith(denominatorMeasure('')));
  const own = numeratorNamed(method, query.variant);
  const counted = {
    same: same === undefined ? null : (total(same) ?? Rational.zero),
    own: totalOf(divided, 0),
  };
  const computed = computeIndicator({
    card,
    method,
    variant: query.variant,
    place: name,
    period,
    numerator: total(wanted.names[0] as string) ?? Rational.zero,
    denominator: await loadDenominator(context, query, period, { loaded, reach, counted }),
    parts: (card.parts?.items ?? [])
      .filter((part) => wanted.names.includes(partMeasure(part.id, own)))
      .map((part) => ({ id: part.id, count: total(partMeasure(part.id, own)) ?? Rational.zero })),
    files: coverage.chosen.map(fileOf),
    computedAt: newestOf(coverage.chosen),
    needed: coverage.needed,
    present: coverage.present,
    ...whatLacks(loaded, uf, coverage),
  });
  const figures = query.establishment ? null : publishedFigures(query, period, loaded);
  return figures === null ? computed : besidePublished(card, computed, figures);
}

/** How a value comes where no file is loaded (pt-BR). */
function whatToDo({ card, knownOn }: ValueQuery): string {
  if (knownOn) return 'Peça um dia posterior, ou o número como se conhece hoje.';
  return card.entry === null
    ? 'Carregue-o em Indicadores › Cargas.'
    : 'Carregue-o em Indicadores › Cargas, ou lance o valor em Indicadores › Lançar valores.';
}

const untilDay = ({ knownOn }: ValueQuery): string =>
  knownOn ? ` até aquele dia (${formatDay(knownOn)})` : '';

function totalOf(
  rows: readonly { readonly sums: readonly (number | null)[] | undefined; readonly weight: number }[],
  index: number,
): Rational | null {
  const known = rows.flatMap(({ sums, weight }) => {
    const hundredths = sums?.[index] ?? null;
    return hundredths === null ? [] : [hundredths * weight];
  });
  return known.length === 0 ? null : exactSum(known);
}

/** The published value of a state and year, or of years told together, where the card has an official series. */
export function published(query: ValueQuery, period: Period, loaded: Loaded): IndicatorValue | null {
  if (yearsTogether(period) !== null) {
    const years = [...new Set(monthsOf(period).map((month) => month.slice(0, 4)))].map(parsePeriod);
    const figures = years.flatMap((year) => publishedFigures(query, year, loaded) ?? []);
    return figures.length < years.length
      ? null
      : declaredTogether(query.card, query.unit.name, period, figures);
  }
  const figures = publishedFigures(query, period, loaded);
  return figures && declaredValue(query.card, query.unit.name, period, figures);
}

function publishedFigures({ card, unit }: ValueQuery, period: Period, loaded: Loaded): Published | null {
  if (card.official === null || unit.level !== 'state' || period.kind !== 'year') return null;
  const figure = (series: string) => loaded.official.get(`${series}/${period.text}`) ?? null;
  return {
    value: figure(card.official.value),
    numerator: figure(card.official.numerator),
    denominator: figure(card.official.denominator),
  };
}
