import { AppError } from '../../../../kernel/app-error.ts';
import { authorise, type Context, inTransaction } from '../../../../platform/context.ts';
import type { Upload } from '../../../../platform/http/route.ts';
import { keepProof } from '../../../documents/index.ts';
import { type EvidenceRecord, findEvidence, saveEvidence } from '../../store/facts.ts';
import { RECORD_FACTS } from './ground.ts';

/**
 * Keeps the file that will prove a fact, or a told value, of whoever may write them.
 * @throws AppError `invalid-input`, `too-large`; nothing is kept then.
 */
export async function keepEvidence(
  context: Context,
  uploads: AsyncIterable<Upload>,
  verb: string = RECORD_FACTS,
): Promise<EvidenceRecord> {
  authorise(context, verb);
  const proof = await keepProof(context, uploads);
  return inTransaction(context, (tx) => saveEvidence(tx, proof));
}

/** What is known of the file of a fact or of a told value. @throws AppError `not-found`. */
export async function getEvidence(context: Context, sha256: string | null): Promise<EvidenceRecord> {
  const found = sha256 === null ? null : await findEvidence(context, sha256);
  if (found !== null && (await context.files.has(found.sha256))) return found;
  throw new AppError('not-found', 'Este registro não tem arquivo de prova guardado aqui.');
}
