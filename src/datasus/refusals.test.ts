import { describe, expect, it } from 'vitest';
import { changed, header, pieces, read, records, refusal, small } from '../../test/datasus-table.ts';
import type { ByteInput } from './byte-source.ts';
import { DatasusError } from './datasus-error.ts';
import { openDbc, openDbf, openTable } from './reader.ts';
import { compressDbf, writeDbc, writeDbf } from './writer.ts';

describe('refusals', () => {
  const start = 32 + 32 * 4 + 1;
  const dbf = writeDbf(header, records);
  const withRecords = (count: number) =>
    compressDbf(changed(dbf, (bytes) => new DataView(bytes.buffer).setUint32(4, count, true)));

  it.each<[string, ByteInput, string, number]>([
    ['nothing', new Uint8Array(0), 'empty', 0],
    ['nothing, as a stream', pieces(new Uint8Array(0), 1), 'empty', 0],
    [
      'a PDF',
      new TextEncoder().encode('%PDF-1.7 and then what a PDF has, more than a header of it'),
      'not-a-dbc',
      0,
    ],
    ['a cut header', small.subarray(0, 100), 'truncated', 100],
    ['a file cut after its header', small.subarray(0, start + 3), 'truncated', start + 3],
    [
      'a stream cut in the middle',
      pieces(small.subarray(0, small.length - 20), 64),
      'truncated',
      small.length - 20,
    ],
    [
      'a changed CRC',
      changed(small, (bytes) => bytes.set([~bytes[start]! & 255], start)),
      'crc-mismatch',
      start,
    ],
    ['a changed header', changed(small, (bytes) => bytes.set([77], 29)), 'crc-mismatch', start],
    ['an unknown dictionary', changed(small, (bytes) => bytes.set([9], start + 5)), 'bad-stream', start + 4],
    ['fewer records than declared', withRecords(41), 'record-count', 4],
    ['more records than declared', withRecords(39), 'record-count', 4],
    ['four billion records', withRecords(0xffffffff), 'bomb', 4],
  ])('%s', async (_, input, code, offset) => {
    const error = await refusal(read(input));
    expect([error.code, error.offset]).toEqual([code, offset]);
    expect(error.message).toMatch(/^[A-ZÇÕ].+\. (Baixe|Confira)/s);
  });

  it('four billion records in a stream of unknown size end as too few, without asking for memory', async () => {
    const error = await refusal(read(pieces(withRecords(0xffffffff), 512)));
    expect(error).toMatchObject({ code: 'record-count', rows: 40 });
    expect(await refusal(read(pieces(small, 64), { size: 12 }))).toMatchObject({ code: 'bomb' });
  });

  it('a cut file says how many records came before the cut', async () => {
    const many = writeDbc(
      header,
      Array.from({ length: 3000 }, (_, i) => ['MT', `N${(i * 7919) % 1_000_000}`, `${i}`, '20240101']),
    );
    const error = await refusal(read(many.subarray(0, many.length >>> 1), { size: many.length }));
    expect(error.code).toBe('truncated');
    expect(error.rows).toBeGreaterThan(1000);
    expect(error.rows).toBeLessThan(2000);
  });

  it('a cut DBF', async () => {
    expect(await refusal(read(dbf.subarray(0, 400), {}, openDbf))).toMatchObject({
      code: 'truncated',
      offset: 400,
    });
    expect(await refusal(read(pieces(dbf.subarray(0, 400), 9), {}, openDbf))).toMatchObject({
      code: 'truncated',
    });
  });

  it.each([
    ['a DBF with a record that does not begin as one', 3, 0x41, 'bad-record', 161 + 3 * 28, 3],
    ['a DBF with a mark of NUL', 0, 0, 'bad-record', 161, 0],
    ['a DBF with fewer records declared than there are', -1, 39, 'record-count', 4, 39],
    ['a DBF with no records declared', -1, 0, 'record-count', 4, 0],
  ] as const)('%s', async (_, record, byte, code, offset, rows) => {
    const at = record < 0 ? 4 : start + record * 28;
    const damaged = changed(dbf, (bytes) => bytes.set([byte], at));
    for (const input of [damaged, pieces(damaged, 10), pieces(damaged, 28), pieces(damaged, 500)])
      expect(await refusal(read(input, {}, openDbf))).toMatchObject({ code, offset, rows });
  });

  it.each([
    ['an end mark', [0x1a], 0],
    ['an end mark and bytes of any kind', [0x1a, 0x20, 0x41], 2],
    ['NULs', [0, 0, 0], 3],
    ['a line break', [0x0d, 0x0a], 2],
  ])('a DBF may end in %s', async (_, tail, count) => {
    const odd = Buffer.concat([dbf.subarray(0, -1), Uint8Array.from(tail)]);
    for (const input of [odd, pieces(odd, 1), pieces(odd, 500)]) {
      const { rows, warnings } = await read(input, {}, openDbf);
      expect([rows, warnings[0]?.count ?? 0]).toEqual([40, count]);
    }
  });

  it('a DBF ends in nothing else', async () => {
    for (const byte of [0x20, 0x2a, 0x30]) {
      const odd = Buffer.concat([dbf.subarray(0, -1), Uint8Array.of(byte)]);
      for (const input of [odd, pieces(odd, 1)])
        expect(await refusal(read(input, {}, openDbf))).toMatchObject({ code: 'record-count', rows: 40 });
    }
  });

  it('a DBC whose checksum and stream were damaged is not taken for a DBF, nor for an empty one', async () => {
    const one = writeDbc({ fields: [{ name: 'A', width: 9 }] }, [['x9.Y,2w&Q']], { literals: 'ascii' });
    const none = writeDbc(header, []);
    for (const byte of [0x1a, 0x20, 0x2a]) {
      const damage = (file: Uint8Array, at: number) =>
        changed(file, (bytes) => bytes.set([byte, 1, 1, 1, 7], at));
      expect(await refusal(read(damage(one, 65), {}, openTable))).toBeInstanceOf(DatasusError);
      if (byte === 0x1a) continue;
      expect(await refusal(read(damage(none, start), {}, openTable))).toMatchObject({ code: 'bad-stream' });
    }
  });

  it('damage inside a stream says how many records came before it, however the file is cut', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => [
      'MT',
      `${(i * 7919) % 9973}`,
      `${i}`,
      `${20240101 + i}`,
    ]);
    const good = writeDbc(header, rows);
    const damaged = changed(good, (bytes) => bytes.fill(3, good.length - 60));
    for (const input of [damaged, pieces(damaged, 1), pieces(damaged, 100)])
      expect(await refusal(read(input))).toMatchObject({ code: 'bad-stream', offset: 555, rows: 34 });
  });

  it('more than the caller accepts', async () => {
    expect(await refusal(read(small, { maxDecodedBytes: 1000 }))).toMatchObject({ code: 'too-large' });
  });

  it('a cancelled reading stops between pieces and closes its source', async () => {
    const signal = { aborted: false };
    let closed = false;
    async function* source() {
      try {
        yield* pieces(
          writeDbc(
            header,
            Array.from({ length: 90_000 }, (_, i) => ['MT', `${i}`, '1', '2']),
          ),
          1000,
        );
      } finally {
        closed = true;
      }
    }
    const table = await openDbc(source(), { signal, batchRows: 100 });
    const reading = (async () => {
      for await (const _ of table) signal.aborted = true;
    })();
    expect(await refusal(reading)).toMatchObject({ code: 'cancelled' });
    expect(closed).toBe(true);
  });

  it('a reading left before its end cannot be taken for a whole one', async () => {
    const table = await openDbc(small, { batchRows: 5 });
    for await (const _ of table) break;
    expect(await refusal(table.finish())).toMatchObject({ code: 'cancelled' });
  });

  it('an error of the source itself passes through as it is', async () => {
    async function* broken() {
      yield small.slice(0, 200);
      throw new Error('disk');
    }
    await expect(read(broken())).rejects.toThrow('disk');
  });
});
