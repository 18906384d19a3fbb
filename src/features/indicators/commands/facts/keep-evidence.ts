import { AppError } from '../../../../kernel/app-error.ts';
import { authorise, type Context, inTransaction } from '../../../../platform/context.ts';
import type { Upload } from '../../../../platform/http/route.ts';
import { type EvidenceRecord, findEvidence, saveEvidence } from '../../store/facts.ts';
import { RECORD_FACTS } from './ground.ts';

const MEBIBYTE = 1_048_576;
const MOST_BYTES = 20 * MEBIBYTE;
const SIGNATURE_BYTES = 8;

/** What may prove a fact, by how its bytes begin. */
const SIGNATURES: readonly { readonly begins: readonly number[]; readonly mediaType: string }[] = [
  { begins: [0x25, 0x50, 0x44, 0x46, 0x2d], mediaType: 'application/pdf' },
  { begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], mediaType: 'image/png' },
  { begins: [0xff, 0xd8, 0xff], mediaType: 'image/jpeg' },
];

/**
 * Keeps the file that will prove a fact, by the hash of its bytes. Only PDF, PNG and JPEG, by content and not by name.
 * @throws AppError `invalid-input`, `too-large`; nothing is kept then.
 */
export async function keepEvidence(
  context: Context,
  uploads: AsyncIterable<Upload>,
): Promise<EvidenceRecord> {
  authorise(context, RECORD_FACTS);
  for await (const { fileName, stream } of uploads) {
    const bytes = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
    const head = await readHead(bytes);
    const mediaType = mediaTypeOf(head);
    if (mediaType === null)
      throw new AppError(
        'invalid-input',
        `"${fileName}" não é PDF, PNG nem JPEG. Digitalize ou exporte a prova num desses formatos e envie de novo.`,
      );
    const stored = await context.files.save(whole(head, bytes), MOST_BYTES);
    return inTransaction(context, (tx) => saveEvidence(tx, { ...stored, fileName, mediaType }));
  }
  throw new AppError('invalid-input', 'Nenhum arquivo chegou. Escolha a prova e envie de novo.');
}

/** What is known of the file of a fact. @throws AppError `not-found`. */
export async function getEvidence(context: Context, sha256: string | null): Promise<EvidenceRecord> {
  const found = sha256 === null ? null : await findEvidence(context, sha256);
  if (found !== null && (await context.files.has(found.sha256))) return found;
  throw new AppError('not-found', 'Este fato não tem arquivo de prova guardado aqui.');
}

async function readHead(bytes: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head = new Uint8Array();
  while (head.length < SIGNATURE_BYTES) {
    const next = await bytes.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

function mediaTypeOf(head: Uint8Array): string | null {
  return (
    SIGNATURES.find(({ begins }) => begins.every((byte, index) => head[index] === byte))?.mediaType ?? null
  );
}

async function* whole(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
