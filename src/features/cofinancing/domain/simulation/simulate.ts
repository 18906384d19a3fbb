import type { Competencia } from '../../../../kernel/competencia.ts';
import { type Money, money } from '../../../../kernel/money.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { caseFor, type Law } from '../case.ts';
import { calculateMany, type Outcome } from '../compiled/many.ts';
import type { Case } from '../evaluate.ts';
import type { Stated } from '../inputs.ts';
import { generatedFacts, generatedMean, generatedProduction } from './generated.ts';
import type { Overlay } from './overlay.ts';

/** A hospital over which a proposal is tried; a generated one has no recorded facts. */
export interface Participant {
  readonly law: Law;
  readonly isGenerated: boolean;
}

export interface SimulatedMonth {
  readonly competencia: Competencia;
  /** Its production was generated, because none was recorded. */
  readonly isGenerated: boolean;
  /** The answers in use without the proposal. */
  readonly readings: Case['readings'];
  readonly outcome:
    | { readonly before: Paid; readonly after: Paid; readonly refusal?: undefined }
    | { readonly refusal: string };
}

interface Paid {
  readonly amount: Money;
  readonly factor: Rational;
}

/** A hospital and what the simulation states of it in every month: made once. */
export interface Simulated extends Participant {
  readonly facts: Stated;
  /** About which production that was not recorded is generated, in BRL. */
  readonly mean: Rational;
  /** What the proposal states of it. */
  readonly proposed: Stated;
}

export function simulated(participant: Participant, overlay: Overlay, knownOn: string): Simulated {
  const { law, isGenerated } = participant;
  const { programme, agreement } = law;
  return {
    ...participant,
    facts: isGenerated ? generatedFacts(programme, agreement.id) : {},
    mean: isGenerated ? generatedMean(agreement.id) : recordedMean(law, knownOn),
    proposed: overlay.statedFor(agreement.id),
  };
}

/** One month of the hospitals, in their order, by the rules in force and by the proposal, as known on a day. */
export function simulateMonth(
  hospitals: readonly Simulated[],
  overlay: Overlay,
  month: Competencia,
  knownOn: string,
): SimulatedMonth[] {
  const recorded = hospitals.map(({ law }) => caseFor(law, month, knownOn));
  const lacking = lackingProduction(hospitals, recorded);
  const before = hospitals.map(({ law, mean, facts }, i): Case => {
    const base = lacking[i] === true ? productionOf(law, month, mean) : {};
    return { ...(recorded[i] as Case), stated: { ...facts, ...base } };
  });
  const after = before.map((on, i) => ({
    ...on,
    programme: overlay.programme,
    readings: { ...on.readings, ...overlay.readings },
    stated: { ...on.stated, ...hospitals[i]?.proposed },
  }));
  const [paid, proposed] = [calculateMany(before), calculateMany(after)];
  return recorded.map(({ readings }, i) => ({
    competencia: month,
    isGenerated: lacking[i] === true,
    readings,
    outcome: bothOf(paid[i] as Outcome, proposed[i] as Outcome),
  }));
}

/** Of which hospitals the month's production is not recorded; of generated ones none is. */
function lackingProduction(hospitals: readonly Simulated[], recorded: readonly Case[]): boolean[] {
  const real = recorded.filter((_, i) => hospitals[i]?.isGenerated === false);
  const lacks = calculateMany(real).map(lacksProduction);
  return hospitals.map(({ isGenerated }) => isGenerated || lacks.shift() === true);
}

/** What either side refuses is not compared. */
function bothOf(paid: Outcome, proposed: Outcome): SimulatedMonth['outcome'] {
  if ('refusal' in paid) return { refusal: paid.refusal.message };
  if ('refusal' in proposed) return { refusal: proposed.refusal.message };
  const kept = ({ amount, factor }: Paid): Paid => ({ amount, factor });
  return { before: kept(paid), after: kept(proposed) };
}

function lacksProduction(outcome: Outcome): boolean {
  return 'refusal' in outcome && outcome.refusal.details?.reason === 'no-production';
}

/** The production of a month without record, as the input that takes the place of the base. */
function productionOf({ programme, agreement }: Law, month: Competencia, mean: Rational): Stated {
  const input = programme.rules[programme.result.base]?.stated;
  return input === undefined ? {} : { [input]: generatedProduction(agreement.id, month, mean) };
}

/** The base of the agreement's first month. */
function recordedMean(law: Law, knownOn: string): Rational {
  const first = law.agreement.effect[0].slice(0, 7) as Competencia;
  const [outcome] = calculateMany([caseFor(law, first, knownOn)]) as [Outcome];
  return 'refusal' in outcome ? generatedMean(law.agreement.id) : outcome.base;
}

/** Sums of what was paid and would be paid, in whole cents. */
export function totalOf(months: readonly SimulatedMonth[]): {
  before: Money;
  after: Money;
  difference: Money;
} {
  let [before, after] = [0n, 0n];
  for (const { outcome } of months) {
    if (outcome.refusal !== undefined) continue;
    before += centsOf(outcome.before.amount);
    after += centsOf(outcome.after.amount);
  }
  const amount = (cents: bigint) => money(Rational.of(cents, 100n));
  return { before: amount(before), after: amount(after), difference: amount(after - before) };
}

/** What is paid is whole cents, so that its denominator divides 100. */
const centsOf = ({ numerator, denominator }: Money) => (numerator * 100n) / denominator;
