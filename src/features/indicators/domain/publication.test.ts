import { expect, test } from 'vitest';
import { isPublished, publishedFrom } from './publication.ts';

test.each([
  ['2024-04-30', '2024-04-30'],
  ['2022', '2023-01-01'],
  ['2009–2023', '2024-01-01'],
  ['2000, 2010', '2011-01-01'],
])('what is dated %s is known from %s', (date, from) => expect(publishedFrom(date)).toBe(from));

test('a publication is known when all its sources are, and always where no day is asked', () => {
  const sources = [{ date: '2000–2024' }, { date: '2024-08-01' }];
  expect(isPublished(sources, '2024-12-31')).toBe(false);
  expect(isPublished(sources, '2025-01-01')).toBe(true);
  expect(isPublished(sources, null)).toBe(true);
});
