import { sha256 } from '../../platform/ids.ts';

/** What all draws begin with: another one is another life. */
const SEED = 'vida-do-plano-1';

/** A number in [0, 1) that depends on its name alone: the same life each time, wherever it goes on from. */
export const chance = (name: string): number =>
  Number.parseInt(sha256(`${SEED}/${name}`).slice(0, 12), 16) / 2 ** 48;

/** A whole number from `low` to `high`, both included. */
export const between = (low: number, high: number, name: string): number =>
  low + Math.floor(chance(name) * (high - low + 1));

/** @throws Error where there is nothing to pick from. */
export function pick<T>(items: readonly T[], name: string): T {
  const picked = items[Math.floor(chance(name) * items.length)];
  if (picked === undefined) throw new Error(`nothing to pick from: ${name}`);
  return picked;
}

/** The same items in an order of their own. */
export const shuffled = <T>(items: readonly T[], nameOf: (item: T) => string): T[] =>
  items
    .map((item) => ({ item, at: chance(nameOf(item)) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** The id of a gesture (a UUID of version 8): made twice, the second time it answers what the first did. */
export function commandIdOf(name: string): string {
  const hex = sha256(`${SEED}/command/${name}`);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
