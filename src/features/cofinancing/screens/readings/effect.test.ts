import { describe, expect, it } from 'vitest';
import type { OpenReading } from '../../contract.ts';
import { monthTyped, monthWritten } from '../month-typed.ts';
import { inOrderOfWeight, monthlyDifference } from './effect.ts';

type Option = OpenReading['options'][number];

const option = (difference: string | null, months = 4): Option => ({
  id: 'b',
  label: 'outra',
  note: null,
  isDefault: false,
  effect: { months, total: '0.00', difference, refusal: null },
});

const reading = (
  id: string,
  status: OpenReading['status'],
  ...differences: (string | null)[]
): OpenReading => ({
  programme: { id: 'p', slug: 'p', name: 'Programa' },
  id,
  question: id,
  cites: [],
  status,
  chosen: 'a',
  options: differences.map((difference) => option(difference)),
  known: [],
  decision: null,
  history: [],
  version: 0,
});

describe('the money of an answer', () => {
  it('is told by month as the exact mean of the months it lets calculate', () => {
    expect(monthlyDifference(option('-688992.64'))?.toDecimal(2)).toBe('-172248.16');
    expect(monthlyDifference(option('1.00', 3))?.toString()).toBe('1/3');
    expect(monthlyDifference(option(null))).toBeNull();
    expect(monthlyDifference(option('0.00', 0))).toBeNull();
  });

  it('puts first what is to be decided and moves most, lost or gained', () => {
    const order = inOrderOfWeight([
      reading('decided', 'decided', '9000000.00'),
      reading('small', 'to-decide', '0.00', '10.00'),
      reading('none', 'to-decide', null),
      reading('lost', 'to-decide', '-500.00', '20.00'),
    ]);
    expect(order.map(({ id }) => id)).toEqual(['lost', 'small', 'none', 'decided']);
  });
});

describe('a month as people type it', () => {
  it.each([
    ['07/2020', '2020-07'],
    [' 7 / 2020 ', '2020-07'],
    ['13/2020', null],
    ['0/2020', null],
    ['2020-07', null],
    ['', null],
  ])('reads "%s"', (typed, month) => {
    expect(monthWritten(typed)).toBe(month);
    if (month !== null) expect(monthWritten(monthTyped(month))).toBe(month);
  });
});
