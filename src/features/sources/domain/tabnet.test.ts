import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, test } from 'vitest';
import { describeWithData } from '../../../../test/shared-data.ts';
import { Rational } from '../../../kernel/rational.ts';
import { isTabnet, readTabnet, totalsThatDiffer } from './tabnet.ts';

const cut = (text: string, delimiter = ';'): string[][] =>
  parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true });

const EXPORT = `Procedimentos hospitalares do SUS - por local de internação - Brasil
Internações por Região/Unidade da Federação e Ano/mês atendimento
Período:Jan/2008-Mar/2021
"Região/Unidade da Federação";"2007/Dez";"2008/Jan";"Total"
"Região Norte";12;-;12
".. Rondônia";-;-;-
".. Acre";12;...;12
"Região Centro-Oeste";1.234;5,50;1.239,50
".. Mato Grosso";1.234;5,50;1.239,50
"Total";1.246;5,50;1.251,50
 Fonte: Ministério da Saúde - SIH/SUS
 Notas:
 Dados referentes aos últimos seis meses, sujeitos a atualização.
`;

describe('a table of TabNet', () => {
  const report = readTabnet(cut(EXPORT));

  it('says what was counted, of what, when, and what is printed under it', () => {
    expect(report.content).toBe('Internações');
    expect(report.title).toHaveLength(3);
    expect(report.notes[0]).toBe('Fonte: Ministério da Saúde - SIH/SUS');
    expect(report.rowsLabel).toBe('Região/Unidade da Federação');
    expect(report.columns).toEqual([
      { label: '2007/Dez', period: '2007-12', isTotal: false },
      { label: '2008/Jan', period: '2008-01', isTotal: false },
      { label: 'Total', period: null, isTotal: true },
    ]);
  });

  it('keeps states under their regions, a dash as zero, dots as nothing', () => {
    expect(report.rows.map((row) => [row.depth, row.name, row.isTotal])).toEqual([
      [0, 'Região Norte', false],
      [1, 'Rondônia', false],
      [1, 'Acre', false],
      [0, 'Região Centro-Oeste', false],
      [1, 'Mato Grosso', false],
      [0, 'Total', true],
    ]);
    const acre = report.rows[2];
    expect(acre?.cells.map((cell) => [cell.text, cell.value?.toString() ?? null])).toEqual([
      ['12', '12/1'],
      ['...', null],
      ['12', '12/1'],
    ]);
    expect(report.rows[4]?.cells[2]?.value?.toString()).toBe('2479/2');
  });

  it('adds its parts up to the printed total', () => expect(totalsThatDiffer(report)).toEqual([]));
});

test.each([
  ['"510340 Cuiabá"', '510340', 'Cuiabá'],
  ['"51 Mato Grosso"', '51', 'Mato Grosso'],
  ["510310 Conquista D'Oeste", '510310', "Conquista D'Oeste"],
  ['"510000 Município ignorado - MT"', '510000', 'Município ignorado - MT'],
])('the row %s is code %s, %s', (label, code, name) => {
  const [row] = readTabnet(cut(`"Município";"2019"\n${label};7\n`)).rows;
  expect(row).toMatchObject({ code, name });
});

it('tells a printed total that is not the sum of its parts, keeping both', () => {
  const [differing] = totalsThatDiffer(readTabnet(cut('"Município";"2019"\n"A";7\n"B";-\n"Total";9\n')));
  expect([differing?.column, differing?.printed.toString(), differing?.parts.toString()]).toEqual([
    '2019',
    '9/1',
    '7/1',
  ]);
});

it('names the line of a cell that is no number', () => {
  expect(() => readTabnet(cut('Título\n"Município";"2019"\n"A";7\n"B";sete\n'))).toThrow(/linha 4 .*"sete"/);
  expect(() => readTabnet(cut('uma;coluna\nsem;números\n'))).toThrow(/nenhuma tabela/);
  expect(isTabnet(cut('uma;coluna\nsem;números\n'))).toBe(false);
});

const FILES = [
  'data/oracles/tabnet_sih_internacoes_uf_mes.csv',
  'data/oracles/tabnet_sih_obitos_uf_mes.csv',
  'data/oracles/tabnet_sih_gastos_totais_uf_mes.csv',
  'data/oracles/tabnet_sih_taxa_mortalidade_uf_mes.csv',
  'data/oracles/tabnet_sih_asma_municipio_mes.csv.gz',
  'data/oracles/tabwin_dengue_mt_2023.prn',
  'data/oracles/tabwin_dengue_mt_2024.prn',
  'data/oracles/tabwin_dengue_mt_2025.prn',
];

describeWithData('real exports', FILES, (paths) => {
  const report = (at: number) => {
    const path = paths[at] as string;
    const bytes = path.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path);
    const encoding = path.endsWith('.gz') ? 'utf-8' : 'windows-1252';
    return readTabnet(cut(new TextDecoder(encoding).decode(bytes), path.endsWith('.prn') ? ',' : ';'));
  };

  it.each([
    [0, 33, 'Internações'],
    [1, 33, 'Óbitos'],
    [2, 33, 'Valor total'],
    [4, 5552, null],
    [5, 143, null],
    [6, 143, null],
    [7, 143, null],
  ])('file %i has %i rows of %s, and its totals are the sums of its rows', (at, rows, content) => {
    const read = report(at);
    expect([read.rows.length, read.content]).toEqual([rows, content]);
    expect(totalsThatDiffer(read)).toEqual([]);
  });

  it('a rate has dots where nothing can be divided, and no sum', () => {
    const rates = report(3);
    expect(rates.rows.find((row) => row.name === 'Rondônia')?.cells[0]).toEqual({ text: '...', value: null });
    expect(totalsThatDiffer(rates).length).toBeGreaterThan(0);
  });

  it('the deaths of Mato Grosso divided by its admissions are the printed rate', () => {
    const [admissions, deaths, , rates] = [0, 1, 2, 3].map(report);
    const cell = (from: typeof rates, period: string) => {
      const column = from?.columns.findIndex((each) => each.period === period) ?? -1;
      return from?.rows.find((row) => row.name === 'Mato Grosso')?.cells[column];
    };
    const amount = (from: typeof rates, period: string) => cell(from, period)?.value ?? Rational.zero;
    for (const period of ['2010-03', '2015-06', '2020-12']) {
      const ratio = amount(deaths, period).div(amount(admissions, period));
      expect(ratio.mul(Rational.of(100n)).toDecimal(2).replace('.', ',')).toBe(cell(rates, period)?.text);
    }
  });
});
