import { crc32 as zlibCrc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { changed, header, padded, pieces, read, records, refusal, small } from '../../test/datasus-table.ts';
import { openDbc, openDbf, openTable } from './reader.ts';
import { writeDbc, writeDbf } from './writer.ts';

describe('reading', () => {
  it('gives columns, record numbers and a summary', async () => {
    const reading = await read(small);
    expect(reading.texts).toEqual(records.map(padded));
    expect(reading.numbers).toEqual(records.map((_, i) => i + 1));
    expect(reading).toMatchObject({ rows: 40, deleted: 0, crc: 'ok', bytesRead: small.length, warnings: [] });
    expect(reading.decodedBytes).toBe(40 * 28);
  });

  it.each([1, 2, 7, 33, 1000])('does not mind pieces of %d bytes', async (size) => {
    expect((await read(pieces(small, size))).texts).toEqual(records.map(padded));
  });

  it.each([1, 50, 300])('is done with a piece of %d bytes when it asks for the next', async (size) => {
    async function* overwritten(file: Uint8Array): AsyncGenerator<Uint8Array> {
      const buffer = new Uint8Array(size);
      for await (const piece of pieces(file, size)) {
        buffer.set(piece);
        yield buffer.subarray(0, piece.length);
        buffer.fill(0xff);
      }
    }
    expect((await read(overwritten(small))).texts).toEqual(records.map(padded));
    expect((await read(overwritten(writeDbf(header, records)), {}, openDbf)).texts).toEqual(
      records.map(padded),
    );
  });

  it('reads a DBF with the same interface, and tells the two apart by content', async () => {
    const dbf = writeDbf(header, records);
    expect((await read(dbf, {}, openDbf)).texts).toEqual(records.map(padded));
    expect((await openTable(dbf)).format).toBe('dbf');
    expect((await openTable(pieces(dbf, 5))).format).toBe('dbf');
    expect((await openTable(small)).format).toBe('dbc');
    expect((await openTable(writeDbf(header, []))).format).toBe('dbf');
    expect((await openTable(writeDbf({ ...header, endMark: false }, []))).format).toBe('dbf');
    const damaged = changed(small, (bytes) => bytes.set([9], 32 + 32 * 4 + 1 + 5));
    expect(await refusal(read(damaged, {}, openTable))).toMatchObject({ code: 'bad-stream' });
  });

  it('carries only the columns asked for, in that order and in any case', async () => {
    const reading = await read(small, { columns: ['valor', 'UF'] });
    expect(reading.texts[1]).toEqual(['     1.50', 'AC']);
    const error = await refusal(read(small, { columns: ['CPF'] }));
    expect([error.code, error.message]).toEqual([
      'unknown-column',
      expect.stringContaining('UF, NOME, VALOR, DATA'),
    ]);
  });

  it('gives each distinct value once in a dictionary, and the bytes as stored', async () => {
    for await (const batch of await openDbc(small)) {
      const { values, codes } = batch.column('NOME').dictionary();
      expect(values).toEqual(['R 0', 'R 1', 'R 2', 'R 3', 'R 4', 'R 5', 'R 6']);
      expect(Array.from(codes, (code) => values[code])).toEqual(records.map((row) => row[1]));
      expect(Buffer.from(batch.column('NOME').bytes(1)).toString('latin1')).toBe('R 1     ');
    }
  });

  it('cuts batches by rows; a batch stays good after the next one', async () => {
    const batches = [];
    for await (const batch of await openDbc(small, { batchRows: 7 })) batches.push(batch);
    expect(batches.map((batch) => batch.rows)).toEqual([7, 7, 7, 7, 7, 5]);
    expect(batches[0]!.column('VALOR').text(6)).toBe('     6.50');
    expect(batches[5]!.recordNumber(0)).toBe(36);
  });

  it('identifies from the first batch without losing it', async () => {
    const table = await openDbc(small);
    expect(await table.identify()).toMatchObject({ system: null, issuedOn: '2024-05-06' });
    let rows = 0;
    for await (const batch of table) rows += batch.rows;
    expect(rows).toBe(40);
  });

  it('tells progress and takes a CRC of the host', async () => {
    const rows: number[] = [];
    const seen: number[] = [];
    await read(small, {
      batchRows: 20,
      onProgress: (progress) => rows.push(progress.rows),
      crc32: (bytes, value) => {
        seen.push(bytes.length);
        return zlibCrc32(bytes, value);
      },
    });
    expect(rows).toEqual([20, 40]);
    expect(seen.reduce((sum, length) => sum + length, 0)).toBe(writeDbf(header, records).length);
  });

  it('reads bodies larger than every buffer', async () => {
    const many = Array.from({ length: 120_000 }, (_, i) => ['MT', `N${i}`, `${i % 97}`, '20240101']);
    const reading = await read(pieces(writeDbc(header, many), 9_999));
    expect(reading.rows).toBe(120_000);
    expect(reading.texts[119_999]).toEqual(['MT', 'N119999', '       10', '20240101']);
  });
});

describe('a reading given up for its summary', () => {
  // Each record so long that what the summary needs makes the memory grow.
  const fields = Array.from({ length: 240 }, (_, i) => ({ name: `C${i}`, width: 250 }));
  const wide = writeDbf(
    { fields, updatedOn: '2024-05-06' },
    Array.from({ length: 40 }, (_, row) => fields.map((_, column) => `${row} ${column}`)),
  );

  it.each([1, 3, 7])('after a batch of %d rows still counts every record', async (batchRows) => {
    const open = await Promise.all(Array.from({ length: 4 }, () => openDbf(wide, { batchRows })));
    for (const table of open) await table.batches().next();
    for (const table of open) expect(await table.finish()).toMatchObject({ rows: 40, kept: 40 });
  });
});

describe('asking again', () => {
  const broken = () => changed(small, (bytes) => bytes.set([bytes[bytes.length - 9]! ^ 1], bytes.length - 9));

  it('a refused file refuses again, and says why', async () => {
    const table = await openDbc(broken());
    const first = await refusal(table.finish());
    expect((await refusal(table.finish())).code).toBe(first.code);
    expect((await refusal(table.batches().next())).code).toBe(first.code);
  });

  it('a loop left in the middle cannot be gone on with as if it had ended', async () => {
    const table = await openDbc(small, { batchRows: 1 });
    for await (const _ of table) break;
    expect((await refusal(table.batches().next())).code).toBe('cancelled');
  });

  it('a loop during which somebody closes the table does not end as a whole reading', async () => {
    const table = await openDbc(small, { batchRows: 1 });
    const loop = async () => {
      for await (const _ of table) await table.close();
    };
    expect((await refusal(loop())).code).toBe('cancelled');
  });

  it('two who ask at once what it is get the same answer, and no row is lost', async () => {
    const table = await openDbc(small, { batchRows: 1, transient: true });
    const [one, other] = await Promise.all([table.identify(), table.identify()]);
    expect(one).toEqual(other);
    const texts: string[][] = [];
    for await (const batch of table) texts.push(batch.columns.map((column) => column.text(0)));
    expect(texts).toEqual(records.map(padded));
  });

  it.each<[string, Uint8Array, object]>([
    ['its header', new Uint8Array(40), {}],
    ['a column that is not there', small, { columns: ['NADA'] }],
    ['a condition on a column that is not there', small, { where: [{ column: 'NADA', test: () => true }] }],
  ])('refused for %s, the source is closed', async (_, bytes, options) => {
    let closed = false;
    const source = {
      async *[Symbol.asyncIterator]() {
        try {
          yield bytes;
          yield bytes;
        } finally {
          closed = true;
        }
      },
    };
    await refusal(openDbc(source, options));
    expect(closed).toBe(true);
  });

  it.each([{ batchRows: 0 }, { batchRows: Number.NaN }, { size: Number.NaN }, { size: -1 }])(
    'a program that asks for %j is told',
    async (options) => {
      await expect(openDbc(small, options)).rejects.toThrow(RangeError);
    },
  );
});
