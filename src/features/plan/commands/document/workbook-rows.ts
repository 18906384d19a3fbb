import { zipSync } from 'fflate';
import { readXlsx, type Sheet } from 'hucre';
import { AppError } from '../../../../kernel/app-error.ts';
import type { SourceRow } from '../../domain/plan-document/source-row.ts';
import type { Parts } from './open-package.ts';

type CellValue = Sheet['rows'][number][number];

const pad = (number: number) => String(number).padStart(2, '0');

/** A cell as a person reads it in Portuguese: `88,92`, `31/12/2027`. */
function cellText(value: CellValue | undefined, decimals: number | null): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date)
    return `${pad(value.getUTCDate())}/${pad(value.getUTCMonth() + 1)}/${value.getUTCFullYear()}`;
  if (typeof value === 'number')
    return (decimals === null ? String(value) : value.toFixed(decimals)).replace('.', ',');
  return String(value).trim();
}

/** Decimals of a format as `0.00` or `#,##0.0`. */
function decimalsOf(format: string | undefined): number | null {
  const [, decimals] = /^[#,0]*0(?:\.(0+))?$/.exec(format ?? '') ?? [];
  return decimals === undefined ? null : decimals.length;
}

/**
 * The rows of every sheet, in the order of the workbook; `line` is the row of its sheet, blank ones included.
 * @throws AppError `refused` for formulas, for too many rows and for a workbook that cannot be read
 */
export async function workbookRows(parts: Parts, name: string, maxRows: number): Promise<SourceRow[]> {
  const sheets = await readSheets(parts, name, maxRows);
  return sheets.flatMap((sheet) =>
    sheet.rows.map((row, at) => ({
      line: at + 1,
      cells: row.map((value, column) => {
        const cell = sheet.cells?.get(`${at},${column}`);
        if (cell?.formula !== undefined)
          throw new AppError(
            'refused',
            `A linha ${at + 1} de ${name} traz uma fórmula (começa com =), que não é calculada aqui: cole só os valores e envie de novo.`,
          );
        return cellText(value, decimalsOf(cell?.style?.numFmt));
      }),
    })),
  );
}

/** What was measured is what is opened: the parts are packed again, uncompressed. */
async function readSheets(parts: Parts, name: string, maxRows: number): Promise<readonly Sheet[]> {
  try {
    const { sheets } = await readXlsx(zipSync({ ...parts }, { level: 0 }), {
      maxRows: maxRows + 1,
      readStyles: true,
    });
    return sheets;
  } catch (cause) {
    throw new AppError(
      'refused',
      `${name} não se lê como planilha: abra-o no Excel, salve de novo e reenvie.`,
      { cause },
    );
  }
}
