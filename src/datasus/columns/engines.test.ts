import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieces } from '../../../test/datasus-table.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import type { ByteInput } from '../byte-source.ts';
import type { RecordBatch } from '../column-batch.ts';
import { parseHeader } from '../dbf.ts';
import { explode } from '../pkware/whole-stream.ts';
import { openTable } from '../reader.ts';
import type { OpenOptions } from '../table.ts';
import { compressDbf, type HeaderDraft, writeDbf } from '../writer.ts';

interface Batch {
  rows: number;
  numbers: number[];
  columns: { codes: number[]; cells: string }[];
}

/** Everything that the batches of a reading hold. */
async function batchesOf(input: ByteInput, options: OpenOptions): Promise<Batch[]> {
  const batches: Batch[] = [];
  const table = await openTable(input, options);
  for await (const batch of table) {
    batches.push({
      rows: batch.rows,
      numbers: Array.from({ length: batch.rows }, (_, row) => batch.recordNumber(row)),
      columns: batch.columns.map((column) => {
        const { codes, cells } = column.dictionary();
        return { codes: [...codes], cells: Buffer.from(cells).toString('latin1') };
      }),
    });
  }
  await table.finish();
  return batches;
}

/** The same by the shortest way there is, from the bytes of a DBF. */
function batchesByHand(dbf: Uint8Array, { columns, batchRows }: OpenOptions): Batch[] {
  const { fields, headerLength, recordLength, records } = parseHeader(dbf);
  const text = Buffer.from(dbf.subarray(headerLength)).toString('latin1');
  const asked = columns?.map((name) => fields.find((field) => field.name === name)!) ?? fields;
  const batches: Batch[] = [];
  for (let first = 0; first < records; first += batchRows!) {
    const numbers: number[] = [];
    for (let record = first; record < Math.min(first + batchRows!, records); record++)
      if (text[record * recordLength] !== '*') numbers.push(record + 1);
    const cellsOf = asked.map(({ offset, width }) =>
      numbers.map((number) => text.substr((number - 1) * recordLength + offset, width)),
    );
    const coded = cellsOf.map((cells) => {
      const distinct = [...new Set(cells)];
      const places = new Map(distinct.map((cell, code) => [cell, code]));
      return { codes: cells.map((cell) => places.get(cell)!), cells: distinct.join('') };
    });
    if (numbers.length > 0) batches.push({ rows: numbers.length, numbers, columns: coded });
  }
  return batches;
}

async function expectSameBatches(dbf: Uint8Array, options: OpenOptions, pieceLength = 1000): Promise<void> {
  const expected = batchesByHand(dbf, options);
  const dbc = compressDbf(dbf);
  for (const engine of ['wasm', 'ts'] as const)
    for (const file of [dbc, dbf])
      expect(await batchesOf(pieces(file, pieceLength), { ...options, engine })).toEqual(expected);
}

function tableOf(
  widths: readonly number[],
  rows: readonly (readonly string[])[],
  more: Partial<HeaderDraft> = {},
) {
  return writeDbf({ fields: widths.map((width, at) => ({ name: `C${at}`, width })), ...more }, rows);
}

