import { type CsvCell, toCsv } from '../kernel/csv.ts';
import { saveFile } from './save-file.ts';

/** Hands the reader the table as a file; `name` without ".csv". */
export function downloadCsv(
  name: string,
  header: readonly string[],
  rows: readonly (readonly CsvCell[])[],
): void {
  saveFile(`${name}.csv`, new Blob([toCsv(header, rows)], { type: 'text/csv;charset=utf-8' }));
}
