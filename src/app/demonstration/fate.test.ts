import { describe, expect, it } from 'vitest';
import { chance, commandIdOf, pick } from './chance.ts';
import { fateOf, standingIn } from './fate.ts';

const MONTHS = Array.from({ length: 25 }, (_, month) => month);
const PARTS = Array.from({ length: 400 }, (_, at) => `3.${at}/COAP`);

describe('what becomes of a part of an action', () => {
  it('is drawn by its name: the same each time, another for another', () => {
    expect(fateOf('2.1.1/COAP', 4)).toEqual(fateOf('2.1.1/COAP', 4));
    expect(new Set(PARTS.map((part) => JSON.stringify(fateOf(part, 4)))).size).toBeGreaterThan(30);
    expect(chance('a')).toBe(chance('a'));
    expect(chance('a')).not.toBe(chance('b'));
    expect(() => pick([], 'a')).toThrow('nothing to pick');
  });

  it('begins before it ends', () => {
    const fates = PARTS.map((part) => fateOf(part, 4));
    expect(fates.filter(({ begins, ends }) => ends !== null && begins > ends)).toEqual([]);
  });

  it.each(PARTS.slice(0, 60))('%s only goes forward, month after month', (part) => {
    const order = ['notStarted', 'inProgress', 'completed', 'cancelled'];
    const fate = fateOf(part, 4);
    const story: ReturnType<typeof standingIn>[] = [];
    for (const month of MONTHS) story.push(standingIn(fate, month, story.at(-1)?.progress ?? null));
    const places = story.map(({ status }) => order.indexOf(status));
    const progress = story.map((each) => each.progress ?? 0);
    expect(places).toEqual(places.toSorted((x, y) => x - y));
    expect(progress).toEqual(progress.toSorted((x, y) => x - y));
    expect(story.filter((each) => (each.status === 'completed') !== (each.progress === 100))).toEqual([]);
  });

  it('most that was due ends, much of it late, and some never: a far deadline only goes on', () => {
    const fates = PARTS.map((part) => fateOf(part, 4));
    const done = fates.filter(({ ends, as }) => ends !== null && as === 'completed');
    const inTime = done.filter(({ ends }) => (ends ?? 0) <= 6);
    expect(inTime.length / fates.length).toBeGreaterThan(0.4);
    expect(inTime.length).toBeLessThan(done.length);
    expect(fates.filter(({ ends }) => ends === null).length / fates.length).toBeGreaterThan(0.04);
    expect(fates.filter(({ as }) => as === 'cancelled').length / fates.length).toBeLessThan(0.08);
    expect(
      PARTS.map((part) => fateOf(part, 37)).some(({ ends, as }) => ends !== null && as === 'completed'),
    ).toBe(false);
  });

  it('names each gesture by a UUID of version 8', () => {
    expect(commandIdOf('month/2026-10/COAP/say')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(commandIdOf('a')).not.toBe(commandIdOf('b'));
  });
});
