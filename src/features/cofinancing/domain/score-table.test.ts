import { describe, expect, it } from 'vitest';
import { programme } from '../../../../test/fixtures/cofinancing.ts';
import { bandOf } from '../../../kernel/bands.ts';
import { Rational } from '../../../kernel/rational.ts';
import { bandsOf } from './score-table.ts';

const tableOf = (id: string) => programme.tables.find((table) => table.id === id)?.versions[0]?.rows ?? [];

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

  it.each([
    ['ppi', '49.99', '0.00', '0.00'],
    ['ppi', '50', '0.20', '0.20'],
    ['ppi', '69.99', '0.20', '0.20'],
    ['ppi', '70', '0.30', '0.30'],
    ['ppi', '100', '0.30', '0.30'],
    ['ppi', '100.01', '0.75', '0.75'],
    ['referral', '14.99', '0.00', '0.00'],
    ['referral', '15', '0.20', '0.20'],
    ['referral', '20.99', '0.20', '0.20'],
    ['referral', '21', '0.30', '0.30'],
    ['referral', '30.99', '0.30', '0.30'],
    ['referral', '31', '0.75', '0.30'],
    ['referral', '31.01', '0.75', '0.75'],
    ['cac', '49.99', '0.00', '0.00'],
    ['cac', '50', '0.20', '0.00'],
    ['cac', '50.99', '0.20', '0.00'],
    ['cac', '51', '0.20', '0.20'],
    ['cac', '70.99', '0.20', '0.20'],
    ['cac', '71', '0.30', '0.30'],
    ['cac', '89.99', '0.30', '0.30'],
    ['cac', '90', '0.50', '0.50'],
    ['cac', '132.5', '0.50', '0.50'],
  ])('%s at %s scores %s, and %s in the lower band', (id, percent, thresholds, lower) => {
    const score = (reading: string) =>
      bandOf(bandsOf(tableOf(id), reading), Rational.parse(percent))?.value.value.toDecimal(2);
    expect(score('integer-thresholds')).toBe(thresholds);
    expect(score('lower-band')).toBe(lower);
  });
});
