import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedFields, matchRecords, recordsToCompare, type Titled } from './import-changes.ts';
import { likeness } from './plan-document/source-row.ts';

const groupOf = (id: string): string => id.split('.').slice(0, -1).join('.');
const least = (one: string, other: string): number =>
  one === other ? 0.5 : groupOf(one) === groupOf(other) ? 0.6 : 0.8;

/** The rule by comparing each with each. */
function matchedOneByOne(stored: readonly Titled[], read: readonly Titled[]): Map<string, string> {
  const pairs = read.flatMap((one) =>
    stored.flatMap((other) => {
      const alike = likeness(one.title, other.title);
      const bonus = one.id === other.id ? 0.15 : 0;
      return alike < least(one.id, other.id) ? [] : [{ one: one.id, other: other.id, alike: alike + bonus }];
    }),
  );
  const matched = new Map<string, string>();
  for (const { one, other } of pairs.toSorted((a, b) => b.alike - a.alike))
    if (!matched.has(one) && ![...matched.values()].includes(other)) matched.set(one, other);
  return matched;
}

const WORDS = ['implantar', 'rede', 'de', 'a', 'plano', 'oficina', 'leitos', 'regional', 'hospital', 'curso'];
const titles = fc.array(
  fc.record({
    group: fc.constantFrom('1.1', '1.2', '2.1'),
    words: fc.array(fc.constantFrom(...WORDS), { maxLength: 7 }),
  }),
  { maxLength: 14 },
);
const numbered = (rows: readonly { group: string; words: string[] }[]): Titled[] =>
  rows.map(({ group, words }, at) => ({ id: `${group}.${at}`, title: words.join(' ') }));

describe('which stored record a record of the document is', () => {
  it('is what comparing each with each finds', () => {
    fc.assert(
      fc.property(titles, titles, (stored, read) => {
        const [known, document] = [numbered(stored), numbered(read)];
        expect(matchRecords(known, document)).toEqual(matchedOneByOne(known, document));
      }),
      { numRuns: 500 },
    );
  });

  it('is found for 10,000 among 10,000 by comparing a few with each, whether they stay or move', () => {
    const word = (at: number) => `p${((at * 2_654_435_761) % 4294967296) % 5000}`;
    const rows = (shift: number): Titled[] =>
      Array.from({ length: 10_000 }, (_, at) => ({
        id: `1.${1 + (at % 25)}.${at + shift}`,
        title: `Implantar de a ${Array.from({ length: 9 }, (__, nth) => word(at * 9 + nth)).join(' ')}`,
      }));
    const toCompare = recordsToCompare(rows(0));
    const compared = rows(25).reduce((sum, one) => sum + toCompare(one).length, 0);
    expect(compared).toBeGreaterThanOrEqual(10_000);
    expect(compared).toBeLessThan(10_000 * 100);
    for (const shift of [0, 25]) expect(matchRecords(rows(0), rows(shift)).size).toBe(10_000);
  });
});

it('names a cell that the document no longer has', () => {
  expect(changedFields({ title: 'A', '2024': '1' }, { title: 'A' })).toEqual([
    { field: '2024', from: '1', to: '' },
  ]);
});
