import type { RecordBatch } from './column-batch.ts';
import type { Field } from './dbf.ts';

/**
 * `plain`: comma, LF, every value exactly as stored less its padding; for programs. `spreadsheet`: what Excel and
 * LibreOffice in Portuguese open rightly: byte-order mark, semicolon, CRLF, decimal comma in numbers, and no text that
 * would run as a formula. Both are UTF-8 once encoded.
 */
export type CsvForm = 'plain' | 'spreadsheet';

const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d*\.?\d+$/;

const SHAPES = {
  plain: { start: '', separator: ',', end: '\n', quoted: /[",\r\n]/ },
  spreadsheet: { start: '\ufeff', separator: ';', end: '\r\n', quoted: /[";\r\n]/ },
} as const;

/** The first line: the names of the columns. */
export function csvHeader(columns: readonly Field[], form: CsvForm = 'plain'): string {
  const { start, separator, end } = SHAPES[form];
  return start + columns.map(({ name }) => cell(name, form)).join(separator) + end;
}

/** The lines of a batch's columns. */
export function csvLines(batch: RecordBatch, form: CsvForm = 'plain'): string {
  const { separator, end } = SHAPES[form];
  const last = batch.columns.length - 1;
  // An empty line would be no row at all: a lone empty value is written in quotes.
  const empty = last === 0 ? '""' : '';
  const columns = batch.columns.map((column) => {
    const { values, codes } = column.dictionary();
    return { codes, texts: values.map((value) => valueCell(value, column.field, form) || empty) };
  });
  let text = '';
  for (let row = 0; row < batch.rows; row++) {
    for (let at = 0; at <= last; at++) {
      const { codes, texts } = columns[at]!;
      text += texts[codes[row]!]! + (at === last ? end : separator);
    }
  }
  return text;
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
