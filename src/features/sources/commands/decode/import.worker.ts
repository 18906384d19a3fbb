import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { DatasusError } from '../../../../datasus/index.ts';
import { AppError } from '../../../../kernel/app-error.ts';
import { decodeReport, readReportLines } from './decode-egestor.ts';
import { decodeTable } from './decode-table.ts';
import type { Decoded, DecodeMessage, DecodeRequest, Unreadable } from './decoded.ts';

const DBF_VERSION = 3;
const PROGRESS_BYTES = 1 << 18;

const request = workerData as DecodeRequest;
const post = (message: DecodeMessage) => parentPort?.postMessage(message);

function firstByte(path: string): number | undefined {
  const handle = openSync(path, 'r');
  const buffer = Buffer.alloc(1);
  const count = readSync(handle, buffer, 0, 1, 0);
  closeSync(handle);
  return count === 0 ? undefined : buffer[0];
}

async function decode(): Promise<Decoded> {
  const lines = firstByte(request.path) === DBF_VERSION ? null : readReportLines(request.path, request.bytes);
  if (lines !== null) return decodeReport(lines, request);
  if (/\.csv(\.gz)?$/i.test(request.fileName) && request.bytes > 0) throw unknownReport();
  let told = 0;
  return decodeTable(request, (progress) => {
    if (progress.bytes - told < PROGRESS_BYTES) return;
    told = progress.bytes;
    post({ kind: 'progress', progress });
  });
}

function unknownReport(): AppError {
  return new AppError(
    'refused',
    'Este CSV não é um relatório de cobertura do e-Gestor: faltam as colunas de competência, UF, IBGE, população e equipes. Envie-o como foi baixado.',
  );
}

function unreadable(error: unknown): Unreadable {
  if (error instanceof DatasusError)
    return { code: error.code, message: error.message, offset: error.offset };
  if (error instanceof AppError && error.code === 'refused')
    return { code: 'unreadable', message: error.message, offset: null };
  throw error;
}

try {
  post({ kind: 'done', decoded: await decode() });
} catch (error) {
  post({ kind: 'unreadable', unreadable: unreadable(error) });
}
