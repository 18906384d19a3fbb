import { monthsOf, type Period } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import { countsThemselves, type Method } from '../domain/card.ts';
import { addUp, type MonthlyNode, type MonthlyTable } from '../domain/month-network.ts';
import { amountsToldOf, partsToldOf } from '../domain/people-counts.ts';
import { hiddenMonths } from '../domain/small-months.ts';
import { type CountNode, hiddenPlaces } from '../domain/small-numbers.ts';
import { filesOfMethods, loadPeople, type MethodFiles, type PeopleCounts } from './load-people.ts';
import type { Loaded } from './loaded.ts';
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
  /** Whether establishments are asked for. */
  readonly establishments: boolean;
  /** Whether parts are asked for too. */
  readonly parts: boolean;
}

type CountQuery = ValueQuery & { readonly method: Method };

/**
 * What of a card is not told, in each period. It is decided for the whole state and the calendar year, for all methods of the card
 * together, whatever place, method, variant or length of period is asked for, so that two answers never give away a third. Four months,
 * semesters and windows that are no calendar year are told where each of their months is; of a card whose years are told together
 * (`pooled`), its years are told together or not at all.
 */
export async function hiddenBy(
  context: Context,
  query: CountQuery,
  rule: Rule,
  { loaded, periods, establishments, parts }: Asked,
): Promise<(period: Period) => Hidden> {
  const pool = poolOf(query, rule);
  const inPool = (first: number) => Array.from({ length: query.card.pooled ?? 1 }, (_, at) => first + at);
  const years = [...new Set(periods.flatMap(yearsIn).flatMap((year) => inPool(pool(year))))].sort();
  const files = await filesOfMethods(context, query, loaded, years);
  // The months of a place give way for those of the establishments in it.
  const asked = { establishments: establishments || periods.some((period) => !isWhole(period)), parts };
  const facets = await decided(loaded.territory, keyOf(query, rule, files, asked), async () => {
    const counts = await Promise.all(files.map((of) => loadPeople(context, query, of, asked)));
    return facetsOf(query, rule, { loaded, counts, pool, inPool });
  });
  // Of the parts of money nobody counts the people.
  const areCounts = query.method.people === undefined || countsThemselves(query.method, null);
  const areParts = parts && areCounts;
  return (period) => {
    if (!isWhole(period)) return { places: union(monthsOf(period).map(facets.ofMonth)), parts: 'all' };
    const of = yearsIn(period);
    const hiddenParts = areParts ? union(of.map(facets.ofParts)) : 'all';
    const isPool = of.length === query.card.pooled && pool(of[0] as number) === of[0];
    if (isPool) return { places: facets.ofPool(of[0] as number), parts: hiddenParts };
    return { places: union(of.map(facets.ofYear)), parts: hiddenParts };
  };
}

type Facets = ReturnType<typeof facetsOf>;

/** What was decided last, for each copy of the places. The counts of a file never change, so neither does what is hidden in them. */
const kept = new WeakMap<Loaded['territory'], Map<string, Promise<Facets>>>();
const MOST_KEPT = 16;

/** What is hidden under a key, decided once and kept until others have been asked for. */
function decided(
  territory: Loaded['territory'],
  key: string,
  decide: () => Promise<Facets>,
): Promise<Facets> {
  const all = kept.get(territory) ?? new Map<string, Promise<Facets>>();
  kept.set(territory, all);
  const facets = all.get(key) ?? decide();
  all.delete(key);
  all.set(key, facets);
  facets.catch(() => all.delete(key));
  const [oldest] = all.keys();
  if (all.size > MOST_KEPT && oldest !== undefined) all.delete(oldest);
  return facets;
}

/** All that the decision hangs on. */
function keyOf(
  { card, unit }: CountQuery,
  rule: Rule,
  files: readonly MethodFiles[],
  asked: { readonly establishments: boolean; readonly parts: boolean },
): string {
  const ids = files.map((of) => [
    of.method.id,
    [...of.files].map(([year, chosen]) => [year, chosen.map(({ id }) => id)]),
  ]);
  return JSON.stringify([card.id, unit.code.slice(0, 2), rule, asked, ids]);
}

const isWhole = ({ first, last }: Period) => first.endsWith('-01') && last.endsWith('-12');

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

interface Given {
  readonly loaded: Loaded;
  readonly counts: readonly PeopleCounts[];
  readonly pool: (year: number) => number;
  readonly inPool: (first: number) => readonly number[];
}

/** What some files of a method count in a place. */
type Column = (code: string) => number[];

