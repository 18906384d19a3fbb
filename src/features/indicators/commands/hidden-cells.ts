import type { Card, Method } from '../domain/card.ts';
import { addUp, type MonthlyNode } from '../domain/month-network.ts';
import { amountsToldOf, partsToldOf } from '../domain/people-counts.ts';
import { hiddenMonths } from '../domain/small-months.ts';
import { hiddenParts } from '../domain/small-parts.ts';
import type { PeopleCounts } from './load-people.ts';
import type { Loaded } from './loaded.ts';

interface Municipality {
  readonly establishments: readonly string[];
  /** Whether what its establishments count is what it counts. */
  readonly isInside: boolean;
}

/**
 * Establishments by municipality. Where they are counted by another municipality than people are, its total is told nowhere, and it
 * has another name.
 */
export function establishmentsOf(counts: readonly PeopleCounts[]): ReadonlyMap<string, Municipality> {
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

interface Given {
  readonly loaded: Pick<Loaded, 'territory'>;
  readonly counts: readonly PeopleCounts[];
  readonly card: Card;
  readonly state: string;
  readonly year: number;
  readonly threshold: number;
  /** Places whose year is not told. */
  readonly yearHidden: ReadonlySet<string>;
}

/** Codes that are not told in each month (`YYYY-MM`) of a year. */
export function hiddenInMonths(given: Given): ReadonlyMap<string, ReadonlySet<string>> {
  const { card, year, yearHidden, threshold } = given;
  const monthly = given.counts.filter(({ method }) => method.grain === 'month');
  const ofYear = monthly.flatMap(({ files }) => files.get(year) ?? []);
  const months = [...new Set(ofYear.map(({ period }) => period))].sort();
  const tables = monthly.flatMap((counts) => {
    const amounts = amountsToldOf(card, counts.method);
    const ofMonths = months.map((month) => {
      const files = (counts.files.get(year) ?? []).filter(({ period }) => period === month);
      return counts.countIn(files, amounts);
    });
    return treesOf(counts, (code) => ofMonths.map((of) => of(code)), given);
  });
  const hidden = hiddenMonths(
    tables.map((table) => ({ ...table, yearHidden })),
    threshold,
  );
  return new Map(
    months.map((month, at) => [
      month,
      new Set([...hidden].flatMap(([code, of]) => (of.has(at) ? [code] : []))),
    ]),
  );
}

/** Parts that are not told of a year, by the code of the place or establishment. */
export function hiddenInParts(given: Given): ReadonlyMap<string, ReadonlySet<string>> {
  const { counts, card, year, yearHidden, threshold } = given;
  const items = card.parts?.items ?? [];
  const tables = counts.flatMap((of) =>
    partsToldOf(card, of.method).flatMap((amounts) => {
      const inParts = of.countIn(of.files.get(year) ?? [], amounts);
      return treesOf(of, (code) => inParts(code).map((amount) => [amount]), given);
    }),
  );
  const hidden = hiddenParts(tables, yearHidden, threshold);
  return new Map(
    [...hidden].map(([code, of]) => [
      code,
      // The last is what the parts leave out, which nobody is shown.
      new Set([...of].flatMap((at) => items[at]?.id ?? [])),
    ]),
  );
}

interface Tree {
  readonly root: MonthlyNode;
  readonly rootHidden: boolean;
}

/** The places of one method with what is told of each, month by month or part by part, the establishments in them or in trees of their own. */
function treesOf(
  counts: PeopleCounts,
  cellsOf: (code: string) => readonly (readonly number[])[],
  { loaded, state, year }: Given,
): Tree[] {
  const leaf = (code: string): MonthlyNode => ({ code, months: cellsOf(code), children: [] });
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
  const root = { ...ofPlace(state), months: addUpMonths(counts.codes.map(cellsOf)) };
  const apart = isInside
    ? []
    : [...counts.establishments].map(([code, of]) => around(`service/${code}`, of.map(leaf)));
  return [{ root, rootHidden: false }, ...apart.map((each) => ({ root: each, rootHidden: true }))];
}

function around(code: string, children: readonly MonthlyNode[]): MonthlyNode {
  return { code, months: addUpMonths(children.map(({ months }) => months)), children };
}

const addUpMonths = (all: readonly MonthlyNode['months'][]): number[][] =>
  (all[0] ?? []).map((_, month) => addUp(all.map((months) => months[month] ?? [])));
