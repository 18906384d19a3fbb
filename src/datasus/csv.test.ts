import { describe, expect, it } from 'vitest';
import { type CsvForm, csvHeader, csvLines } from './csv.ts';
import { openTable } from './reader.ts';
import { writeDbf } from './writer.ts';

const FIELDS = [
  { name: 'CNES', width: 7 },
  { name: 'VALOR', type: 'N', width: 8, decimals: 2 },
  { name: 'TEXTO', width: 12 },
];
const ROWS = [
  ['0012345', '    1.05', 'a;b,c'],
  ['', '   -0.50', 'diz "sim"'],
  ['0000001', '********', '=SOMA(A1)'],
  ['0000002', '    0.00', 'água é\u0080'],
  ['', '', '-12'],
];

async function written(form: CsvForm, columns?: string[]): Promise<string> {
  const table = await openTable(writeDbf({ fields: FIELDS }, ROWS), { columns });
  const parts = [csvHeader(table.columns, form)];
  for await (const batch of table) parts.push(csvLines(batch, form));
  return Buffer.concat(parts).toString();
}

describe('a table as CSV', () => {
  it('for programs: comma, values as stored less their padding', async () => {
    expect(await written('plain')).toBe(
      [
        'CNES,VALOR,TEXTO',
        '0012345,    1.05,"a;b,c"',
        ',   -0.50,"diz ""sim"""',
        '0000001,********,=SOMA(A1)',
        '0000002,    0.00,água é\u0080',
        ',,-12',
        '',
      ].join('\n'),
    );
  });

  it('for a spreadsheet in Portuguese: mark, semicolon, decimal comma, no formula runs', async () => {
    expect(await written('spreadsheet')).toBe(
      [
        '\ufeffCNES;VALOR;TEXTO',
        '0012345;1,05;"a;b,c"',
        ';-0,50;"diz ""sim"""',
        "0000001;********;'=SOMA(A1)",
        '0000002;0,00;água é\u0080',
        ';;-12',
        '',
      ].join('\r\n'),
    );
  });

  it('of one column, whose empty values are no empty lines', async () => {
    expect(await written('plain', ['CNES'])).toBe('CNES\n0012345\n""\n0000001\n0000002\n""\n');
  });
});
