import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GROUP_ROWS, openTable } from '../../../../datasus/index.ts';
import { writeDbf } from '../../../../datasus/writer.ts';
import { rowOrder } from '../../domain/row-order.ts';
import { RowsFile, type RowsFileOptions } from './rows-file.ts';

const FIELDS = [
  { name: 'PA_UFMUN', width: 6 },
  { name: 'PA_CODUNI', width: 7 },
  { name: 'PA_VALAPR', type: 'N', width: 12, decimals: 2 },
];
const TOWNS = 40;
const ROWS = 1000;

/** Rows of forty municipalities in no order, three establishments in each. */
function record(row: number): string[] {
  const mixed = (row * 7919) % 10_007;
  const town = mixed % TOWNS;
  return [
    String(510_000 + town),
    String(2_000_000 + town * 3 + (mixed % 3)),
    row % 50 === 0 ? '' : `${row}.50`,
  ];
}

describe('the rows of a partition', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pactua-rows-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const written = async (rows: number, options: RowsFileOptions, batchRows: number) => {
    const path = join(folder, 'rows.parquet');
    const dbf = writeDbf(
      { fields: FIELDS },
      Array.from({ length: rows }, (_, row) => record(row)),
    );
    const table = await openTable(dbf, { batchRows, transient: true });
    const columns = FIELDS.map(({ name }, at) => ({
      name,
      keep: 'as-is' as const,
      field: table.header.fields[at]!,
    }));
    const file = new RowsFile(path, columns, 'secret', options);
    for await (const batch of table) await file.add(batch);
    await file.end();
    file.close();
    return path;
  };
  const ask = async (sql: string) => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll(sql);
    const rows = reader.getRowsJson() as string[][];
    connection.closeSync();
    instance.closeSync();
    return rows;
  };
  const expected = (rows: number) =>
    Array.from({ length: rows }, (_, row) => [String(row + 1), ...record(row)]);
  const compare = (a: string[], b: string[]) =>
    a[1]!.localeCompare(b[1]!) || a[2]!.localeCompare(b[2]!) || Number(a[0]) - Number(b[0]);

  test('lie by municipality, establishment and record, and lose no text but padding', async () => {
    const path = await written(ROWS, { order: rowOrder('SIA-PA') }, 97);
    expect(await ask(`from '${path}'`)).toEqual(expected(ROWS).sort(compare));
  });

  test('stay as they came where the system has no order', async () => {
    expect(rowOrder('CIDCAP')).toEqual([]);
    const path = await written(ROWS, { order: rowOrder('CIDCAP') }, 97);
    expect(await ask(`from '${path}'`)).toEqual(expected(ROWS));
  });

  test('are ordered piece by piece where they are too many to be held, and none is lost', async () => {
    const heldCells = 300 * FIELDS.length;
    const path = await written(ROWS, { order: rowOrder('SIA-PA'), heldCells }, 100);
    const pieces = [0, 300, 600, 900].map((from) =>
      expected(ROWS)
        .slice(from, from + 300)
        .sort(compare),
    );
    expect(await ask(`from '${path}'`)).toEqual(pieces.flat());
  });

  test('fill row groups whose least and greatest municipality hardly overlap', async () => {
    const path = await written(GROUP_ROWS * 3, { order: rowOrder('SIA-PA') }, GROUP_ROWS);
    const groups = await ask(`select row_group_num_rows, stats_min_value, stats_max_value
      from parquet_metadata('${path}') where path_in_schema = 'PA_UFMUN' order by row_group_id`);
    expect(groups).toEqual([
      [String(GROUP_ROWS), '510000', '510013'],
      [String(GROUP_ROWS), '510013', '510026'],
      [String(GROUP_ROWS), '510026', '510039'],
    ]);
  });
});
