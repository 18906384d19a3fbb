import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ByteInput } from './byte-source.ts';
import { DatasusError } from './datasus-error.ts';
import { type OpenOptions, openDbc, openDbf, openTable, type ReadSummary } from './reader.ts';
import { compressDbf, type HeaderDraft, writeDbc, writeDbf } from './writer.ts';

const header: HeaderDraft = {
  fields: [
    { name: 'UF', width: 2 },
    { name: 'NOME', width: 8 },
    { name: 'VALOR', type: 'N', width: 9, decimals: 2 },
    { name: 'DATA', type: 'D', width: 8 },
  ],
  updatedOn: '2024-05-06',
};
const records = Array.from({ length: 40 }, (_, i) => [
  i % 3 === 0 ? 'MT' : 'AC',
  `R ${i % 7}`,
  `${i}.50`,
  `202401${String((i % 28) + 1).padStart(2, '0')}`,
]);
const small = writeDbc(header, records);

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

interface Reading extends ReadSummary {
  texts: string[][];
  numbers: number[];
}
async function read(input: ByteInput, options: OpenOptions = {}, open = openDbc): Promise<Reading> {
  const table = await open(input, options);
  const texts: string[][] = [];
  const numbers: number[] = [];
  for await (const batch of table) {
    for (let row = 0; row < batch.rows; row++) {
      texts.push(batch.columns.map((column) => column.text(row)));
      numbers.push(batch.recordNumber(row));
    }
  }
  return { ...(await table.finish()), texts, numbers };
}
async function refusal(reading: Promise<unknown>): Promise<DatasusError> {
  const error = await reading.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof DatasusError) return error;
  throw error ?? new Error('not refused');
}
const changed = (bytes: Uint8Array, change: (copy: Uint8Array) => void): Uint8Array => {
  const copy = bytes.slice();
  change(copy);
  return copy;
};
const padded = (row: string[]): string[] => [row[0]!, row[1]!, row[2]!.padStart(9), row[3]!];

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

describe('damage never passes unnoticed', () => {
  const tiny = writeDbc(header, records.slice(0, 12));
  const whole = read(tiny);

  const outcome = async (bytes: Uint8Array): Promise<string> => {
    const reading = await read(bytes).catch((error: unknown) => error);
    if (reading instanceof DatasusError) return 'refused';
    expect((reading as Reading).texts).toEqual((await whole).texts);
    return 'identical';
  };

  it('every truncation is refused', async () => {
    for (let length = 0; length < tiny.length; length++)
      expect(await outcome(tiny.subarray(0, length))).toBe('refused');
  });

  it('every single-byte change is refused or changes nothing', async () => {
    let identical = 0;
    for (let at = 0; at < tiny.length; at++) {
      for (const flip of [0x01, 0x80, 0xff]) {
        if ((await outcome(changed(tiny, (bytes) => bytes.set([bytes[at]! ^ flip], at)))) === 'identical')
          identical++;
      }
    }
    expect(identical).toBeLessThan(12);
  });

  it('random damage is refused or changes nothing', async () => {
    const hits = fc.array(fc.tuple(fc.nat(small.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    const good = await read(small);
    await fc.assert(
      fc.asyncProperty(hits, async (places) => {
        const bytes = changed(small, (copy) => {
          for (const [at, mask] of places) copy[at] = copy[at]! ^ mask;
        });
        const reading = await read(bytes).catch((error: unknown) => error);
        if (!(reading instanceof DatasusError)) expect((reading as Reading).texts).toEqual(good.texts);
      }),
      { numRuns: 1000 },
    );
  });
});
