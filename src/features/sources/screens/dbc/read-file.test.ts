import { describe, expect, it } from 'vitest';
import { openTable, type RecordDraft, writeDbc, writeDbf } from '../../../../datasus/index.ts';
import { MOST_DISTINCT } from './column-statistics.ts';
import { KeptRows } from './kept-rows.ts';
import { csvOf, describeFile, viewFile } from './read-file.ts';

const HEADER = {
  fields: [
    { name: 'CODIGO', width: 6 },
    { name: 'SEXO', width: 1 },
    { name: 'VALOR', type: 'N', width: 6, decimals: 2 },
  ],
  updatedOn: '2024-02-08',
};
const RECORDS: RecordDraft[] = Array.from({ length: 25_000 }, (_, row) => [
  String(row).padStart(6, '0'),
  row % 5 === 0 ? '' : row % 2 === 0 ? '1' : '3',
  '  1.50',
]);

const fileOf = (bytes: Uint8Array, name = 'TABELA.dbc') => new File([new Uint8Array(bytes)], name);
const whole = fileOf(writeDbc(HEADER, RECORDS));
const reading = { signal: { aborted: false }, onProgress: () => undefined };

describe('a file read in the browser', () => {
  it('is described: counts, blanks, distinct values, the commonest', async () => {
    const facts = await describeFile({ file: whole, salvage: false }, reading);
    expect(facts).toMatchObject({ rows: 25_000, declared: 25_000, crc: 'ok', updatedOn: '2024-02-08' });
    const [code, sex, value] = facts.columns;
    expect(code).toMatchObject({ distinct: MOST_DISTINCT, distinctIsFloor: true, blanks: 0, common: [] });
    expect(sex).toMatchObject({ distinct: 2, distinctIsFloor: false, blanks: 5000 });
    expect(sex?.common).toEqual([
      { value: '1', count: 10_000 },
      { value: '3', count: 10_000 },
    ]);
    expect(value?.common).toEqual([{ value: '  1.50', count: 25_000 }]);
  });

  it('goes on counting exactly what came more than once before there was too much to count', async () => {
    const often = RECORDS.map((record, row): RecordDraft => [row % 3 === 0 ? 'SEMPRE' : record[0]!, '', '']);
    const facts = await describeFile({ file: fileOf(writeDbc(HEADER, often)), salvage: false }, reading);
    expect(facts.columns[0]).toMatchObject({
      distinctIsFloor: true,
      common: [{ value: 'SEMPRE', count: 8334 }],
    });
  });

  it('shows rows by their place, whole and filtered, with the number of each record', async () => {
    const all = await viewFile({ file: whole, salvage: false, filter: null }, reading);
    expect(all.read(24_998, 10)).toEqual({
      numbers: [24_999, 25_000],
      texts: [
        ['024998', '1', '  1.50'],
        ['024999', '3', '  1.50'],
      ],
    });
    const some = await viewFile(
      { file: whole, salvage: false, filter: { column: 'SEXO', value: '3' } },
      reading,
    );
    expect([some.matching, some.kept]).toEqual([10_000, 10_000]);
    expect(some.read(9_999, 1)).toEqual({ numbers: [25_000], texts: [['024999', '3', '  1.50']] });
    const none = await viewFile(
      { file: whole, salvage: false, filter: { column: 'SEXO', value: '9' } },
      reading,
    );
    expect([none.matching, none.read(0, 5).texts]).toEqual([0, []]);
  });

  it('keeps no more rows than its limit, and counts on', async () => {
    const table = await openTable(writeDbf(HEADER, RECORDS.slice(0, 500)), { batchRows: 64 });
    const kept = new KeptRows(3, 100);
    for await (const batch of table) kept.add(batch);
    expect([kept.kept, kept.matching, kept.isFull]).toEqual([100, 500, true]);
    expect(kept.read(60, 1000).numbers).toEqual(Array.from({ length: 40 }, (_, row) => row + 61));
    expect(kept.read(99, 1).texts[0]?.[0]).toBe('000099');
  });

  it('becomes CSV: columns chosen, records filtered, put together from pieces', async () => {
    const request = {
      file: whole,
      salvage: false,
      form: 'spreadsheet',
      filter: { column: 'SEXO', value: '' },
    } as const;
    const csv = await csvOf({ ...request, columns: ['VALOR', 'CODIGO'], target: null }, reading);
    const lines = ((await csv?.text()) ?? '').split('\r\n');
    expect([lines.length, lines[0], lines[1], lines[2]]).toEqual([
      5002,
      'VALOR;CODIGO',
      '1,50;000000',
      '1,50;000005',
    ]);
  });

  it('is written to the file that was chosen, or not at all', async () => {
    const said: string[] = [];
    const target = {
      createWritable: async () => ({
        write: async (bytes: Uint8Array) => void said.push(new TextDecoder().decode(bytes)),
        close: async () => void said.push('closed'),
        abort: async () => void said.push('aborted'),
      }),
    } as unknown as FileSystemFileHandle;
    const request = { salvage: false, form: 'plain', filter: null, columns: ['SEXO'], target } as const;
    expect(await csvOf({ ...request, file: whole }, reading)).toBeNull();
    expect([said.at(-1), said.slice(0, -1).join('').split('\n').length]).toEqual(['closed', 25_002]);
    const cut = fileOf(new Uint8Array(await whole.arrayBuffer()).subarray(0, 20_000));
    await expect(csvOf({ ...request, file: cut }, reading)).rejects.toMatchObject({ code: 'truncated' });
    expect(said.at(-1)).toBe('aborted');
  });

  it('is refused with the place of the damage, and left when asked', async () => {
    const cut = fileOf(new Uint8Array(await whole.arrayBuffer()).subarray(0, 20_000));
    await expect(describeFile({ file: cut, salvage: false }, reading)).rejects.toMatchObject({
      code: 'truncated',
      offset: 20_000,
    });
    const saved = await describeFile({ file: cut, salvage: true }, reading);
    expect(saved).toMatchObject({
      crc: 'failed',
      declared: 25_000,
      salvaged: { code: 'truncated', offset: 20_000 },
    });
    const rows = await viewFile({ file: cut, salvage: true, filter: null }, reading);
    expect([rows.kept, rows.read(saved.rows - 1, 2).texts.length]).toEqual([saved.rows, 1]);
    expect(rows.read(saved.rows - 1, 1).texts[0]).toEqual(RECORDS[saved.rows - 1]);
    const asked = { ...reading, signal: { aborted: true } };
    await expect(describeFile({ file: whole, salvage: false }, asked)).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
