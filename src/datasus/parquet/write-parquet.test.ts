import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { column, dbfOf, expectReadBack, TEXT, toParquet } from '../../../test/parquet-files.ts';
import { type ParquetOracle, startParquetOracle } from '../../../test/parquet-values.ts';
import type { ColumnType } from '../layouts/column-type.ts';
import { openTable } from '../reader.ts';
import { compressDbf } from '../writer.ts';
import { GROUP_ROWS } from './file.ts';
import { writeParquet } from './write-parquet.ts';

let oracle: ParquetOracle;
beforeAll(async () => {
  oracle = await startParquetOracle();
});
afterAll(() => oracle.close());

describe('what engines ask of a file', () => {
  it('least, greatest and nulls of each row group are those of its rows', async () => {
    const rows = GROUP_ROWS + 1000;
    const file = await expectReadBack(oracle, [
      column(['A', 9, { kind: 'decimal', scale: 1 }], rows, (row) =>
        row % 9 === 0 ? '' : `${((row * 31) % 997) - 400}.5`,
      ),
      column(['B', 5, TEXT], rows, (row) => (row < GROUP_ROWS ? 'ÁB' : ['Á', 'z', 'ÁBC', ''][row % 4]!)),
      column(['C', 8, { kind: 'date', order: 'aaaammdd' }], rows, (row) => `2024${10 + (row % 3)}15`),
      column(['D', 1, TEXT], rows, (row) => (row < GROUP_ROWS ? '' : 'S')),
    ]);
    const facts = await oracle.query(
      file,
      `select row_group_id as g, path_in_schema as c, stats_min_value as least, stats_max_value as greatest,
        stats_null_count as nulls from parquet_metadata($file) order by all`,
    );
    expect(facts.length).toBe(8);
    for (const { g, c, least, greatest, nulls } of facts) {
      const [told] = await oracle.query(
        file,
        `select min(${c})::varchar as least, max(${c})::varchar as greatest, (count(*) - count(${c}))::varchar as nulls
          from read_parquet($file, file_row_number = true) where (file_row_number >= ${GROUP_ROWS}) = (${g} = 1)`,
      );
      expect({ c, least, greatest, nulls: String(nulls) }).toEqual({ c, ...told });
    }
  });

  it('a row group that cannot hold what is asked for is not read', async () => {
    const integer: ColumnType = { kind: 'integer' };
    const file = await expectReadBack(oracle, [
      column(['A', 8, integer], 2 * GROUP_ROWS, (row) => String(10_000_000 + row)),
    ]);
    // The first row group is ruined into large numbers: who reads it counts them.
    file.fill(0x7f, 1000, 200_000);
    const sql = `select count(*)::varchar as n from read_parquet($file) where A >= ${10_000_000 + GROUP_ROWS + 5}`;
    expect(await oracle.query(file, sql)).toEqual([{ n: String(GROUP_ROWS - 5) }]);
  });

  it('sums of money are exact', async () => {
    const cents = (row: number) => (row * 104_729) % 99_999_999;
    const file = await expectReadBack(oracle, [
      column(['A', 12, { kind: 'decimal', scale: 2 }], 50_000, (row) => {
        const digits = String(cents(row)).padStart(3, '0');
        return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
      }),
    ]);
    let total = 0n;
    for (let row = 0; row < 50_000; row++) total += BigInt(cents(row));
    const sql = 'select sum(A)::varchar as total, any_value(typeof(A)) as type from read_parquet($file)';
    expect(await oracle.query(file, sql)).toEqual([
      { total: `${total / 100n}.${total % 100n}`, type: 'DECIMAL(18,2)' },
    ]);
  });

  it.each([
    ['GZIP', (bytes: Uint8Array) => gzipSync(bytes, { level: 1 })],
    ['ZSTD', (bytes: Uint8Array) => zstdCompressSync(bytes)],
  ] as const)('pages compressed by the host with %s are read', async (codec, compress) => {
    const columns = [
      column(['A', 9, TEXT], 5000, (row) => `R ${row % 900}`),
      column(['B', 3, TEXT], 5000, () => ''),
    ];
    const file = await expectReadBack(oracle, columns, { compressor: { codec, compress } });
    expect(file.length).toBeLessThan((await expectReadBack(oracle, columns)).length);
    const sql = 'select distinct compression from parquet_metadata($file)';
    expect(await oracle.query(file, sql)).toEqual([{ compression: codec }]);
  });
});

it('the file says what it was made from, and how many values were refused', async () => {
  const texts = ['1', 'x', '**', '', 'y'];
  const dbf = dbfOf([column(['IDADE', 2, TEXT], texts.length, (row) => texts[row]!)]);
  const types: ColumnType[] = [{ kind: 'integer' }];
  const { file, summary } = await toParquet(compressDbf(dbf), { types, fileName: 'X.dbc', sha256: 'ab' });
  expect(summary.refused).toEqual([{ column: 'IDADE', overflow: 1, invalid: 2 }]);
  const sql = 'select decode(key) as key, decode(value) as value from parquet_kv_metadata($file)';
  const notes = (await oracle.query(file, sql)).map(({ key, value }) => [key, value]);
  expect(Object.fromEntries(notes)).toMatchObject({
    'datasus.file': 'X.dbc',
    'datasus.sha256': 'ab',
    'datasus.crc': 'ok',
    'datasus.rows': '5',
    'datasus.refused': '[{"column":"IDADE","overflow":1,"invalid":2}]',
  });
});

describe('a table that ends with an error', () => {
  const dbf = dbfOf([column(['A', 9, TEXT], 90_000, (row) => `R ${row % 13}`)]);
  const dbc = compressDbf(dbf);
  const damaged = dbc.slice();
  const crcAt = new DataView(dbc.buffer).getUint16(8, true);
  damaged[crcAt]! ^= 1;

  it.each([
    ['cut short', dbc.subarray(0, dbc.length - 40), 'truncated'],
    ['with another CRC', damaged, 'crc-mismatch'],
  ])('%s never gets a footer', async (_, bytes, code) => {
    const pieces: Uint8Array[] = [];
    const table = await openTable(bytes, { batchRows: GROUP_ROWS });
    const writing = writeParquet(table, { write: (piece) => void pieces.push(piece.slice()) });
    await expect(writing).rejects.toMatchObject({ code });
    expect(Buffer.concat(pieces).includes('PAR1', 4)).toBe(false);
  });

  it('and asked to be salvaged says so in the file', async () => {
    const cut = dbc.subarray(0, dbc.length - 40);
    const { file, summary } = await toParquet(cut, {}, { salvage: true });
    expect(summary.rows).toBe(summary.read.salvaged!.rows);
    const sql = `select decode(value) as value from parquet_kv_metadata($file)
      where decode(key) in ('datasus.crc', 'datasus.salvaged') order by 1`;
    expect(await oracle.query(file, sql)).toEqual([{ value: 'failed' }, { value: 'truncated' }]);
  });
});
