import { describe, expect, it } from 'vitest';
import { type Band, bandGaps, bandOf } from './bands.ts';
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
      bandGaps(printed).map((gap) => [
        formatDecimal(gap.from, 0),
        formatDecimal(gap.to, 0),
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
});
