import { formatDay } from '../../../../kernel/format.ts';
import type { ReportBody } from '../../contract.ts';

export type Expense = ReportBody['expenses'][number];
/** A column of the sheet that is typed. */
export type ExpenseColumn = Exclude<keyof Expense, 'id'>;

export const KIND_WORDS: Readonly<Record<Expense['kind'], string>> = {
  care: 'Serviços',
  sanitary: 'Adequação sanitária',
};

/** The columns of the sheet, in the order in which a pasted table brings them. */
export const EXPENSE_COLUMNS: readonly ExpenseColumn[] = [
  'day',
  'document',
  'supplier',
  'purpose',
  'kind',
  'amount',
];

/** "1.234,56" or "1234.56" as decimal text with two places, or null. */
export function readAmount(text: string): string | null {
  const typed = text.replace(/R\$|\s/g, '');
  const plain = typed.includes(',') ? typed.replaceAll('.', '').replace(',', '.') : typed;
  const found = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain);
  return found ? `${found[1]}.${(found[2] ?? '').padEnd(2, '0')}` : null;
}

/** "20/11/2026" or "2026-11-20" as a day of the calendar, or null. */
function readDay(text: string): string | null {
  const typed = text.trim();
  const brazilian = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed);
  const day = brazilian
    ? `${brazilian[3]}-${brazilian[2]?.padStart(2, '0')}-${brazilian[1]?.padStart(2, '0')}`
    : typed;
  const date = new Date(`${day}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(day)
    ? day
    : null;
}

const readKind = (text: string): Expense['kind'] | null => {
  const typed = text.trim().toLowerCase();
  if (typed.startsWith('serv')) return 'care';
  return typed.startsWith('adeq') || typed.startsWith('sanit') ? 'sanitary' : null;
};

type Read = { readonly value: string } | { readonly problem: string };
const orProblem = (value: string | null, problem: string): Read => (value === null ? { problem } : { value });

/** What was typed in a cell, or why it cannot be read. */
export function readExpenseCell(column: ExpenseColumn, text: string): Read {
  if (column === 'day') return orProblem(readDay(text), `"${text.trim()}" não é um dia: escreva 20/11/2026.`);
  if (column === 'amount')
    return orProblem(readAmount(text), `"${text.trim()}" não é um valor em reais: escreva 1.234,56.`);
  if (column === 'kind')
    return orProblem(
      readKind(text),
      `"${text.trim()}" não é um tipo: escreva Serviços ou Adequação sanitária.`,
    );
  return { value: text.trim() };
}

/** A cell as a person types it. */
export function expenseText(expense: Expense, column: ExpenseColumn): string {
  if (column === 'day') return formatDay(expense.day);
  if (column === 'kind') return KIND_WORDS[expense.kind];
  if (column === 'amount') return expense.amount.replace('.', ',');
  return expense[column];
}

/** Expenses of a table copied from a spreadsheet, and each line that cannot be read, with why. */
export function readPastedExpenses(text: string): {
  readonly expenses: readonly Omit<Expense, 'id'>[];
  readonly problems: readonly { readonly line: number; readonly reason: string }[];
} {
  const expenses: Omit<Expense, 'id'>[] = [];
  const problems: { line: number; reason: string }[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const cells = line.split(line.includes('\t') ? '\t' : ';');
    if (line.trim() === '' || (index === 0 && readDay(cells[0] ?? '') === null && cells.length > 1)) continue;
    const read = EXPENSE_COLUMNS.map((column, at) => readExpenseCell(column, cells[at] ?? ''));
    const wrong = read.flatMap((each) => ('problem' in each ? [each.problem] : []));
    if (wrong.length > 0) problems.push({ line: index + 1, reason: wrong.join(' ') });
    else
      expenses.push(
        Object.fromEntries(
          EXPENSE_COLUMNS.map((column, at) => [column, (read[at] as { value: string }).value]),
        ) as unknown as Omit<Expense, 'id'>,
      );
  }
  return { expenses, problems };
}
