import { type Period, parsePeriod } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import type { TerritoryUnit } from '../../territory/index.ts';
import type { Method } from '../domain/card.ts';
import { type Computation, coverPeriod } from '../domain/coverage.ts';
import { type Amount, amountsToldOf, partsToldOf } from '../domain/people-counts.ts';
import { type CountNode, hiddenPlaces } from '../domain/small-numbers.ts';
import { type Places, sumByComputationAndPlace } from '../store/counts.ts';
import { indexesOf, type Loaded, ufOf } from './loaded.ts';
import type { ValueQuery } from './value-query.ts';

/** Codes of places and establishments (CNES) whose number, or whose parts, are not told; of `all`, no place's parts are. */
export interface Hidden {
  readonly places: ReadonlySet<string>;
  readonly parts: ReadonlySet<string> | 'all';
}

interface Rule {
  readonly threshold: number;
  readonly pooledFrom: number;
}

interface Asked {
  readonly loaded: Loaded;
  readonly periods: readonly Period[];
  readonly establishmentsIn: readonly string[];
  /** Whether parts are asked for too. */
  readonly parts: boolean;
}

type CountQuery = ValueQuery & { readonly method: Method };

/**
 * What of a card's method is not told, in each period. It is decided for the whole state and the calendar year, whatever place, variant
 * or length of period is asked for, so that two answers never give away a third. Months, four months, semesters and
 * windows of a year are told of a place all together or not at all; of a card whose years are told together (`pooled`), so are its years.
 */
export async function hiddenBy(
  context: Context,
  query: CountQuery,
  rule: Rule,
  asked: Asked,
): Promise<(period: Period) => Hidden> {
  const counts = await loadCounts(context, query, rule, asked);
  const facets = facetsOf(query, rule, asked, counts);
  const pool = poolOf(query, rule);
  return (period) => {
    const years = yearsIn(period);
    const isWhole = period.first.endsWith('-01') && period.last.endsWith('-12');
    if (!isWhole) return { places: union(years.map(facets.ofMonths)), parts: 'all' };
    const parts = asked.parts ? union(years.map(facets.ofParts)) : 'all';
    const isPool = years.length === query.card.pooled && pool(years[0] as number) === years[0];
    if (isPool) return { places: facets.ofPool(years[0] as number), parts };
    return { places: union(years.map(facets.ofYear)), parts };
  };
}

function yearsIn({ first, last }: Period): number[] {
  const start = Number(first.slice(0, 4));
  return Array.from({ length: Number(last.slice(0, 4)) - start + 1 }, (_, at) => start + at);
}

const union = (sets: readonly ReadonlySet<string>[]) => new Set(sets.flatMap((set) => [...set]));

/** The first of the years that are told together with a year; the year itself where none are. */
function poolOf({ card: { pooled } }: CountQuery, { pooledFrom }: Rule): (year: number) => number {
  if (pooled === null) return (year) => year;
  return (year) => pooledFrom + Math.floor((year - pooledFrom) / pooled) * pooled;
}

/** Amounts of one file of a place or establishment, by the names that they are stored under. */
type AmountsOf = (computation: string, code: string, name: string) => number;

interface Counts {
  /** Files of each year, by the period that they cover. */
  readonly files: ReadonlyMap<number, readonly Computation[]>;
  readonly amountOf: AmountsOf;
  /** Every municipality that was counted, the unknown one too. */
  readonly codes: readonly string[];
  readonly establishments: ReadonlyMap<string, readonly string[]>;
}

async function loadCounts(
  context: Context,
  query: CountQuery,
  rule: Rule,
  { loaded, periods, establishmentsIn, parts }: Asked,
): Promise<Counts> {
  const { card, method, unit } = query;
  const pool = poolOf(query, rule);
  const years = new Set(
    periods.flatMap(yearsIn).flatMap((year) => {
      const first = pool(year);
      return Array.from({ length: card.pooled ?? 1 }, (_, at) => first + at);
    }),
  );
  const uf = ufOf(loaded.territory, unit);
  const files = new Map(
    [...years].map((year) => {
      const { chosen } = coverPeriod(method, parsePeriod(String(year)), uf, loaded.computations);
      return [year, chosen] as const;
    }),
  );
  const names = [
    ...new Set([...amountsToldOf(card, method), ...(parts ? partsToldOf(card) : [])].flatMap(namesOf)),
  ];
  const ids = [...files.values()].flat().map(({ id }) => id);
  const read = (places: Places, of: 'municipality' | 'establishment') =>
    sumByComputationAndPlace(context, ids, { places, measures: indexesOf(card, method.id, names), of });
  const [ofPlaces, ofEstablishments] = await Promise.all([
    read({ state: unit.code.slice(0, 2) }, 'municipality'),
    establishmentsIn.length === 0 ? [] : read({ codes: establishmentsIn }, 'establishment'),
  ]);
  const key = (computation: string, code: string) => `${computation}/${code}`;
  const amounts = new Map(
    [...ofPlaces, ...ofEstablishments].map((row) => [key(row.computation, row.place), row.sums]),
  );
  return {
    files,
    amountOf: (computation, code, name) =>
      Number(amounts.get(key(computation, code))?.[names.indexOf(name)] ?? 0),
    codes: [...new Set(ofPlaces.map(({ place }) => place))],
    establishments: new Map(
      [...Map.groupBy(ofEstablishments, ({ municipality }) => municipality)].map(([code, rows]) => [
        code,
        [...new Set(rows.map(({ place }) => place))],
      ]),
    ),
  };
}

