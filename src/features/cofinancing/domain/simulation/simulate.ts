import { AppError } from '../../../../kernel/app-error.ts';
import type { Competencia } from '../../../../kernel/competencia.ts';
import { type Money, money } from '../../../../kernel/money.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { caseFor, type Law } from '../case.ts';
import type { Case } from '../evaluate.ts';
import type { Stated } from '../inputs.ts';
import { amountAndFactor, calculatePayment } from '../payment.ts';
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
  const stated = overlay.statedFor(agreement.id);
  return months.map((competencia) => {
    const recorded = caseFor(law, competencia, knownOn);
    const generated = isGenerated || lacksProduction(recorded);
    const base = generated ? productionOf(law, competencia, mean) : {};
    const before: Case = { ...recorded, stated: { ...facts, ...base } };
    const outcome = outcomeOf(before, overlay, stated);
    return { competencia, isGenerated: generated, readings: recorded.readings, outcome };
  });
}

function outcomeOf(before: Case, overlay: Overlay, stated: Stated): SimulatedMonth['outcome'] {
  const after: Case = {
    ...before,
    programme: overlay.programme,
    readings: { ...before.readings, ...overlay.readings },
    stated: { ...before.stated, ...stated },
  };
  try {
    return { before: amountAndFactor(before), after: amountAndFactor(after) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'refused') throw error;
    return { refusal: error.message };
  }
}

/** The production of a month without record, as the input that takes the place of the base. */
function productionOf({ programme, agreement }: Law, month: Competencia, mean: Rational): Stated {
  const input = programme.rules[programme.result.base]?.stated;
  return input === undefined ? {} : { [input]: generatedProduction(agreement.id, month, mean) };
}

function lacksProduction(on: Case): boolean {
  try {
    amountAndFactor(on);
    return false;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'refused') throw error;
    return error.details?.reason === 'no-production';
  }
}

/** The base of the agreement's first month, about which what is not recorded is generated. */
function recordedMean(law: Law, knownOn: string): Rational {
  try {
    const first = law.agreement.effect[0].slice(0, 7) as Competencia;
    return calculatePayment(caseFor(law, first, knownOn)).base;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'refused') throw error;
    return generatedMean(law.agreement.id);
  }
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
