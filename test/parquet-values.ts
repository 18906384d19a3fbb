import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { ColumnType } from '../src/datasus/layouts/column-type.ts';

/** A Parquet file as DuckDB reads it: values as text, column by column. */
interface ParquetValues {
  readonly names: readonly string[];
  /** DuckDB's names of the types. */
  readonly types: readonly string[];
  readonly columns: readonly (readonly (string | null)[])[];
}

/** Reads Parquet with DuckDB. `close` removes what was written for it. */
export interface ParquetOracle {
  read(file: Uint8Array): Promise<ParquetValues>;
  /** Answers a query in which `$file` stands for the file. */
  query(file: Uint8Array, sql: string): Promise<Record<string, unknown>[]>;
  close(): void;
}

export async function startParquetOracle(): Promise<ParquetOracle> {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-parquet-'));
  let files = 0;
  // A name of its own each: DuckDB remembers what it read of a path.
  const store = (file: Uint8Array) => {
    const path = join(folder, `${++files}.parquet`);
    writeFileSync(path, file);
    return path;
  };
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  return {
    async read(file) {
      const path = store(file);
      const values = await readAll(connection, path);
      rmSync(path);
      return values;
    },
    async query(file, sql) {
      const path = store(file);
      return (await connection.runAndReadAll(sql.replaceAll('$file', `'${path}'`))).getRowObjectsJson();
    },
    close() {
      connection.closeSync();
      instance.closeSync();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function readAll(connection: DuckDBConnection, path: string): Promise<ParquetValues> {
  const described = await connection.runAndReadAll(`describe select * from read_parquet('${path}')`);
  const schema = described.getRowObjectsJson();
  const result = await connection.stream(`select cast(columns(*) as varchar) from read_parquet('${path}')`);
  const columns: (string | null)[][] = schema.map(() => []);
  for (
    let chunk = await result.fetchChunk();
    chunk !== null && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    for (const [at, column] of columns.entries())
      column.push(...(chunk.getColumnValues(at) as (string | null)[]));
  }
  return {
    names: schema.map((column) => String(column.column_name)),
    types: schema.map((column) => String(column.column_type)),
    columns,
  };
}

/** A text of a table as DuckDB writes the value of a column of this type, or null: converted without the reader's code. */
export function expectedValue(text: string, type: ColumnType): string | null {
  const trimmed = text.replace(/^ +/, '').replace(/ +$/, '');
  switch (type.kind) {
    case 'text':
    case 'code':
    case 'masked':
      return text === '' ? null : text;
    case 'integer':
      return trimmed !== type.none && /^-?\d{1,15}$/.test(trimmed) ? BigInt(trimmed).toString() : null;
    case 'decimal':
      return expectedDecimal(trimmed, type.scale);
    case 'date':
      return trimmed === type.none ? null : expectedDay(trimmed, type.order);
    case 'month':
      return trimmed === type.none ? null : expectedDay(trimmed, type.order);
  }
}

function expectedDecimal(text: string, scale: number): string | null {
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(text)) return null;
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const kept = fraction.slice(0, scale).padEnd(scale, '0');
  if (Number(fraction.slice(scale)) > 0) return null;
  const value = `${BigInt(whole)}${scale > 0 ? `.${kept}` : ''}`;
  return text.startsWith('-') && /[1-9]/.test(value) ? `-${value}` : value;
}

function expectedDay(text: string, order: string): string | null {
  if (text.length !== order.length) return null;
  const part = (letter: string) => [...order].map((sign, at) => (sign === letter ? text[at] : '')).join('');
  const marks = [...order].every((sign, at) => /[adm]/.test(sign) || sign === text[at]);
  const [year, month, day] = [part('a').padStart(4, '19'), part('m'), part('d') || '01'];
  const iso = `${year}-${month}-${day}`;
  if (!marks || !/^\d{4}-\d\d-\d\d$/.test(iso) || year < '1800' || year > '2299') return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
