import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import { type PublishedPopulation, populationPairs } from './population-pair.ts';

const { cards } = readCatalogue();
const of = (address: string, id?: string) => {
  const card = cards.find((each) => each.address === address)!;
  return { card, method: card.methods.find((each) => each.id === (id ?? card.defaultMethod))! };
};

const CENSUS: PublishedPopulation = {
  id: 'census-2022',
  label: 'Censo Demográfico 2022',
  people: 3_658_649n,
};
const POPSVS: PublishedPopulation = { id: 'popsvs-2024', label: 'POPSVS 2000–2024', people: 3_720_967n };
const MATO_GROSSO = new Map([[2022, [CENSUS, POPSVS]]]);
/** 943 teams of 3.450 people, as the plan prints them for 2024. */
const TEAMS = { period: '2024', value: '88.92', numerator: String(943 * 3450) };
const DEATHS = { period: '2022', value: '249.2', numerator: '4300' };
const BEDS = { period: '2022-12', value: '4.10', numerator: '1500' };

describe('the population that divides beside the other of the same year', () => {
  test.each([
    // card, value, used, other, difference, value with the other
    ['714', TEAMS, 'Censo Demográfico 2022', 'POPSVS 2000–2024', 62_318n, '87.43'],
    ['718', DEATHS, 'POPSVS 2000–2024', 'Censo Demográfico 2022', -62_318n, null],
    ['719', BEDS, 'Censo Demográfico 2022', 'POPSVS 2000–2024', 62_318n, '4.03'],
  ] as const)('%s', (address, value, used, other, difference, valueWithOther) => {
    const [pair, ...more] = populationPairs(of(address), value, MATO_GROSSO);
    expect(more).toEqual([]);
    expect(pair).toMatchObject({ year: 2022, difference, valueWithOther });
    expect([pair!.used.label, pair!.other.label]).toEqual([used, other]);
  });

  test('an imported POPSVS is the same study, and takes its place', () => {
    const file = { ...POPSVS, id: 'POPSVS', label: 'POPSVS 2022' };
    const [pair] = populationPairs(of('718'), DEATHS, new Map([[2022, [CENSUS, file]]]));
    expect(pair).toMatchObject({ used: file, other: CENSUS });
  });

  test.each([
    ['only one was published', of('714'), TEAMS, new Map([[2022, [CENSUS]]])],
    ['the one that divides is not there', of('714'), TEAMS, new Map([[2022, [POPSVS]]])],
    ['the other is of another year', of('719'), { ...BEDS, period: '2023-12' }, MATO_GROSSO],
    ['no population divides', of('713'), { ...TEAMS, period: '2022' }, MATO_GROSSO],
    ['the report’s own population divides', of('714', 'POTENTIAL'), TEAMS, MATO_GROSSO],
  ])('there is no pair where %s', (_, way, value, published) => {
    expect(populationPairs(way, value, published)).toEqual([]);
  });

  test('a number that is not told gives none by the other', () => {
    const hidden = { ...TEAMS, value: null, numerator: null };
    expect(populationPairs(of('714'), hidden, MATO_GROSSO)[0]).toMatchObject({ valueWithOther: null });
  });
});

test('every card that a population divides says why by that one, and no other does', () => {
  const divided = cards.filter(({ methods }) =>
    methods.some(
      ({ denominator }) =>
        denominator.kind.startsWith('population') ||
        (denominator.kind === 'files' && denominator.files.system === 'POPSVS'),
    ),
  );
  expect(divided.map(({ address }) => address)).toEqual(['714', '715', '718', '719']);
  expect(cards.filter(({ whyPopulation }) => whyPopulation !== null)).toEqual(divided);
});
