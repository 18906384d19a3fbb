import type { z } from 'zod';
import { type Period, parsePeriod } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import { getTerritory, type TerritoryUnit } from '../../territory/index.ts';
import {
  getCard,
  type Loaded,
  loadFor,
  loadValues,
  published,
  resolveMethod,
  ufOf,
  type ValueQuery,
  yearsKnown,
} from '../commands/load-values.ts';
import type { IndicatorPage, PlaceQuery, Series } from '../contract.ts';
import { type Card, isInForce, type Method, variantsOf } from '../domain/card.ts';
import { absentValue } from '../domain/compute.ts';
import { listTargets, type TargetRecord } from '../store/published.ts';
import { namedAnswer, targetAnswer, valueAnswer } from './answers.ts';

/** One indicator in one place: its card, its series by every method, and its targets. */
export async function readPage(
  context: Context,
  id: string,
  query: z.infer<typeof PlaceQuery>,
): Promise<IndicatorPage> {
  const card = getCard(id);
  const territory = await getTerritory(context);
  const unit = territory.get(query.territory ?? territory.home, context.clock.today());
  const asked = { card, unit, ...resolveMethod(card, query.method ?? null, query.variant ?? null) };
  const targets = await listTargets(context, unit.code, card.id);
  const { code, name, level } = unit;
  return {
    ...namedAnswer(card),
    kind: card.kind,
    accumulation: card.accumulation,
    concept: card.concept,
    use: card.use,
    legalBasis: card.legalBasis,
    limits: [...card.limits],
    openQuestions: [...card.openQuestions],
    cardSources: [...card.sources],
    methods: card.methods.map((method) => methodAnswer(card, method)),
    partsLabel: card.parts?.label ?? null,
    absence: card.unavailable?.reason ?? null,
    territory: { code, name, level },
    isHome: unit.code.startsWith(territory.home),
    method: asked.method?.id ?? null,
    variant: asked.variant,
    series: await Promise.all(
      seriesOf(card, asked.method).map((method) => readSeries(context, asked, method, targets)),
    ),
    official: await readOfficial(context, asked, unit),
    breaks: [...card.breaks],
    targets: targets.map((target) => targetAnswer(card, target, targets)),
  };
}

/** The method asked for first, then the others. */
function seriesOf(card: Card, asked: Method | null): Method[] {
  return card.methods.toSorted((a, b) => Number(b === asked) - Number(a === asked));
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
    usual: id === card.defaultMethod,
  };
}

async function readSeries(
  context: Context,
  asked: ValueQuery,
  method: Method,
  targets: readonly TargetRecord[],
): Promise<Series> {
  const query = { ...asked, method, variant: method === asked.method ? asked.variant : null };
  const loaded = await loadFor(context, query);
  const uf = ufOf(loaded.territory, asked.unit);
  const years = yearsKnown(
    loaded,
    uf,
    targets.map((target) => target.year),
  ).filter((year) => hasYear(method, year));
  const months = method.grain === 'month' ? monthsKnown(loaded, uf) : [];
  const answers = async (periods: readonly Period[]) => {
    const values = await loadValues(context, query, periods, loaded);
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
