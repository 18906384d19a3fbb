import { AppError } from '../../../kernel/app-error.ts';
import type { SourceFile } from '../../../kernel/explained.ts';
import { type Period, parsePeriod } from '../../../kernel/period.ts';
import { Rational, sum } from '../../../kernel/rational.ts';
import type { Context } from '../../../platform/context.ts';
import { listCurrentVersions } from '../../sources/index.ts';
import { getPopulation, getTerritory, type Territory, type TerritoryUnit } from '../../territory/index.ts';
import { type Card, findMethod, findRule, type Method, publicCode, variantsOf } from '../domain/card.ts';
import { compileMethod, denominatorMeasure, NUMERATOR, partMeasure } from '../domain/compile.ts';
import {
  absentValue,
  computeIndicator,
  type Denominator,
  type IndicatorValue,
  sourceFile,
} from '../domain/compute.ts';
import { type Computation, coverPeriod, newestOf } from '../domain/coverage.ts';
import type { FactRule } from '../domain/facts/rule.ts';
import { besidePublished, declaredValue, type OfficialFigure, type Published } from '../domain/official.ts';
import { listComputations, type Places, sumByComputation } from '../store/counts.ts';
import { listOfficial } from '../store/published.ts';
import { type FactQuery, factValueOf, loadFacts } from './facts/fact-values.ts';
import { catalogue } from './recompute.ts';

/** Which value is asked for. */
export interface ValueQuery {
  readonly card: Card;
  readonly method: Method | null;
  readonly variant: string | null;
  /** How facts are counted, where the card counts facts instead of files. */
  readonly rule: FactRule | null;
  readonly unit: TerritoryUnit;
}

/** @throws AppError `not-found` naming what exists. */
export function getCard(code: string): Card {
  const card = catalogue.cards.find((each) => [each.id, each.address, each.planId].includes(code));
  if (card) return card;
  const known = catalogue.cards.map(publicCode).join(', ');
  throw new AppError('not-found', `Não há indicador "${code}". Há: ${known}.`, { details: { code } });
}

/** @throws AppError `invalid-input` for a method or variant the card does not have. */
export function resolveMethod(
  card: Card,
  method: string | null,
  variant: string | null,
): Pick<ValueQuery, 'method' | 'variant' | 'rule'> {
  const found = findMethod(card, method);
  const rule = findRule(card, method);
  if (found === null && rule === null && method !== null)
    throw unknownChoice(
      card,
      `o método "${method}"`,
      [...card.methods, ...(card.facts?.rules ?? [])].map((each) => each.id),
    );
  const variants = found === null ? [] : variantsOf(found);
  const chosen = variant === null ? (variants[0]?.id ?? null) : variant;
  if (variant !== null && !variants.some((each) => each.id === variant))
    throw unknownChoice(
      card,
      `a variante "${variant}"`,
      variants.map((each) => each.id),
    );
  return { method: found, variant: variants.length > 1 ? chosen : null, rule };
}

function unknownChoice(card: Card, what: string, known: readonly string[]): AppError {
  return new AppError(
    'invalid-input',
    `O indicador ${publicCode(card)} não tem ${what}. Tem: ${known.join(', ') || 'nada a escolher'}.`,
  );
}

/** The rule with its card, where the card counts facts. */
export function factQueryOf({ card, rule }: Pick<ValueQuery, 'card' | 'rule'>): FactQuery | null {
  return card.facts === null || rule === null ? null : { card, facts: card.facts, rule };
}

export function placesOf(territory: Territory, unit: TerritoryUnit, day: string): Places {
  if (unit.level === 'state') return { state: unit.code };
  return { codes: territory.municipalitiesOn(day, unit.code).map((each) => each.code) };
}

/** What a series of values of one place is made from, read once. */
export interface Loaded {
  readonly territory: Territory;
  readonly computations: readonly Computation[];
  readonly official: ReadonlyMap<string, OfficialFigure>;
}

/** Two letters of the state that a place lies in. */
export function ufOf(territory: Territory, unit: TerritoryUnit): string {
  const states = territory.statesOn('2025-01-01');
  return states.find((state) => state.code === unit.code.slice(0, 2))?.abbreviation ?? '';
}

export async function loadFor(context: Context, { card, method, unit }: ValueQuery): Promise<Loaded> {
  const territory = await getTerritory(context);
  const series = officialSeries(card, method);
  const official = await listOfficial(context, series, unit.code.slice(0, 2));
  if (method === null) return { territory, computations: [], official };
  const versions = await listCurrentVersions(context, { system: method.system });
  const computations = await listComputations(context, {
    indicator: card.id,
    method: method.id,
    cardSha256: catalogue.hashes.get(card.id) ?? '',
    versions: versions.map((version) => version.id),
  });
  return { territory, computations, official };
}

function officialSeries(card: Card, method: Method | null): string[] {
  const own = card.official ? [card.official.value, card.official.numerator, card.official.denominator] : [];
  return method?.denominator.kind === 'official' ? [...own, method.denominator.series] : own;
}

/** The value of one place in each period, in the order asked. */
export async function loadValues(
  context: Context,
  query: ValueQuery,
  periods: readonly Period[],
  loaded?: Loaded,
): Promise<IndicatorValue[]> {
  const counted = factQueryOf(query);
  if (counted !== null) {
    const facts = await loadFacts(context, counted);
    return periods.map((period) => factValueOf(facts, query.unit, period));
  }
  const source = loaded ?? (await loadFor(context, query));
  return Promise.all(periods.map((period) => loadValue(context, query, period, source)));
}

