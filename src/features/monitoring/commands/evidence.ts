import { AppError } from '../../../kernel/app-error.ts';
import { authorise, type Context, inTransaction } from '../../../platform/context.ts';
import type { Upload } from '../../../platform/http/route.ts';
import { keepProof } from '../../documents/index.ts';
import { type EvidenceRecord, listEvidence, saveEvidence } from '../store/cells.ts';
import { REPORT } from './open-report.ts';

/** Keeps a file that will prove what a cell says. @throws AppError `invalid-input`, `too-large`; nothing is kept then. */
export async function keepEvidence(
  context: Context,
  uploads: AsyncIterable<Upload>,
): Promise<EvidenceRecord> {
  authorise(context, REPORT);
  const { sha256, bytes, fileName, mediaType } = await keepProof(context, uploads);
  return inTransaction(context, (tx) => saveEvidence(tx, { sha256, bytes, fileName, mediaType }));
}

/** @throws AppError `not-found`. */
export async function getEvidence(context: Context, sha256: string): Promise<EvidenceRecord> {
  const [found] = await listEvidence(context, [sha256]);
  if (found !== undefined && (await context.files.has(sha256))) return found;
  throw new AppError('not-found', 'Esta prova não está guardada aqui.');
}
