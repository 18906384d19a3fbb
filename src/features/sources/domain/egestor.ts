import { AppError } from '../../../kernel/app-error.ts';

export const EGESTOR_SYSTEM = 'EGESTOR-COBERTURA';

/** A state as the report may write it: digits of its municipalities, letters, and its name without accents. */
export interface StateName {
  readonly code: string;
  readonly abbreviation: string;
  readonly plain: string;
}

/** A coverage report in one spelling: months `YYYY-MM`, states in letters, numbers without thousands and with a point. */
export interface CoverageReport {
  readonly uf: string;
  readonly period: string;
  /** Day of the footer "Dado gerado em", or null. */
  readonly generatedOn: string | null;
  readonly sourceColumns: number;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly droppedColumns: readonly string[];
}

type Reading = 'month' | 'state' | 'code' | 'text' | 'count' | 'decimal' | 'percent';

/** Every column that the four editions of the report are known to have, by its heading without accents or punctuation. */
const COLUMNS: Readonly<Record<string, readonly [name: string, reading: Reading]>> = {
  competencia: ['COMPETENCIA', 'month'],
  'competencia cnes': ['COMPETENCIA', 'month'],
  uf: ['UF', 'state'],
  ibge: ['IBGE', 'code'],
  municipio: ['MUNICIPIO', 'text'],
  populacao: ['POPULACAO', 'count'],
  'no esf cob': ['QT_ESF', 'count'],
  'no eab param cob': ['QT_EAB_PARAMETRIZADA', 'decimal'],
  'no esf equivalente': ['QT_ESF_EQUIVALENTE', 'decimal'],
  'estim pop cob esf': ['POP_COBERTA_ESF', 'decimal'],
  'cobertura esf': ['COBERTURA_ESF', 'percent'],
  'estim pop cob ab': ['POP_COBERTA_AB', 'decimal'],
  'cobertura ab': ['COBERTURA_AB', 'percent'],
  'qt eap financiada': ['QT_EAP', 'count'],
  'qt esf financiada': ['QT_ESF', 'count'],
  'qt cadastros eap financiada': ['CADASTROS_EAP', 'count'],
  'qt cadastros esf financiada': ['CADASTROS_ESF', 'count'],
  'qt total de cadastros limitado pela populacao ibge': ['CADASTROS_LIMITADOS', 'count'],
  'cobertura aps': ['COBERTURA_APS', 'percent'],
};

const REQUIRED = ['COMPETENCIA', 'UF', 'IBGE', 'POPULACAO', 'QT_ESF'];
const NATIONAL_STATES = 20;
const MONTHS = [
  ['JAN'],
  ['FEV', 'FEB'],
  ['MAR'],
  ['ABR', 'APR'],
  ['MAI', 'MAY'],
  ['JUN'],
  ['JUL'],
  ['AGO', 'AUG'],
  ['SET', 'SEP'],
  ['OUT', 'OCT'],
  ['NOV'],
  ['DEZ', 'DEC'],
];
const MONTH_NAMES =
  'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro'.split(' ');

/** Letters and digits in lower case, without accents, one space between words. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** What a heading of the four editions is kept as; null where it is none of theirs. */
export const coverageColumn = (cell: string): string | null => COLUMNS[plainText(cell)]?.[0] ?? null;

/** Whether a first line is the heading of a coverage report. */
export function isCoverageHeading(cells: readonly string[]): boolean {
  const names = new Set(cells.map(coverageColumn));
  return REQUIRED.every((name) => names.has(name));
}

/** `DEZ/2019`, `DEC/2023`, `12/2023` or `202312` as `YYYY-MM`; null where it is none. */
export function readMonth(text: string): string | null {
  const [, word, year] = /^([A-Z]{3}|\d{1,2})\/(\d{4})$/.exec(text.trim().toUpperCase()) ?? [];
  if (word === undefined || year === undefined) {
    const [, y, m] = /^(\d{4})(0[1-9]|1[0-2])$/.exec(text.trim()) ?? [];
    return y === undefined ? null : `${y}-${m}`;
  }
  const month = /\d/.test(word) ? Number(word) : MONTHS.findIndex((names) => names.includes(word)) + 1;
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : null;
}

/** `15.020` → `15020`; null where it is no whole number with or without dots of thousands. */
export function readCount(text: string): string | null {
  const trimmed = text.trim();
  return /^([1-9]\d{0,2}(\.\d{3})+|\d+)$/.test(trimmed) ? trimmed.replaceAll('.', '') : null;
}

/**
 * `0,66`, `1.234,5` or `93.28` → with a point. A single point before three digits stands for thousands, save after a zero:
 * no thousands begin with it.
 */
export function readDecimal(text: string): string | null {
  const trimmed = text.trim();
  if (/^(\d{1,3}(\.\d{3})+|\d+),\d+$/.test(trimmed)) return trimmed.replaceAll('.', '').replace(',', '.');
  if (/^0\d*\.\d+$/.test(trimmed)) return trimmed;
  return readCount(trimmed) ?? (/^\d+\.\d+$/.test(trimmed) ? trimmed : null);
}

