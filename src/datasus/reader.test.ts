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

describe('quirks of real files', () => {
  it.each([
    ['no 0x1A at the end', { endMark: false }],
    ['header ending in 0D 00', { terminator: [0x0d, 0] }],
    ['header ending in 00 only', { terminator: [0] }],
    ['a language byte that means nothing', { language: 0x57 }],
  ])('%s', async (_, quirk) => {
    expect((await read(writeDbc({ ...header, ...quirk }, records))).texts).toEqual(records.map(padded));
    expect((await read(writeDbf({ ...header, ...quirk }, records), {}, openDbf)).rows).toBe(40);
  });

  it.each([true, false])('no records (0x1A: %s)', async (endMark) => {
    expect(await read(writeDbc({ ...header, endMark }, []))).toMatchObject({ rows: 0, texts: [], crc: 'ok' });
  });

  it('coded literals and small dictionaries', async () => {
    for (const literals of ['binary', 'ascii'] as const)
      for (const dictionary of [1024, 2048, 4096] as const)
        expect((await read(writeDbc(header, records, { literals, dictionary }))).texts).toEqual(
          records.map(padded),
        );
  });

  it('masked identifiers and Latin-1 come back byte for byte', async () => {
    const mask = '\x7b\x7c\x7d\x7e\x7f\x80\x81\x82\x83\x84';
    const text = 'São João é à ç ÿ';
    const one = {
      fields: [
        { name: 'CNS', width: 10 },
        { name: 'NOME', width: 20 },
      ],
    };
    expect((await read(writeDbc(one, [[mask, text]]))).texts).toEqual([[mask, text]]);
  });

  it('NULs pad as spaces do; inner and leading ones stay', async () => {
    const one = { fields: [{ name: 'A', width: 6 }] };
    const reading = await read(writeDbc(one, [['AB\0\0\0\0'], ['\0\0\0\0\0\0'], [' A\0B  '], ['AB']]));
    expect(reading.texts).toEqual([['AB'], [''], [' A\0B'], ['AB']]);
  });

  it('overflow marks in numbers and dates are text, not errors', async () => {
    const row = ['MT', 'X', '*********', '********'];
    expect((await read(writeDbc(header, [row]))).texts).toEqual([row]);
  });

  it('deleted records are left out, counted, and keep their numbers', async () => {
    const reading = await read(writeDbc({ ...header, deleted: [0, 2, 39] }, records), { batchRows: 10 });
    expect(reading).toMatchObject({
      rows: 37,
      deleted: 3,
      warnings: [{ code: 'deleted-records', count: 3 }],
    });
    expect(reading.numbers.slice(0, 3)).toEqual([2, 4, 5]);
    expect(reading.texts[1]).toEqual(padded(records[3]!));
  });

  it('bytes after the end of the stream are a warning', async () => {
    const reading = await read(Buffer.concat([small, Uint8Array.of(0x0a, 0x0a)]));
    expect(reading).toMatchObject({ rows: 40, warnings: [{ code: 'trailing-bytes', count: 2 }] });
    expect((await read(pieces(Buffer.concat([small, new Uint8Array(300)]), 11))).warnings[0]?.count).toBe(
      300,
    );
    const dbf = Buffer.concat([writeDbf(header, records), new Uint8Array(3)]);
    expect((await read(dbf, {}, openDbf)).warnings[0]?.count).toBe(3);
  });
});
