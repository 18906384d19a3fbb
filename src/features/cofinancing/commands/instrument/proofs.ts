import { Readable } from 'node:stream';
import { AppError } from '../../../../kernel/app-error.ts';
import { type Context, inTransaction, refusalOf } from '../../../../platform/context.ts';
import type { FileAnswer, Upload } from '../../../../platform/http/route.ts';
import { keepProof } from '../../../documents/index.ts';
import {
  type InstrumentFile,
  insertInstrumentFile,
  listInstrumentFiles,
} from '../../store/instrument/papers.ts';
import { OFFICE_VERBS, SUBMIT_VERBS } from './verbs.ts';

/** Keeps a file that will prove an event or an obligation, for whoever records them anywhere. @throws AppError `invalid-input`, `too-large`, `forbidden` */
export async function keepInstrumentFile(
  context: Context,
  uploads: AsyncIterable<Upload>,
): Promise<InstrumentFile> {
  const verbs = [...Object.values(OFFICE_VERBS), ...Object.values(SUBMIT_VERBS)];
  const refusals = verbs.map((verb) => refusalOf(context, verb));
  const [first] = refusals;
  if (first && refusals.every((refusal) => refusal !== null)) throw first;
  const kept = await keepProof(context, uploads);
  await inTransaction(context, (tx) => insertInstrumentFile(tx, kept));
  const { sha256, fileName, mediaType } = kept;
  return { sha256, fileName, mediaType };
}

/** @throws AppError `not-found` */
export async function sendInstrumentFile(context: Context, sha256: string): Promise<FileAnswer> {
  const [found] = await listInstrumentFiles(context, [sha256]);
  if (found === undefined || !(await context.files.has(sha256)))
    throw new AppError('not-found', 'Esta prova não está guardada aqui.');
  return {
    kind: 'file',
    contentType: found.mediaType,
    fileName: found.fileName,
    body: Readable.from(context.files.read(sha256)),
    etag: sha256,
  };
}

/** @throws AppError `invalid-input` for a file that nobody sent here */
export async function refuseUnknownFiles(context: Context, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  const known = new Set((await listInstrumentFiles(context, hashes)).map(({ sha256 }) => sha256));
  if (hashes.every((hash) => known.has(hash))) return;
  throw new AppError(
    'invalid-input',
    'Um dos arquivos citados não foi enviado a este servidor. Anexe-o de novo.',
  );
}
