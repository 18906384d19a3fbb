import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { isTest } from '../named-tests.ts';
import { describeWithData } from '../shared-data.ts';
import { CHECK_VALUES, INVARIANTS, ORACLES, type Shown } from './shown.ts';

/** The keys under which the pages of the field hold values to be checked against. */
const CHECKED =
  /^(checks?|sanityCheckValues|sumCheck|workedExample|officialSeries\w*|reproduction|scoreFor\w*|countsInPlan|verification|baseline|targets|facts)$/;

/** Paths of every value to check, with the id of an item in the place of its index. */
function checkedIn(value: unknown, path: string): string[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((item, at) => checkedIn(item, `${path}/${item?.id ?? at}`));
  return Object.entries(value).flatMap(([key, inner]) =>
    CHECKED.test(key) ? [`${path}/${key}`] : checkedIn(inner, `${path}/${key}`),
  );
}

const covers = (pattern: string, path: string) => {
  const [asked, found] = [pattern.split('/'), path.split('/')];
  return asked.length === found.length && asked.every((part, at) => part === '*' || part === found[at]);
};

it.each(Object.entries({ ...ORACLES, ...CHECK_VALUES, ...INVARIANTS }))(
  '%s is shown by tests that exist',
  (_, shown: Shown) => {
    expect(shown.tests.length).toBeGreaterThan(0);
    expect(shown.tests.filter((test) => !isTest(test))).toEqual([]);
  },
);

describeWithData('what there is to show', ['data/oracles', 'domain'], ([oracles, domain]) => {
  it('every oracle of the folder is here, and nothing that is not in it', () => {
    expect(Object.keys(ORACLES).toSorted()).toEqual(readdirSync(oracles as string).toSorted());
  });

  it('every check value of the pages of the field is here, and no path that leads nowhere', () => {
    const pages = readdirSync(domain as string).filter((name) => name.endsWith('.json'));
    const found = pages.flatMap((name) =>
      checkedIn(JSON.parse(readFileSync(resolve(domain as string, name), 'utf8')), name.replace('.json', '')),
    );
    const patterns = Object.keys(CHECK_VALUES);
    expect(found.filter((path) => !patterns.some((pattern) => covers(pattern, path)))).toEqual([]);
    expect(patterns.filter((pattern) => !found.some((path) => covers(pattern, path)))).toEqual([]);
  });

  it('every invariant is one that the page tells', () => {
    const told = readFileSync(resolve(domain as string, 'README.md'), 'utf8').replaceAll('\n', ' ');
    expect(Object.keys(INVARIANTS).filter((invariant) => !told.includes(invariant))).toEqual([]);
  });
});
