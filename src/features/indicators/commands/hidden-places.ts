import { monthsOf, type Period } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import { type Card, countsThemselves, type Method } from '../domain/card.ts';
import { addUp } from '../domain/month-network.ts';
import { amountsToldOf } from '../domain/people-counts.ts';
import { type CountNode, hiddenPlaces } from '../domain/small-numbers.ts';
import { establishmentsOf, hiddenInMonths, hiddenInParts } from './hidden-cells.ts';
import {
  type CountOf,
  filesOfMethods,
  loadPeople,
  type MethodFiles,
  type PeopleCounts,
} from './load-people.ts';
import type { Loaded } from './loaded.ts';
import type { ValueQuery } from './value-query.ts';

/** Codes of places and establishments (CNES) whose number is not told, and which of their parts; of `all`, none is. */
export interface Hidden {
  readonly places: ReadonlySet<string>;
  readonly parts: HiddenParts | 'all';
}

type HiddenParts = ReadonlyMap<string, ReadonlySet<string>>;

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
  const years = yearsDecided(query, rule, periods);
  const files = await filesOfMethods(context, query, loaded, years);
  // Of the parts of money nobody counts the people.
  const areCounts = query.method.people === undefined || countsThemselves(query.method, null);
  const areParts = parts && areCounts && periods.some(isWhole);
  // The months and the parts of a place give way for those of the establishments in it.
  const isDeep = establishments || areParts || periods.some((period) => !isWhole(period));
  const asked = { establishments: isDeep, parts: areParts };
  const facets = await decided(loaded.territory, keyOf(query, rule, files, asked), async () => {
    const counts = await Promise.all(files.map((of) => loadPeople(context, query, of, asked)));
    return facetsOf(query, rule, { loaded, counts });
  });
  return (period) => {
    if (!isWhole(period)) return { places: union(monthsOf(period).map(facets.ofMonth)), parts: 'all' };
    const of = yearsIn(period);
    const hiddenParts = areParts ? unionByCode(of.map(facets.ofParts)) : 'all';
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

function unionByCode(all: readonly HiddenParts[]): HiddenParts {
  const found = new Map<string, ReadonlySet<string>>();
  for (const [code, parts] of all.flatMap((each) => [...each]))
    found.set(code, union([found.get(code) ?? new Set(), parts]));
  return found;
}

/** The first of the years that are told together with a year; the year itself where none are. */
function poolOf({ card: { pooled } }: Table, { pooledFrom }: Rule): (year: number) => number {
  if (pooled === null) return (year) => year;
  return (year) => pooledFrom + Math.floor((year - pooledFrom) / pooled) * pooled;
}

/** The years that are told together, from the first of them. */
const yearsTold = ({ pooled }: Card, first: number) =>
  Array.from({ length: pooled ?? 1 }, (_, at) => first + at);

/** The years whose counts decide what is told of some periods. */
export function yearsDecided(query: Table, rule: Rule, periods: readonly Period[]): number[] {
  const pool = poolOf(query, rule);
  return [...new Set(periods.flatMap(yearsIn).flatMap((year) => yearsTold(query.card, pool(year))))].sort();
}

interface Given {
  readonly loaded: Pick<Loaded, 'territory'>;
  readonly counts: readonly PeopleCounts[];
}

type Table = Pick<CountQuery, 'card' | 'unit'>;

/** The tables in which a place is told or not, from the coarsest to the finest, each made when first asked for. */
export function facetsOf(query: Table, rule: Rule, { loaded, counts }: Given) {
  const { card } = query;
  const { threshold } = rule;
  const pool = poolOf(query, rule);
  const inPool = (first: number) => yearsTold(card, first);
  const state = query.unit.code.slice(0, 2);
  const people = (years: readonly number[]): CountOf[] =>
    counts.map(({ method, files, countIn }) =>
      countIn(
        years.flatMap((year) => files.get(year) ?? []),
        amountsToldOf(card, method),
      ),
    );
  const facet = (
    year: number,
    columns: readonly CountOf[],
    also: ReadonlySet<string>,
  ): ReadonlySet<string> => {
    const vectorOf: CountOf = (code) => columns.flatMap((each) => each(code));
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
  const givenOf = (year: number) => ({
    loaded,
    counts,
    card,
    state,
    year,
    threshold,
    yearHidden: ofYear(year),
  });
  const monthsIn = once((year: number) => hiddenInMonths(givenOf(year)));
  return {
    ofPool,
    ofYear,
    ofParts: once((year: number): HiddenParts => hiddenInParts(givenOf(year))),
    ofMonth: (month: string) => monthsIn(Number(month.slice(0, 4))).get(month) ?? new Set<string>(),
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

function treeOf(loaded: Given['loaded'], code: string, day: string, vectorOf: CountOf): CountNode {
  const below = loaded.territory.children(code, day);
  if (below.length === 0) return { code, amounts: vectorOf(code), children: [] };
  const children = below.map((unit) => treeOf(loaded, unit.code, day, vectorOf));
  return { code, amounts: addUp(children.map(({ amounts }) => amounts)), children };
}
