import { describe, expect, it, test } from 'vitest';
import { cellProblems, compareCells, readCell } from './cells.ts';
import { linesOf } from './line.ts';
import { type Cell, columnsOf, type Programme, putCells, spanProblem, versionOfMonth } from './programme.ts';
import { originsOf, programmedLinesOf, quantityOf } from './quantity.ts';

const cell = (municipality: string, line: string, month: string, quantity: string | null): Cell => ({
  municipality,
  line,
  month,
  quantity,
  amount: null,
});
const version = (more: Partial<Programme>): Programme => ({
  id: 'v',
  hospital: 'H',
  kind: 'ppi',
  number: 1,
  firstMonth: '2026-01',
  lastMonth: '2026-12',
  origin: 'entered',
  basedOn: null,
  state: 'published',
  act: { name: 'Resolução CIR nº 3/2026', date: '2026-01-20', id: null, cite: null },
  evidence: null,
  cells: [],
  ...more,
});
const ground = {
  lines: linesOf([{ code: '0301', name: 'Consultas / Atendimentos / Acompanhamentos' }]),
  placeName: (code: string) => code,
  evidence: null,
};

describe('what is typed in a cell', () => {
  it.each([
    ['428', '428'],
    ['13.256', '13256'],
    [' 007 ', '7'],
    ['', null],
    ['0', '0'],
  ])('reads the quantity %o as %o', (typed, value) => {
    expect(readCell(typed, 'quantity')).toEqual({ value });
  });
  it.each(['12,5', '-3', '1.23', '4 x', '1e3', '9999999999999'])(
    'refuses the quantity %o in words',
    (typed) => {
      expect(readCell(typed, 'quantity')).toMatchObject({ problem: expect.stringContaining(typed) });
    },
  );
  it.each([
    ['R$ 521.753,40', '521753.40'],
    ['18,3', '18.30'],
    ['1219', '1219.00'],
  ])('reads the amount %o as %o', (typed, value) => {
    expect(readCell(typed, 'amount')).toEqual({ value });
  });
  it.each(['1.219.05', '12,345', 'mil'])('refuses the amount %o', (typed) => {
    expect(readCell(typed, 'amount')).toHaveProperty('problem');
  });
});

describe('the months of a version', () => {
  it('has one column for each, at most twelve', () => {
    expect(columnsOf({ firstMonth: '2025-11', lastMonth: '2026-02' })).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(spanProblem('2026-01', '2026-12')).toBeNull();
    expect(spanProblem('2026-01', '2027-01')).toContain('12 meses');
    expect(spanProblem('2026-02', '2026-01')).toContain('antes do primeiro');
  });
  it('has a column that stands for each month where it has no end', () => {
    expect(columnsOf({ firstMonth: '2020-07', lastMonth: null })).toEqual(['each']);
  });
  it('is governed by the last published of those that cover it', () => {
    const versions = [
      version({ number: 1 }),
      version({ number: 2, firstMonth: '2026-06', lastMonth: '2026-12' }),
      version({ number: 3, state: 'draft' }),
    ];
    expect(versionOfMonth(versions, '2026-05')?.number).toBe(1);
    expect(versionOfMonth(versions, '2026-06')?.number).toBe(2);
    expect(versionOfMonth(versions, '2027-01')).toBeNull();
  });
});

describe('a change of cells', () => {
  const judge = (cells: Cell[]) =>
    cellProblems(cells, {
      programme: version({}),
      lines: new Set(ground.lines.map((line) => line.id)),
      placeProblem: (code) => (code === '510642' ? null : `${code} não é daqui.`),
    }).map(({ reason }) => reason);
  it('is judged cell by cell: line, month, place, twice', () => {
    expect(judge([cell('510642', 'clinic:surgical', '2026-03', '9')])).toEqual([]);
    expect(judge([cell('all', 'total:admissions', '2026-03', '9')])).toEqual([]);
    expect(
      judge([
        cell('510642', 'clinic:none', '2026-03', '9'),
        cell('510642', 'subgroup:0301', '2027-01', '9'),
        cell('999', 'subgroup:0301', '2026-01', '9'),
        cell('510642', 'clinic:clinical', '2026-01', '9'),
        cell('510642', 'clinic:clinical', '2026-01', '8'),
      ]),
    ).toEqual([
      '"clinic:none" não é clínica nem subgrupo da tabela do SUS.',
      'O mês 2027-01 não é desta versão.',
      '999 não é daqui.',
      'A célula veio duas vezes.',
    ]);
  });
  it('takes out what is left empty and puts the rest', () => {
    const before = [cell('1', 'a', '2026-01', '5'), cell('1', 'a', '2026-02', '6')];
    const after = putCells(before, [cell('1', 'a', '2026-01', null), cell('1', 'b', '2026-01', '7')]);
    expect(after.map(({ line, month, quantity }) => [line, month, quantity])).toEqual([
      ['a', '2026-02', '6'],
      ['b', '2026-01', '7'],
    ]);
    expect(compareCells(before, after, 'quantity')).toEqual([
      { municipality: '1', line: 'a', month: '2026-01', before: '5', after: null },
      { municipality: '1', line: 'b', month: '2026-01', before: null, after: '7' },
    ]);
  });
});

