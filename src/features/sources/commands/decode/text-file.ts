import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { AppError } from '../../../../kernel/app-error.ts';

/** No report of the ministry is longer. */
export const MAX_TEXT_BYTES = 64 * 1_048_576;
const GZIP = [0x1f, 0x8b];

/** A text file as text, unpacked where it is a `.gz`. @throws AppError `refused` for a damaged one */
export function readTextFile(path: string): string {
  return textOf(readFileSync(path));
}

/** The same of bytes already read. */
export function textOf(content: Uint8Array): string {
  const zipped = GZIP.every((byte, at) => content[at] === byte);
  return decodeText(zipped ? unzip(content) : content);
}

function unzip(content: Uint8Array): Uint8Array {
  try {
    return gunzipSync(content, { maxOutputLength: MAX_TEXT_BYTES });
  } catch (cause) {
    throw new AppError(
      'refused',
      'O arquivo compactado (.gz) está incompleto ou corrompido. Baixe-o de novo e reenvie.',
      { cause },
    );
  }
}

/** UTF-8 where it is valid, else Windows-1252, the encoding of spreadsheets saved in Brazil. */
function decodeText(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}
