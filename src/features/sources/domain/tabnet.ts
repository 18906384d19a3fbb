import { AppError } from '../../../kernel/app-error.ts';
import { Rational, sum } from '../../../kernel/rational.ts';
import { plainText, readMonth } from './egestor.ts';

/** A cell of a report: what is printed and its exact value. `-` is zero; `...` (a division that makes no sense) has none. */
interface TabnetCell {
  readonly text: string;
  readonly value: Rational | null;
}

interface TabnetColumn {
  readonly label: string;
  /** `YYYY-MM` or `YYYY` where the heading is a month or a year. */
  readonly period: string | null;
  readonly isTotal: boolean;
}

interface TabnetRow {
  readonly label: string;
  /** Digits printed before the name: a municipality of six, a state of two. */
  readonly code: string | null;
  readonly name: string;
  /** How far a `..` before the name puts it under the row above it: states stand under their regions. */
  readonly depth: number;
  readonly isTotal: boolean;
  readonly cells: readonly TabnetCell[];
}

/** A table exported by TabNet (CSV) or TabWin (PRN), with everything that was printed around it. */
export interface TabnetReport {
  /** The lines before the table: what was counted, of what, when, with which choices. */
  readonly title: readonly string[];
  /** What is counted, as the second line says it: `Internações`. */
  readonly content: string | null;
  readonly rowsLabel: string;
  readonly columns: readonly TabnetColumn[];
  readonly rows: readonly TabnetRow[];
  /** Source, notes and abbreviations printed under it. */
  readonly notes: readonly string[];
}

const NUMBER = /^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/;
const ABSENT = /^\.{2,}$/;

/** `1.234,5`, `61`, `-` (zero), `...` (none); undefined where it is no cell of a table. */
function readCell(text: string): Rational | null | undefined {
  const printed = text.trim();
  if (printed === '-') return Rational.zero;
  if (ABSENT.test(printed)) return null;
  if (!NUMBER.test(printed)) return undefined;
  return Rational.parsePtBr(printed);
}

/** `2008/Jan` and `Jan/2008` → `2008-01`; `2008` → `2008`. */
function periodOf(label: string): string | null {
  const printed = label.trim();
  if (/^(19|20)\d\d$/.test(printed)) return printed;
  const [, year, month] = /^(\d{4})\/(\S{3,})$/.exec(printed) ?? [];
  return readMonth(year === undefined ? printed : `${month?.slice(0, 3)}/${year}`);
}

const isTotal = (label: string) => plainText(label) === 'total';

function readRow(cells: readonly string[], line: number): TabnetRow {
  const [label = '', ...printed] = cells;
  const [, dots = '', code = null, name = ''] =
    /^((?:\.\.\s*)*)(?:(\d{2,7})\s+)?(.*)$/.exec(label.trim()) ?? [];
  return {
    label,
    code,
    name: name.trim(),
    depth: dots.split('..').length - 1,
    isTotal: isTotal(label),
    cells: printed.map((text) => {
      const value = readCell(text);
      if (value !== undefined) return { text: text.trim(), value };
      throw new AppError(
        'refused',
        `Não foi possível ler a linha ${line} do relatório: "${text}" não é um número do TabNet. Exporte o relatório de novo ("Copia como .CSV") e envie-o sem alterar.`,
        { details: { line, cell: text } },
      );
    }),
  };
}

/** The line of headings: the first of several cells that is followed by a line as long, all numbers after its name. */
function headingAt(lines: readonly (readonly string[])[]): number {
  return lines.findIndex((cells, at) => {
    const next = lines[at + 1];
    return (
      cells.length > 1 &&
      next?.length === cells.length &&
      next.slice(1).every((cell) => readCell(cell) !== undefined)
    );
  });
}

/** Whether the lines hold a table of TabNet or TabWin. */
export function isTabnet(lines: readonly (readonly string[])[]): boolean {
  return headingAt(lines) >= 0;
}

const wholeLine = (cells: readonly string[]) => cells.join(';').trim();

/**
 * Reads the lines of an export, each cut into its cells. What stands before and after the table is kept as it is.
 * @throws AppError `refused` where there is no table, or with the line of a cell that is no number
 */
export function readTabnet(lines: readonly (readonly string[])[]): TabnetReport {
  const start = headingAt(lines);
  const [rowsLabel = '', ...labels] = lines[start] ?? [];
  if (start < 0) {
    throw new AppError(
      'refused',
      'Este arquivo não traz nenhuma tabela do TabNet ou do TabWin. Exporte o relatório com "Copia como .CSV" e envie-o sem alterar.',
    );
  }
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((cells) => cells.length !== labels.length + 1);
  const table = end < 0 ? rest : rest.slice(0, end);
  const title = lines.slice(0, start).map(wholeLine).filter(Boolean);
  return {
    title,
    content: contentOf(title),
    rowsLabel: rowsLabel.trim(),
    columns: labels.map((label) => ({
      label: label.trim(),
      period: periodOf(label),
      isTotal: isTotal(label),
    })),
    rows: table.map((cells, index) => readRow(cells, start + index + 2)),
    notes: rest.slice(table.length).map(wholeLine).filter(Boolean),
  };
}

/** `Internações por Região/Unidade da Federação e Ano/mês atendimento` → `Internações`. */
function contentOf(title: readonly string[]): string | null {
  for (const line of title) {
    const [, content] = /^(.+?) (?:por|segundo) /i.exec(line) ?? [];
    if (content !== undefined && !/ - por /i.test(line)) return content;
  }
  return null;
}

/** A printed total beside the sum of its parts; both are kept. */
export interface TabnetTotal {
  readonly column: string;
  readonly printed: Rational;
  readonly parts: Rational;
}

/** The columns whose printed total is not the sum of the rows above it. Rates and means are not added: ask only of counts and values. */
export function totalsThatDiffer(report: TabnetReport): TabnetTotal[] {
  const total = report.rows.find((row) => row.isTotal);
  if (total === undefined) return [];
  const parts = report.rows.filter((row) => !row.isTotal && row.depth === 0);
  return report.columns.flatMap(({ label }, at): TabnetTotal[] => {
    const printed = total.cells[at]?.value;
    const added = sum(parts.flatMap((row) => row.cells[at]?.value ?? []));
    return printed == null || printed.eq(added) ? [] : [{ column: label, printed, parts: added }];
  });
}
