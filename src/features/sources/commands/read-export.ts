import { parse } from 'csv-parse/sync';
import { isTabnet, readTabnet, type TabnetReport } from '../domain/tabnet.ts';
import { textOf } from './decode/text-file.ts';

/**
 * A table exported by TabNet or TabWin from the bytes of its file: any encoding, `;` or `,`, packed or not.
 * @throws AppError `refused`
 */
export function readExport(content: Uint8Array): TabnetReport {
  return readTabnet(linesOf(content));
}

/** Whether the start of a file, not packed, is of a table of TabNet or TabWin: a title, and under it a table of numbers. */
export function isExport(start: Uint8Array): boolean {
  try {
    const lines = linesOf(start);
    return lines[0]?.length === 1 && isTabnet(lines);
  } catch {
    return false;
  }
}

function linesOf(content: Uint8Array): string[][] {
  const text = textOf(content);
  const start = text.slice(0, 4096);
  const delimiter = start.split(';').length > start.split(',').length ? ';' : ',';
  return parse(text, {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
}
