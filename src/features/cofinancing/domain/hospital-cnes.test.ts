import { expect, it } from 'vitest';
import { type CnesRecord, cnesOn } from './hospital-cnes.ts';

const said = (cnes: string, from: string, at: string): CnesRecord => ({
  hospital: 'HOSPITAL-1',
  cnes,
  from,
  source: 'Ficha do CNES',
  at,
  by: null,
});
const records = [
  said('1111111', '2020-07-01', '2026-01-01T10:00:00.000Z'),
  said('3333333', '2024-01-01', '2026-01-02T10:00:00.000Z'),
  said('2222222', '2020-07-01', '2026-01-03T10:00:00.000Z'),
];

it.each([
  ['2020-06-30', null],
  ['2020-07-01', '2222222'],
  ['2023-12-31', '2222222'],
  ['2024-01-01', '3333333'],
])('the CNES on %s is %s: of the newest start, the last that was said', (day, cnes) => {
  expect(cnesOn(records, day)?.cnes ?? null).toBe(cnes);
});
