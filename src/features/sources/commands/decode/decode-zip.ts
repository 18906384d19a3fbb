import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { AppError } from '../../../../kernel/app-error.ts';
import { decodeExtract, openExtract } from './decode-extract.ts';
import { decodeReference } from './decode-reference.ts';
import { decodeTable } from './decode-table.ts';
import type { Decoded, DecodeProgress, DecodeRequest } from './decoded.ts';
import { openZip, type ZipEntry } from './zip.ts';

/** No zip of tables is longer packed. */
const MAX_PACKED_BYTES = 256 * 1_048_576;
const NAMED = 6;

/**
 * Reads the one table that a zip of the ministry holds (POPSBR22.zip: POP22.dbf), as a table or as a CSV of its columns; or
 * the set of reference tables that it is.
 * What stands beside it in plain sight, as a PDF or a text to read, is passed over.
 * @throws AppError `refused`, DatasusError
 */
export async function decodeZip(
  request: DecodeRequest,
  onProgress: (progress: DecodeProgress) => void,
): Promise<Decoded> {
  if (request.bytes > MAX_PACKED_BYTES)
    throw new AppError(
      'refused',
      'O arquivo .zip é maior do que qualquer conjunto de tabelas conhecido aqui. Envie uma tabela por arquivo.',
    );
  const entries = openZip(readFileSync(request.path));
  if (entries.some(({ name }) => name === 'workbook.xml'))
    throw new AppError(
      'refused',
      'Este arquivo é uma planilha do Excel. Abra-a, salve como CSV separado por ponto e vírgula, com o cabeçalho na primeira linha, e envie o .csv.',
    );
  const reference = decodeReference(entries, request);
  if (reference !== null) return reference;
  const [table, another] = entries.filter(({ name }) => /\.(dbf|dbc|csv)$/i.test(name));
  if (table === undefined || another !== undefined) throw notOneTable(entries);
  const path = `${request.rowsFile}.table`;
  writeFileSync(path, table.read(), { flag: 'wx', mode: 0o600 });
  try {
    return await decodeEntry({ ...request, path, bytes: table.bytes }, table, onProgress);
  } finally {
    rmSync(path, { force: true });
  }
}

async function decodeEntry(
  request: DecodeRequest,
  { name }: ZipEntry,
  onProgress: (progress: DecodeProgress) => void,
): Promise<Decoded> {
  if (!/\.csv$/i.test(name)) return decodeTable(request, onProgress);
  const extract = await openExtract(request.path, request.bytes, request.extract);
  if (extract !== null) return decodeExtract(extract, request, onProgress);
  throw new AppError(
    'refused',
    `As colunas de ${name}, dentro do .zip, não são as de nenhum sistema conhecido aqui.`,
  );
}

function notOneTable(entries: readonly ZipEntry[]): AppError {
  const names = entries.map(({ name }) => name);
  const shown =
    names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ` e mais ${names.length - NAMED}` : '');
  return new AppError(
    'refused',
    `O .zip devia trazer uma só tabela (.dbf, .dbc ou .csv), ou as do SIGTAP ou da CID-10, e traz ${names.length === 0 ? 'nenhum arquivo' : shown}. Confira se é o arquivo certo.`,
  );
}
