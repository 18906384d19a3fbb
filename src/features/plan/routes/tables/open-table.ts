import { type CsvCell, toCsv } from '../../../../kernel/csv.ts';
import type { PlanSource } from './plan-source.ts';

/** A column: its name in the file, what it means, and its cell of a row. */
export type Column<Row> = readonly [name: string, means: string, cell: (row: Row) => CsvCell];

/** A table of the plan as a file of its own. */
export interface OpenTable {
  /** Name of the file, without its ending. */
  readonly id: string;
  readonly title: string;
  /** What one row is. */
  readonly what: string;
  readonly columns: readonly { readonly name: string; readonly means: string }[];
  readonly csv: (source: PlanSource) => Promise<string>;
}

/** Ties what a table says of its columns to how each cell is made: a header never stands over another column's cells. */
export function table<Row>(
  head: Pick<OpenTable, 'id' | 'title' | 'what'>,
  read: (source: PlanSource) => Promise<readonly Row[]>,
  columns: readonly Column<Row>[],
): OpenTable {
  return {
    ...head,
    columns: columns.map(([name, means]) => ({ name, means })),
    async csv(source) {
      const rows = await read(source);
      return toCsv(
        columns.map(([name]) => name),
        rows.map((row) => columns.map(([, , cell]) => cell(row))),
      );
    },
  };
}

/** Several values of one cell, each on its line. */
export const lines = (values: readonly string[]): string => values.join('\n');

export const yesNo = (value: boolean): string => (value ? 'sim' : 'não');
