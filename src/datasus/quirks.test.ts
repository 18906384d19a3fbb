import { describe, expect, it } from 'vitest';
import { END, writeTokens } from '../../test/datasus-fuzz/token-stream.ts';
import { changed, dbcOf, header, padded, pieces, read, records, small } from '../../test/datasus-table.ts';
import { openDbc, openDbf, openTable } from './reader.ts';
import { type HeaderDraft, writeDbc, writeDbf } from './writer.ts';

/** Every oddity seen in a public file, made with our own writer, so that it is tested where those files are not. */
const ENGINES = ['wasm', 'ts'] as const;

describe('headers', () => {
  it.each<[string, Partial<HeaderDraft>]>([
    ['no 0x1A at the end (SIH-RD since 2014)', { endMark: false }],
    ['an end in 0D', { terminator: [0x0d] }],
    ['an end in 0D 00 (SIA-PA, SINAN)', { terminator: [0x0d, 0] }],
    ['an end in 00 without 0D (CNES-ST since 2019)', { terminator: [0] }],
    ['more NULs than anybody counts', { terminator: [0x0d, ...new Array<number>(263).fill(0)] }],
    ['NULs only, without 0D', { terminator: new Array<number>(31).fill(0) }],
  ])('%s', async (_, quirk) => {
    const wanted = records.map(padded);
    for (const engine of ENGINES)
      expect((await read(writeDbc({ ...header, ...quirk }, records), { engine })).texts).toEqual(wanted);
    expect((await read(writeDbf({ ...header, ...quirk }, records), {}, openDbf)).texts).toEqual(wanted);
  });

  it.each([
    ['2024-03-31', false, 124],
    ['1998-06-09', false, 98],
    ['1998-06-09', true, 98],
    ['2001-05-07', true, 1],
    ['2005-12-31', true, 5],
    ['2021-04-10', true, 21],
  ])('a year of %s in two digits: %s', async (updatedOn, twoDigitYear, byte) => {
    const file = writeDbc({ ...header, updatedOn, twoDigitYear }, records);
    expect(file[1]).toBe(byte);
    expect((await openDbc(file)).header.updatedOn).toBe(updatedOn);
    expect(await read(file)).toMatchObject({ rows: 40, identity: { issuedOn: updatedOn } });
  });

  it.each([0, 2, 3, 0x25, 0x35, 0x57, 0x58])('the language byte %i changes no text', async (language) => {
    const texts = [['MT', 'AÇÃO é', '     1.00', '20240101']];
    expect((await read(writeDbc({ ...header, language }, texts))).texts).toEqual(texts);
  });

  it('names end at the first NUL, whatever follows', async () => {
    const file = changed(writeDbf(header, records), (bytes) => bytes.set(Buffer.from('UF\0XYZ\xff\x01'), 32));
    const table = await openTable(file);
    expect(table.header.fields.map(({ name }) => name)).toEqual(['UF', 'NOME', 'VALOR', 'DATA']);
  });

  it('as many columns as a header can hold', async () => {
    const fields = Array.from({ length: 2046 }, (_, i) => ({ name: `C${i}`, width: 1 + (i % 3) }));
    const row = fields.map((_, i) => String(i % 10));
    for (const engine of ENGINES)
      expect((await read(pieces(writeDbc({ fields }, [row, row]), 1000), { engine })).texts).toEqual([
        row,
        row,
      ]);
  });

  it('columns and records as wide as can be', async () => {
    const fields = Array.from({ length: 256 }, (_, i) => ({ name: `C${i}`, width: 255 }));
    const row = fields.map((_, i) => `${i}`.padStart(255, 'x'));
    for (const engine of ENGINES)
      expect((await read(writeDbc({ fields }, [row, row, row]), { engine })).texts).toEqual([row, row, row]);
  });
});

