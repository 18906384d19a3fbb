import type { PastedCell } from '../../../../web/grid/column.ts';
import { readStatus } from '../../../plan/screens/index.tsx';
import type { CellSaid, MonthLine } from '../../contract.ts';

/** What becomes of a line, without its versions. */
export type Change = Pick<CellSaid, 'status' | 'progress' | 'comment' | 'evidence' | 'records'>;

/** A cell as typed or pasted: the change, or why it cannot be read. */
export function readCell(columnId: string, text: string): Change | string {
  const value = text.trim();
  if (columnId === 'comment') return { comment: value === '' ? null : value };
  if (columnId === 'progress') return readProgress(value);
  const status = readStatus(value);
  if (status === 'unknown') return `“${value}” não é uma situação do plano.`;
  return status === null ? 'Uma situação não se apaga: escolha a que vale.' : { status };
}

function readProgress(value: string): Change | string {
  if (value === '') return { progress: null };
  const found = /^(\d{1,3})(?:,0+)?\s*%?$/.exec(value);
  const progress = Number(found?.[1] ?? Number.NaN);
  return progress <= 100 ? { progress } : `“${value}” não é um andamento: escreva de 0 a 100.`;
}

const changesSomething = (line: MonthLine, change: Change): boolean =>
  (change.status !== undefined && change.status !== line.status) ||
  (change.progress !== undefined && change.progress !== line.progress) ||
  (change.comment !== undefined && change.comment !== line.comment);

export interface PastedCells {
  readonly changes: readonly { readonly line: MonthLine; readonly change: Change }[];
  /** Why a cell was left as it is, each with its line. */
  readonly skipped: readonly string[];
}

/** A block from a spreadsheet: the cells of one line become one change of it. */
export function readPasted(
  cells: readonly PastedCell<MonthLine>[],
  refused: readonly PastedCell<MonthLine>[],
): PastedCells {
  const changes = new Map<string, { line: MonthLine; change: Change }>();
  const skipped = refused.map(({ row, refusal }) => `${row.action}: ${refusal}`);
  for (const { row, columnId, value } of cells) {
    const read = readCell(columnId, value);
    if (typeof read === 'string') skipped.push(`${row.action}: ${read}`);
    else changes.set(row.action, { line: row, change: { ...changes.get(row.action)?.change, ...read } });
  }
  return {
    changes: [...changes.values()].filter(({ line, change }) => changesSomething(line, change)),
    skipped: [...new Set(skipped)],
  };
}

/** "Sem mudança": what the last month, or the plan, says of each blank line; a line of which nobody ever spoke stays blank. */
export function unchanged(lines: readonly MonthLine[]): { line: MonthLine; change: Change }[] {
  return lines.flatMap((line) => {
    const status = line.before?.status ?? line.planStatus;
    if (line.said || line.refusal !== null || status === null) return [];
    const progress = line.progress ?? line.before?.progress ?? null;
    return [{ line, change: { status, ...(progress !== null && { progress }) } }];
  });
}
