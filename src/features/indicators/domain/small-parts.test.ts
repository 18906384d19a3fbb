import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeOf } from '../../../../test/linear-range.ts';
import { leaf, node, totals } from '../../../../test/parts-of-places.ts';
import type { MonthlyNode } from './month-network.ts';
import { hiddenPlaces, isSmall } from './small-numbers.ts';
import { hiddenParts } from './small-parts.ts';

const THRESHOLD = 5;

const hiddenTotals = (root: MonthlyNode) => hiddenPlaces(totals(root), THRESHOLD);
const hiddenOf = (root: MonthlyNode) =>
  Object.fromEntries(
    [...hiddenParts([{ root }], hiddenTotals(root), THRESHOLD)].map(([code, parts]) => [
      code,
      [...parts].sort(),
    ]),
  );

describe('which parts are not told', () => {
  it.each<[string, MonthlyNode, Record<string, number[]>]>([
    [
      'nothing small, every part is told everywhere',
      node('R', leaf('a', 50, 9, 0, 0), leaf('b', 12, 8, 7, 0)),
      {},
    ],
    [
      'of 19 groups of a state with one small group, two are withheld: it and the smallest that covers it',
      leaf('R', 900, 800, 700, 600, 500, 450, 400, 350, 300, 250, 200, 150, 100, 90, 80, 70, 60, 50, 3, 0),
      { R: [17, 18] },
    ],
    [
      'a small group of one place takes one more of it and the same two of a neighbour; the state tells all of its own',
      node('R', leaf('a', 3, 20, 40, 0), leaf('b', 9, 8, 30, 0), leaf('c', 90, 90, 90, 0)),
      { a: [0, 1], b: [0, 1] },
    ],
    [
      'of a place whose total is not told no group is, and others hide behind it',
      node('R', leaf('a', 3, 1, 0, 0), leaf('b', 2, 9, 0, 0), leaf('c', 40, 40, 40, 0)),
      { a: [0, 1, 2], b: [0, 1, 2] },
    ],
    [
      'what belongs to no group is found by subtraction: where it is few, a group is withheld',
      leaf('R', 40, 50, 60, 2),
      { R: [0, 3] },
    ],
    ['where nothing is ever left out, nothing hides behind it', leaf('R', 3, 9, 40, 0), { R: [0, 1] }],
  ])('%s', (_, root, expected) => expect(hiddenOf(root)).toEqual(expected));

  it('the same parts are withheld of every way of counting', () => {
    const few = node('R', leaf('a', 3, 20, 40, 0), leaf('b', 9, 8, 30, 0));
    const many = node('R', leaf('a', 50, 50, 50, 0), leaf('b', 50, 50, 50, 0));
    const withheld = hiddenParts([{ root: few }, { root: many }], new Set(), THRESHOLD);
    expect(withheld).toEqual(hiddenParts([{ root: few }], new Set(), THRESHOLD));
  });
});

const PARTS = 3;
const amount = fc.oneof({ weight: 3, arbitrary: fc.nat(4) }, { weight: 2, arbitrary: fc.nat(25) });
const rest = fc.constantFrom(fc.constant(0), amount);
const treeWith = (left: fc.Arbitrary<number>) => {
  const place = fc
    .tuple(fc.array(amount, { minLength: PARTS, maxLength: PARTS }), left)
    .map(([parts, last]) => leaf('', ...parts, last));
  const around = (inside: fc.Arbitrary<MonthlyNode>, most: number) =>
    fc.array(inside, { minLength: 1, maxLength: most }).map((children) => node('', ...children));
  return around(around(fc.oneof(place, around(place, 2)), 3), 2).map((root) => named(root, 'R'));
};
const named = (root: MonthlyNode, code: string): MonthlyNode => ({
  ...root,
  code,
  children: root.children.map((child, at) => named(child, `${code}.${at}`)),
});
const nodesIn = (root: MonthlyNode): MonthlyNode[] => [root, ...root.children.flatMap(nodesIn)];
const leavesIn = (root: MonthlyNode) => nodesIn(root).filter(({ children }) => children.length === 0);

interface Known {
  readonly coefficients: readonly number[];
  readonly value: number;
  readonly told: boolean;
}

/** Each part, the rest and the total of each place, as sums of the parts of those in it. What is never left out is no unknown. */
function knownOf(root: MonthlyNode, withheld: ReadonlyMap<string, ReadonlySet<number>>): Known[] {
  const leaves = leavesIn(root);
  const isRest = leaves.some(({ months }) => months[PARTS]?.[0] !== 0);
  const all = Array.from({ length: PARTS + Number(isRest) }, (_, part) => part);
  const without = hiddenTotals(root);
  return nodesIn(root).flatMap((each) => {
    const own = leavesIn(each).map((one) => leaves.indexOf(one));
    const sum = (wanted: readonly number[], told: boolean): Known => ({
      coefficients: leaves.flatMap((_, row) =>
        all.map((part) => Number(own.includes(row) && wanted.includes(part))),
      ),
      value: wanted.reduce((total, part) => total + (each.months[part]?.[0] ?? 0), 0),
      told,
    });
    const isTold = (part: number) => withheld.get(each.code)?.has(part) !== true;
    // What no group counts is shown to nobody: it is what the total and all groups leave.
    const parts = all.map((part) => sum([part], part < PARTS && isTold(part)));
    return [sum(all, !without.has(each.code)), ...parts];
  });
}

describe('what anybody can work out from what is told', () => {
  it('no small part, rest or total, by any subtraction of parts, totals and places', () => {
    fc.assert(
      fc.property(rest.chain(treeWith), (root) => {
        const known = knownOf(root, hiddenParts([{ root }], hiddenTotals(root), THRESHOLD));
        const told = known.filter((each) => each.told);
        for (const { coefficients, value } of known.filter(
          (each) => !each.told && isSmall(each.value, THRESHOLD),
        )) {
          const { least, most } = rangeOf(coefficients, told);
          expect(least).toBeLessThanOrEqual(value);
          expect(most - least).toBeGreaterThanOrEqual(THRESHOLD);
        }
        for (const each of told) expect(isSmall(each.value, THRESHOLD)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('of what is withheld nothing is to spare: told alone, each part or total beside a small one would give it away', () => {
    const root = node('R', leaf('a', 3, 20, 40, 0), leaf('b', 9, 8, 30, 0), leaf('c', 90, 90, 90, 0));
    const withheld = hiddenParts([{ root }], new Set(), THRESHOLD);
    const isFound = (also: string, part: number) => {
      const told = knownOf(
        root,
        new Map(
          [...withheld].map(([code, of]) => [
            code,
            new Set([...of].filter((each) => code !== also || each !== part)),
          ]),
        ),
      ).filter((each) => each.told);
      const { least, most } = rangeOf([1, ...Array.from({ length: 8 }, () => 0)], told);
      return most - least < THRESHOLD;
    };
    const spared = [...withheld].flatMap(([code, of]) =>
      [...of].filter((part) => !(code === 'a' && part === 0) && !isFound(code, part)),
    );
    expect(spared).toEqual([]);
  });
});
