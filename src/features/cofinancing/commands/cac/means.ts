import { AppError } from '../../../../kernel/app-error.ts';
import { parseCompetencia } from '../../../../kernel/competencia.ts';
import { findExplained } from '../../../../kernel/explained.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Context } from '../../../../platform/context.ts';
import type { Means } from '../../contract.ts';
import type { FinalEvaluation } from '../../domain/cac/evaluation.ts';
import { CAC_FACT, withEvaluations } from '../../domain/cac/facts.ts';
import type { CacTerms } from '../../domain/cac/terms.ts';
import { caseFor, type Law } from '../../domain/case.ts';
import { evaluate } from '../../domain/evaluate.ts';
import { calculatePayment } from '../../domain/payment.ts';
import type { Agreement } from '../../domain/programme.ts';
import { RATIFIED_FACT } from '../../domain/ratified.ts';
import { getProgramme, listReadingDecisions } from '../../store.ts';

const PLACES = 2;

interface Asked {
  readonly terms: CacTerms;
  readonly agreement: Agreement;
  readonly competencia: string;
  /** An evaluation that nobody signed yet, to see what it would change. */
  readonly draft?: FinalEvaluation;
}

/** Each answer to the questions of the mean and of the first year, with the points, the factor and the amount that it would give. */
export async function readMeans(
  context: Context,
  { terms, agreement, competencia, draft }: Asked,
): Promise<Means> {
  const programme = await getProgramme(context, agreement.programme);
  const decisions = await listReadingDecisions(context, programme.id);
  // What the table gives, whatever an ordinance fixed meanwhile: that is the question of this answer.
  const table = agreement.facts.filter(({ id }) => id !== RATIFIED_FACT);
  const facts = draft === undefined ? table : withDraft(table, draft);
  const law: Law = { programme, agreement: { ...agreement, facts }, decisions };
  const today = context.clock.today();
  const month = parseCompetencia(competencia);
  const chosen = caseFor(law, month, today).readings;
  const readings: Means['readings'] = [];
  try {
    for (const id of [terms.meanReading, terms.firstYearReading]) {
      const question = programme.readings.find((each) => each.id === id);
      for (const option of question?.options ?? [])
        readings.push({
          reading: id,
          question: question?.question ?? id,
          option: option.id,
          label: option.label,
          chosen: chosen[id] === option.id,
          ...scored(caseFor(law, month, today, { readings: { [id]: option.id } }), terms),
        });
    }
  } catch (error) {
    if (error instanceof AppError && error.code === 'refused')
      return { competencia: month, readings: [], reason: error.message };
    throw error;
  }
  return { competencia: month, readings, reason: null };
}

const withDraft = (facts: Agreement['facts'], draft: FinalEvaluation): Agreement['facts'] => {
  const said = facts.filter(({ id }) => id === CAC_FACT).at(-1);
  const value = [...((said?.value ?? []) as readonly string[]), draft.percent];
  const items = [...(said?.items ?? []), draft.number];
  const [one] = withEvaluations(
    facts.filter((each) => each === said),
    CAC_FACT,
    [draft],
  ).slice(-1);
  return one === undefined
    ? facts
    : [...facts.filter(({ id }) => id !== CAC_FACT), { ...one, value, items, known: [draft.knownOn, null] }];
};

function scored(on: ReturnType<typeof caseFor>, { input }: CacTerms) {
  const { result } = on.programme;
  const rule = result.criteria.find((each) => each.input === input)?.rule ?? '';
  const node = evaluate(rule, on);
  const mean = Object.entries(on.programme.rules).find(([, each]) => each.stated === input)?.[0] ?? '';
  const value = findExplained(node, mean)?.value;
  return {
    mean: value instanceof Rational ? value.toDecimal(PLACES) : null,
    points: decimal(node.value),
    factor: decimal(evaluate(result.factor, on).value),
    amount: amountOf(on),
  };
}

const decimal = (value: unknown): string =>
  (value instanceof Rational ? value : Rational.zero).toDecimal(PLACES);

/** What the month pays, where its production is recorded. */
function amountOf(on: ReturnType<typeof caseFor>): string | null {
  try {
    return calculatePayment(on).amount.toDecimal(PLACES);
  } catch (error) {
    if (error instanceof AppError && error.code === 'refused') return null;
    throw error;
  }
}
