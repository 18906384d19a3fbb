import { expect, it } from 'vitest';
import { nearWords } from './words.ts';

it('keeps the words next to a quote and cuts the far ones at a blank', () => {
  expect(nearWords('um dois três', 'before', 8)).toBe('…\u00A0três');
  expect(nearWords('um dois três', 'after', 8)).toBe('um dois\u00A0…');
  expect(nearWords('um\ndois', 'after', 8)).toBe('um dois');
});
