import type { Competencia } from '../../../kernel/competencia.ts';
import type { Citation, Explained } from '../../../kernel/explained.ts';
import { Rational, sum } from '../../../kernel/rational.ts';

/** What a hospital produced of what was programmed for a month, in percent: produced ÷ programmed; or why it cannot be told. */
export type ExecutedMonth =
  | { readonly month: Competencia; readonly explained: Explained<Rational> }
  | { readonly month: Competencia; readonly reason: string };

/** The facts that a year's execution says, by the reading of "% de execução" that takes each. */
interface ExecutionFacts {
  readonly 'mean-of-months': string;
  readonly 'ratio-of-sums': string;
}

/** Those facts, and what asks for a year. */
export interface YearScored {
  readonly facts: ExecutionFacts;
  readonly cite: Citation;
}

/** A year's execution in percent by both readings. Null while a month lacks: no part of a year stands for the whole. */
export interface ExecutedYear {
  readonly year: string;
  readonly mean: Explained<Rational> | null;
  readonly ratio: Explained<Rational> | null;
  readonly lacking: readonly { readonly month: Competencia; readonly reason: string }[];
}

const HUNDRED = Rational.of(100);

/**
 * The execution of a year from that of its months. The act asks for the year's "média de execução" and does not say of what, so that
 * both readings of the programme are told: the mean of the monthly percentages, and all that was produced ÷ all that was programmed.
 */
export function executedYear(
  year: string,
  months: readonly ExecutedMonth[],
  { facts, cite }: YearScored,
): ExecutedYear {
  const lacking = months.flatMap((each) => ('reason' in each ? [each] : []));
  const known = months.flatMap((each) => ('explained' in each ? [each.explained] : []));
  if (lacking.length > 0 || known.length === 0) return { year, mean: null, ratio: null, lacking };
  const mean: Explained<Rational> = {
    id: facts['mean-of-months'],
    label: `Execução da PPI, média dos percentuais mensais de ${year}`,
    value: sum(known.map(({ value }) => value)).div(Rational.of(known.length)),
    unit: '%',
    op: 'mean',
    inputs: known,
    formula: `média de ${known.length} percentuais mensais`,
    cite,
  };
  const [produced, programmed] = ([0, 1] as const).map((side) => addedUp(known, side)) as [
    Explained<Rational>,
    Explained<Rational>,
  ];
  if (programmed.value.isZero()) return { year, mean, ratio: null, lacking };
  const ratio: Explained<Rational> = {
    id: facts['ratio-of-sums'],
    label: `Execução da PPI, total produzido sobre total programado em ${year}`,
    value: produced.value.div(programmed.value).mul(HUNDRED),
    unit: '%',
    op: 'divide',
    inputs: [produced, programmed],
    formula: 'produzido no ano ÷ programado no ano',
    cite,
  };
  return { year, mean, ratio, lacking };
}

/** Numerators or denominators of the months, added. */
function addedUp(months: readonly Explained<Rational>[], side: 0 | 1): Explained<Rational> {
  const inputs = months.flatMap((month) => {
    const input = month.inputs[side];
    return input === undefined ? [] : [{ ...input, label: `${input.label}: ${month.label}` }];
  });
  return {
    id: side === 0 ? 'produced' : 'programmed',
    label: side === 0 ? 'Produzido no ano' : 'Programado para o ano',
    value: sum(inputs.map(({ value }) => value as Rational)),
    unit: 'count',
    op: 'sum',
    inputs,
  };
}
