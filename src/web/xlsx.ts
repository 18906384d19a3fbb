import type { CsvCell } from '../kernel/csv.ts';

const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const NARROWEST = 8;
const WIDEST = 60;

/** A workbook of one sheet: numbers as numbers, texts as texts (never formulas), the head in bold and standing still. */
export async function toXlsx(
  header: readonly string[],
  rows: readonly (readonly CsvCell[])[],
): Promise<Uint8Array<ArrayBuffer>> {
  const { writeXlsx } = await import('hucre/xlsx');
  const cells = [header, ...rows].map((row) => row.map((cell) => cell ?? null));
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'Tabela',
        rows: cells,
        columns: header.map((_, column) => ({ width: widthOf(cells.map((row) => row[column])) })),
        cells: new Map(
          header.map((name, column) => [`0,${column}`, { value: name, style: { font: { bold: true } } }]),
        ),
        freezePane: { rows: 1 },
      },
    ],
  });
  return new Uint8Array(bytes);
}

/** The same as a file that the reader is handed. */
export async function xlsxFile(
  header: readonly string[],
  rows: readonly (readonly CsvCell[])[],
): Promise<Blob> {
  return new Blob([await toXlsx(header, rows)], { type: CONTENT_TYPE });
}

function widthOf(cells: readonly CsvCell[]): number {
  const longest = Math.max(...cells.map((cell) => String(cell ?? '').length));
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
}
