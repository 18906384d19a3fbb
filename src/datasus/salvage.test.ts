import { describe, expect, it } from 'vitest';
import {
  changed,
  dbcOf,
  header,
  padded,
  pieces,
  read,
  records,
  refusal,
  small,
} from '../../test/datasus-table.ts';
import { openDbc, openDbf } from './reader.ts';
import type { OpenOptions } from './table.ts';
import { writeDbc, writeDbf } from './writer.ts';

const HEADER_LENGTH = 32 + 32 * 4 + 1;
const many = Array.from({ length: 30_000 }, (_, i) => ['MT', `N${i}`, `${i % 97}`, '20240101']);
const large = writeDbc(header, many);
const declaring = (file: Uint8Array, count: number) =>
  changed(file, (bytes) => new DataView(bytes.buffer).setUint32(4, count, true));

describe.each(['wasm', 'ts'] as const)('salvage (%s)', (engine) => {
  const options: OpenOptions = { engine, salvage: true };

  it('changes nothing of a whole file', async () => {
    const reading = await read(small, options);
    expect(reading).toMatchObject({ rows: 40, crc: 'ok', salvaged: null });
    expect(reading).toEqual(await read(small, { engine }));
  });

  it.each([1 / 2, 1 / 50])('gives every whole record of a file cut at %d of its length', async (share) => {
    const cut = large.subarray(0, Math.round(large.length * share));
    for (const input of [cut, pieces(cut, 999)]) {
      const { texts, rows, crc, salvaged } = await read(input, { ...options, size: cut.length });
      expect(texts).toEqual(many.slice(0, rows).map((row) => [row[0], row[1], row[2]!.padStart(9), row[3]]));
      expect(rows).toBeGreaterThan(100);
      expect([crc, salvaged!.rows, salvaged!.offset]).toEqual(['failed', rows, cut.length]);
      expect(salvaged!.error.code).toBe('truncated');
    }
  });

  it('gives the records before compressed data that cannot be', async () => {
    const found = new Set<string>();
    for (let bit = 0; bit < 600; bit++) {
      const at = HEADER_LENGTH + 6 + (bit >> 3);
      const damaged = changed(small, (bytes) => bytes.set([bytes[at]! ^ (1 << (bit & 7))], at));
      const { texts, crc, salvaged } = await read(damaged, { ...options, batchRows: 7 });
      // A repetition may be taken from elsewhere and still be the same.
      if (salvaged === null) expect([crc, texts]).toEqual(['ok', records.map(padded)]);
      else expect([crc, texts.length]).toEqual(['failed', salvaged.rows]);
      if (salvaged !== null) found.add(`${salvaged.error.code} ${salvaged.rows > 0}`);
    }
    expect(found).toContain('bad-stream true');
  });

  it('gives every record where the CRC is wrong, and never says it is right', async () => {
    const damaged = changed(small, (bytes) => bytes.set([bytes[HEADER_LENGTH]! ^ 1], HEADER_LENGTH));
    const reading = await read(damaged, options);
    expect(reading.texts).toEqual(records.map(padded));
    expect(reading).toMatchObject({ rows: 40, kept: 40, crc: 'failed' });
    expect(reading.salvaged).toMatchObject({
      error: { code: 'crc-mismatch' },
      rows: 40,
      offset: HEADER_LENGTH,
    });
    expect(await (await openDbc(damaged, options)).finish()).toMatchObject({ rows: 40, crc: 'failed' });
  });

  it('gives the records that are there where the header declares others', async () => {
    const dbf = writeDbf(header, records);
    const body = dbf.subarray(HEADER_LENGTH);
    const stream = small.subarray(HEADER_LENGTH + 4);
    for (const [count, rows] of [
      [60, 40],
      [25, 25],
    ] as const) {
      const reading = await read(dbcOf(header, count, stream, body), { ...options, batchRows: 9 });
      expect(reading.texts).toEqual(records.slice(0, rows).map(padded));
      expect(reading).toMatchObject({
        rows,
        crc: 'failed',
        salvaged: { error: { code: 'record-count' }, rows },
      });
    }
  });

  it('gives the whole records of a DBF that is cut, or whose record is none', async () => {
    const dbf = writeDbf(header, records);
    const cut = dbf.subarray(0, HEADER_LENGTH + 28 * 7 + 5);
    expect(await read(cut, options, openDbf)).toMatchObject({ rows: 7, crc: 'none', salvaged: { rows: 7 } });
    const damaged = changed(dbf, (bytes) => bytes.set([0x41], HEADER_LENGTH + 28 * 9));
    const reading = await read(damaged, options, openDbf);
    expect(reading.texts).toEqual(records.slice(0, 9).map(padded));
    expect(reading.salvaged).toMatchObject({ error: { code: 'bad-record' }, rows: 9 });
  });

  it('still leaves out deleted records and rows not wanted', async () => {
    const file = writeDbc({ ...header, deleted: [1, 3] }, records);
    const where = [{ column: 'UF', test: (text: string) => text === 'AC' }];
    expect(await read(declaring(file, 39), { ...options, where })).toMatchObject({
      rows: 37,
      kept: 25,
      deleted: 2,
      salvaged: { rows: 39 },
    });
  });

  it('refuses what is no table, what is cut in its header, and what was cancelled', async () => {
    expect((await refusal(read(Uint8Array.of(9, 9), options))).code).toBe('not-a-dbc');
    expect((await refusal(read(small.subarray(0, 100), options))).code).toBe('truncated');
    const signal = { aborted: true };
    expect((await refusal(read(small, { ...options, signal }))).code).toBe('cancelled');
  });
});