/** `93,69%` and `93.28%` → `93.69`, `93.28`: in percentages a point is never of thousands. */
export function readPercent(text: string): string | null {
  const [, whole, fraction] = /^(\d+)(?:[.,](\d+))?\s*%?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  return fraction === undefined ? whole : `${whole}.${fraction}`;
}

/** `Dado gerado em: 04 de Abril de 2025 - 10:56h` → `2025-04-04`. */
function readGeneratedOn(lines: readonly (readonly string[])[]): string | null {
  for (const cells of lines) {
    const match = /gerado em (\d{1,2}) de ([a-z]+) de (\d{4})/.exec(plainText(cells.join(' ')));
    const month = MONTH_NAMES.indexOf(match?.[2] ?? '') + 1;
    if (match && month > 0)
      return `${match[3]}-${String(month).padStart(2, '0')}-${match[1]?.padStart(2, '0')}`;
  }
  return null;
}

interface Column {
  readonly at: number;
  readonly name: string;
  readonly reading: Reading;
}

/**
 * Reads the lines of a coverage report, heading first. Lines after the table (source, e-mail, date) are not data.
 * @throws AppError `refused` with the line and the cell that cannot be read; a report is taken whole or not at all.
 */
export function readCoverage(
  lines: readonly (readonly string[])[],
  states: readonly StateName[],
): CoverageReport {
  const [heading = [], ...body] = lines;
  const columns = heading.flatMap((cell, at): Column[] => {
    const known = COLUMNS[plainText(cell)];
    return known ? [{ at, name: known[0], reading: known[1] }] : [];
  });
  const code = columns.find((column) => column.reading === 'code');
  const rows: string[][] = [];
  const footer: (readonly string[])[] = [];
  body.forEach((cells, index) => {
    const isData = code !== undefined && (cells[code.at] ?? '').trim() !== '';
    if (isData) rows.push(readRow(cells, columns, states, index + 2));
    else footer.push(cells);
  });
  return {
    ...slotOfRows(columns, rows),
    generatedOn: readGeneratedOn(footer),
    sourceColumns: heading.length,
    columns: columns.map((column) => column.name),
    rows,
    droppedColumns: heading.filter((cell) => COLUMNS[plainText(cell)] === undefined),
  };
}

function readRow(
  cells: readonly string[],
  columns: readonly Column[],
  states: readonly StateName[],
  line: number,
): string[] {
  const state = states.find((each) =>
    (cells[columns.find((column) => column.reading === 'code')?.at ?? -1] ?? '').startsWith(each.code),
  );
  return columns.map((column) => {
    const text = cells[column.at] ?? '';
    const value = readCell(text, column.reading, state);
    if (value !== null) return value;
    throw new AppError(
      'refused',
      `Não foi possível ler a linha ${line} do relatório do e-Gestor: "${text}" não serve para ${column.name}. Baixe o relatório de novo e envie-o sem alterar.`,
      { details: { line, column: column.name } },
    );
  });
}

function readCell(text: string, reading: Reading, state: StateName | undefined): string | null {
  switch (reading) {
    case 'month':
      return readMonth(text);
    case 'state':
      return state && [state.abbreviation.toLowerCase(), state.plain].includes(plainText(text))
        ? state.abbreviation
        : null;
    case 'code':
      return /^\d{6,7}$/.test(text.trim()) ? text.trim().slice(0, 6) : null;
    case 'count':
      return readCount(text);
    case 'decimal':
      return readDecimal(text);
    case 'percent':
      return readPercent(text);
    case 'text':
      return text.trim();
  }
}

function slotOfRows(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): { uf: string; period: string } {
  const values = (reading: Reading) => {
    const index = columns.findIndex((column) => column.reading === reading);
    return [...new Set(rows.map((row) => row[index] ?? ''))];
  };
  const [period, ...otherPeriods] = values('month');
  const states = values('state');
  if (period === undefined)
    throw new AppError('refused', 'O relatório do e-Gestor não tem nenhuma linha de município.');
  if (otherPeriods.length > 0)
    throw new AppError(
      'refused',
      `O relatório do e-Gestor mistura competências (${[period, ...otherPeriods].slice(0, 4).join(', ')}). Envie um arquivo para cada uma.`,
    );
  if (states.length > 1 && states.length <= NATIONAL_STATES)
    throw new AppError(
      'refused',
      `O relatório do e-Gestor traz ${states.length} estados. Envie o de um estado ou o do país inteiro.`,
    );
  if (values('code').length < rows.length)
    throw new AppError('refused', 'O relatório do e-Gestor traz o mesmo município mais de uma vez.');
  return { uf: states.length === 1 ? (states[0] as string) : 'BR', period };
}

/** What the name of a report says, as in `egestor_cobertura_ab_12_2019.csv.gz`, or that it is some file of e-Gestor; null where it is none. */
export function egestorFromName(
  fileName: string,
): { system: string | null; uf: null; period: string | null } | null {
  const name = plainText(fileName.replace(/^.*[\\/]/, ''));
  if (!name.includes('egestor')) return null;
  const [, month, year] = / (0[1-9]|1[0-2]) ((?:19|20)\d\d)(?: |$)/.exec(name) ?? [];
  return year === undefined
    ? { system: null, uf: null, period: null }
    : { system: EGESTOR_SYSTEM, uf: null, period: `${year}-${month}` };
}
