import { expect, it } from 'vitest';
import { Rational } from '../../../kernel/rational.ts';
import { onceEach, sortCells, whyTooLarge, whyTooMany } from './printed-cells.ts';

const one = { value: Rational.one };
const row = (label: string, code: string | null) => ({ label, code, cells: [one, one, { value: null }] });
const columns = [{ period: '2024-01' }, { period: '2024' }, { period: '2024-02' }];

it('keeps the cells that can be counted, and says of the others why and which rows', () => {
  const rows = [row('510340 Cuiabá', '510340'), row('51001 Região', '51001'), row('999 Nada', '999')];
  const { cells, skipped } = sortCells(
    { rows, columns },
    {
      meaningOf: ({ code }) => {
        if (code === '999') return { reason: 'de códigos desconhecidos' };
        return { adds: code === '51001' ? ['510340', '510840'] : [code ?? ''], uf: 'MT' };
      },
      isLoaded: (_, month) => month === '2024-01',
    },
  );
  expect(cells.map(({ place, adds, period }) => [place, adds, period])).toEqual([
    ['510340', ['510340'], '2024-01'],
    ['51001', ['510340', '510840'], '2024-01'],
  ]);
  expect(skipped).toEqual([
    {
      reason: 'de períodos cujos arquivos não estão todos carregados',
      cells: 2,
      rows: ['510340 Cuiabá', '51001 Região'],
    },
    { reason: 'sem valor (“...”)', cells: 3, rows: ['510340 Cuiabá', '51001 Região', '999 Nada'] },
    { reason: 'de códigos desconhecidos', cells: 2, rows: ['999 Nada'] },
  ]);
});

const table = (rows: number, wide: number) => ({
  rows: Array.from({ length: rows }, () => row('x', null)),
  columns: Array.from({ length: wide }, () => ({ period: '2024' })),
});

it.each([
  [6000, 10, null],
  [6001, 1, /6\.001 linhas/],
  [1, 401, /401 colunas/],
  [1000, 61, /61\.000 células/],
])('a table of %i × %i: %s', (rows, wide, reason) => {
  const told = whyTooLarge(table(rows, wide));
  if (reason === null) expect(told).toBeNull();
  else expect(told).toMatch(reason);
});

const cells = (count: number, period: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => ({ place: '51', adds: ['51'], period: period(at), ...one }));

it('counts at most twenty thousand cells and ten years', () => {
  expect(whyTooMany(cells(20_000, (at) => String(2010 + (at % 10))))).toBeNull();
  expect(whyTooMany(cells(20_001, () => '2024'))).toMatch(/20\.001 células/);
  expect(whyTooMany(cells(11, (at) => String(2010 + at)))).toMatch(/132 meses/);
});

it('counts a record once where a national extract and files of states are loaded', () => {
  const file = (uf: string, period: string) => ({ uf, period });
  const files = [file('MT', '2024-01'), file('BR', '2024-01'), file('RS', '2024-01'), file('BR', '2024-02')];
  expect(onceEach(files).map(({ uf, period }) => `${uf} ${period}`)).toEqual([
    'MT 2024-01',
    'RS 2024-01',
    'BR 2024-02',
  ]);
});
