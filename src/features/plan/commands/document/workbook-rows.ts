import { zipSync } from 'fflate';
import { formatValue, readXlsx, type Sheet } from 'hucre';
import { AppError } from '../../../../kernel/app-error.ts';
import type { SourceRow } from '../../domain/plan-document/source-row.ts';
import type { Parts } from './open-package.ts';

type CellValue = Sheet['rows'][number][number];

const pad = (number: number) => String(number).padStart(2, '0');

const MONTHS = 'jan fev mar abr mai jun jul ago set out nov dez'.split(' ');
const WHOLE_MONTHS =
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' ');

/** A cell as a person sees it in Portuguese: `88,92`, `88,92%`, `31/12/2027`, `abr/24`. */
function cellText(value: CellValue | undefined, format: string): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value, format);
  if (typeof value !== 'number') return String(value).trim();
  if (NUMBER_FORMAT.test(format)) return formatValue(value, format, { locale: 'de-DE' }).trim();
  return String(value).replace('.', ',');
}

/** Formats of figures: `0.00`, `#,##0`, `0.0%`, each with what stands for negative ones, colours and spaces. */
const NUMBER_FORMAT = /^[-#,0.%;_*()\s\\[\]A-Za-z"$@]*0[-#,0.%;_*()\s\\[\]A-Za-z"$@]*$/;

const WHOLE_DAY = 'dd/mm/yyyy';

/** The parts of a date that its format shows, in its order; a day of figures is written as Brazil writes it, whatever the format's order. */
function dateText(date: Date, format: string): string {
  const [shown = ''] = format.replace(/\[[^\]]*\]/g, '').split(';');
  const marked = shown.replace(
    /"([^"]*)"|\\(.)/g,
    (_all, quoted, single) => `\u0001${quoted ?? single}\u0001`,
  );
  const pieces = marked.split('\u0001');
  const letters = pieces.filter((_, at) => at % 2 === 0).join('');
  const isNamed = /m{3,4}/i.test(letters);
  const [hasYear, hasDay] = [/y/i.test(letters), /(?<!d)d{1,2}(?!d)/i.test(letters)];
  if (!hasYear && !(hasDay && isNamed)) return datePiece(WHOLE_DAY, date);
  if (hasYear && hasDay && !isNamed) return datePiece(WHOLE_DAY, date);
  const text = pieces.map((piece, at) => (at % 2 === 1 ? piece : datePiece(piece, date))).join('');
  return text.replace(/\s+/g, ' ').trim();
}

/** Letters of a date format in its value; those of hours are left out, and names of weekdays, which say nothing more. */
function datePiece(piece: string, date: Date): string {
  const [day, month, year] = [date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear()];
  const values: Readonly<Record<string, string>> = {
    d: pad(day),
    dd: pad(day),
    m: pad(month + 1),
    mm: pad(month + 1),
    mmm: MONTHS[month] ?? '',
    mmmm: WHOLE_MONTHS[month] ?? '',
    yy: pad(year % 100),
    yyy: String(year),
    yyyy: String(year),
  };
  const LETTERS = /\s*(?:h{1,2}(?::mm)?(?::ss)?(?:\s*AM\/PM)?)|y{2,4}|m{1,5}|d{1,4}/gi;
  return piece.replace(LETTERS, (letters) => values[letters.toLowerCase()] ?? '');
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
        return cellText(value, cell?.style?.numFmt ?? '');
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
