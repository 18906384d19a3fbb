import { addMonths, type Competencia, parseCompetencia } from '../../../kernel/competencia.ts';
import { type Money, money } from '../../../kernel/money.ts';
import { Rational } from '../../../kernel/rational.ts';
import { caseFor, type Law } from './case.ts';
import { calculateMany } from './compiled/many.ts';
import type { Case } from './evaluate.ts';
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
  const cases: Case[] = [];
  for (
    let month = parseCompetencia(starts[1]?.slice(0, 7) ?? until);
    month <= until;
    month = addMonths(month, 1)
  )
    cases.push(caseFor(law, month, knownOn));
  return calculateMany(cases).flatMap((outcome, i) =>
    'refusal' in outcome ? [] : [{ on: cases[i] as Case, amount: outcome.amount }],
  );
}

/** What each of these answers to a question would have paid over these months, each month calculated again. */
export function effectsOf(
  question: string,
  options: readonly Pick<ReadingQuestion['options'][number], 'id'>[],
  paid: readonly PaidMonth[],
): OptionEffect[] {
  return options.map(({ id }) => {
    const outcomes = calculateMany(
      paid.map(({ on }) => ({ ...on, readings: { ...on.readings, [question]: id } })),
    );
    const counted = outcomes.flatMap((outcome, i) =>
      'refusal' in outcome ? [] : [{ amount: outcome.amount, before: (paid[i] as PaidMonth).amount }],
    );
    const total = counted.reduce((sum, { amount }) => sum.add(amount), Rational.zero);
    const before = counted.reduce((sum, each) => sum.add(each.before), Rational.zero);
    const refused = outcomes.find((outcome) => 'refusal' in outcome);
    const none = counted.length === 0;
    return {
      option: id,
      months: counted.length,
      total: none ? null : money(total),
      difference: none ? null : money(total.sub(before)),
      refusal: refused?.refusal.message ?? null,
    };
  });
}