const namesOf = ({ plus, less }: Amount): string[] => [plus, ...less];

/** The tables in which a place is told or not, from the coarsest to the finest, each made when first asked for. */
function facetsOf(query: CountQuery, rule: Rule, { loaded }: Asked, counts: Counts) {
  const { card, method } = query;
  const people = amountsToldOf(card, method);
  const parts = partsToldOf(card);
  const pool = poolOf(query, rule);
  const filesOf = (years: readonly number[]) => years.flatMap((year) => counts.files.get(year) ?? []);
  const inPool = (first: number) => Array.from({ length: card.pooled ?? 1 }, (_, at) => first + at);
  const column =
    (files: readonly Computation[], amounts: readonly Amount[]) =>
    (code: string): number[] =>
      amounts.map((amount) => files.reduce((sum, { id }) => sum + amountIn(counts, id, code, amount), 0));
  const facet = (
    year: number,
    columns: readonly ReturnType<typeof column>[],
    also: ReadonlySet<string>,
  ): ReadonlySet<string> => {
    const day = `${year}-12-28`;
    const vectorOf = (code: string) => columns.flatMap((each) => each(code));
    const state = query.unit.code.slice(0, 2);
    const root = { ...treeOf(loaded, state, day, vectorOf), amounts: addUp(counts.codes.map(vectorOf)) };
    const places = hiddenPlaces(root, rule.threshold, also);
    // Where establishments are counted by another municipality than people, its total is told nowhere.
    const isInside = method.establishment?.municipality === method.territoryColumn;
    const within = [...counts.establishments].flatMap(([municipality, codes]) => {
      const children = codes.map((code): CountNode => ({ code, amounts: vectorOf(code), children: [] }));
      const code = isInside ? municipality : `service/${municipality}`;
      const node = { code, amounts: addUp(children.map((each) => each.amounts)), children };
      return [...hiddenPlaces(node, rule.threshold, union([also, places]))];
    });
    return new Set([...places, ...within]);
  };
  const ofPool = once((first) => facet(first, [column(filesOf(inPool(first)), people)], new Set()));
  const ofYears = once((first) =>
    facet(
      first,
      inPool(first).map((year) => column(filesOf([year]), people)),
      card.pooled === null ? new Set() : ofPool(first),
    ),
  );
  const ofYear = (year: number) => ofYears(pool(year));
  return {
    ofPool,
    ofYear,
    ofParts: once((year) => facet(year, [column(filesOf([year]), parts)], ofYear(year))),
    ofMonths: once((year) => {
      const byMonth = Map.groupBy(filesOf([year]), ({ period }) => period);
      return facet(
        year,
        [...byMonth.values()].map((files) => column(files, people)),
        ofYear(year),
      );
    }),
  };
}

function once<T>(make: (year: number) => T): (year: number) => T {
  const made = new Map<number, T>();
  return (year) => {
    const known = made.get(year) ?? make(year);
    made.set(year, known);
    return known;
  };
}

function amountIn({ amountOf }: Counts, computation: string, code: string, { plus, less }: Amount): number {
  return less.reduce(
    (sum, name) => sum - amountOf(computation, code, name),
    amountOf(computation, code, plus),
  );
}

function treeOf(loaded: Loaded, code: string, day: string, vectorOf: (code: string) => number[]): CountNode {
  const below: TerritoryUnit[] = loaded.territory.children(code, day);
  if (below.length === 0) return { code, amounts: vectorOf(code), children: [] };
  const children = below.map((unit) => treeOf(loaded, unit.code, day, vectorOf));
  return { code, amounts: addUp(children.map(({ amounts }) => amounts)), children };
}

function addUp(vectors: readonly (readonly number[])[]): number[] {
  return (vectors[0] ?? []).map((_, at) => vectors.reduce((sum, vector) => sum + (vector[at] ?? 0), 0));
}
