import { expect, test } from 'vitest';
import { parsePeriod } from '../../../kernel/period.ts';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import { populationAsked } from './population-asked.ts';

const { cards } = readCatalogue();
const beds = cards.find(({ address }) => address === '719')!.methods[0]!;
const NEWEST = Math.max(
  ...(beds.denominator.kind === 'population-of-year' ? beds.denominator.vintages : []).map(({ to }) => to),
);

test('the people of the period’s own year divide, each year from the vintage named for it', () => {
  expect(populationAsked(beds, parsePeriod('2022-07'))).toMatchObject({
    vintage: 'census-2022',
    year: 2022,
    note: null,
  });
  expect(populationAsked(beds, parsePeriod(String(NEWEST)))).toMatchObject({ year: NEWEST, note: null });
});

test('after the last vintage its people stand for the year to come, and the value says so', () => {
  expect(populationAsked(beds, parsePeriod(`${NEWEST + 1}-07`))).toMatchObject({
    year: NEWEST,
    note: `Dividido pela população de ${NEWEST}, a última publicada: a de ${NEWEST + 1} ainda não há.`,
  });
});

test('before the first there is none', () => expect(populationAsked(beds, parsePeriod('1999'))).toBeNull());
