import type { ColumnType } from '../layouts/column-type.ts';
import { columnTypes } from '../layouts/column-types.ts';
import type { DatasusTable, ReadSummary } from '../table.ts';
import { columnCells } from './distinct-cells.ts';
import { type ByteSink, CREATED_BY, ParquetFile, type ParquetFileOptions } from './file.ts';
import type { ChunkFacts } from './page-engine.ts';

export interface ParquetOptions extends ParquetFileOptions {
  /** Types of the table's columns, in their order; by default those that the layout of its system declares. */
  readonly types?: readonly ColumnType[];
  /** Noted in the file: what it was made from. */
  readonly fileName?: string;
  readonly sha256?: string;
}

export interface ParquetSummary {
  readonly rows: number;
  readonly columns: number;
  /** Bytes of the Parquet file. */
  readonly bytes: number;
  /** For each column that had any, in the table's order: rows whose text is no value of its type, null in the file. */
  readonly refused: readonly {
    readonly column: string;
    readonly overflow: number;
    readonly invalid: number;
  }[];
  /** Of the table read. */
  readonly read: ReadSummary;
}

/**
 * Writes a table as one Parquet file, a row group a batch: open the table with `batchRows: GROUP_ROWS` and
 * `transient`. Texts that are no value of their column's type become null and are counted. Where the table ends with
 * a `DatasusError`, it is thrown on and the footer never written: what the sink got is to be thrown away.
 */
export async function writeParquet(
  table: DatasusTable,
  sink: ByteSink,
  options: ParquetOptions = {},
): Promise<ParquetSummary> {
  const { system } = await table.identify();
  const types = options.types ?? columnTypes(system, table.columns);
  const columns = table.columns.map(({ name, width }, at) => ({ name, width, type: types[at]! }));
  const file = new ParquetFile(sink, columns, options);
  const refused = columns.map(({ name }) => ({ column: name, overflow: 0, invalid: 0 }));
  for await (const batch of table) {
    if (batch.rows === 0) continue;
    const facts = await file.addGroup(batch.rows, (at) => columnCells(batch.columns[at]!));
    countRefused(refused, facts);
  }
  const read = await table.finish();
  const found = refused.filter(({ overflow, invalid }) => overflow + invalid > 0);
  await file.end(keyValues(read, found, options));
  return { rows: file.rows, columns: columns.length, bytes: file.size, refused: found, read };
}

function countRefused(refused: { overflow: number; invalid: number }[], facts: readonly ChunkFacts[]): void {
  facts.forEach((chunk, at) => {
    refused[at]!.overflow += chunk.refused.overflow;
    refused[at]!.invalid += chunk.refused.invalid;
  });
}

/** What the file says of itself, for whoever finds it alone. */
function keyValues(
  { identity, crc, rows, deleted, salvaged }: ReadSummary,
  refused: ParquetSummary['refused'],
  { fileName, sha256 }: ParquetOptions,
): [string, string][] {
  const notes: [string, string | null | undefined][] = [
    ['datasus.file', fileName],
    ['datasus.sha256', sha256],
    ['datasus.system', identity.system],
    ['datasus.uf', identity.uf],
    ['datasus.competencia', identity.competencia],
    ['datasus.issued', identity.issuedOn],
    ['datasus.crc', crc],
    ['datasus.salvaged', salvaged?.error.code],
    ['datasus.rows', String(rows)],
    ['datasus.deleted', String(deleted)],
    ['datasus.reader', CREATED_BY],
    ['datasus.refused', JSON.stringify(refused)],
  ];
  return notes.flatMap(([key, value]) => (value == null ? [] : [[key, value]]));
}
