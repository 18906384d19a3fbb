import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'vitest';

const root = resolve(process.env.PACTUA_SHARED ?? resolve(import.meta.dirname, '../../shared'));

/** The path of a public reference file, or null where the folder is not on this machine. */
export function sharedData(path: string): string | null {
  const full = resolve(root, path);
  return existsSync(full) ? full : null;
}

/** A suite that needs public reference files: skipped with a printed reason where any is absent. */
export function describeWithData(name: string, paths: string[], suite: (files: string[]) => void): void {
  const files = paths.map(sharedData);
  const missing = paths.filter((_, i) => files[i] === null);
  if (missing.length === 0) {
    describe(name, () => suite(files as string[]));
    return;
  }
  if (process.env.PACTUA_REQUIRE?.split(',').includes('data')) {
    throw new Error(`"${name}" exige ${missing.join(', ')}, ausente nesta máquina`);
  }
  console.warn(`pulado: "${name}" precisa de ${missing.join(', ')} (pasta de dados públicos ausente)`);
  // The suite's body is not collected at all: it may read its files while describing itself.
  describe(name, () => it.skip(`sem dados públicos: ${missing[0]}`, () => undefined));
}
