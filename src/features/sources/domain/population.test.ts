import { describe, expect, test } from 'vitest';
import { type Ages, ageCodes, sexCodes, sumResidents } from './population.ts';

describe('ages of the file', () => {
  test.each<[Ages | undefined, number, string, string]>([
    [undefined, 81, '000', '080'],
    [{ from: 0, to: null }, 81, '000', '080'],
    [{ from: 30, to: 69 }, 40, '030', '069'],
    [{ from: 0, to: 0 }, 1, '000', '000'],
    [{ from: 80, to: null }, 1, '080', '080'],
    [{ from: 79, to: 79 }, 1, '079', '079'],
  ])('%j is %i ages, %s to %s', (ages, count, first, last) => {
    const codes = ageCodes(ages);
    expect([codes.length, codes[0], codes.at(-1)]).toEqual([count, first, last]);
  });

  test.each<Ages>([
    { from: 30, to: 80 },
    { from: 81, to: null },
    { from: -1, to: 5 },
    { from: 9, to: 8 },
    { from: 0.5, to: 8 },
  ])('%j cannot be counted', (ages) => expect(() => ageCodes(ages)).toThrow('não podem ser contadas'));

  test('sex', () => {
    expect(sexCodes(undefined)).toEqual(['1', '2']);
    expect(sexCodes('female')).toEqual(['2']);
  });
});

describe('residents of municipalities', () => {
  const members = [
    { code: '510340', name: 'Cuiabá' },
    { code: '510642', name: 'Peixoto de Azevedo' },
  ];
  const cells = (people: bigint, count: number) => ({ people, cells: count });

  test('are added', () => {
    const found = new Map([
      ['510340', cells(9_007_199_254_740_993n, 2)],
      ['510642', cells(1n, 2)],
      ['120040', cells(5n, 2)],
    ]);
    expect(sumResidents(members, found, 2)).toEqual({ people: 9_007_199_254_740_994n });
  });

  test.each([
    ['missing', undefined, /de 1 de 2 municípios: Peixoto de Azevedo \(0\)/],
    ['cut', cells(1n, 1), /Peixoto de Azevedo \(1\)/],
    ['doubled', cells(2n, 4), /Peixoto de Azevedo \(4\)/],
  ])('are missing where a municipality is %s', (_, other, reason) => {
    const found = new Map([['510340', cells(9n, 2)]]);
    if (other) found.set('510642', other);
    expect(sumResidents(members, found, 2)).toEqual({ reason: expect.stringMatching(reason) });
  });
});
