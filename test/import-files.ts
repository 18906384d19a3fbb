import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { recomputeVersion } from '../src/features/indicators/index.ts';
import { importFiles, listCurrentVersions } from '../src/features/sources/index.ts';
import type { Context } from '../src/platform/context.ts';
import { freshContext } from './database/fresh.ts';

/** Imports files and recomputes every indicator from what is then current. */
export async function importAndCompute(
  context: Context,
  files: readonly string[],
  options: Parameters<typeof importFiles>[2] = {},
): Promise<void> {
  await importFiles(context, files, options);
  for (const { id } of await listCurrentVersions(context)) await recomputeVersion(context, id);
}

/** A fresh database to which packed files are sent, each by its name and what is in it. */
export async function openImports() {
  const fresh = await freshContext();
  const folder = mkdtempSync(join(tmpdir(), 'pactua-imports-'));
  return {
    context: fresh.context,
    /** @returns what became of the file. */
    send: async (name: string, files: Zippable) => {
      const path = join(folder, name);
      writeFileSync(path, zipSync(files));
      return (await importFiles(fresh.context, [path]))[0]!;
    },
    close: async () => {
      await fresh.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Imports = Awaited<ReturnType<typeof openImports>>;
