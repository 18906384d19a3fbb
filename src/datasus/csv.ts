import type { RecordBatch } from './column-batch.ts';
import type { Field } from './dbf.ts';

/**
 * `plain`: comma, LF, every value exactly as stored less its padding; for programs. `spreadsheet`: what Excel and
 * LibreOffice in Portuguese open rightly: byte-order mark, semicolon, CRLF, decimal comma in numbers, and no text that
 * would run as a formula. Both are UTF-8.
 */
export type CsvForm = 'plain' | 'spreadsheet';

const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d*\.?\d+$/;

const SHAPES = {
  plain: { start: [], separator: ',', end: '\n', quoted: /[",\r\n]/ },
  spreadsheet: { start: [0xef, 0xbb, 0xbf], separator: ';', end: '\r\n', quoted: /[";\r\n]/ },
} as const;

/** The first line: the names of the columns, as UTF-8. */
export function csvHeader(columns: readonly Field[], form: CsvForm = 'plain'): Uint8Array {
  const { start, separator, end } = SHAPES[form];
  const line = columns.map(({ name }) => cell(name, form)).join(separator) + end;
  return new Uint8Array([...start, ...utf8([line]).bytes]);
}

/** The lines of a batch's columns, as UTF-8: each distinct value is written once, its bytes are copied for each cell. */
export function csvLines(batch: RecordBatch, form: CsvForm = 'plain'): Uint8Array {
  const { separator, end } = SHAPES[form];
  const last = batch.columns.length - 1;
  const columns = batch.columns.map((column, at) => {
    const { values, codes } = column.dictionary();
    // An empty line would be no row at all: a lone empty value is written in quotes.
    const empty = last === 0 ? '""' : '';
    const after = at === last ? end : separator;
    const cells = utf8(values.map((value) => (valueCell(value, column.field, form) || empty) + after));
    return { codes, ...cells };
  });
  const lines = new Uint8Array(sizeOf(columns));
  let to = 0;
  for (let row = 0; row < batch.rows; row++) {
    for (const { codes, bytes, starts } of columns) {
      const code = codes[row]!;
      const stop = starts[code + 1]!;
      for (let from = starts[code]!; from < stop; from++) lines[to++] = bytes[from]!;
    }
  }
  return lines;
}

interface EncodedColumn {
  readonly codes: Uint16Array;
  /** The cells of the distinct values, one after the other, and where each begins. */
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

function sizeOf(columns: readonly EncodedColumn[]): number {
  let size = 0;
  for (const { codes, starts } of columns)
    for (const code of codes) size += starts[code + 1]! - starts[code]!;
  return size;
}

/** Texts of Latin-1 as UTF-8. */
function utf8(texts: readonly string[]): Pick<EncodedColumn, 'bytes' | 'starts'> {
  const starts = new Uint32Array(texts.length + 1);
  const bytes = new Uint8Array(2 * texts.reduce((sum, text) => sum + text.length, 0));
  let to = 0;
  texts.forEach((text, index) => {
    for (let at = 0; at < text.length; at++) {
      const character = text.charCodeAt(at);
      if (character >= 0x80) bytes[to++] = 0xc0 | (character >> 6);
      bytes[to++] = character >= 0x80 ? 0x80 | (character & 0x3f) : character;
    }
    starts[index + 1] = to;
  });
  return { bytes: bytes.subarray(0, to), starts };
}

function valueCell(value: string, field: Field, form: CsvForm): string {
  if (form === 'plain') return cell(value, form);
  const trimmed = value.trim();
  const isNumber = NUMBER.test(trimmed);
  if (isNumber && (field.type === 'N' || field.type === 'F')) return trimmed.replace('.', ',');
  return cell(FORMULA.test(value) && !isNumber ? `'${value}` : value, form);
}

function cell(text: string, form: CsvForm): string {
  return SHAPES[form].quoted.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
