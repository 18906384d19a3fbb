import { AppError } from '../../../kernel/app-error.ts';
import { type Context, inTransaction } from '../../../platform/context.ts';
import type { Upload } from '../../../platform/http/route.ts';
import { keepProof } from '../../documents/index.ts';
import { type EvidenceRecord, listEvidence, saveEvidence } from '../store/evidence.ts';

/** Keeps a file that will prove what is declared. @throws AppError `invalid-input`, `too-large`; nothing is kept then. */
export async function keepEvidence(
  context: Context,
  uploads: AsyncIterable<Upload>,
): Promise<EvidenceRecord> {
  const proof = await keepProof(context, uploads);
  return inTransaction(context, (tx) => saveEvidence(tx, proof));
}

/** What is known of a file kept here. @throws AppError `not-found`. */
export async function getEvidence(context: Context, sha256: string): Promise<EvidenceRecord> {
  const [found] = await listEvidence(context, [sha256]);
  if (found && (await context.files.has(sha256))) return found;
  throw new AppError(
    'not-found',
    'Este arquivo não está guardado aqui. Peça a quem declarou que o anexe de novo.',
  );
}

/** @throws AppError `invalid-input` where a file named as proof is not kept here. */
export async function refuseUnknownEvidence(context: Context, hashes: readonly string[]): Promise<void> {
  const known = await listEvidence(context, hashes);
  if (known.length === new Set(hashes).size) return;
  throw new AppError('invalid-input', 'Um dos arquivos de prova não chegou. Anexe-o de novo e repita.');
}
