import { AppError } from '../../../kernel/app-error.ts';

/** How a CSV extract was written, as far as the person who sends it says; what is left out is found in the file. */
export interface ExtractForm {
  readonly system?: string;
  readonly delimiter?: string;
  readonly decimal?: ',' | '.';
  /** The text that stands for "no value", besides the empty cell. */
  readonly missing?: string;
  /** State and period, where the rows do not tell them. */
  readonly uf?: string;
  readonly period?: string;
}

/** What the layout of the system declares of a column. */
export interface ExtractColumn {
  /** In upper case. */
  readonly name: string;
  readonly reading:
    | { readonly kind: 'text' | 'integer' }
    | { readonly kind: 'decimal'; readonly scale: number };
  /** The lengths that its codes have, or null where they vary. */
  readonly lengths: readonly number[] | null;
  /** Whether its cells are stored as they are; of the others a refusal, which is kept, tells the shape only. */
  readonly isKept: boolean;
}

interface PlacedColumn extends ExtractColumn {
  /** Place in the lines of the file. */
  readonly at: number;
}

/** Which columns of a file are read, and which can be none of a table. */
export interface ExtractHeading {
  readonly cells: number;
  readonly columns: readonly PlacedColumn[];
  readonly unread: readonly string[];
}

const DELIMITERS = [';', ',', '\t', '|'];
/** Names that a table of DATASUS can have. */
const COLUMN_NAME = /^[A-Za-z_]\w{0,9}$/;
/** No column of these tables is wider: the width is one byte of the header. */
const WIDEST = 254;
/** Tables are in Latin-1, one byte a character. */
const BEYOND_LATIN1 = /[\u0100-\uffff]/g;
const USUAL_MISSING = 'NA';

function refuse(message: string, details: Readonly<Record<string, unknown>> = {}): never {
  throw new AppError('refused', message, { details });
}

