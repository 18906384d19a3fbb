import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { announce } from '../../../platform/outbox.ts';
import { type ImportRecord, listOpenImports, requeueImport } from '../store/imports.ts';
import { listAllVersions } from '../store/versions.ts';
import { stagingFolder, warehouseFolder } from './folders.ts';
import { end, NOTHING } from './import-end.ts';
import { IMPORT_REQUESTED } from './request-imports.ts';
import { strayPartitions, strayStaged } from './verify.ts';

/** A file whose reading was interrupted as often as this is taken to be why the program stops. */
const MOST_STARTS = 3;

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
    const failure = await failureOf(context, attempt);
    await inTransaction(context, async (inner) => {
      if (failure !== null) return end(inner, attempt, { ...NOTHING, status: 'failed', ...failure });
      await requeueImport(inner, attempt.id);
      await announce(inner, IMPORT_REQUESTED, { importId: attempt.id });
      requeued++;
    });
  }
  return requeued;
}

/** Why an interrupted attempt is not begun again, or null. */
async function failureOf(
  context: Context,
  attempt: ImportRecord,
): Promise<{ errorCode: string; reason: string } | null> {
  if (attempt.status === 'running' && attempt.starts >= MOST_STARTS)
    return {
      errorCode: 'stopped-the-program',
      reason: `O Pactua parou ${attempt.starts} vezes enquanto lia este arquivo, e ele foi posto de lado; nada dele foi guardado. Confira o arquivo e a memória livre da máquina, e envie-o de novo; se repetir, avise a administração.`,
    };
  const size = await stat(join(stagingFolder(context), attempt.stagedFile)).then(
    (found) => found.size,
    () => -1,
  );
  if (size === attempt.bytes) return null;
  return {
    errorCode: 'interrupted',
    reason: 'O Pactua parou antes de ler este arquivo e nada dele foi guardado. Envie-o de novo.',
  };
}

async function removeFiles(folder: string, files: readonly string[]): Promise<void> {
  for (const file of files) await rm(join(folder, file), { force: true });
}
