import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeOf } from '../../../../test/linear-range.ts';
import { leaf, node, totals } from '../../../../test/parts-of-places.ts';
import type { MonthlyNode, MonthlyTable } from './month-network.ts';
import { hiddenMonths } from './small-months.ts';
import { hiddenPlaces, isSmall } from './small-numbers.ts';

const THRESHOLD = 5;

const tableOf = (root: MonthlyNode): MonthlyTable => ({
  root,
  yearHidden: hiddenPlaces(totals(root), THRESHOLD),
});
const toldBy = (...tables: MonthlyTable[]) =>
  Object.fromEntries(
    [...hiddenMonths(tables, THRESHOLD)].map(([code, months]) => [code, [...months].sort()]),
  );

describe('which months are not told', () => {
  it.each<[string, MonthlyNode, Record<string, number[]>]>([
    ['nothing small, nothing hidden', node('R', leaf('a', 5, 9, 0), leaf('b', 12, 8, 7)), {}],
    [
      'one small month takes another of the place and the two of one neighbour, and leaves the rest',
      node('R', leaf('a', 3, 20, 20, 20), leaf('b', 9, 8, 30, 30), leaf('c', 90, 90, 90, 90)),
      { a: [0, 1], b: [0, 1] },
    ],
    [
      'months without anybody are told, and so is every month of a place that others do not need',
      node('R', leaf('a', 3, 0, 7, 0), leaf('b', 9, 9, 9, 9), leaf('c', 50, 50, 50, 50)),
      { a: [0, 2], b: [0, 2] },
    ],
    [
      'two small months that are many together need nobody else of the place',
      node('R', leaf('a', 4, 4, 30), leaf('b', 4, 4, 30), leaf('c', 9, 9, 9)),
      { a: [0, 1], b: [0, 1] },
    ],
    [
      'of a place without neighbours the months around it go along',
      node('R', leaf('a', 3, 9, 30)),
      { a: [0, 1], R: [0, 1] },
    ],
  ])('%s', (_, root, expected) => expect(toldBy(tableOf(root))).toEqual(expected));

  it('is the same for every way of counting', () => {
    const few = tableOf(node('R', leaf('a', 9, 9, 9), leaf('b', 3, 9, 9), leaf('c', 9, 9, 9)));
    const many = tableOf(node('R', leaf('a', 50, 50, 50), leaf('b', 50, 50, 50), leaf('c', 50, 50, 50)));
    expect(toldBy(few, many)).toEqual(toldBy(few));
    expect(toldBy(many)).toEqual({});
  });

  it('a total that nobody is told needs no neighbour', () => {
    const root = node('service/R', leaf('a', 3, 9, 30), leaf('b', 9, 9, 30));
    const told = toldBy({ root, yearHidden: new Set(), rootHidden: true });
    expect(told).toEqual({ 'service/R': [0, 1, 2], a: [0, 1] });
  });
});

const MONTHS = 4;
const AMOUNTS = 2;
const amount = fc.oneof({ weight: 3, arbitrary: fc.nat(4) }, { weight: 2, arbitrary: fc.nat(25) });
const months = fc.array(fc.array(amount, { minLength: AMOUNTS, maxLength: AMOUNTS }), {
  minLength: MONTHS,
  maxLength: MONTHS,
});

const named = (root: MonthlyNode, code: string): MonthlyNode => ({
  ...root,
  code,
  children: root.children.map((child, at) => named(child, `${code}.${at}`)),
});
const place = months.map((each): MonthlyNode => ({ code: '', months: each, children: [] }));
const around = (inside: fc.Arbitrary<MonthlyNode>, most: number) =>
  fc.array(inside, { minLength: 1, maxLength: most }).map((children) => node('', ...children));
/** Regions of municipalities, some of them with their establishments. */
const tree = around(around(fc.oneof(place, around(place, 2)), 3), 2).map((root) => named(root, 'R'));

const nodesIn = (root: MonthlyNode): MonthlyNode[] => [root, ...root.children.flatMap(nodesIn)];
const leavesIn = (root: MonthlyNode) => nodesIn(root).filter(({ children }) => children.length === 0);

interface Known {
  readonly coefficients: readonly number[];
  readonly value: number;
  readonly told: boolean;
}

/** Each month, the months two by two and the year of each place: told to whom asks, or not. */
function knownOf(table: MonthlyTable, hidden: ReadonlyMap<string, ReadonlySet<number>>, at: number): Known[] {
  const leaves = leavesIn(table.root);
  const all = Array.from({ length: MONTHS }, (_, month) => month);
  return nodesIn(table.root).flatMap((each) => {
    const own = leavesIn(each).map((one) => leaves.indexOf(one));
    const sum = (wanted: readonly number[], told: boolean): Known => ({
      coefficients: leaves.flatMap((_, row) =>
        all.map((month) => Number(own.includes(row) && wanted.includes(month))),
      ),
      value: wanted.reduce((total, month) => total + (each.months[month]?.[at] ?? 0), 0),
      told,
    });
    const isTold = (month: number) => hidden.get(each.code)?.has(month) !== true;
    return [
      sum(all, !table.yearHidden.has(each.code)),
      ...all.map((month) => sum([month], isTold(month))),
      ...all.slice(1).map((month) => sum([month - 1, month], isTold(month) && isTold(month - 1))),
    ];
  });
}

describe('what anybody can work out from what is told', () => {
  it('no small number, of a year or of its months, by any subtraction of what is told', () => {
    fc.assert(
      fc.property(tree, (root) => {
        const table = tableOf(root);
        const hidden = hiddenMonths([table], THRESHOLD);
        for (let at = 0; at < AMOUNTS; at++) {
          const known = knownOf(table, hidden, at);
          const told = known.filter((each) => each.told);
          for (const { coefficients, value } of known.filter(
            (each) => !each.told && isSmall(each.value, THRESHOLD),
          )) {
            const { least, most } = rangeOf(coefficients, told);
            expect(least).toBeLessThanOrEqual(value);
            expect(most - least).toBeGreaterThanOrEqual(THRESHOLD);
          }
          for (const each of told.filter(({ coefficients }) => coefficients.length > 0))
            expect(isSmall(each.value, THRESHOLD)).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
  });
});
