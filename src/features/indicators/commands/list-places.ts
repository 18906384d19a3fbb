import { type Period, parsePeriod } from '../../../kernel/period.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { Context } from '../../../platform/context.ts';
import { listPopulations, type Population, type TerritoryUnit } from '../../territory/index.ts';
import type { Method } from '../domain/card.ts';
import { denominatorMeasure } from '../domain/compile.ts';
import { absentValue, computeIndicator, type IndicatorValue } from '../domain/compute.ts';
import { exactSum } from '../domain/counted-places.ts';
import { newestOf } from '../domain/coverage.ts';
import { populationAsked } from '../domain/population-asked.ts';
import { type Places, type SummedComputation, sumByPlace } from '../store/counts.ts';
import { entryValueOf, loadEntries } from './entries/entry-values.ts';
import { namesOfEstablishments } from './establishments.ts';
import { factValueOf, loadFacts } from './facts/fact-values.ts';
import { loadDenominator, whyUnpublished } from './load-denominator.ts';
import {
  fileOf,
  type Loaded,
  loadFor,
  type Reach,
  reachOf,
  ufOf,
  wantedDivisor,
  wantedOf,
  weighted,
} from './loaded.ts';
import { tellSmallNumbers } from './small-numbers.ts';
import { whatLacks } from './uncounted.ts';
import { entryCardOf, factQueryOf, placesOf, type ValueQuery } from './value-query.ts';

export interface PlaceValue {
  /** The place itself, or the municipality where the establishment stands. */
  readonly unit: TerritoryUnit;
  readonly establishment: string | null;
  /** As people call it. */
  readonly name: string;
  readonly value: IndicatorValue;
}

type PlaceLevel = 'municipality' | 'healthRegion' | 'macroRegion' | 'establishment';

/** The value of every place of one level inside a place, from the same counts; what people told where nothing was counted. */
export async function listPlaces(
  context: Context,
  query: ValueQuery,
  periodText: string,
  level: PlaceLevel,
): Promise<PlaceValue[]> {
  const period = parsePeriod(periodText);
  const loaded = await loadFor(context, query);
  const counted = query.entry === 'asked' ? [] : await countPlaces(context, query, { period, level, loaded });
  const told = entryCardOf(query);
  if (told === null || level === 'establishment' || counted.some(({ value }) => value.value !== null))
    return counted;
  const entries = await loadEntries(context, told, query.knownOn ?? null);
  const places = unitsAt(loaded, query.unit, level, `${period.last}-28`).map((unit) => ({
    unit,
    establishment: null,
    name: unit.name,
    value: entryValueOf(entries, unit, period),
  }));
  return places.some(({ value }) => value.value !== null) ? places : counted;
}

async function countPlaces(
  context: Context,
  query: ValueQuery,
  { period, level, loaded }: Asked,
): Promise<PlaceValue[]> {
  const ofFacts = factQueryOf(query);
  if (ofFacts !== null && query.knownOn) return [];
  if (ofFacts !== null) {
    const facts = await loadFacts(context, ofFacts);
    const places = unitsAt(loaded, query.unit, level, `${period.last}-28`).map((unit) => ({
      unit,
      establishment: null,
      name: unit.name,
      value: factValueOf(facts, unit, period),
    }));
    return places.filter(({ value }) => value.status !== 'unavailable');
  }
  if (query.method === null) return [];
  if (level === 'establishment' && query.method.establishment === undefined) return [];
  const counted = { ...query, method: query.method };
  const places = await countedPlaces(context, counted, { period, level, loaded });
  const values = await tellSmallNumbers(
    context,
    counted,
    places.map(({ unit, establishment, value }) => ({ place: unit.code, establishment, period, value })),
    { loaded, establishments: level === 'establishment' },
  );
  return places.map((place, index) => ({ ...place, value: values[index] as IndicatorValue }));
}

function unitsAt(loaded: Loaded, unit: TerritoryUnit, level: PlaceLevel, day: string): TerritoryUnit[] {
  if (unit.level === level) return [unit];
  return loaded.territory.children(unit.code, day).flatMap((child) => unitsAt(loaded, child, level, day));
}

interface Asked {
  readonly period: Period;
  readonly level: PlaceLevel;
  readonly loaded: Loaded;
}