describe('the quantity of a month', () => {
  const ask = (programme: Programme, more: object) => {
    const found = quantityOf(programme, { month: '2026-03', ...more }, ground);
    return found.found ? found : { ...found, explained: null };
  };
  test('adds the municipalities of one line', () => {
    const programme = version({
      cells: [
        cell('510642', 'clinic:surgical', '2026-03', '40'),
        cell('510560', 'clinic:surgical', '2026-03', '12'),
        cell('510560', 'clinic:surgical', '2026-04', '99'),
        cell('510560', 'clinic:clinical', '2026-03', '7'),
      ],
    });
    expect(ask(programme, { line: 'clinic:surgical' })).toMatchObject({ quantity: { numerator: 52n } });
    expect(ask(programme, { group: 'admissions' })).toMatchObject({ quantity: { numerator: 59n } });
    expect(ask(programme, { line: 'clinic:surgical', municipality: '510560' })).toMatchObject({
      quantity: { numerator: 12n },
      explained: { note: expect.stringContaining('PPI, versão 1: Resolução CIR nº 3/2026, de 20/01/2026.') },
    });
  });
  test('tells the municipalities of origin of a group, and none where it speaks of all of them', () => {
    const programme = version({
      cells: [
        cell('510642', 'clinic:surgical', '2026-03', '40'),
        cell('510560', 'total:admissions', '2026-03', '12'),
        cell('510340', 'subgroup:0301', '2026-03', '12'),
        cell('510350', 'clinic:surgical', '2026-04', '12'),
        cell('all', 'clinic:clinical', '2026-03', '7'),
      ],
    });
    const lines = linesOf([{ code: '0301', name: 'Consultas' }]);
    const origins = (group: 'admissions' | 'ambulatory', month = '2026-03') =>
      originsOf(programme, { month, group }, lines);
    expect(origins('admissions')).toEqual(['510560', '510642']);
    expect(origins('ambulatory')).toEqual(['510340']);
    expect(origins('ambulatory', '2026-04')).toEqual([]);
  });
  test('adds the lines under a code, and tells which lines are programmed in a month', () => {
    const lines = linesOf(['0202', '0205', '0301'].map((code) => ({ code, name: code })));
    const programme = version({
      cells: [
        cell('510642', 'subgroup:0202', '2026-03', '40'),
        cell('510560', 'subgroup:0205', '2026-03', '2'),
        cell('510560', 'subgroup:0301', '2026-03', '7'),
        cell('510560', 'total:ambulatory', '2026-04', '99'),
        cell('510560', 'subgroup:0301', '2026-04', null),
      ],
    });
    const sum = quantityOf(programme, { month: '2026-03', under: 'subgroup:02' }, { ...ground, lines });
    expect(sum).toMatchObject({ quantity: { numerator: 42n }, version: 'PPI, versão 1' });
    const programmed = (month: string) =>
      programmedLinesOf(programme, { month, group: 'ambulatory' }, lines).map(({ id }) => id);
    expect(programmed('2026-03')).toEqual(['subgroup:0202', 'subgroup:0205', 'subgroup:0301']);
    expect(programmed('2026-04')).toEqual([]);
  });
  test('uses the printed total, and says what its parts leave out', () => {
    const programme = version({
      lastMonth: null,
      cells: [cell('all', 'total:admissions', 'each', '428'), cell('all', 'clinic:surgical', 'each', '400')],
    });
    expect(ask(programme, { group: 'admissions' })).toMatchObject({
      quantity: { numerator: 428n },
      explained: { note: expect.stringContaining('difere em 28 da soma das suas partes') },
    });
  });
  test('what is written for all places is the whole of its line; beside totals of municipalities nothing is added', () => {
    const lines = [
      cell('all', 'clinic:surgical', 'each', '100'),
      cell('510642', 'clinic:surgical', 'each', '40'),
      cell('510560', 'clinic:surgical', 'each', '50'),
      cell('510560', 'clinic:clinical', 'each', '7'),
    ];
    const programme = version({ lastMonth: null, cells: lines });
    expect(ask(programme, { line: 'clinic:surgical' })).toMatchObject({
      quantity: { numerator: 100n },
      explained: { note: expect.stringContaining('difere em 10 da soma das suas partes') },
    });
    expect(ask(programme, { group: 'admissions' })).toMatchObject({ quantity: { numerator: 107n } });
    const beside = { ...programme, cells: [...lines, cell('510642', 'total:admissions', 'each', '60')] };
    expect(ask(beside, { line: 'clinic:surgical' })).toMatchObject({ quantity: { numerator: 100n } });
    expect(ask(beside, { group: 'admissions' })).toMatchObject({
      found: false,
      reason: expect.stringContaining('o total de 510642: não se sabe o que uma repete da outra'),
    });
  });
  test('counts each municipality once: by its total where it has one, by its lines where it has none', () => {
    const programme = version({
      cells: [
        cell('510642', 'total:admissions', '2026-03', '100'),
        cell('510642', 'clinic:surgical', '2026-03', '90'),
        cell('510560', 'clinic:surgical', '2026-03', '50'),
      ],
    });
    expect(ask(programme, { group: 'admissions' })).toMatchObject({
      quantity: { numerator: 150n },
      explained: { note: expect.stringContaining('difere em 10 da soma das suas partes') },
    });
    const printed = [...programme.cells, cell('all', 'total:admissions', '2026-03', '155')];
    expect(ask({ ...programme, cells: printed }, { group: 'admissions' })).toMatchObject({
      quantity: { numerator: 155n },
      explained: { note: expect.stringContaining('difere em 5 da soma das suas partes') },
    });
  });
  test('is not zero where nothing is programmed: it is absent, with the reason', () => {
    expect(ask(version({}), { line: 'subgroup:0301' })).toMatchObject({
      found: false,
      reason: expect.stringContaining('0301 Consultas'),
    });
  });
});
