import { AppError } from '../../../../kernel/app-error.ts';
import type { Rational } from '../../../../kernel/rational.ts';
import { covers } from '../dated.ts';
import type { Case } from '../evaluate.ts';
import { type Attribution, centsOf, decimalOf } from '../ledger/entry.ts';
import { factsOf, PARTS, PRODUCTION_PARTS, type ProductionRecord } from '../month/production.ts';
import { calculatePayment } from '../payment.ts';
import type { Fact, Interval } from '../programme.ts';

/** What a calculation that was kept depended on, besides the law. */
export interface Snapshot {
  readonly knownOn: string;
  readonly readings: Readonly<Record<string, string>>;
  /** The record of production that it used; null under the exceptional regime. */
  readonly production: ProductionRecord | null;
}

const ALWAYS: Interval = ['0001-01-01', null];
const IDS_OF_PRODUCTION: readonly string[] = PARTS.map((part) => PRODUCTION_PARTS[part].fact);

/** The facts known on a day, known for ever: so that law and facts may be taken as known on different days. */
const knownOn = (facts: readonly Fact[], day: string): Fact[] =>
  facts.filter(({ known }) => covers(known, day)).map((fact) => ({ ...fact, known: ALWAYS }));

/**
 * From what was calculated to what would be now, one thing changed at a time: as it was; with the facts of now; with the law known now;
 * with the readings of now.
 */
export function stepsBetween(
  now: Case,
  then: Snapshot,
): readonly [was: Case, data: Case, rule: Case, reading: Case] {
  const { agreement } = now;
  const steady = agreement.facts.filter(({ id }) => !IDS_OF_PRODUCTION.includes(id));
  const former = [
    ...knownOn(steady, then.knownOn),
    ...(then.production === null ? [] : factsOf(then.production, ALWAYS)),
  ];
  const withFacts = (facts: readonly Fact[]) => ({ ...agreement, facts });
  const current = withFacts(knownOn(agreement.facts, now.knownOn));
  const was = { ...now, agreement: withFacts(former), knownOn: then.knownOn, readings: then.readings };
  const data = { ...was, agreement: current };
  const rule = { ...data, knownOn: now.knownOn };
  return [was, data, rule, { ...rule, readings: now.readings }];
}

/** What a case pays; null where law or facts give it no value. */
export function amountOf(on: Case): Rational | null {
  try {
    return calculatePayment(on).amount;
  } catch (error) {
    if (error instanceof AppError && error.code === 'refused') return null;
    throw error;
  }
}

/**
 * The difference between what a competência is worth and what is posted, by what made it: data × rule × reading × manual. A step that gives
 * no value leaves its part to the next; what no step explains was decided by hand. The parts sum to the whole.
 * @param posted and `entitlement` in reais, decimal text with two places
 */
export function attribute(
  posted: string,
  entitlement: string,
  steps: readonly [Rational | null, Rational | null, Rational | null, Rational | null],
): Attribution {
  const cents = (value: Rational | null) => (value === null ? null : centsOf(value.toDecimal(2)));
  let last = cents(steps[0]) ?? centsOf(posted);
  const start = last;
  const [data = 0n, rule = 0n, reading = 0n] = steps.slice(1).map((step) => {
    const value = cents(step) ?? last;
    const part = value - last;
    last = value;
    return part;
  });
  const manual = centsOf(entitlement) - centsOf(posted) - (last - start);
  return {
    data: decimalOf(data),
    rule: decimalOf(rule),
    reading: decimalOf(reading),
    manual: decimalOf(manual),
  };
}
