import { expect, it } from 'vitest';
import { openTable } from '../reader.ts';
import type { OpenOptions } from '../table.ts';
import { writeDbc } from '../writer.ts';

const fields = [
  { name: 'NUMERO', width: 5 },
  { name: 'UF', width: 2 },
];
const records = Array.from({ length: 5000 }, (_, row) => [String(row), row % 900 < 450 ? 'MT' : 'AC']);
const dbc = writeDbc({ fields, deleted: [3, 700, 701] }, records);

async function textsOf(options: OpenOptions): Promise<string[][]> {
  const table = await openTable(dbc, options);
  await table.identify();
  const texts: string[][] = [];
  for await (const batch of table) {
    for (let row = 0; row < batch.rows; row++)
      texts.push([String(batch.recordNumber(row)), ...batch.columns.map((column) => column.text(row))]);
  }
  await table.finish();
  return texts;
}

it.each(['wasm', 'ts'] as const)(
  'transient batches hold what others do, while they are used: %s',
  async (engine) => {
    for (const batchRows of [7, 64, 1000, undefined]) {
      const own = await textsOf({ engine, batchRows });
      expect(await textsOf({ engine, batchRows, transient: true })).toEqual(own);
      expect(own.length).toBe(4997);
    }
  },
);

it('transient batches share memory where it saves copying; others do not', async () => {
  const buffers = async (transient: boolean) => {
    const seen = new Set<unknown>();
    for await (const batch of await openTable(dbc, { engine: 'wasm', batchRows: 1000, transient }))
      seen.add(batch.columns[0]!.dictionary().codes.buffer);
    return seen.size;
  };
  expect(await buffers(true)).toBe(1);
  expect(await buffers(false)).toBe(5);
});