describe('records', () => {
  it.each([true, false])('none (0x1A: %s)', async (endMark) => {
    const empty = { rows: 0, deleted: 0, texts: [], warnings: [] };
    for (const engine of ENGINES)
      expect(await read(writeDbc({ ...header, endMark }, []), { engine })).toMatchObject({
        ...empty,
        crc: 'ok',
      });
    const dbf = writeDbf({ ...header, endMark }, []);
    expect(await read(dbf, {}, openTable)).toMatchObject({ ...empty, crc: 'none' });
  });

  it('deleted ones are left out, counted, and keep their numbers', async () => {
    for (const engine of ENGINES) {
      const reading = await read(writeDbc({ ...header, deleted: [0, 2, 39] }, records), {
        batchRows: 10,
        engine,
      });
      expect(reading).toMatchObject({
        rows: 37,
        deleted: 3,
        warnings: [{ code: 'deleted-records', count: 3 }],
      });
      expect(reading.numbers.slice(0, 3)).toEqual([2, 4, 5]);
      expect(reading.texts).toEqual(records.filter((__, i) => ![0, 2, 39].includes(i)).map(padded));
    }
  });

  it('all of them deleted, or all of one batch', async () => {
    const all = { ...header, deleted: records.map((_, i) => i) };
    for (const engine of ENGINES)
      expect(await read(writeDbc(all, records), { engine })).toMatchObject({
        rows: 0,
        deleted: 40,
        texts: [],
      });
    expect(await read(writeDbf(all, records), {}, openDbf)).toMatchObject({ rows: 0, deleted: 40 });
    const few = { ...header, deleted: [5, 6, 7, 8, 9] };
    const reading = await read(writeDbc(few, records), { batchRows: 5 });
    expect(reading.numbers.slice(3, 7)).toEqual([4, 5, 11, 12]);
  });

  it.each([
    ['a line feed', 1],
    ['two bytes', 2],
    ['more than a buffer', 70_000],
  ])('%s after the end of the stream is a warning', async (_, count) => {
    const tail = new Uint8Array(count).fill(0x0a);
    const file = Buffer.concat([small, tail]);
    for (const engine of ENGINES)
      for (const input of [file, pieces(file, 11), pieces(file, small.length)])
        expect(await read(input, { engine })).toMatchObject({
          rows: 40,
          crc: 'ok',
          bytesRead: file.length,
          warnings: [{ code: 'trailing-bytes', count }],
        });
  });

  it('bytes after the end mark of a DBF are a warning', async () => {
    const dbf = Buffer.concat([writeDbf(header, records), new Uint8Array(3)]);
    expect((await read(dbf, {}, openDbf)).warnings).toMatchObject([{ code: 'trailing-bytes', count: 3 }]);
  });
});

describe('cells', () => {
  const one = (width: number): HeaderDraft => ({ fields: [{ name: 'A', width }] });
  const texts = async (draft: HeaderDraft, rows: string[][]) => {
    const [wasm, ts] = await Promise.all(ENGINES.map((engine) => read(writeDbc(draft, rows), { engine })));
    expect(ts!.texts).toEqual(wasm!.texts);
    return wasm!.texts;
  };

  it('masked identifiers come back byte for byte', async () => {
    const masks = ['\x7b\x7c\x7d\x7e\x7f\x80\x81\x82\x83\x84', '\x84\x84\x84\x84\x84\x7b\x7b\x7b\x7b\x7b'];
    const rows = masks.map((mask) => [mask]);
    expect(await texts(one(10), rows)).toEqual(rows);
    for await (const batch of await openDbc(writeDbc(one(10), rows)))
      masks.forEach((mask, row) => {
        expect(Buffer.from(batch.columns[0]!.bytes(row)).toString('latin1')).toBe(mask);
      });
  });

  it('every byte but the padding at the end is its own character', async () => {
    const all = Array.from({ length: 256 }, (_, byte) => [`${String.fromCharCode(byte)}.`]);
    expect(await texts(one(2), all)).toEqual(all);
    const mojibake = [['ASSISTÃ\x8aNCIA Ã\x80 SAÃ\x9aDE']];
    expect(await texts(one(24), mojibake)).toEqual(mojibake);
  });

  it('overflow marks in numbers and dates are text, not errors', async () => {
    const row = ['MT', 'X', '*********', '********'];
    expect(await texts(header, [row])).toEqual([row]);
  });

  it('leading zeros and leading spaces stay', async () => {
    expect(await texts(one(6), [['000123'], ['  12'], ['0']])).toEqual([['000123'], ['  12'], ['0']]);
  });

  it('NULs pad as spaces do; inner and leading ones stay', async () => {
    const rows = [['AB\0\0\0\0'], ['\0\0\0\0\0\0'], [' A\0B  '], ['AB'], ['AB \0 \0']];
    expect(await texts(one(6), rows)).toEqual([['AB'], [''], [' A\0B'], ['AB'], ['AB']]);
  });

  it('a file may be padded with NULs throughout', async () => {
    const rows = records.map((row) => row.map((text, i) => (i === 2 ? text.padStart(9) : text)));
    expect(await texts({ ...header, padding: '\0' }, rows)).toEqual(records.map(padded));
  });
});

