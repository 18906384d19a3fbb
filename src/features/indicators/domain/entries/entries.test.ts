import { describe, expect, test } from 'vitest';
import { parsePeriod } from '../../../../kernel/period.ts';
import { readCatalogue } from '../../catalogue/read-catalogue.ts';
import type { CardEntry } from './card-entry.ts';
import { entryPeriods, periodProblem, periodsToTell } from './periods.ts';
import { cellProblem, sheetProblems, sumCells } from './problems.ts';
import { readCell } from './read-cell.ts';
import { type EntryCell, foldSheet, NO_SOURCE, type SheetEvent } from './sheet.ts';

const card = readCatalogue().cards.find(({ address }) => address === 'pbf')!;
const entry = card.entry as CardEntry;
const cell = (
  numerator: string | null,
  denominator: string | null,
  value: string | null = null,
): EntryCell => ({
  territory: '510340',
  numerator,
  denominator,
  value,
});

describe('what is typed or pasted in a cell', () => {
  test.each([
    ['', 'value', null],
    [' – ', 'numerator', null],
    ['1.234', 'numerator', '1234'],
    ['1234', 'denominator', '1234'],
    ['1.234,0', 'numerator', '1234'],
    ['0012', 'numerator', '12'],
    ['93,69%', 'value', '93.69'],
    ['93.28%', 'value', '93.28'],
    ['93,69', 'value', '93.69'],
    ['80,00 %', 'value', '80.00'],
    ['1.234,5', 'value', '1234.5'],
    ['75', 'value', '75'],
  ] as const)('%j as %s is %j', (text, measure, value) => {
    expect(readCell(text, measure)).toEqual({ value });
  });

  test.each([
    ['12,5', 'numerator', 'inteiro'],
    ['1.23', 'numerator', 'inteiro'],
    ['-3', 'numerator', 'inteiro'],
    ['1e5', 'value', 'não é um número'],
    ['abc', 'value', 'não é um número'],
    ['93.281%', 'value', 'Escreva com vírgula: 93,281'],
    ['9999999999999', 'numerator', 'grande demais'],
  ] as const)('%j as %s is refused in Portuguese', (text, measure, words) => {
    expect(readCell(text, measure)).toEqual({ problem: expect.stringContaining(words) });
  });
});

describe('what keeps a cell from being a value', () => {
  test.each([
    [cell('80', '100'), null],
    [cell('80', '100', '80.00'), null],
    [cell('2', '3', '66.66'), null],
    [cell('2', '3', '66.67'), null],
    [cell('2', '3', '67'), null],
    [cell(null, null, '93.69'), null],
    [cell('80', null), 'Falta "A acompanhar".'],
    [cell(null, '100'), 'Falta "Acompanhados".'],
    [cell('0', '0'), '"A acompanhar" é zero'],
    [cell('1250', '1000'), '"Acompanhados" (1.250) passa de "A acompanhar" (1.000).'],
    [cell('80', '100', '93.69'), 'A divisão dá 80%, e o valor escrito é 93,69%.'],
    [cell(null, null, '100.01'), 'passa de 100%'],
  ])('%j: %s', (told, words) => {
    const found = cellProblem(card, entry, told);
    if (words === null) expect(found).toBeNull();
    else expect(found).toContain(words);
  });

  test('a coverage may pass its population, where the card says it is no part of it', () => {
    expect(cellProblem(card, { ...entry, isPart: false }, cell('1250', '1000', '125'))).toBeNull();
  });

  test('a sheet needs a value and a proof of any of the three kinds', () => {
    expect(sheetProblems({ cells: [], source: NO_SOURCE })).toHaveLength(2);
    expect(
      sheetProblems({ cells: [cell('1', '2')], source: { ...NO_SOURCE, url: 'https://x.gov.br' } }),
    ).toEqual([]);
    const act = { name: 'Ofício nº 3/2025', date: null };
    expect(sheetProblems({ cells: [cell('1', '2')], source: { ...NO_SOURCE, act } })).toEqual([]);
  });

  test('only cells with both counts are added', () => {
    const sum = sumCells([cell('30', '40'), cell('10', '60'), cell(null, null, '90'), cell('1', null)]);
    expect([sum.places, sum.numerator.toString(), sum.denominator.toString()]).toEqual([2, '40/1', '100/1']);
  });
});

describe('periods', () => {
  test('a year is made of the two vigências; a month is none of them', () => {
    expect(entryPeriods(entry, parsePeriod('2024')).wanted).toEqual(['2024-S1', '2024-S2']);
    expect(entryPeriods(entry, parsePeriod('2024-S1')).wanted).toEqual(['2024-S1']);
    expect(entryPeriods(entry, parsePeriod('2024-03')).refusal).toContain('vigência (semestre)');
  });

  test('what has not begun is not told, and the list ends where today is', () => {
    expect(periodsToTell(entry, 2025, '2026-03-01').map(({ text }) => text)).toEqual([
      '2026-S1',
      '2025-S2',
      '2025-S1',
    ]);
    expect(periodProblem(entry, parsePeriod('2026-S2'), '2026-03-01')).toContain('ainda não começou');
    expect(periodProblem(entry, parsePeriod('2026-01'), '2026-03-01')).toContain('por vigência');
    expect(periodProblem(entry, parsePeriod('2026-S1'), '2026-03-01')).toBeNull();
  });
});

test('a sheet folds: the last cell of a place stands, a blank one leaves, and whoever wrote is an author, not who returned it', () => {
  const opening: SheetEvent = {
    type: 'opened',
    data: { indicator: card.id, period: '2024-S1', level: 'municipality', version: 1, cells: [] },
    reason: null,
  };
  const told = (...cells: EntryCell[]): SheetEvent => ({ type: 'cells-told', data: { cells } });
  const sinop = { ...cell('5', '9'), territory: '510790' };
  const sheet = foldSheet('x', [
    { event: opening, by: 'ana' },
    { event: told(cell('1', '2'), sinop), by: 'bia' },
    { event: told(cell(null, null)), by: 'ana' },
    { event: { type: 'source-told', data: { ...NO_SOURCE, url: 'https://x.gov.br' } }, by: null },
    { event: { type: 'sent', data: {} }, by: 'bia' },
    { event: { type: 'returned', data: {}, reason: 'Confira Sinop' }, by: 'caio' },
  ]);
  expect(sheet).toMatchObject({ state: 'returned', reason: 'Confira Sinop', cells: [sinop] });
  expect(sheet?.authors).toEqual(['ana', 'bia']);
});
