import type { SourceRow } from './source-row.ts';

/** Something of a document's build that a person must look at, with how it was read meanwhile. */
export interface Concern {
  readonly line: number | null;
  readonly field: string;
  readonly raw: string;
  readonly reason: string;
}

/** A row that nothing of the plan was read from. */
export function unreadRow(row: SourceRow, reason: string): Concern {
  const raw = row.cells.filter((cell) => cell !== '').join(' | ');
  return { line: row.line, field: 'row', raw, reason };
}
