import { test } from '@playwright/test';
import { lackOf, sharedData } from '../public-data.ts';

/** Paths of the public files that a test opens; skips it, with the reason printed, where any is absent. */
export function publicFiles<const P extends readonly string[]>(
  what: string,
  paths: P,
): { [K in keyof P]: string } {
  const lack = lackOf(paths, what);
  test.skip(lack !== null, lack ?? '');
  return paths.map((path) => sharedData(path) ?? path) as { [K in keyof P]: string };
}
