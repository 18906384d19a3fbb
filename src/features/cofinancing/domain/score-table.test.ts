import { describe, expect, it } from 'vitest';
import { programme } from '../../../../test/fixtures/cofinancing.ts';
import { bandOf, coverageOf } from '../../../kernel/bands.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { TableRow } from './programme.ts';
import { bandsOf } from './score-table.ts';

const tableOf = (id: string) => programme.tables.find((table) => table.id === id)?.versions[0]?.rows ?? [];

const READINGS = ['integer-thresholds', 'lower-band', 'as-printed'];

/** Table, percentage, and its score under each reading; null in a hole. */
const BOUNDARIES: [id: string, percent: string, ...scores: (string | null)[]][] = [
  ['ppi', '49.99', '0.00', '0.00', '0.00'],
  ['ppi', '50', '0.20', '0.20', '0.20'],
  ['ppi', '69', '0.20', '0.20', '0.20'],
  ['ppi', '69.01', '0.20', '0.20', null],
  ['ppi', '69.99', '0.20', '0.20', null],
  ['ppi', '70', '0.30', '0.30', '0.30'],
  ['ppi', '100', '0.30', '0.30', '0.30'],
  ['ppi', '100.01', '0.75', '0.75', '0.75'],
  ['referral', '14.99', '0.00', '0.00', '0.00'],
  ['referral', '15', '0.20', '0.20', '0.20'],
  ['referral', '20', '0.20', '0.20', '0.20'],
  ['referral', '20.01', '0.20', '0.20', null],
  ['referral', '20.99', '0.20', '0.20', null],
  ['referral', '21', '0.30', '0.30', '0.30'],
  ['referral', '30', '0.30', '0.30', '0.30'],
  ['referral', '30.01', '0.30', '0.30', null],
  ['referral', '30.65', '0.30', '0.30', null],
  ['referral', '30.99', '0.30', '0.30', null],
  ['referral', '31', '0.75', '0.30', null],
  ['referral', '31.01', '0.75', '0.75', '0.75'],
  ['cac', '49.99', '0.00', '0.00', '0.00'],
  ['cac', '50', '0.20', '0.00', null],
  ['cac', '50.99', '0.20', '0.00', null],
  ['cac', '51', '0.20', '0.20', '0.20'],
  ['cac', '70', '0.20', '0.20', '0.20'],
  ['cac', '70.01', '0.20', '0.20', null],
  ['cac', '70.99', '0.20', '0.20', null],
  ['cac', '71', '0.30', '0.30', '0.30'],
  ['cac', '89', '0.30', '0.30', '0.30'],
  ['cac', '89.01', '0.30', '0.30', null],
  ['cac', '89.99', '0.30', '0.30', null],
  ['cac', '90', '0.50', '0.50', '0.50'],
  ['cac', '100', '0.50', '0.50', '0.50'],
  ['cac', '100.01', '0.50', '0.50', null],
  ['cac', '132.5', '0.50', '0.50', null],
];

describe('the bands of Quadro 01', () => {
  const holes = (id: string, reading: string) => {
    const bands = bandsOf(tableOf(id), reading);
    let missing = 0;
    for (let i = 0; i <= 20_000; i++) if (bandOf(bands, Rational.of(i, 100)) === null) missing++;
    return missing;
  };

  it.each(['ppi', 'referral', 'cac'])('%s: each of 20,001 percentages is in exactly one', (id) => {
    expect(holes(id, 'integer-thresholds')).toBe(0);
    expect(holes(id, 'lower-band')).toBe(0);
  });

  it('leave the holes that the act prints', () => {
    expect(holes('ppi', 'as-printed')).toBe(99);
    expect(holes('referral', 'as-printed')).toBe(99 + 100);
    expect(holes('cac', 'as-printed')).toBe(298 + (20_000 - 10_000));
  });

  it.each(BOUNDARIES)(
    '%s at %s scores %s, %s in the lower band, and %s as printed',
    (id, percent, ...scores) => {
      expect(READINGS.map((reading) => scoreOf(tableOf(id), percent, reading))).toEqual(scores);
    },
  );

  it('keep rows that meet as they are: no reading of the holes hides a value in two bands', () => {
    const [first, second, ...rest] = tableOf('ppi');
    if (first === undefined || second === undefined) throw new Error('the table has rows');
    const meeting = [first, { ...second, band: { form: 'between', from: '40', to: '69' } as const }, ...rest];
    for (const reading of ['integer-thresholds', 'lower-band', 'as-printed'])
      expect(() => bandOf(bandsOf(meeting, reading), Rational.of(45))).toThrow(/sobrepostas/);
  });
});

describe('the proof of Quadro 01', () => {
  it.each(
    ['ppi', 'referral', 'cac'].flatMap((id) =>
      ['integer-thresholds', 'lower-band', 'as-printed'].map((reading) => [id, reading] as const),
    ),
  )('%s under %s says the same as asking each of 20,001 percentages', (id, reading) => {
    const bands = bandsOf(tableOf(id), reading);
    const { gaps, overlaps } = coverageOf(bands);
    expect(overlaps).toEqual([]);
    for (let i = 0; i <= 20_000; i++) {
      const value = Rational.of(i, 100);
      const inGap = gaps.some(
        ({ from, fromIncluded, to, toIncluded }) =>
          (fromIncluded ? !value.lt(from) : value.gt(from)) &&
          (to === null || (toIncluded ? !value.gt(to) : value.lt(to))),
      );
      if (inGap !== (bandOf(bands, value) === null)) throw new Error(`${id} at ${value}`);
    }
  });

  it('moved by a hundredth at any printed bound gives another score somewhere above', () => {
    const moves = ['ppi', 'referral', 'cac'].flatMap((id) =>
      tableOf(id).flatMap((row, at) =>
        Object.keys(row.band)
          .filter((end) => end !== 'form')
          .flatMap((end) => ['0.01', '-0.01'].map((step) => ({ id, at, end, step }))),
      ),
    );
    const unnoticed = moves.filter(({ id, at, end, step }) => {
      const moved = tableOf(id).map((row, i) =>
        i === at ? { ...row, band: movedBand(row.band, end, step) } : row,
      );
      return BOUNDARIES.filter(([table]) => table === id).every(([, percent, ...scores]) =>
        READINGS.every((reading, i) => scoreOf(moved, percent, reading) === scores[i]),
      );
    });
    expect(moves).toHaveLength(38);
    expect(unnoticed).toEqual([]);
  });
});

function movedBand(band: TableRow['band'], end: string, step: string): TableRow['band'] {
  const bound = (band as unknown as Record<string, string>)[end] ?? '';
  return { ...band, [end]: Rational.parse(bound).add(Rational.parse(step)).toDecimal(2) };
}

/** The score of a percentage, null in a hole, or that two bands hold it. */
function scoreOf(rows: readonly TableRow[], percent: string, reading: string): string | null {
  try {
    return bandOf(bandsOf(rows, reading), Rational.parse(percent))?.value.value.toDecimal(2) ?? null;
  } catch (error) {
    return (error as Error).message;
  }
}
