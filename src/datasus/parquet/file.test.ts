import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ParquetOracle, startParquetOracle } from '../../../test/parquet-values.ts';
import { textCells } from './distinct-cells.ts';
import { ParquetFile } from './file.ts';
import type { ParquetColumn } from './schema.ts';

let oracle: ParquetOracle;
beforeAll(async () => {
  oracle = await startParquetOracle();
});
afterAll(() => oracle.close());

const WIDTH = 70;
const column: ParquetColumn = { name: 'A', width: WIDTH, type: { kind: 'text' }, required: true };

async function write(engine: 'wasm' | 'ts', groups: readonly (readonly string[])[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const file = new ParquetFile({ write: (bytes) => void pieces.push(bytes.slice()) }, [column], { engine });
  for (const texts of groups) {
    const distinct = [...new Set(texts)];
    const codes = Uint16Array.from(texts, (text) => distinct.indexOf(text));
    await file.addGroup(texts.length, () => textCells(codes, distinct, WIDTH));
  }
  await file.end([['origem', 'água']]);
  expect(file.size).toBe(Buffer.concat(pieces).length);
  return Buffer.concat(pieces);
}

it.each([
  ['blanks only', ['', '', '']],
  ['blanks and texts', ['', 'B', '', 'Á', 'Á', '', ' x', ...'A'.repeat(90)]],
  ['no blanks', ['çã', 'b', 'c'.repeat(WIDTH)]],
  ['each its own', Array.from({ length: 700 }, (_, row) => (row === 0 ? '' : `número ${row}`))],
])('a required column keeps blanks as empty texts: %s', async (_, texts) => {
  const groups = [texts, texts.toReversed()];
  const file = await write('wasm', groups);
  expect(Buffer.compare(file, await write('ts', groups))).toBe(0);
  expect((await oracle.read(file)).columns).toEqual([groups.flat()]);
  const [schema] = await oracle.query(
    file,
    `select repetition_type as told from parquet_schema($file) where name = 'A'`,
  );
  expect(schema).toEqual({ told: 'REQUIRED' });
  const [least] = await oracle.query(file, 'select stats_min_value as told from parquet_metadata($file)');
  expect(least!.told).toBe(texts.toSorted()[0]);
});

it('a number cannot be required: a blank would have no value', () => {
  const wrong: ParquetColumn = { ...column, type: { kind: 'integer' } };
  expect(() => new ParquetFile({ write: () => undefined }, [wrong])).toThrow(RangeError);
});

it('a text that is no Latin-1 or does not fit its column is not cut', () => {
  const codes = Uint16Array.of(0);
  expect(() => textCells(codes, ['12345'], 4)).toThrow(RangeError);
  expect(() => textCells(codes, ['–'], 4)).toThrow(RangeError);
});
