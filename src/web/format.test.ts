import { describe, expect, it } from 'vitest';
import type { ExplainedJson, Operation, Unit } from '../kernel/explained.ts';
import { filesOf, formulaWithValues, readingsOf } from './components/explained-words.ts';
import { stateWords } from './components/StateBadge.tsx';
import { formatDifference, formatExplained, formatInstant, savedAt, setTimeZone } from './format.ts';

const node = (
  value: string | boolean | null,
  unit: Unit,
  op: Operation = 'fact',
  inputs: ExplainedJson[] = [],
) => ({
  id: `${value}`,
  label: 'x',
  value,
  unit,
  op,
  inputs,
});

describe('a value as people read it', () => {
  it.each<[string | boolean | null, Unit, string]>([
    ['76554734/100', 'BRL', 'R$ 765.547,34'],
    ['2/1', 'TabSUS', '2,00'],
    ['97/5', '%', '19,4%'],
    ['30212/1557', '%', '19,40%'],
    ['733', 'count', '733'],
    ['104233/250', 'per-100000', '416,93 por 100 mil'],
    ['Regime excepcional', 'text', 'Regime excepcional'],
    [true, 'boolean', 'Sim'],
    [null, 'count', 'sem valor'],
  ])('%s in %s is %s', (value, unit, expected) => {
    expect(formatExplained(node(value, unit))).toBe(expected);
  });

  it.each([
    ['-162646.80', '−R$ 162.646,80'],
    ['35652.66', '+R$ 35.652,66'],
    ['0.00', 'sem diferença'],
  ])('a difference of %s is %s', (value, expected) => {
    expect(formatDifference(value, 'BRL')).toBe(expected);
  });
});

describe('an instant', () => {
  it.each([
    ['America/Cuiaba', '31/12/2026 às 22:05', 'salvo às 22:05'],
    ['America/Rio_Branco', '31/12/2026 às 21:05', 'salvo às 21:05'],
    ['UTC', '01/01/2027 às 02:05', 'salvo às 02:05'],
  ])('is told in the zone of the installation: %s', (zone, moment, saved) => {
    setTimeZone(zone);
    expect(formatInstant('2027-01-01T02:05:00Z')).toBe(moment);
    expect(savedAt('2027-01-01T02:05:00Z')).toBe(saved);
  });
});

describe('a calculation in values', () => {
  const score = (value: string) => node(value, 'TabSUS');

  it('adds, multiplies and divides as written', () => {
    const factor = node('2', 'TabSUS', 'sum', [score('3/4'), score('3/4'), score('0'), score('1/2')]);
    expect(formulaWithValues(factor)).toBe('0,75 + 0,75 + 0,00 + 0,50 = 2,00');
    const amount = node('602900.54', 'BRL', 'times', [node('301450.27', 'BRL'), factor]);
    expect(formulaWithValues(amount)).toBe('R$ 301.450,27 × 2,00 = R$ 602.900,54');
  });

  it('says nothing of what was not calculated', () => {
    expect(formulaWithValues(node('733', 'count'))).toBeNull();
  });

  it('shortens a long sum and says how many parts it has', () => {
    const parts = Array.from({ length: 12 }, (_, i) => node(String(i + 1), 'count'));
    expect(formulaWithValues(node('78', 'count', 'sum', parts))).toBe('1 + 2 + 3 + … (12 parcelas) = 78');
  });

  it('gathers each file and each open reading once', () => {
    const file = { file: 'DOMAT19.dbc', sha256: 'ab', date: '2021-03-01' };
    const reading = {
      id: 'base',
      chosen: 'a',
      label: 'Qual média?',
      status: 'assumed' as const,
      alternatives: [{ id: 'b', label: 'b', result: null, difference: null }],
    };
    const leaf = { ...node('34', 'count'), evidence: { files: [file] }, reading };
    const tree = node('34', 'count', 'sum', [leaf, leaf]);
    expect(filesOf(tree)).toEqual([file]);
    expect(readingsOf(tree)).toHaveLength(1);
  });
});

describe('words of a state', () => {
  it('keeps a blank status apart from one not started', () => {
    expect(stateWords('status', 'noInformation')).toBe('Sem informação');
    expect(stateWords('status', 'notStarted')).toBe('Não iniciada');
  });
});