/** The separator that the heading holds most often; `;` where it holds none. */
export function delimiterOf(heading: string): string {
  const counted = DELIMITERS.map((mark) => ({ mark, count: heading.split(mark).length }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).mark;
}

/** The separator that a first line for spreadsheets tells, as Excel writes and reads it (`sep=;`); null where the line is no such. */
export function toldSeparator(line: string): string | null {
  return /^"?sep=([;,|\t])"?$/i.exec(line)?.[1] ?? null;
}

/** What is told of an extract that leaves out columns which a file of the ministry has (pt-BR); null where it has all. */
export function partialNotice(
  { columns }: Pick<ExtractHeading, 'columns'>,
  stored: readonly string[],
): string | null {
  const present = new Set(columns.map(({ name }) => name));
  const absent = stored.filter((name) => !present.has(name)).length;
  if (absent === 0) return null;
  return `É um extrato: traz ${stored.length - absent} das ${stored.length} colunas que se guardam destes arquivos. O que precisa de outra não se calcula com ele, e diz qual falta.`;
}

/** The names of a heading in upper case, in its order; what no table's column is called stays as it is. */
export function columnNames(heading: readonly string[]): string[] {
  return heading.map((cell) => {
    const name = cell.trim();
    return COLUMN_NAME.test(name) ? name.toUpperCase() : name;
  });
}

/**
 * The columns of an extract in whatever order and case they come. The unnamed first column of row numbers that R writes is passed over.
 * @throws AppError `refused` for a column given twice, or without one of `required`.
 */
export function readHeading(
  heading: readonly string[],
  system: string,
  required: readonly string[],
  declare: (name: string) => Omit<ExtractColumn, 'name'>,
): ExtractHeading {
  const names = columnNames(heading);
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  if (twice !== undefined)
    refuse(`A coluna ${twice} aparece mais de uma vez no cabeçalho do CSV. Deixe só uma.`);
  const absent = required.filter((name) => !names.includes(name));
  if (absent.length > 0)
    refuse(
      `Faltam no cabeçalho do CSV as colunas ${absent.join(', ')}, sem as quais não é possível ler um arquivo ${system}. Exporte-as também e envie de novo.`,
      { line: 1, columns: absent },
    );
  const placed = names.map((name, at) => ({ name, at }));
  return {
    cells: heading.length,
    columns: placed
      .filter(({ name }) => COLUMN_NAME.test(name))
      .map(({ name, at }) => ({ name, at, ...declare(name) })),
    unread: placed.flatMap(({ name }) => (name === '' || COLUMN_NAME.test(name) ? [] : [name])),
  };
}

/**
 * The cells of one line as a table of the ministry would hold them: a decimal point, every decimal of the scale, blanks for no value.
 * @throws AppError `refused` with the line and the column.
 */
export function readExtractRow(
  heading: ExtractHeading,
  form: Pick<ExtractForm, 'decimal' | 'delimiter' | 'missing'>,
  cells: readonly string[],
  line: number,
): string[] {
  if (cells.length !== heading.cells)
    refuse(
      `A linha ${line} do CSV tem ${cells.length} células e o cabeçalho tem ${heading.cells}. Confira o separador das colunas${form.delimiter === undefined ? '' : ' (--delimiter)'} e as aspas.`,
      { line },
    );
  return heading.columns.map((column) => {
    const text = (cells[column.at] as string).trimEnd();
    const blank = text.trim();
    if (blank === '' || blank === (form.missing ?? USUAL_MISSING)) return '';
    const problem = problemOf(column, text);
    const value = problem === null ? textOf(column, text, form.decimal) : null;
    return value ?? refuseCell(column, text, line, problem ?? numberProblem(column, form.decimal));
  });
}

function refuseCell(column: ExtractColumn, text: string, line: number, problem: string): never {
  const shown = column.isKept ? text : shapeOf(text);
  const short = shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
  const words = column.isKept ? `"${short}"` : `um texto da forma "${short}"`;
  return refuse(`Linha ${line} do CSV, coluna ${column.name}: ${words} ${problem}`, {
    line,
    column: column.name,
  });
}

/** `1985-01-02` as `9999-99-99`: enough to find what is wrong, nothing of whom it speaks. */
const shapeOf = (text: string): string => text.replace(/\d/g, '9').replace(/\p{L}/gu, 'A');

function problemOf({ lengths }: ExtractColumn, text: string): string | null {
  if (text.length > WIDEST)
    return `tem ${text.length} caracteres, e nenhuma coluna destes arquivos passa de ${WIDEST}. Confira as aspas do CSV.`;
  if (lengths === null || lengths.includes(text.length)) return null;
  return `tem ${text.length} ${text.length === 1 ? 'caractere' : 'caracteres'}, e este código tem ${lengths.join(' ou ')}. Uma planilha pode ter tirado os zeros à esquerda: exporte a coluna como texto.`;
}

function numberProblem({ reading }: ExtractColumn, decimal: ExtractForm['decimal']): string {
  if (reading.kind !== 'decimal') return 'não é um número inteiro. Exporte o número sem pontos nem vírgulas.';
  const form = (mark: string) =>
    `não é um número com até ${reading.scale} casas depois de ${mark}, sem separador de milhares.`;
  // Only the command line lets a mark be told, so only there is its option of use.
  if (decimal !== undefined) return `${form(decimal === ',' ? 'vírgula' : 'ponto')} Confira --decimal.`;
  return `${form('vírgula ou ponto')} Na planilha, deixe a coluna como número sem milhares, exporte o CSV e envie de novo.`;
}

/** Blanks on the left stay: with them numbers stand in tables. Null where it is no such number. */
function textOf(column: ExtractColumn, text: string, decimal: ExtractForm['decimal']): string | null {
  const { reading } = column;
  if (reading.kind === 'text') return text.replace(BEYOND_LATIN1, '?');
  if (reading.kind !== 'decimal') return /^ *-?\d+$/.test(text) ? text : null;
  const [, whole, mark, fraction = ''] = /^( *-?\d*)(?:([.,])(\d+))?$/.exec(text) ?? [];
  if (whole === undefined || fraction.length > reading.scale) return null;
  if (mark === undefined) return /\d$/.test(whole) ? `${whole}${pointed('', reading.scale)}` : null;
  return decimal === undefined || mark === decimal ? `${whole}${pointed(fraction, reading.scale)}` : null;
}

function pointed(fraction: string, scale: number): string {
  return scale === 0 ? '' : `.${fraction.padEnd(scale, '0')}`;
}
