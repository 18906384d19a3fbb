import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { DatasusError } from '../../../../datasus/index.ts';
import { AppError } from '../../../../kernel/app-error.ts';
import { isExport } from '../read-export.ts';
import { isGzip } from './csv-lines.ts';
import { decodeEgestor, readEgestorLines } from './decode-egestor.ts';
import { decodeExtract, openExtract } from './decode-extract.ts';
import { decodeTable } from './decode-table.ts';
import { decodeZip } from './decode-zip.ts';
import type { Decoded, DecodeMessage, DecodeProgress, DecodeRequest, Unreadable } from './decoded.ts';

const DBF_VERSION = 3;
const ZIP = [0x50, 0x4b];
const PROGRESS_BYTES = 1 << 18;
const START_BYTES = 4096;
/** A table of TabNet is told by its first lines, long ones. */
const EXPORT_BYTES = 1 << 18;

const request = workerData as DecodeRequest;
const post = (message: DecodeMessage) => parentPort?.postMessage(message);

function startOf(path: string, bytes = START_BYTES): Buffer {
  const handle = openSync(path, 'r');
  const buffer = Buffer.alloc(bytes);
  const count = readSync(handle, buffer, 0, bytes, 0);
  closeSync(handle);
  return buffer.subarray(0, count);
}

/** No text of the ministry holds control characters; a packed one is told by its name. */
function isText(start: Buffer): boolean {
  if (start.length === 0 || start[0] === DBF_VERSION || /\.db[cf]$/i.test(request.fileName)) return false;
  return /\.(csv|txt)\.gz$/i.test(request.fileName) || start.every((byte) => byte >= 9);
}

async function decode(): Promise<Decoded> {
  let told = 0;
  const onProgress = (progress: DecodeProgress) => {
    if (progress.bytes - told < PROGRESS_BYTES && progress.bytes > 0) return;
    told = progress.bytes;
    post({ kind: 'progress', progress });
  };
  const start = startOf(request.path);
  if (ZIP.every((byte, at) => start[at] === byte)) return decodeZip(request, onProgress);
  if (!isText(start)) return decodeTable(request, onProgress);
  return decodeText(onProgress);
}

async function decodeText(onProgress: (progress: DecodeProgress) => void): Promise<Decoded> {
  const extract = await openExtract(request.path, request.bytes, request.extract).catch((error) => {
    throw exportRefusal() ?? error;
  });
  if (extract !== null) return decodeExtract(extract, request, onProgress);
  const coverage = readEgestorLines(request);
  if (coverage !== null) return decodeEgestor(coverage, request);
  throw (
    exportRefusal() ??
    new AppError(
      'refused',
      'Este arquivo de texto não é um relatório de cobertura do e-Gestor nem um extrato em CSV de um sistema do DATASUS: o cabeçalho não traz as colunas de nenhum deles. Envie-o como foi baixado.',
    )
  );
}

/** Where to take a table of TabNet, whose numbers are already added up. */
function exportRefusal(): AppError | null {
  // A packed one is not opened only to say where it goes: it may expand without end.
  if (isGzip(request.path) || !isExport(startOf(request.path, EXPORT_BYTES))) return null;
  return new AppError(
    'refused',
    'Esta é uma tabela do TabNet ou do TabWin: traz números já somados, e não os registros que se carregam aqui. Para compará-la com o que está carregado, abra Indicadores › Conferir com o TabNet.',
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