/** Two questions to the store, however many the places. */
async function countedPlaces(
  context: Context,
  query: ValueQuery & { readonly method: Method },
  { period, level, loaded }: Asked,
): Promise<PlaceValue[]> {
  const { method, unit } = query;
  const day = `${period.last}-28`;
  const reach = reachOf(method, period, ufOf(loaded.territory, unit), loaded);
  if (reach.coverage.chosen.length === 0) return [];
  const of = level === 'establishment' ? 'establishment' : 'municipality';
  const scope =
    level === 'establishment' ? placesOf(loaded.territory, query, day) : { state: unit.code.slice(0, 2) };
  const sums = await loadPlaceSums(context, query, { reach, scope, of });
  const lacks = whatLacks(loaded, ufOf(loaded.territory, unit), reach.coverage);
  const shared = { loaded, reach, period, sums, lacks };
  if (level === 'establishment') {
    const nameOf = await namesOfEstablishments(context, [...sums.numerators.keys()]);
    return Promise.all(
      [...sums.numerators].map(([establishment, { municipality }]) => {
        const place = loaded.territory.get(municipality, day);
        const name = nameOf(establishment);
        return placeValue(context, { ...query, unit: place, establishment }, [establishment], {
          ...shared,
          people: null,
          name,
        });
      }),
    );
  }
  const places = unitsAt(loaded, unit, level, day);
  const people = await peopleOf(context, query, period, places);
  return Promise.all(
    places.map((place) => {
      const codes = loaded.territory.municipalitiesOn(day, place.code).map((each) => each.code);
      return placeValue(context, { ...query, unit: place }, codes, { ...shared, people, name: place.name });
    }),
  );
}

interface PlaceSums {
  readonly names: readonly string[];
  readonly numerators: Awaited<ReturnType<typeof sumByPlace>>;
  readonly divisors: Awaited<ReturnType<typeof sumByPlace>>;
}

async function loadPlaceSums(
  context: Context,
  query: ValueQuery & { readonly method: Method },
  { reach, scope, of }: { reach: Reach; scope: Places; of: 'municipality' | 'establishment' },
): Promise<PlaceSums> {
  const wanted = wantedOf(query, query.method, false);
  const read = (computations: readonly SummedComputation[], indexes: readonly number[]) =>
    sumByPlace(context, computations, { places: scope, measures: indexes, of });
  const [numerators, divisors] = await Promise.all([
    read(
      reach.coverage.chosen.map(({ id }) => ({ id, weight: 1 })),
      wanted.indexes,
    ),
    read(weighted(query.method, reach.divisor?.chosen ?? []), wantedDivisor(query, query.method).indexes),
  ]);
  return { names: wanted.names, numerators, divisors };
}

/** The people of each place on the day that the population speaks of, which may be of other municipalities than those of the period. */
async function peopleOf(
  context: Context,
  { method, knownOn = null }: ValueQuery & { readonly method: Method },
  period: Period,
  places: readonly TerritoryUnit[],
): Promise<ReadonlyMap<string, Population> | null> {
  const asked = populationAsked(method, period);
  if (asked === null || (await whyUnpublished(context, asked.vintage, knownOn)) !== null) return null;
  const codes = places.map(({ code }) => code);
  return listPopulations(context, codes, asked.year, asked.vintage);
}

async function placeValue(
  context: Context,
  query: ValueQuery & { readonly method: Method },
  keys: readonly string[],
  given: {
    loaded: Loaded;
    reach: Reach;
    period: Period;
    sums: PlaceSums;
    people: ReadonlyMap<string, Population> | null;
    lacks: ReturnType<typeof whatLacks>;
    name: string;
  },
): Promise<PlaceValue> {
  const { card, method, unit } = query;
  const { loaded, reach, period, sums, people, lacks, name } = given;
  const establishment = query.establishment ?? null;
  if (reach.coverage.refusal !== null)
    return { unit, establishment, name, value: absentValue('unavailable', reach.coverage.refusal) };
  const at = sums.names.findIndex((name) => name.startsWith(denominatorMeasure('')));
  const counted = {
    same: at < 0 ? null : (totalOf(sums.numerators, keys, at) ?? Rational.zero),
    own: totalOf(sums.divisors, keys, 0),
  };
  const value = computeIndicator({
    card,
    method,
    variant: query.variant,
    place: name,
    period,
    numerator: totalOf(sums.numerators, keys, 0) ?? Rational.zero,
    denominator: await loadDenominator(context, query, period, {
      loaded,
      reach,
      counted,
      ...(people?.has(unit.code) && { people: people.get(unit.code) }),
    }),
    parts: [],
    files: reach.coverage.chosen.map(fileOf),
    computedAt: newestOf(reach.coverage.chosen),
    needed: reach.coverage.needed,
    present: reach.coverage.present,
    ...lacks,
  });
  return { unit, establishment, name, value };
}

function totalOf(sums: PlaceSums['numerators'], keys: readonly string[], index: number): Rational | null {
  const known = keys.flatMap((key) => sums.get(key)?.sums[index] ?? []);
  return known.length === 0 ? null : exactSum(known);
}