async function loadValue(
  context: Context,
  query: ValueQuery,
  period: Period,
  loaded: Loaded,
): Promise<IndicatorValue> {
  const { card, method, unit } = query;
  if (method === null) {
    const reason = card.unavailable?.reason ?? 'Este indicador ainda não tem método de cálculo.';
    return absentValue(card.unavailable?.status ?? 'unavailable', reason);
  }
  const uf = ufOf(loaded.territory, unit);
  const coverage = coverPeriod(method, period, uf, loaded.computations);
  if (coverage.refusal !== null) return absentValue('unavailable', coverage.refusal);
  if (coverage.chosen.length === 0) {
    const reason = `Nenhum arquivo ${method.system} de ${uf} para ${period.text} foi carregado.`;
    return published(query, period, loaded) ?? absentValue('unavailable', reason);
  }
  const names = measuresFor(card, query);
  const indexes = names.map((name) => measureIndex(card, method, name));
  const places = placesOf(loaded.territory, unit, `${period.last}-28`);
  const ids = coverage.chosen.map((each) => each.id);
  const sums = await sumByComputation(context, ids, places, indexes);
  const total = (name: string) => totalOf(sums, names.indexOf(name));
  const computed = computeIndicator({
    card,
    method,
    variant: query.variant,
    place: unit.name,
    period,
    numerator: total(NUMERATOR) ?? Rational.zero,
    denominator: await loadDenominator(context, query, coverage.present, loaded, total),
    parts: (card.parts?.items ?? []).map((part) => ({
      id: part.id,
      count: total(partMeasure(part.id)) ?? Rational.zero,
    })),
    files: coverage.chosen.map(fileOf),
    computedAt: newestOf(coverage.chosen),
    needed: coverage.needed,
    present: coverage.present,
  });
  const figures = publishedFigures(query, period, loaded);
  return figures === null ? computed : besidePublished(card, computed, figures);
}

export function fileOf(computation: Computation): SourceFile {
  return { file: computation.fileName, sha256: computation.sha256, date: computation.fileDate };
}

function measuresFor(card: Card, { method, variant }: ValueQuery): string[] {
  const variants = method === null ? [] : variantsOf(method);
  const chosen = variant ?? variants[0]?.id;
  return [
    NUMERATOR,
    ...(chosen === undefined ? [] : [denominatorMeasure(chosen)]),
    ...(card.parts?.items ?? []).map((part) => partMeasure(part.id)),
  ];
}

/** Place of a measure in the stored amounts, from 1. */
export function measureIndex(card: Card, method: Method, name: string): number {
  return compileMethod(card, method).measures.findIndex((measure) => measure.name === name) + 1;
}

function totalOf(sums: ReadonlyMap<string, readonly (string | null)[]>, index: number): Rational | null {
  const known = [...sums.values()].map((each) => each[index] ?? null).filter((each) => each !== null);
  return known.length === 0 ? null : sum(known.map((each) => Rational.parse(each)));
}

async function loadDenominator(
  context: Context,
  { method, variant, unit }: ValueQuery,
  present: readonly string[],
  loaded: Loaded,
  total: (name: string) => Rational | null,
): Promise<Denominator> {
  const given = (method as Method).denominator;
  switch (given.kind) {
    case 'measure': {
      const chosen = given.variants.find((each) => each.id === variant) ?? given.variants[0]!;
      return { label: chosen.name, value: total(denominatorMeasure(chosen.id)), reason: null, files: [] };
    }
    case 'population': {
      const population = await getPopulation(context, unit.code, given.year, given.vintage);
      if (population.status === 'missing')
        return { label: given.name, value: null, reason: population.reason, files: [] };
      const files = population.vintage.sources.map(sourceFile);
      return { label: given.name, value: Rational.of(population.people), reason: null, files };
    }
    case 'official':
      return officialDenominator(given, unit, present, loaded);
  }
}

function officialDenominator(
  given: { series: string; name: string },
  unit: TerritoryUnit,
  present: readonly string[],
  loaded: Loaded,
): Denominator {
  const absent = (reason: string): Denominator => ({ label: given.name, value: null, reason, files: [] });
  if (unit.level !== 'state')
    return absent(
      `${given.name}: só há número publicado por estado; para este território mostra-se a contagem.`,
    );
  const figures = present.map((year) => loaded.official.get(`${given.series}/${year}`));
  const missing = present.filter((_, index) => figures[index] === undefined);
  if (missing.length > 0) return absent(`${given.name}: não há número publicado de ${missing.join(', ')}.`);
  const known = figures.filter((figure) => figure !== undefined);
  return {
    label: given.name,
    value: sum(known.map((figure) => figure.value)),
    reason: null,
    files: known.map((figure) => figure.source),
  };
}

/** The published value of a state and year, where the card has an official series. */
export function published(query: ValueQuery, period: Period, loaded: Loaded): IndicatorValue | null {
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

/** Years for which something is known of a place, oldest first. */
export function yearsKnown(loaded: Loaded, uf: string, targetYears: readonly number[]): Period[] {
  const files = loaded.computations
    .filter((each) => each.uf === uf || each.uf === 'BR')
    .map((each) => each.period.slice(0, 4));
  const official = [...loaded.official.keys()].map((key) => key.split('/')[1] as string);
  const years = new Set([...files, ...official, ...targetYears.map(String)]);
  return [...years].sort().map(parsePeriod);
}
