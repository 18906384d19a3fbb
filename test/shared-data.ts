import { describe, it } from 'vitest';
import { lackOf, sharedData } from './public-data.ts';

/** A suite that needs public reference files: skipped with a printed reason where any is absent. */
export function describeWithData(name: string, paths: string[], suite: (files: string[]) => void): void {
  const lack = lackOf(paths, name);
  if (lack === null) {
    describe(name, () => suite(paths.map((path) => sharedData(path) as string)));
    return;
  }
  // The suite's body is not collected at all: it may read its files while describing itself.
  describe(name, () => it.skip(`sem dados públicos: ${lack}`, () => undefined));
}
