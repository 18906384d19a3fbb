import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Band, bandOf, coverageOf } from './bands.ts';
import { formatDecimal } from './format.ts';
import { Rational } from './rational.ts';

const r = (text: string) => Rational.parsePtBr(text);
const printed: Band<string>[] = [
  {
    id: '1',
    printed: '<15%',
    from: null,
    fromInclusive: false,
    to: r('15'),
    toInclusive: false,
    value: '0,00',
  },
  {
    id: '2',
    printed: '15 a 20%',
    from: r('15'),
    fromInclusive: true,
    to: r('20'),
    toInclusive: true,
    value: '0,20',
  },
  {
    id: '3',
    printed: '21 a 30%',
    from: r('21'),
    fromInclusive: true,
    to: r('30'),
    toInclusive: true,
    value: '0,30',
  },
  {
    id: '4',
    printed: '>31%',
    from: r('31'),
    fromInclusive: false,
    to: null,
    toInclusive: false,
    value: '0,75',
  },
];

describe('bands as printed', () => {
  it.each([
    ['14,99', '0,00'],
    ['15', '0,20'],
    ['20', '0,20'],
    ['20,01', null],
    ['30', '0,30'],
    ['30,65', null],
    ['31', null],
    ['31,01', '0,75'],
    ['36,2', '0,75'],
  ])('%s%% scores %s', (value, score) => {
    expect(bandOf(printed, r(value))?.value ?? null).toBe(score);
  });

  it('names its holes instead of guessing', () => {
    expect(
      coverageOf(printed).gaps.map((gap) => [
        formatDecimal(gap.from, 0),
        gap.to && formatDecimal(gap.to, 0),
        gap.fromIncluded,
        gap.toIncluded,
      ]),
    ).toEqual([
      ['20', '21', false, false],
      ['30', '31', false, true],
    ]);
  });

  it('refuses overlapping rows', () => {
    const twice = [...printed, { ...(printed[1] as Band<string>), id: '5' }];
    expect(() => bandOf(twice, r('16'))).toThrow(/sobrepostas/);
  });

  it('says which rows meet, and over what', () => {
    const twice = [...printed, { ...(printed[1] as Band<string>), id: '5', from: r('19'), to: r('21') }];
    expect(coverageOf(twice).overlaps).toMatchObject([
      { bands: ['2', '5'], from: r('19'), fromIncluded: true, to: r('20'), toIncluded: true },
      { bands: ['5', '3'], from: r('21'), fromIncluded: true, to: r('21'), toIncluded: true },
    ]);
  });

  it.each([
    ['no row', [], [['0', null, true, false]], []],
    ['a row without values', [band('x', '5', true, '5', false)], [['0', null, true, false]], ['x']],
    ['a row below zero', [band('x', null, false, '0', false)], [['0', null, true, false]], ['x']],
    [
      'one number',
      [band('x', '5', true, '5', true)],
      [
        ['0', '5', true, false],
        ['5', null, false, false],
      ],
      [],
    ],
    ['everything', [band('x', null, false, null, false)], [], []],
    ['rows out of order', [band('b', '5', true, null, false), band('a', null, false, '5', false)], [], []],
  ] as const)('of %s', (_, bands, gaps, empty) => {
    const found = coverageOf(bands);
    const ends = found.gaps.map(({ from, fromIncluded, to, toIncluded }) => [
      formatDecimal(from, 0),
      to && formatDecimal(to, 0),
      fromIncluded,
      toIncluded,
    ]);
    expect(ends).toEqual(gaps);
    expect(found.empty).toEqual(empty);
  });
});

function band(
  id: string,
  from: string | null,
  fromInclusive: boolean,
  to: string | null,
  toInclusive: boolean,
): Band<string> {
  const bound = (text: string | null) => (text === null ? null : r(text));
  return { id, printed: id, from: bound(from), fromInclusive, to: bound(to), toInclusive, value: id };
}

describe('the proof of coverage', () => {
  const end = fc.option(fc.integer({ min: 0, max: 12 }).map(String), { nil: null });
  const anyBand = fc
    .tuple(end, fc.boolean(), end, fc.boolean())
    .map(([from, fromInclusive, to, toInclusive]) => band('', from, fromInclusive, to, toInclusive));
  const tables = fc
    .array(anyBand, { maxLength: 6 })
    .map((bands) => bands.map((each, i) => ({ ...each, id: `${i}` })));
  const holds = (
    each: { from: Rational; fromIncluded: boolean; to: Rational | null; toIncluded: boolean },
    value: Rational,
  ) =>
    (each.fromIncluded ? !value.lt(each.from) : value.gt(each.from)) &&
    (each.to === null || (each.toIncluded ? !value.gt(each.to) : value.lt(each.to)));

  it('agrees with asking every quarter of a point, over any table', () => {
    fc.assert(
      fc.property(tables, (bands) => {
        const { gaps, overlaps, empty } = coverageOf(bands);
        for (let quarter = 0; quarter <= 56; quarter++) {
          const value = Rational.of(quarter, 4);
          const hits = bands.filter((each) => bandOf([each], value) !== null).length;
          expect(gaps.some((gap) => holds(gap, value))).toBe(hits === 0);
          expect(overlaps.some((overlap) => holds(overlap, value))).toBe(hits > 1);
        }
        const dead = bands.filter((each) => {
          for (let quarter = 0; quarter <= 56; quarter++)
            if (bandOf([each], Rational.of(quarter, 4))) return false;
          return true;
        });
        expect([...empty].sort()).toEqual(dead.map(({ id }) => id).sort());
      }),
    );
  });
});
