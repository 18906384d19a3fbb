import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeOf } from '../../../../test/linear-range.ts';
import { type CountNode, hiddenPlaces, isSmall } from './small-numbers.ts';

const THRESHOLD = 5;

const leaf = (code: string, ...amounts: number[]): CountNode => ({ code, amounts, children: [] });
const node = (code: string, ...children: CountNode[]): CountNode => ({
  code,
  amounts: (children[0]?.amounts ?? []).map((_, at) =>
    children.reduce((sum, { amounts }) => sum + (amounts[at] ?? 0), 0),
  ),
  children,
});
const hidden = (root: CountNode) => [...hiddenPlaces(root, THRESHOLD)].sort();

describe('which places are not told', () => {
  it.each<[string, CountNode, string[]]>([
    ['nothing small, nothing hidden', node('R', leaf('a', 5), leaf('b', 0), leaf('c', 12)), []],
    [
      'one small place takes the next smallest along, never an empty one',
      node('R', leaf('a', 3), leaf('b', 0), leaf('c', 12), leaf('d', 9)),
      ['a', 'd'],
    ],
    [
      'two small places are enough where together they are many',
      node('R', leaf('a', 3), leaf('b', 4), leaf('c', 20)),
      ['a', 'b'],
    ],
    [
      'two small places that are few together take a third along',
      node('R', leaf('a', 1), leaf('b', 2), leaf('c', 20), leaf('d', 30)),
      ['a', 'b', 'c'],
    ],
    [
      'a small region goes with everything in it, and so does the region beside it',
      node('R', node('A', leaf('a', 2), leaf('b', 1)), node('B', leaf('c', 8), leaf('d', 0)), leaf('e', 40)),
      ['A', 'B', 'a', 'b', 'c', 'd'],
    ],
    [
      'where the state has nobody else, the state is not told either',
      { code: 'R', amounts: [6], children: [leaf('a', 4), leaf('b', 0)] },
      ['R', 'a', 'b'],
    ],
    [
      'one small month hides the place, and another beside it',
      node('R', leaf('a', 2, 9), leaf('b', 8, 7)),
      ['a', 'b'],
    ],
  ])('%s', (_, root, expected) => expect(hidden(root)).toEqual(expected));
});

const amounts = fc.array(fc.oneof({ weight: 3, arbitrary: fc.nat(4) }, fc.nat(12)), {
  minLength: 3,
  maxLength: 3,
});
const tree = fc
  .array(fc.array(amounts, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((regions) =>
    node('R', ...regions.map((of, r) => node(`R${r}`, ...of.map((each, p) => leaf(`R${r}.${p}`, ...each))))),
  );

const nodesIn = (root: CountNode): CountNode[] => [root, ...root.children.flatMap(nodesIn)];
const leavesIn = (root: CountNode): CountNode[] =>
  nodesIn(root).filter(({ children }) => children.length === 0);
const yearly = ({ code, amounts, children }: CountNode): CountNode => ({
  code,
  amounts: [amounts.reduce((sum, each) => sum + each, 0)],
  children: children.map(yearly),
});

describe('what anybody can work out from what is told', () => {
  it('no small number, of a year or of its months, by any subtraction of what is told', () => {
    fc.assert(
      fc.property(tree, (root) => {
        const ofYear = hiddenPlaces(yearly(root), THRESHOLD);
        const ofMonths = hiddenPlaces(root, THRESHOLD, ofYear);
        const leaves = leavesIn(root);
        const months = root.amounts.map((_, at) => at);
        const all = nodesIn(root).flatMap((each) => {
          const own = leavesIn(each).map((one) => leaves.indexOf(one));
          const of = (wanted: readonly number[]) =>
            leaves.flatMap((_, row) =>
              months.map((month) => Number(own.includes(row) && wanted.includes(month))),
            );
          return [
            { coefficients: of(months), value: total(each), told: !ofYear.has(each.code) },
            ...months.map((month) => ({
              coefficients: of([month]),
              value: each.amounts[month] as number,
              told: !ofMonths.has(each.code),
            })),
          ];
        });
        const told = all.filter((each) => each.told);
        for (const { coefficients, value } of all.filter(
          (each) => !each.told && isSmall(each.value, THRESHOLD),
        )) {
          const { least, most } = rangeOf(coefficients, told);
          expect(least).toBeLessThanOrEqual(value);
          expect(most - least).toBeGreaterThanOrEqual(THRESHOLD);
        }
        for (const each of told) expect(isSmall(each.value, THRESHOLD)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

const total = ({ amounts }: CountNode) => amounts.reduce((sum, each) => sum + each, 0);

it('the rule that hides only the small ones would be caught', () => {
  const told = [
    { coefficients: [1, 1], value: 12 },
    { coefficients: [0, 1], value: 9 },
  ];
  expect(rangeOf([1, 0], told)).toEqual({ least: 3, most: 3 });
});
