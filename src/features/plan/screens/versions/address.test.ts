import { expect, it } from 'vitest';
import { pairAddress, pairOf } from './address.ts';

it.each([
  ['1-hoje', { from: '1', to: 'now' }],
  ['2-10', { from: '2', to: '10' }],
  ['hoje-1', { from: 'now', to: '1' }],
])('reads %s and writes it again', (text, pair) => {
  expect(pairOf(text)).toEqual(pair);
  expect(pairAddress(pair)).toBe(`/plano/versoes/${text}`);
});

it.each(['', '1', '1-1', 'hoje-hoje', '1-amanhã', '1-2-3'])('takes %s for no comparison', (text) =>
  expect(pairOf(text)).toBeNull(),
);
