import { expect, it } from 'vitest';
import { newId } from './ids.ts';

const NOON = Date.parse('2026-11-23T15:00:00Z');

it.each([
  ['stands still', () => NOON],
  ['goes back', (at: number) => NOON - at],
  ['goes on a millisecond at a time', (at: number) => NOON + at],
])('ids ascend in the order in which they are made, while the clock %s', (_, clock) => {
  const ids = Array.from({ length: 10_000 }, (_, at) => newId(new Date(clock(at))));
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/.test(id))).toBe(true);
});
