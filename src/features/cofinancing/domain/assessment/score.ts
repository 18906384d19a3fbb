import { AppError } from '../../../../kernel/app-error.ts';
import { parseCompetencia } from '../../../../kernel/competencia.ts';
import { explainedJson } from '../../../../kernel/explained.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { amountOf, attribute } from '../adjustment/attribution.ts';
import { caseFor, type Law } from '../case.ts';
import { versionAt } from '../dated.ts';
import type { Case } from '../evaluate.ts';
import { explainPayment } from '../explain-payment.ts';
import { parseStated } from '../inputs.ts';
import type { Attribution } from '../ledger/entry.ts';
import { calculatePayment } from '../payment.ts';
import type { Agreement, Fact, Interval, Programme } from '../programme.ts';
import { RATIFIED_FACT } from '../ratified.ts';
import { paidMonths } from '../reading-effect.ts';
import type { Evidence, Score } from './assessment.ts';

const ALWAYS: Interval = ['0001-01-01', null];

/**
 * What a score for a payment month is worked out from, as known on a day: only the facts that bind then, without what an ordinance had
 * ratified before, and the production of the last month that can be calculated.
 * @throws AppError `refused` where no month gives a production
 */
export function freeze(law: Law, competencia: string, knownOn: string): Evidence {
  const month = parseCompetencia(competencia);
  const today = parseCompetencia(knownOn.slice(0, 7));
  const last = paidMonths(law, today, knownOn).at(-1);
  if (last === undefined)
    throw new AppError(
      'refused',
      'Nenhuma competência deste Termo pode ser calculada ainda: sem produção não se diz quanto a pontuação vale em reais. Feche a produção de um mês antes.',
    );
  const { readings, decided = {} } = caseFor(law, month, knownOn);
  const base = calculatePayment(last.on).base.toDecimal(2);
  return {
    knownOn,
    competencia,
    agreement: { ...law.agreement, effect: ALWAYS, facts: binding(law.agreement, competencia, knownOn) },
    readings,
    decided,
    base: { amount: base, competencia: last.on.competencia },
  };
}

function binding({ facts }: Agreement, competencia: string, knownOn: string): Fact[] {
  const ids = [...new Set(facts.flatMap(({ id, month }) => (month === undefined ? [id] : [])))];
  return ids.flatMap((id) => {
    if (id === RATIFIED_FACT) return [];
    const found = versionAt(
      facts.filter((each) => each.id === id),
      `${competencia}-01`,
      knownOn,
    );
    return found === null ? [] : [{ ...found, effect: ALWAYS, known: ALWAYS }];
  });
}

/** The evidence as a case of the rules: nothing that was said since reaches it. */
function caseOf(programme: Programme, evidence: Evidence): Case {
  const { agreement, competencia, knownOn, readings, decided, base } = evidence;
  return {
    programme,
    agreement,
    competencia: parseCompetencia(competencia),
    knownOn,
    readings,
    decided,
    stated: parseStated(programme, { base: base.amount }),
  };
}

/** What the table of the programme gives on frozen evidence. @throws AppError `refused` where law or facts give no value */
export function scoreOf(programme: Programme, evidence: Evidence): Score {
  const on = caseOf(programme, evidence);
  const { factor, amount, explained, readings } = explainPayment(on);
  const { criteria } = calculatePayment(on);
  return {
    factor: factor.toString(),
    amount: amount.toDecimal(2),
    criteria: criteria.map(({ label, value, inputs }) => ({
      label,
      value: shown(inputs[0]?.value),
      score: value instanceof Rational ? value.toDecimal(2) : '',
    })),
    readings: readings.filter(({ alternatives }) => alternatives.some((each) => each.difference !== '0.00')),
    trace: explainedJson(explained),
  };
}

/** What the score would pay, by what files and programme say in the place of what was recorded; null where there is nothing to say. */
export interface CountedScore {
  /** BRL of the evidence's production; null where the table gives no value for it. */
  readonly amount: string | null;
  readonly difference: string | null;
}

/** The same evidence with what was counted: its effect on the value, in reais. */
export function countedScoreOf(programme: Programme, evidence: Evidence): CountedScore | null {
  const counted = evidence.counted?.facts ?? [];
  if (counted.length === 0) return null;
  const ids = new Set(counted.map(({ fact }) => fact));
  const others = evidence.agreement.facts.filter(({ id }) => !ids.has(id));
  const said = counted.map(
    ({ fact, label, value }): Fact => ({
      id: fact,
      label,
      value,
      status: 'reconstructed',
      effect: ALWAYS,
      known: ALWAYS,
    }),
  );
  const facts = [...others, ...said];
  try {
    const before = Rational.parse(scoreOf(programme, evidence).amount);
    const { amount } = scoreOf(programme, { ...evidence, agreement: { ...evidence.agreement, facts } });
    return { amount, difference: Rational.parse(amount).sub(before).toDecimal(2) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'refused') return { amount: null, difference: null };
    throw error;
  }
}

function shown(value: unknown): string {
  if (value instanceof Rational) return value.toDecimal(2);
  if (typeof value === 'boolean') return value ? 'sim' : 'não';
  return value === null || value === undefined ? '' : String(value);
}

/** What a factor pays on the evidence's production, by the rule's own rounding. */
export function amountAt(programme: Programme, evidence: Evidence, factor: string): string {
  const { result, rules } = programme;
  const fact = RATIFIED_FACT;
  const on = caseOf(
    {
      ...programme,
      rules: { ...rules, [result.factor]: { op: 'fact', fact, unit: 'TabSUS', label: 'Fator ratificado' } },
    },
    evidence,
  );
  const ratified: Fact = {
    id: fact,
    label: 'Fator ratificado',
    value: factor,
    status: 'printed',
    effect: ALWAYS,
    known: ALWAYS,
  };
  const facts = [...evidence.agreement.facts, ratified];
  return calculatePayment({ ...on, agreement: { ...on.agreement, facts } }).amount.toDecimal(2);
}

interface Ended {
  readonly evidence: Evidence;
  readonly factor: string;
}

/**
 * From what was ratified before to what is now, on the same production: data × rule × reading × manual, parts that sum to the difference. What
 * the table does not explain was decided by hand, as a value ratified below it.
 */
export function differenceOf(programme: Programme, before: Ended, now: Ended): Attribution {
  const { base } = now.evidence;
  const was = caseOf(programme, { ...before.evidence, base });
  const is = caseOf(programme, now.evidence);
  const data: Case = { ...was, agreement: is.agreement };
  const rule: Case = { ...is, readings: was.readings };
  return attribute(
    amountAt(programme, { ...before.evidence, base }, before.factor),
    amountAt(programme, now.evidence, now.factor),
    [amountOf(was), amountOf(data), amountOf(rule), amountOf(is)],
  );
}
