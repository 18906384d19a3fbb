import { AppError } from '../../../kernel/app-error.ts';
import { addMonths, type Competencia, parseCompetencia } from '../../../kernel/competencia.ts';
import { type Money, money } from '../../../kernel/money.ts';
import { Rational } from '../../../kernel/rational.ts';
import { caseFor, type Law } from './case.ts';
import { type Case, readingOf } from './evaluate.ts';
import { alternativesOf, calculatePayment } from './payment.ts';
import type { ReadingQuestion } from './programme.ts';

/** A month that the recorded facts let calculate, and what it pays. */
export interface PaidMonth {
  readonly on: Case;
  readonly amount: Money;
}

/** What an answer would have paid over months: those it lets calculate, their sum, and the difference from what is in use. */
export interface OptionEffect {
  readonly option: string;
  readonly months: number;
  readonly total: Money | null;
  readonly difference: Money | null;
  readonly refusal: string | null;
}

/** The months from an agreement's first to `until` that its recorded facts let calculate, as known on a day. */
export function paidMonths(law: Law, until: Competencia, knownOn: string): PaidMonth[] {
  const starts = [law.agreement.effect[0], law.programme.effect[0]].sort();
  const found: PaidMonth[] = [];
  for (
    let month = parseCompetencia(starts[1]?.slice(0, 7) ?? until);
    month <= until;
    month = addMonths(month, 1)
  ) {
    const on = caseFor(law, month, knownOn);
    const amount = amountOf(on);
    if (amount !== null) found.push({ on, amount });
  }
  return found;
}

function amountOf(on: Case): Money | null {
  try {
    return calculatePayment(on).amount;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'refused') throw error;
    return null;
  }
}

/** What each answer to a question would have paid over these months, each month calculated again. */
export function effectsOf(question: ReadingQuestion, paid: readonly PaidMonth[]): OptionEffect[] {
  const outcomes = paid.flatMap(({ on, amount }) => [
    { option: on.readings[question.id], result: amount.toDecimal(2), difference: '0.00', note: undefined },
    ...alternativesOf(on, readingOf(on, question.id), amount).map(({ id, ...rest }) => ({
      option: id,
      ...rest,
    })),
  ]);
  return question.options.map(({ id }) => {
    const own = outcomes.filter(({ option }) => option === id);
    const counted = own.filter(({ result }) => result !== null);
    const none = counted.length === 0;
    return {
      option: id,
      months: counted.length,
      total: none ? null : sumOf(counted.map(({ result }) => result)),
      difference: none ? null : sumOf(counted.map(({ difference }) => difference)),
      refusal: own.find(({ result }) => result === null)?.note ?? null,
    };
  });
}

function sumOf(texts: readonly (string | null)[]): Money {
  return money(texts.reduce((sum, text) => sum.add(Rational.parse(text ?? '0')), Rational.zero));
}
