import { describe, expect, it } from 'vitest';
import { municipalLines } from './municipal.ts';

const ACTION = '3.5.15';
const body = (territory: string, more: object = {}) => ({
  territory,
  actions: [ACTION],
  act: null,
  endedOn: null,
  ...more,
});

describe('the board of municipal bodies', () => {
  const cases = [
    ['nobody registered one', [], 'absent'],
    ['one without an act', [body('510340')], 'forming'],
    ['one created by an act', [body('510340', { act: 'a' })], 'constituted'],
    ['one that ends another day', [body('510340', { act: 'a', endedOn: '2026-11-24' })], 'constituted'],
    ['one that ended', [body('510340', { act: 'a', endedOn: '2026-11-23' })], 'ended'],
    ['one of another action', [body('510340', { act: 'a', actions: ['4.3.1'] })], 'absent'],
    ['one of another municipality', [body('510642', { act: 'a' })], 'absent'],
    [
      'an ended one, and a new one without an act',
      [body('510340', { endedOn: '2025-01-01' }), body('510340')],
      'forming',
    ],
  ] as const;
  it.each(cases)('%s', (_, bodies, state) => {
    const [line] = municipalLines(['510340'], bodies, ACTION, '2026-11-23');
    expect(line?.state).toBe(state);
  });
});
