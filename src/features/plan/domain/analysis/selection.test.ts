import { describe, expect, it } from 'vitest';
import { explainedJson } from '../../../../kernel/explained.ts';
import { Rational } from '../../../../kernel/rational.ts';
import {
  agreementOf,
  type Brought,
  careLineTable,
  countsPrintedAs,
  explainedShare,
  funnelOf,
} from './selection.ts';

const problem = (
  macro: string,
  careLines: string[],
  basis: 'competence' | 'careLine' | 'none' | null,
): Brought => ({
  macro,
  careLines,
  pertinence: basis === null ? null : { basis },
  prioritised: basis === 'competence' ? 'P05' : null,
});

describe('what the document prints beside what the records give', () => {
  it.each([
    ['66,7%', 4, 6, 'agrees'],
    ['33,3%', 2, 6, 'agrees'],
    ['56,52%', 26, 46, 'agrees'],
    ['66,7%', 5, 6, 'differs'],
    ['66,6%', 4, 6, 'differs'],
    ['46', 46, 1, 'agrees'],
    ['46', 45, 1, 'differs'],
  ] as const)('%s against %i of %i: %s', (printed, numerator, denominator, expected) => {
    const value = Rational.of(printed.endsWith('%') ? numerator * 100 : numerator, denominator);
    expect(agreementOf(printed, value)).toBe(expected);
  });

  it('says nothing of agreement where there is no record', () => {
    expect(agreementOf('66,7%', null)).toBe('absent');
    expect(countsPrintedAs('66,7%', 0)).toEqual([]);
  });

  it('finds the only counts that would be printed so', () => {
    expect(countsPrintedAs('66,7%', 6)).toEqual([4]);
    expect(countsPrintedAs('33,3%', 6)).toEqual([2]);
    expect(countsPrintedAs('56,52%', 46)).toEqual([26]);
    expect(countsPrintedAs('50%', 7)).toEqual([]);
    expect(countsPrintedAs('1%', 200)).toEqual([1, 2]);
  });
});

describe('from the problems brought to those taken up', () => {
  const brought = [
    problem('5101', ['MI', 'PSI'], 'careLine'),
    problem('5101', ['MI'], 'careLine'),
    problem('5102', ['MI'], 'none'),
    problem('5103', [], 'competence'),
    problem('5104', ['PSI'], null),
  ];

  it('counts what was judged, selected and taken up, each by itself', () => {
    expect(funnelOf(brought, 10)).toEqual({
      registered: 5,
      judged: 4,
      selected: 3,
      takenUp: 1,
      prioritised: 10,
    });
  });

  it('counts a macro-region once, however many of its problems point at the line', () => {
    const [mi, psi, ue] = careLineTable(brought, ['MI', 'PSI', 'UE'], ['5101', '5102', '5103', '5104']);
    expect(mi?.cells.map((cell) => cell.problems)).toEqual([2, 1, 0, 0]);
    expect(mi?.pointed).toEqual(['5101', '5102']);
    expect(psi?.pointed).toEqual(['5101', '5104']);
    expect(ue?.pointed).toEqual([]);
  });

  it('keeps numerator and denominator, and the value exact', () => {
    const share = explainedShare('x', 'Parte', { numerator: ['a', 4], denominator: ['b', 6] }, {});
    expect(explainedJson(share)).toMatchObject({
      value: '200/3',
      unit: '%',
      formula: 'a ÷ b × 100',
      inputs: [{ value: '4/1' }, { value: '6/1' }],
    });
    expect(explainedShare('x', 'Parte', { numerator: ['a', 0], denominator: ['b', 0] }, {}).value).toBeNull();
  });
});