describe('streams', () => {
  const many = Array.from({ length: 900 }, (_, i) => [
    i % 3 ? 'MT' : 'AC',
    `R${(i * i) % 977}`,
    `${i}.5`,
    `${20240101 + (i % 28)}`,
  ]);

  it.each(
    (['binary', 'ascii'] as const).flatMap((literals) =>
      ([1024, 2048, 4096] as const).map((dictionary) => [literals, dictionary] as const),
    ),
  )('%s literals, dictionary of %d', async (literals, dictionary) => {
    for (const engine of ENGINES)
      for (const size of [1, 700, 1 << 20]) {
        const file = writeDbc(header, many, { literals, dictionary });
        expect([file[32 * 5 + 5], file[32 * 5 + 6]]).toEqual([
          literals === 'ascii' ? 1 : 0,
          Math.log2(dictionary) - 6,
        ]);
        expect((await read(pieces(file, size), { engine })).texts).toEqual(many.map((row) => padded(row)));
      }
  });
});

describe('the farthest match', () => {
  it.each([
    [4, 1024],
    [5, 2048],
    [6, 4096],
  ])('of dictionary %d reaches back %d bytes at every place of the buffers', async (dictionary, reach) => {
    // Lengths that fit no buffer: the borders of what is handed out fall on every part of a match.
    const first = Array.from({ length: reach }, (_, i) => ({ literal: 48 + ((i * 7919) % 79) }));
    const lengths = Array.from({ length: 5999 }, (_, i) => [517, 3, 31, 64, 10][i % 5]!);
    const size = lengths.reduce((sum, length) => sum + length, reach);
    lengths[5998]! -= size % 10;
    const decoded = Uint8Array.from({ length: size - (size % 10) }, (_, i) => first[i % reach]!.literal);
    const matches = lengths.map((length) => ({ length, distance: reach }));
    const stream = writeTokens([...first, ...matches, END], { coded: false, dictionary });
    const file = dbcOf({ fields: [{ name: 'A', width: 9 }] }, decoded.length / 10, stream, decoded);
    for (const engine of ENGINES)
      for (const input of [file, pieces(file, 1000)])
        expect((await read(input, { engine })).rows).toBe(decoded.length / 10);
  });
});

describe('names of files', () => {
  it.each(['RDAC2401.dbc', 'RDAC2401.DBC', 'rdac2401.dBc', 'C:\\dados\\RDAC2401.Dbc', '/dados/rdac2401.DBF'])(
    '%s tells the same in any case of its extension',
    async (fileName) => {
      const fields = ['UF_ZI', 'ANO_CMPT', 'MES_CMPT', 'N_AIH'].map((name) => ({ name, width: 6 }));
      const file = writeDbc({ fields }, [['120000', '2024', '01', '1']]);
      const whole = await read(file, { fileName });
      expect(whole.identity).toEqual((await read(file, { fileName: 'RDAC2401.dbc' })).identity);
    },
  );
});
