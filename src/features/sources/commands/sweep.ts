import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { announce } from '../../../platform/outbox.ts';
import { endImport, listOpenImports, requeueImport } from '../store/imports.ts';
import { listAllVersions } from '../store/versions.ts';
import { stagingFolder, warehouseFolder } from './folders.ts';
import { IMPORT_REQUESTED } from './request-imports.ts';
import { strayPartitions, strayStaged } from './verify.ts';

export interface Swept {
  /** Interrupted imports that wait again. */
  readonly requeued: number;
  /** Files that nothing pointed at. */
  readonly removed: readonly string[];
}

/**
 * Brings the folders back to what the database says, at start and before any job runs: imports that a stop
 * interrupted wait again where their file is whole; files that nothing points at go.
 */
export async function sweepSources(context: Context): Promise<Swept> {
  const requeued = await resumeImports(context);
  const staged = await strayStaged(context, await listOpenImports(context));
  const stored = await strayPartitions(context, await listAllVersions(context), []);
  await removeFiles(stagingFolder(context), staged);
  await removeFiles(warehouseFolder(context), stored);
  return { requeued, removed: [...staged, ...stored] };
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

async function removeFiles(folder: string, files: readonly string[]): Promise<void> {
  for (const file of files) await rm(join(folder, file), { force: true });
}
