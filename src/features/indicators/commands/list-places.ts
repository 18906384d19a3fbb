import { parsePeriod } from '../../../kernel/period.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { Context } from '../../../platform/context.ts';
import { getVintage, listPopulation, type TerritoryUnit } from '../../territory/index.ts';
import type { Method } from '../domain/card.ts';
import { variantsOf } from '../domain/card.ts';
import { denominatorMeasure, NUMERATOR } from '../domain/compile.ts';
import { computeIndicator, type Denominator, type IndicatorValue } from '../domain/compute.ts';
import { coverPeriod, newestOf } from '../domain/coverage.ts';
import { sumByMunicipality } from '../store/counts.ts';
import { factValueOf, loadFacts } from './facts/fact-values.ts';
import {
  factQueryOf,
  fileOf,
  type Loaded,
  loadFor,
  loadValues,
  measureIndex,
  ufOf,
  type ValueQuery,
} from './load-values.ts';

export interface PlaceValue {
  readonly unit: TerritoryUnit;
  readonly value: IndicatorValue;
}

type Level = 'municipality' | 'healthRegion' | 'macroRegion';

/** The value of every place of one level inside a place, from the same counts. */
export async function listPlaces(
  context: Context,
  query: ValueQuery,
  periodText: string,
  level: Level,
): Promise<PlaceValue[]> {
  const period = parsePeriod(periodText);
  const day = `${period.last}-28`;
  const loaded = await loadFor(context, query);
  const counted = factQueryOf(query);
  if (counted !== null) {
    const facts = await loadFacts(context, counted);
    const places = unitsAt(loaded, query.unit, level, day).map((unit) => ({
      unit,
      value: factValueOf(facts, unit, period),
    }));
    return places.filter(({ value }) => value.status !== 'unavailable');
  }
  if (level === 'municipality') return listMunicipalities(context, query, periodText, loaded);
  const units = unitsAt(loaded, query.unit, level, day);
  return Promise.all(
    units.map(async (unit) => {
      const [value] = await loadValues(context, { ...query, unit }, [period], loaded);
      return { unit, value: value as IndicatorValue };
    }),
  );
}

function unitsAt(loaded: Loaded, unit: TerritoryUnit, level: Level, day: string): TerritoryUnit[] {
  if (unit.level === level) return [unit];
  return loaded.territory.children(unit.code, day).flatMap((child) => unitsAt(loaded, child, level, day));
}

async function listMunicipalities(
  context: Context,
  query: ValueQuery,
  periodText: string,
  loaded: Loaded,
): Promise<PlaceValue[]> {
  const { card, method, unit, variant } = query;
  const period = parsePeriod(periodText);
  if (method === null) return [];
  const coverage = coverPeriod(method, period, ufOf(loaded.territory, unit), loaded.computations);
  if (coverage.chosen.length === 0) return [];
  const chosen = variant ?? variantsOf(method)[0]?.id;
  const names = chosen === undefined ? [NUMERATOR] : [NUMERATOR, denominatorMeasure(chosen)];
  const sums = await sumByMunicipality(
    context,
    coverage.chosen.map((each) => each.id),
    { state: unit.code.slice(0, 2) },
    names.map((name) => measureIndex(card, method, name)),
  );
  const units = loaded.territory.municipalitiesOn(`${period.last}-28`, unit.code);
  const people = await populations(context, method, units);
  return units.map((place) => {
    const [numerator, denominator] = sums.get(place.code) ?? [];
    const value = computeIndicator({
      card,
      method,
      variant,
      place: place.name,
      period,
      numerator: Rational.parse(numerator ?? '0'),
      denominator: denominatorOf(method, denominator ?? null, people.get(place.code) ?? null),
      parts: [],
      files: coverage.chosen.map(fileOf),
      computedAt: newestOf(coverage.chosen),
      needed: coverage.needed,
      present: coverage.present,
    });
    return { unit: place, value };
  });
}

async function populations(
  context: Context,
  method: Method,
  units: readonly TerritoryUnit[],
): Promise<Map<string, bigint>> {
  const given = method.denominator;
  if (given.kind !== 'population') return new Map();
  const vintage = await getVintage(context, given.vintage);
  const found = await Promise.all(
    units.map(async (unit) => {
      const [population] = await listPopulation(context, unit.code, vintage, [given.year]);
      return population?.status === 'known' ? ([[unit.code, population.people]] as const) : [];
    }),
  );
  return new Map(found.flat());
}

function denominatorOf(method: Method, counted: string | null, people: bigint | null): Denominator {
  const { denominator } = method;
  const base = { files: [], reason: null };
  switch (denominator.kind) {
    case 'measure':
      return {
        ...base,
        label: denominator.variants[0]?.name ?? '',
        value: counted === null ? null : Rational.parse(counted),
      };
    case 'population':
      return { ...base, label: denominator.name, value: people === null ? null : Rational.of(people) };
    case 'official':
      return { ...base, label: denominator.name, value: null };
  }
}
