import { parse } from 'csv-parse/sync';
import { readTabnet, type TabnetReport } from '../domain/tabnet.ts';
import { textOf } from './decode/text-file.ts';

/**
 * A table exported by TabNet or TabWin from the bytes of its file: any encoding, `;` or `,`, packed or not.
 * @throws AppError `refused`
 */
export function readExport(content: Uint8Array): TabnetReport {
  const text = textOf(content);
  const start = text.slice(0, 4096);
  const delimiter = start.split(';').length > start.split(',').length ? ';' : ',';
  const lines: string[][] = parse(text, {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  return readTabnet(lines);
}
