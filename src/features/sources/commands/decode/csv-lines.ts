import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { AppError } from '../../../../kernel/app-error.ts';

/** No extract of a month is longer, even of the largest state. */
const MAX_EXPANDED_BYTES = 8 * 1024 ** 3;
/** Tables compress twenty times; what promises far more is no table. */
const MAX_RATIO = 400;
const MAX_LINE_CHARACTERS = 1 << 20;
const READ_BYTES = 1 << 20;

type Encoding = 'utf-8' | 'windows-1252';

/** A CSV too long to be held whole, line by line. */
export interface CsvSource {
  readonly path: string;
  readonly bytes: number;
  readonly encoding: Encoding;
}

/** The text of the file piece by piece, unpacked where it is a `.gz`. @throws AppError `refused` for a damaged one or a bomb */
async function* textPieces({ path, bytes, encoding }: CsvSource): AsyncGenerator<string> {
  const file = createReadStream(path, { highWaterMark: READ_BYTES });
  const stream = isGzip(path) ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => stream.destroy(error));
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  let expanded = 0;
  for await (const piece of stream as AsyncIterable<Uint8Array>) {
    expanded += piece.length;
    if (expanded > MAX_EXPANDED_BYTES || expanded > READ_BYTES + bytes * MAX_RATIO)
      throw new AppError(
        'refused',
        'O arquivo compactado se expande muito além do que um extrato ocupa: não foi lido.',
      );
    yield decoder.decode(piece, { stream: true });
  }
  yield decoder.decode();
}

/**
 * The lines of a CSV, one after the other. @throws AppError `refused`
 */
export async function* csvLines(source: CsvSource, delimiter: string): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_LINE_CHARACTERS,
  });
  const text = Readable.from(textPieces(source));
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield cells;
  } catch (error) {
    throw refusalOf(error);
  } finally {
    text.destroy();
  }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof CsvError)
    return new AppError(
      'refused',
      `As aspas do CSV não fecham por volta da linha ${String(error.lines ?? '?')}. Exporte-o de novo, com aspas em volta dos textos que têm o separador.`,
      { cause: error },
    );
  const { code } = error as NodeJS.ErrnoException;
  if (code?.startsWith('Z_'))
    return new AppError(
      'refused',
      'O arquivo compactado (.gz) está incompleto ou corrompido. Baixe-o de novo e reenvie.',
      {
        cause: error,
      },
    );
  return error;
}

/** UTF-8 where the whole file is valid as such, else Windows-1252, the encoding of spreadsheets saved in Brazil. */
export async function encodingOf(path: string, bytes: number): Promise<Encoding> {
  try {
    for await (const _ of textPieces({ path, bytes, encoding: 'utf-8' }));
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw refusalOf(error);
  }
}

/** The first line that is not empty, as text. */
export async function firstLine(source: CsvSource): Promise<string> {
  let seen = '';
  for await (const piece of textPieces(source)) {
    seen += piece;
    const [, line] = /^[\uFEFF\s]*([^\r\n]+)[\r\n]/.exec(seen) ?? [];
    if (line !== undefined) return line;
    if (seen.length > MAX_LINE_CHARACTERS) break;
  }
  return seen;
}

export function isGzip(path: string): boolean {
  const handle = openSync(path, 'r');
  const start = Buffer.alloc(2);
  const count = readSync(handle, start, 0, 2, 0);
  closeSync(handle);
  return count === 2 && start[0] === 0x1f && start[1] === 0x8b;
}
