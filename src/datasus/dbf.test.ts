import { describe, expect, it } from 'vitest';
import { DatasusError } from './datasus-error.ts';
import { parseHeader } from './dbf.ts';
import { writeDbf } from './writer.ts';

const fields = [
  { name: 'UF_ZI', width: 6 },
  { name: 'VAL_TOT', type: 'N', width: 14, decimals: 2 },
];
const file = (change: (bytes: Uint8Array) => void = () => {}): Uint8Array => {
  const bytes = writeDbf({ fields, updatedOn: '2025-02-08', language: 0x57 }, [['120000', '1.50']]);
  change(bytes);
  return bytes;
};
const refusal = (bytes: Uint8Array): DatasusError => {
  try {
    parseHeader(bytes);
  } catch (error) {
    if (error instanceof DatasusError) return error;
  }
  throw new Error('not refused');
};

describe('header', () => {
  it('tells fields, counts and date', () => {
    expect(parseHeader(file())).toEqual({
      fields: [
        { name: 'UF_ZI', type: 'C', width: 6, decimals: 0, offset: 1 },
        { name: 'VAL_TOT', type: 'N', width: 14, decimals: 2, offset: 7 },
      ],
      records: 1,
      headerLength: 97,
      recordLength: 21,
      updatedOn: '2025-02-08',
      language: 0x57,
      isGenerated: false,
    });
  });

  it.each([
    ['0D', [0x0d]],
    ['0D 00', [0x0d, 0]],
    ['00, as CNES-ST since 2019', [0]],
  ])('may end in %s', (_, terminator) => {
    expect(parseHeader(writeDbf({ fields, terminator }, [])).fields.length).toBe(2);
  });

  it.each([
    ['124 is 2024', [124, 1, 31], '2024-01-31'],
    ['98 is 1998', [98, 6, 9], '1998-06-09'],
    ['05 is 2005', [5, 3, 14], '2005-03-14'],
    ['21 is 2021', [21, 12, 1], '2021-12-01'],
    ['no month', [124, 0, 31], null],
    ['day 32', [124, 1, 32], null],
    ['the date shapelib stamps on everything', [95, 7, 26], null],
  ] as const)('date: %s', (_, date, expected) => {
    expect(parseHeader(file((bytes) => bytes.set(date, 1))).updatedOn).toBe(expected);
  });

  it.each([
    ['an empty file', new Uint8Array(0), 'empty', 0],
    ['a ZIP', Uint8Array.from([0x50, 0x4b, 3, 4, ...new Array(60).fill(0)]), 'not-a-dbc', 0],
    ['a text', new TextEncoder().encode('UF;MUNICIPIO\r\nMT;510340\r\n'), 'not-a-dbc', 0],
    ['one byte of a DBF', Uint8Array.of(3), 'truncated', 1],
    ['half a header', file().subarray(0, 60), 'truncated', 60],
    ['a header of 20 bytes', file((bytes) => bytes.set([20, 0], 8)), 'bad-header', 8],
    ['widths that do not add up', file((bytes) => bytes.set([22, 0], 10)), 'bad-header', 10],
    ['a column without width', file((bytes) => bytes.set([0], 32 + 16)), 'bad-header', 43],
    ['a column of an impossible type', file((bytes) => bytes.set([7], 32 + 11)), 'bad-header', 43],
    ['a column with an impossible name', file((bytes) => bytes.set([0x2a], 32)), 'bad-header', 32],
    ['no column', file((bytes) => bytes.set([0x0d], 32)), 'bad-header', 32],
    ['a list of columns without end', file((bytes) => bytes.set([0x41], 96)), 'bad-header', 96],
  ])('refuses %s', (_, bytes, code, offset) => {
    const error = refusal(bytes);
    expect([error.code, error.offset]).toEqual([code, offset]);
    expect(error.message).toMatch(/^(O|Este) .+\. (Baixe|Confira)/);
  });
});