/** The tables in which a place is told or not, from the coarsest to the finest, each made when first asked for. */
function facetsOf(query: CountQuery, { threshold }: Rule, { loaded, counts, pool, inPool }: Given) {
  const { card } = query;
  const state = query.unit.code.slice(0, 2);
  const people = (years: readonly number[]): Column[] =>
    counts.map(({ method, files, amountsIn }) => {
      const all = years.flatMap((year) => files.get(year) ?? []);
      const told = amountsToldOf(card, method);
      return (code) => amountsIn(all, code, told);
    });
  const facet = (
    year: number,
    columns: readonly Column[],
    also: ReadonlySet<string>,
  ): ReadonlySet<string> => {
    const vectorOf: Column = (code) => columns.flatMap((each) => each(code));
    const all = new Set(counts.flatMap(({ codes }) => codes));
    const root = {
      ...treeOf(loaded, state, `${year}-12-28`, vectorOf),
      amounts: addUp([...all].map(vectorOf)),
    };
    const places = hiddenPlaces(root, threshold, also);
    const within = [...establishmentsOf(counts)].flatMap(([code, { establishments }]) => {
      const children = establishments.map(
        (each): CountNode => ({ code: each, amounts: vectorOf(each), children: [] }),
      );
      const node = { code, amounts: addUp(children.map((each) => each.amounts)), children };
      return [...hiddenPlaces(node, threshold, union([also, places]))];
    });
    return new Set([...places, ...within]);
  };
  const ofPool = once((first: number) => facet(first, people(inPool(first)), new Set()));
  const ofYears = once((first: number) =>
    facet(
      first,
      inPool(first).flatMap((year) => people([year])),
      card.pooled === null ? new Set() : ofPool(first),
    ),
  );
  const ofYear = (year: number) => ofYears(pool(year));
  const partsOf = (year: number): Column[] =>
    counts.map(({ method, files, amountsIn }) => {
      const told = partsToldOf(card, method);
      return (code) => amountsIn(files.get(year) ?? [], code, told);
    });
  const monthsIn = once((year: number) =>
    hiddenInMonths({ loaded, counts, card, state, year, threshold, yearHidden: ofYear(year) }),
  );
  return {
    ofPool,
    ofYear,
    ofParts: once((year: number) => facet(year, partsOf(year), ofYear(year))),
    ofMonth: (month: string) => monthsIn(Number(month.slice(0, 4))).get(month) ?? new Set<string>(),
  };
}

interface Municipality {
  readonly establishments: readonly string[];
  /** Whether what its establishments count is what it counts. */
  readonly isInside: boolean;
}

/**
 * Establishments by municipality. Where they are counted by another municipality than people are, its total is told nowhere, and it
 * has another name.
 */
function establishmentsOf(counts: readonly PeopleCounts[]): ReadonlyMap<string, Municipality> {
  const all = counts.flatMap(({ method, establishments }) => {
    const isInside = isCountedInside(method);
    return [...establishments].map(
      ([code, of]) => [isInside ? code : `service/${code}`, { establishments: of, isInside }] as const,
    );
  });
  return new Map(
    [...Map.groupBy(all, ([code]) => code)].map(([code, same]) => [
      code,
      {
        establishments: [...new Set(same.flatMap(([, { establishments }]) => establishments))],
        isInside: same.some(([, { isInside }]) => isInside),
      },
    ]),
  );
}

const isCountedInside = ({ establishment, territoryColumn }: Method) =>
  establishment?.municipality === territoryColumn;

interface Monthly {
  readonly loaded: Loaded;
  readonly counts: readonly PeopleCounts[];
  readonly card: CountQuery['card'];
  readonly state: string;
  readonly year: number;
  readonly threshold: number;
  readonly yearHidden: ReadonlySet<string>;
}

/** Codes that are not told in each month (`YYYY-MM`) of a year. */
function hiddenInMonths(given: Monthly): ReadonlyMap<string, ReadonlySet<string>> {
  const monthly = given.counts.filter(({ method }) => method.grain === 'month');
  const ofYear = monthly.flatMap(({ files }) => files.get(given.year) ?? []);
  const months = [...new Set(ofYear.map(({ period }) => period))].sort();
  const hidden = hiddenMonths(
    monthly.flatMap((counts) => tablesOf(counts, months, given)),
    given.threshold,
  );
  return new Map(
    months.map((month, at) => [
      month,
      new Set([...hidden].flatMap(([code, of]) => (of.has(at) ? [code] : []))),
    ]),
  );
}

/** The places of one method by months, with the establishments in them or in tables of their own. */
function tablesOf(
  counts: PeopleCounts,
  months: readonly string[],
  { loaded, card, state, year, yearHidden }: Monthly,
): MonthlyTable[] {
  const amounts = amountsToldOf(card, counts.method);
  const files = months.map((month) =>
    (counts.files.get(year) ?? []).filter(({ period }) => period === month),
  );
  const ofCode = (code: string) => files.map((of) => counts.amountsIn(of, code, amounts));
  const leaf = (code: string): MonthlyNode => ({ code, months: ofCode(code), children: [] });
  const isInside = isCountedInside(counts.method);
  const ofPlace = (code: string): MonthlyNode => {
    const below = loaded.territory.children(code, `${year}-12-28`);
    if (below.length > 0)
      return around(
        code,
        below.map((unit) => ofPlace(unit.code)),
      );
    const establishments = isInside ? (counts.establishments.get(code) ?? []) : [];
    return { ...leaf(code), children: establishments.map(leaf) };
  };
  const root = { ...ofPlace(state), months: addUpMonths(counts.codes.map(ofCode)) };
  const apart = isInside
    ? []
    : [...counts.establishments].map(([code, of]) => around(`service/${code}`, of.map(leaf)));
  return [{ root, yearHidden }, ...apart.map((each) => ({ root: each, yearHidden, rootHidden: true }))];
}

function around(code: string, children: readonly MonthlyNode[]): MonthlyNode {
  return { code, months: addUpMonths(children.map(({ months }) => months)), children };
}

const addUpMonths = (all: readonly MonthlyNode['months'][]): number[][] =>
  (all[0] ?? []).map((_, month) => addUp(all.map((months) => months[month] ?? [])));

function once<T>(make: (year: number) => T): (year: number) => T {
  const made = new Map<number, T>();
  return (year) => {
    const known = made.get(year) ?? make(year);
    made.set(year, known);
    return known;
  };
}

function treeOf(loaded: Loaded, code: string, day: string, vectorOf: Column): CountNode {
  const below = loaded.territory.children(code, day);
  if (below.length === 0) return { code, amounts: vectorOf(code), children: [] };
  const children = below.map((unit) => treeOf(loaded, unit.code, day, vectorOf));
  return { code, amounts: addUp(children.map(({ amounts }) => amounts)), children };
}
