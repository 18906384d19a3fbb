import { describe, expect, it } from 'vitest';
import { type CsvCell, toCsv } from './csv.ts';

const line = (...cells: CsvCell[]) => toCsv(['a'], [cells]).split('\r\n')[1];

describe('a table for Brazilian spreadsheets', () => {
  it('starts with the byte-order mark, ends its lines with CRLF', () => {
    expect(toCsv(['Ano', 'Valor'], [['2019', 19.4]])).toBe('\ufeffAno;Valor\r\n2019;19,4\r\n');
  });

  it.each<[string, CsvCell[], string]>([
    ['a decimal comma', [1234.5], '1234,5'],
    ['nothing for what is not known', [null, undefined, ''], ';;'],
    ['quotes round a semicolon', ['Norte; Sul'], '"Norte; Sul"'],
    ['doubled quotes', ['dito "agora"'], '"dito ""agora"""'],
    ['quotes round a line break', ['um\ndois'], '"um\ndois"'],
    ['a formula defused', ['=1+1'], "'=1+1"],
    ['an at sign defused', ['@SOMA(A1)'], "'@SOMA(A1)"],
    ['a negative number as it is', ['-12,5'], '-12,5'],
  ])('writes %s', (_, cells, expected) => {
    expect(line(...cells)).toBe(expected);
  });
});
