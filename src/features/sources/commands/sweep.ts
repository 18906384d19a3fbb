import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { announce } from '../../../platform/outbox.ts';
import { endImport, listOpenImports, requeueImport } from '../store/imports.ts';
import { listPartitionFiles } from '../store/versions.ts';
import { stagingFolder, warehouseFolder } from './folders.ts';
import { IMPORT_REQUESTED } from './request-imports.ts';

/**
 * Brings the folders back to what the database says, at start and before any job runs: imports that a stop
 * interrupted wait again where their file is whole; files that nothing points at go.
 */
export async function sweepSources(context: Context): Promise<{ requeued: number; removed: number }> {
  const requeued = await resumeImports(context);
  const waiting = new Set((await listOpenImports(context)).map((attempt) => attempt.stagedFile));
  const staged = await removeUnless(stagingFolder(context), (name) => waiting.has(name));
  const known = await listPartitionFiles(context);
  const stored = await removeUnless(
    warehouseFolder(context),
    (name) => known.has(name) || !name.startsWith('system='),
  );
  return { requeued, removed: staged + stored };
}

async function resumeImports(context: Context): Promise<number> {
  let requeued = 0;
  for (const attempt of await listOpenImports(context)) {
    const size = await stat(join(stagingFolder(context), attempt.stagedFile)).then(
      (found) => found.size,
      () => -1,
    );
    await inTransaction(context, async (inner) => {
      if (size === attempt.bytes) {
        await requeueImport(inner, attempt.id);
        await announce(inner, IMPORT_REQUESTED, { importId: attempt.id });
        requeued++;
        return;
      }
      await endImport(inner, attempt.id, {
        status: 'failed',
        versionId: null,
        system: null,
        uf: null,
        period: null,
        rows: null,
        columns: null,
        reason: 'O Pactua parou antes de ler este arquivo e nada dele foi guardado. Envie-o de novo.',
        errorCode: 'interrupted',
        errorOffset: null,
      });
    });
  }
  return requeued;
}

/** Removes the files below `folder` that `keep` does not want. @returns how many. */
async function removeUnless(folder: string, keep: (name: string) => boolean): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let removed = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    if (keep(path.slice(folder.length + 1))) continue;
    await rm(path, { force: true });
    removed++;
  }
  return removed;
}
