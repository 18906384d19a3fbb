import { describe, expect, test } from 'vitest';
import { parsePeriod } from '../../../kernel/period.ts';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import { judgeTarget, partsDifference, type Target, targetsOfPart, whyNotJudged } from './target.ts';

const { cards } = readCatalogue();
const cardOf = (address: string) => cards.find((card) => card.address === address)!;

describe('what is judged', () => {
  test.each([
    ['713', '2024', 'computed', null],
    ['717', '2022', 'declared', null],
    ['713', '2024-03', 'computed', 'um mês'],
    ['714', '2024-12', 'computed', 'um mês'],
    ['adesoes', '2024-12', 'computed', 'um mês'],
    ['profissionais', '2024-03', 'computed', 'um mês'],
    ['713', '2024-4M1', 'computed', 'um quadrimestre'],
    ['713', '2024-S1', 'computed', 'um semestre'],
    ['713', '2024-12/12M', 'computed', 'uma janela de meses'],
    ['714', '2024', 'partial', 'ainda é parcial'],
    ['731', '2024', 'no-denominator', 'Sem valor'],
    ['adesoes', '2024', 'no-records', 'Sem valor'],
    ['713', '2024', 'unavailable', 'Sem valor'],
  ] as const)('%s of %s, %s: %s', (address, period, status, why) => {
    const card = cardOf(address);
    const found = whyNotJudged(card, parsePeriod(period), { status, method: card.defaultMethod });
    if (why === null) expect(found).toBeNull();
    else expect(found).toContain(why);
  });

  test('neither a method of another number nor a rule of another unit is judged, whole as it may be', () => {
    const of = (address: string, method: string | null) =>
      whyNotJudged(cardOf(address), parsePeriod('2024'), { status: 'computed', method });
    expect(of('715', cardOf('715').defaultMethod)).toBe(cardOf('715').methods[0]!.notComparable);
    expect(of('projetos-ras', 'PROJECTS')).toContain('aqui se contam projetos');
    expect(of('projetos-ras', 'WHOLE_LINES')).toBeNull();
  });
});

describe('judgeTarget', () => {
  test.each([
    ['higher', '88.92', '88.92', 'met'],
    ['higher', '88.91', '88.92', 'missed'],
    ['higher', '90', '88.92', 'met'],
    ['lower', '40.0', '40', 'met'],
    ['lower', '49.9', '40', 'missed'],
    ['lower', '18.6', '19.4', 'met'],
    ['lower', null, '40', 'notYet'],
    ['higher', '10', null, 'notYet'],
    ['within', '10', '10', 'notYet'],
  ] as const)('%s is better: %s against %s is %s', (direction, value, target, verdict) => {
    expect(judgeTarget(direction, { unjudged: null, value }, { value: target })).toBe(verdict);
  });

  test('what is not judged is neither met nor missed', () => {
    const month = { unjudged: 'A meta é do ano inteiro', value: '1' };
    expect(judgeTarget('lower', month, { value: '40' })).toBe('notYet');
  });
});

describe('targets of a part of the state', () => {
  const cell = (year: number, raw: string, value: string, parts: Target['parts']): Target => ({
    year,
    raw,
    value,
    parts,
    note: null,
  });
  const cells = [
    cell(2024, '54 (19 Sul + 35 Norte)', '54', [
      { label: 'Sul', value: '19', raw: '19 Sul' },
      { label: 'Norte', value: '35', raw: '35 Norte' },
    ]),
    cell(2025, '76 (22 Oeste)', '76', [{ label: 'Oeste', value: '22', raw: '22 Oeste' }]),
  ];
  const of = (accumulation: 'cumulative' | 'periodic-sum', part: string, given = cells) =>
    targetsOfPart(accumulation, given, (label) => label === part).map(({ year, value, raw, note }) => [
      year,
      value,
      raw,
      note,
    ]);

  test('what accumulates is kept in the years after, and says where it was written', () => {
    expect(of('cumulative', 'Sul')).toEqual([
      [2024, '19', '19 Sul', 'Parte da meta do estado em 2024: 54 (19 Sul + 35 Norte).'],
      [2025, '19', '19 Sul', 'Escrita em 2024; o indicador se acumula e ela segue valendo.'],
    ]);
    expect(of('cumulative', 'Oeste').map(([year, value]) => [year, value])).toEqual([[2025, '22']]);
  });

  test('what adds up in its year is asked of that year only', () => {
    expect(of('periodic-sum', 'Sul').map(([year]) => year)).toEqual([2024]);
  });

  test('a place that is asked again for what accumulates is asked for both', () => {
    const again = [...cells, cell(2026, '80 (4 Sul)', '80', [{ label: 'Sul', value: '4', raw: '4 Sul' }])];
    expect(of('cumulative', 'Sul', again).map(([, value]) => value)).toEqual(['19', '19', '23']);
  });

  test('who is not named has none; a part without a number has no number', () => {
    expect(of('cumulative', 'Leste')).toEqual([]);
    const blank = [cell(2024, '- (Sul)', '0', [{ label: 'Sul', value: null, raw: '-' }])];
    expect(of('periodic-sum', 'Sul', blank).map(([, value]) => value)).toEqual([null]);
  });
});

describe('partsDifference', () => {
  const part = (value: string | null) => ({ label: 'Sul', value, raw: '' });
  const target = (value: string | null, parts: Target['parts']): Target => ({
    year: 2025,
    raw: '',
    value,
    parts,
    note: null,
  });
  test.each([
    ['equal sums say nothing', target('54', [part('19'), part('35')]), null, null],
    ['a part left out is shown', target('2', [part('1')]), null, '1'],
    ['what accumulates adds to the year before', target('76', [part('22')]), { value: '54' }, null],
    ['no parts, nothing to compare', target('40', []), null, null],
    ['a part without number, nothing to compare', target('2', [part(null)]), null, null],
  ])('%s', (_, given, before, expected) => {
    expect(partsDifference(given, before)).toBe(expected);
  });
});
