import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTexts, toParquet } from '../../../test/parquet-files.ts';
import { expectedValue, type ParquetOracle, startParquetOracle } from '../../../test/parquet-values.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { columnTypes } from '../layouts/column-types.ts';
import { openTable } from '../reader.ts';

describeWithData('the public files as Parquet', ['data/README.md'], ([manifest]) => {
  const folder = join(manifest!, '..');
  // A skipped suite is collected too: there is then nothing to list.
  const files = existsSync(folder)
    ? globSync('{dbc,dbf}/**/*.{dbc,DBC,dbf,DBF}', { cwd: folder }).sort()
    : [];
  let oracle: ParquetOracle;
  beforeAll(async () => {
    oracle = await startParquetOracle();
  });
  afterAll(() => oracle.close());

  it('are all here', () => {
    expect(files.length).toBe(74);
  });

  it.each(files)('%s: DuckDB reads every value as it was written', async (path) => {
    const bytes = readFileSync(join(folder, path));
    const fileName = basename(path);
    const { file, summary } = await toParquet(bytes, { fileName }, { fileName });
    const texts = await readTexts(bytes, { fileName });
    const fields = (await openTable(bytes)).columns;
    const types = columnTypes(summary.read.identity.system, fields);
    const read = await oracle.read(file);
    expect(read.names).toEqual(fields.map(({ name }) => name));
    const wrong = fields.flatMap(({ name }, at) => {
      const memo = new Map<string, string | null>();
      const expected = texts[at]!.map((text) => {
        if (!memo.has(text)) memo.set(text, expectedValue(text, types[at]!));
        return memo.get(text)!;
      });
      const row = expected.findIndex((value, index) => value !== read.columns[at]![index]);
      const whole = read.columns[at]!.length === expected.length;
      return row < 0 && whole ? [] : [[name, row, texts[at]![row], read.columns[at]![row]]];
    });
    expect(wrong).toEqual([]);
    expect(summary.rows).toBe(texts[0]?.length);
  });

  it.each(files)('%s: WebAssembly and TypeScript write the same file', async (path) => {
    const bytes = readFileSync(join(folder, path));
    const [one, other] = [
      await toParquet(bytes, { engine: 'wasm' }),
      await toParquet(bytes, { engine: 'ts' }),
    ];
    expect(Buffer.compare(one.file, other.file)).toBe(0);
  });
});
