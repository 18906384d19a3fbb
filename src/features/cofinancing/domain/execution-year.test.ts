import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, type Competencia, parseCompetencia } from '../../../kernel/competencia.ts';
import { type Explained, fact } from '../../../kernel/explained.ts';
import { Rational } from '../../../kernel/rational.ts';
import { type ExecutedMonth, executedYear } from './execution-year.ts';

const YEAR = {
  facts: { 'mean-of-months': 'ppi.months', 'ratio-of-sums': 'ppi.sums' },
  cite: { act: 'act', at: 'note', quote: 'Média de execução do ano de análise' },
};
const MONTHS = Array.from({ length: 12 }, (_, at) => addMonths(parseCompetencia('2019-01'), at));

function month(at: Competencia, produced: number, programmed: number): ExecutedMonth {
  const explained: Explained<Rational> = {
    id: `month.${at}`,
    label: at,
    value: Rational.of(produced).div(Rational.of(programmed)).mul(Rational.of(100)),
    unit: '%',
    op: 'divide',
    inputs: [
      fact('produced', 'Internações produzidas', Rational.of(produced), 'count', {}),
      fact('programmed', 'Programado', Rational.of(programmed), 'count', {}),
    ],
  };
  return { month: at, explained };
}

const told = (months: readonly ExecutedMonth[]) => {
  const { mean, ratio, lacking } = executedYear('2019', months, YEAR);
  return [
    mean?.value.toDecimal(2) ?? null,
    ratio?.value.toDecimal(2) ?? null,
    lacking.map((each) => each.month),
  ];
};

describe('the execution of the PPI in a year', () => {
  it.each([
    [
      'what was programmed every month, produced every month',
      MONTHS.map((each) => month(each, 400, 400)),
      ['100.00', '100.00', []],
    ],
    [
      // 11 months at 100 %, one at 50 % of a tenth: (11 × 100 + 50) ÷ 12, and (4.400 + 20) ÷ (4.400 + 40).
      'a small month that failed weighs as a large one only in the mean',
      MONTHS.map((each, at) => (at === 0 ? month(each, 20, 40) : month(each, 400, 400))),
      ['95.83', '99.55', []],
    ],
    [
      'a month without production counted',
      MONTHS.map((each, at) => (at === 5 ? { month: each, reason: 'Sem arquivo.' } : month(each, 1, 1))),
      [null, null, ['2019-06']],
    ],
    ['no month', [], [null, null, []]],
  ])('%s', (_, months, expected) => {
    expect(told(months)).toEqual(expected);
  });

  it('is the same by both readings where every month has the same programme', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 12, maxLength: 12 }),
        fc.integer({ min: 1, max: 5000 }),
        (produced, programmed) => {
          const { mean, ratio } = executedYear(
            '2019',
            MONTHS.map((each, at) => month(each, produced[at]!, programmed)),
            YEAR,
          );
          expect(mean?.value.toString()).toBe(ratio?.value.toString());
        },
      ),
    );
  });

  it('keeps the months under it, each with what it divided', () => {
    const { mean, ratio } = executedYear(
      '2019',
      MONTHS.map((each) => month(each, 300, 400)),
      YEAR,
    );
    expect(mean?.inputs).toHaveLength(12);
    expect(ratio?.inputs.map(({ value, inputs }) => [String(value), inputs.length])).toEqual([
      ['3600/1', 12],
      ['4800/1', 12],
    ]);
  });
});