describe('columns of codes, in both engines and by hand', () => {
  it('of any table, however it is cut', async () => {
    const width = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 21, max: 254 }));
    const widths = fc.array(width, { minLength: 1, maxLength: 8 });
    // Few distinct cells, so that they repeat; as long as their columns allow, and different anywhere.
    const cell = (most: number) =>
      fc
        .tuple(fc.constantFrom('', 'a', 'ab', '0', '\x84', 'AAAAAAAAAAAAAAAAA'), fc.nat(most - 1), fc.nat(3))
        .map(([start, at, digit]) => (start.padEnd(at, '.') + digit).slice(0, most));
    const table = widths.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.array(fc.tuple(...all.map(cell)), { maxLength: 200 }),
        fc.uniqueArray(fc.nat(200), { maxLength: 20 }),
      ),
    );
    const property = fc.asyncProperty(
      table,
      fc.constantFrom(1, 7, 64, 65, 1000),
      fc.constantFrom(1, 3, 700, 100_000),
      async ([all, rows, deleted], batchRows, pieceLength) => {
        const marked = deleted.filter((record) => record < rows.length);
        await expectSameBatches(tableOf(all, rows, { deleted: marked }), { batchRows }, pieceLength);
      },
    );
    await fc.assert(property, { numRuns: 150 });
  });

  it('of every width from 1 to 254', async () => {
    const widths = Array.from({ length: 254 }, (_, at) => at + 1);
    const rows = Array.from({ length: 150 }, (_, row) =>
      widths.map((width) => 'x'.repeat((row * 7) % width).padEnd(width - 1, '-') + (row % 3)),
    );
    await expectSameBatches(tableOf(widths, rows), { batchRows: 100 });
  });

  it('of the longest records', async () => {
    const widths = [...Array.from({ length: 258 }, () => 254), 2];
    const rows = Array.from({ length: 9 }, (_, row) =>
      widths.map((width, at) => `${(row * at) % 11}`.padStart(width)),
    );
    await expectSameBatches(tableOf(widths, rows), { batchRows: 4 }, 50_000);
  });

  it('of one record and of none', async () => {
    await expectSameBatches(tableOf([3, 9, 30], [['a', 'b', 'c']]), { batchRows: 100 }, 1);
    await expectSameBatches(tableOf([3, 9, 30], []), { batchRows: 100 }, 1);
    await expectSameBatches(tableOf([3], [['a'], ['b']], { deleted: [0, 1] }), { batchRows: 100 }, 1);
  });

  it('of some columns only, in any order', async () => {
    const rows = Array.from({ length: 500 }, (_, row) => [row % 3, row % 50, row, row % 7].map(String));
    await expectSameBatches(tableOf([1, 12, 20, 40], rows), { batchRows: 130, columns: ['C3', 'C0', 'C2'] });
  });

  it('of as many distinct cells as codes can tell, narrow and wide', async () => {
    const rows = Array.from({ length: 70_000 }, (_, row) => [row, row, row, row % 65_535].map(String));
    const dbf = tableOf([5, 12, 20, 6], rows);
    const expected = batchesByHand(dbf, { batchRows: 65_535 });
    for (const engine of ['wasm', 'ts'] as const) {
      const batches = await batchesOf(dbf, { engine, batchRows: 1_000_000 });
      expect(batches.map((batch) => batch.rows)).toEqual([65_535, 4465]);
      expect(batches).toEqual(expected);
    }
  }, 60_000);
});

describeWithData('columns of the public files', ['data/dbc'], ([folder]) => {
  const files = readdirSync(folder!, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.dbc$/i.test(path),
  );
  it.each(files)(
    'are the same in both engines, and hold every byte: %s',
    async (path) => {
      const bytes = readFileSync(join(folder!, path));
      const body = explode(bytes.subarray(bytes.readUInt16LE(8) + 4));
      const { recordLength, records } = parseHeader(bytes);
      const other = (await openTable(bytes, { engine: 'ts' })).batches();
      let record = 0;
      for await (const batch of await openTable(bytes, { engine: 'wasm' })) {
        const twin = (await other.next()).value!;
        for (const [at, column] of batch.columns.entries()) {
          const { codes, cells } = column.dictionary();
          const same = twin.columns[at]!.dictionary();
          expect(Buffer.compare(asBytes(codes), asBytes(same.codes))).toBe(0);
          expect(Buffer.compare(cells, same.cells)).toBe(0);
        }
        const end = (record + batch.rows) * recordLength;
        expect(
          Buffer.compare(recordsOf(batch, recordLength), body.subarray(record * recordLength, end)),
        ).toBe(0);
        record += batch.rows;
      }
      expect([record, (await other.next()).done]).toEqual([records, true]);
    },
    30_000,
  );
});

const asBytes = ({ buffer, byteOffset, byteLength }: Uint16Array) =>
  Buffer.from(buffer, byteOffset, byteLength);

/** The records that a batch was made from, put together again from its dictionaries. */
function recordsOf(batch: RecordBatch, recordLength: number): Uint8Array {
  const records = new Uint8Array(batch.rows * recordLength).fill(0x20);
  for (const column of batch.columns) {
    const { offset, width } = column.field;
    const { codes, cells } = column.dictionary();
    codes.forEach((code, row) => {
      const to = row * recordLength + offset;
      for (let byte = 0; byte < width; byte++) records[to + byte] = cells[code * width + byte]!;
    });
  }
  return records;
}
