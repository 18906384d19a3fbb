import { describe, expect, test } from 'vitest';
import { holdersThroughout } from './establishment-holders.ts';

const [OLD, NEW] = ['2391635', '2391643'] as const;
const HOLDINGS = [
  { unit: 'HOSPITAL-1', establishment: NEW, from: '2024-01-01' },
  { unit: 'HOSPITAL-1', establishment: OLD, from: '2020-07-01' },
  { unit: 'HOSPITAL-2', establishment: OLD, from: '2025-01-01' },
];
const of = (establishment: string, first: string, last = first) =>
  holdersThroughout(HOLDINGS, establishment, { first, last });

describe('whose an establishment is', () => {
  test.each([
    ['before anybody', OLD, '2020-06-30', '2020-06-30', []],
    ['from the day on', OLD, '2020-07-01', '2023-12-28', ['HOSPITAL-1']],
    ['not once the unit has another', OLD, '2024-01-01', '2024-12-28', []],
    ['of the one that has it now', OLD, '2025-01-01', '2025-12-28', ['HOSPITAL-2']],
    ['nobody’s where only a part of the days is', OLD, '2023-06-01', '2024-05-28', []],
    ['nor where it began in the middle', OLD, '2020-01-01', '2020-12-28', []],
    ['the new one', NEW, '2024-01-01', '2026-12-28', ['HOSPITAL-1']],
    ['never one that was not told', '1234567', '2025-01-01', '2025-12-28', []],
  ])('%s', (_, establishment, first, last, units) => {
    expect(of(establishment, first, last)).toEqual(units);
  });
});
