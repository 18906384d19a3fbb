import { AppError } from '../../../kernel/app-error.ts';
import { authorise, type Context, inTransaction } from '../../../platform/context.ts';
import type { Upload } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import { findImport, type ImportRecord, requestCancel, saveImport } from '../store/imports.ts';
import { stageFile } from './stage.ts';

export const IMPORT_REQUESTED = 'sources.import-requested';

/** Takes files in and leaves a job for each. @returns the attempts, in the order received. */
export async function requestImports(
  context: Context,
  uploads: AsyncIterable<Upload>,
): Promise<ImportRecord[]> {
  authorise(context, 'sources.import');
  const attempts: ImportRecord[] = [];
  for await (const upload of uploads) {
    const staged = await stageFile(context, upload.fileName, upload.stream);
    await inTransaction(context, async (inner) => {
      await saveImport(inner, staged);
      await announce(inner, IMPORT_REQUESTED, { importId: staged.id });
    });
    attempts.push((await findImport(context, staged.id)) as ImportRecord);
  }
  if (attempts.length === 0)
    throw new AppError('invalid-input', 'Nenhum arquivo chegou. Escolha ao menos um e envie de novo.');
  return attempts;
}

/** Asks a waiting or running import to stop; nothing of it is kept. @throws AppError `not-found`, `conflict` when it ended. */
export async function cancelImport(context: Context, id: string): Promise<ImportRecord> {
  authorise(context, 'sources.import');
  const attempt = await requestCancel(context, id);
  if (attempt === null) throw new AppError('not-found', 'Esta carga não existe.');
  if (attempt.cancelRequested || attempt.status === 'cancelled') return attempt;
  throw new AppError('conflict', 'Esta carga já terminou e não pode mais ser cancelada.');
}
