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

/** A hospital's months by the rules in force and by the proposal, as known on a day. */
export function simulateHospital(
  { law, isGenerated }: Participant,
  overlay: Overlay,
  months: readonly Competencia[],
  knownOn: string,
): SimulatedMonth[] {
  const { programme, agreement } = law;
  const facts = isGenerated ? generatedFacts(programme, agreement.id) : {};
  const mean = isGenerated ? generatedMean(agreement.id) : recordedMean(law, knownOn);
  const recorded = months.map((competencia) => caseFor(law, competencia, knownOn));
  const lacking = isGenerated ? months.map(() => true) : calculateMany(recorded).map(lacksProduction);
  const before = recorded.map((on, i): Case => {
    const base = lacking[i] === true ? productionOf(law, on.competencia, mean) : {};
    return { ...on, stated: { ...facts, ...base } };
  });
  const outcomes = outcomesOf(before, overlay, overlay.statedFor(agreement.id));
  return recorded.map(({ competencia, readings }, i) => ({
    competencia,
    isGenerated: lacking[i] === true,
    readings,
    outcome: outcomes[i] as SimulatedMonth['outcome'],
  }));
}

/** Each month by the rules in force and by the proposal; what either refuses is not compared. */
function outcomesOf(before: readonly Case[], overlay: Overlay, stated: Stated): SimulatedMonth['outcome'][] {
  const after = calculateMany(
    before.map((on) => ({
      ...on,
      programme: overlay.programme,
      readings: { ...on.readings, ...overlay.readings },
      stated: { ...on.stated, ...stated },
    })),
  );
  return calculateMany(before).map((paid, i) => {
    const proposed = after[i] as Outcome;
    if ('refusal' in paid) return { refusal: paid.refusal.message };
    if ('refusal' in proposed) return { refusal: proposed.refusal.message };
    return { before: paid, after: proposed };
  });
}

function lacksProduction(outcome: Outcome): boolean {
  return 'refusal' in outcome && outcome.refusal.details?.reason === 'no-production';
}

/** The production of a month without record, as the input that takes the place of the base. */
function productionOf({ programme, agreement }: Law, month: Competencia, mean: Rational): Stated {
  const input = programme.rules[programme.result.base]?.stated;
  return input === undefined ? {} : { [input]: generatedProduction(agreement.id, month, mean) };
}

/** The base of the agreement's first month, about which what is not recorded is generated. */
function recordedMean(law: Law, knownOn: string): Rational {
  const first = law.agreement.effect[0].slice(0, 7) as Competencia;
  const [outcome] = calculateMany([caseFor(law, first, knownOn)]) as [Outcome];
  return 'refusal' in outcome ? generatedMean(law.agreement.id) : outcome.base;
}

/** Sums of what was paid and would be paid, exactly. */
export function totalOf(months: readonly SimulatedMonth[]): {
  before: Money;
  after: Money;
  difference: Money;
} {
  const sum = (side: 'before' | 'after') =>
    months.reduce(
      (total, { outcome }) => (outcome.refusal === undefined ? total.add(outcome[side].amount) : total),
      Rational.zero,
    );
  const [before, after] = [sum('before'), sum('after')];
  return { before: money(before), after: money(after), difference: money(after.sub(before)) };
}
