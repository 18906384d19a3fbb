import { AppError } from '../../../../kernel/app-error.ts';
import { type ExplainedJson, explainedJson } from '../../../../kernel/explained.ts';
import { type StatedLaw, StatedPlan, type Written } from '../../domain/compiled/stated.ts';
import { parseStated } from '../../domain/inputs.ts';
import { calculatePayment } from '../../domain/payment.ts';
import {
  ALWAYS_STATED,
  type Computed,
  type HospitalFacts,
  parseHospitalFacts,
  writtenFact,
} from './facts.ts';
import { lawOfFacts } from './law.ts';
import { noticesOfReadings } from './notices.ts';

/** Which rules calculate: a programme by id or short name, and the month whose law binds (`YYYY-MM`); whether with the trees. */
interface ComputedBy {
  readonly programme?: string | undefined;
  readonly competencia?: string | undefined;
  readonly traced?: boolean;
}

interface Computation {
  /** In the order of the facts. */
  readonly results: readonly Computed[];
  /** Chosen readings that change nothing here, and why, in words. */
  readonly notices: readonly string[];
}

/**
 * What the rules pay for each set of facts: no agreement, no database. A set that the rules refuse says why and does not stop
 * the others; a chosen reading that changes nothing is told.
 * @throws AppError `invalid-input` where the facts are not such a list, or a reading is not known
 */
export function computeFacts(
  facts: unknown,
  readings: Readonly<Record<string, string>>,
  { programme, competencia, traced = false }: ComputedBy = {},
): Computation {
  const cases = parseHospitalFacts(facts);
  const law = lawOfFacts(programme, readings, competencia);
  const under = (chosen: StatedLaw['readings']) => computeAll({ ...law, readings: chosen }, cases, false);
  const results = computeAll(law, cases, traced);
  return { results, notices: noticesOfReadings(law, readings, cases.length, results, under) };
}

type Law = Omit<StatedLaw, 'stated'>;

/** Those that state the approved amount go through another plan than those that leave it to the act. */
function computeAll(law: Law, cases: readonly HospitalFacts[], traced: boolean): Computed[] {
  const results = new Array<Computed>(cases.length);
  for (const states of [true, false]) {
    const places = cases.flatMap(({ approved }, at) => ((approved !== undefined) === states ? [at] : []));
    const stated = states ? [...ALWAYS_STATED, 'approved'] : ALWAYS_STATED;
    const group = places.map((at) => cases[at] as HospitalFacts);
    computeAlike({ ...law, stated: new Set(stated) }, group, traced).forEach((each, i) => {
      results[places[i] as number] = each;
    });
  }
  return results;
}

function computeAlike(law: StatedLaw, cases: readonly HospitalFacts[], traced: boolean): Computed[] {
  const traces: ExplainedJson[] = [];
  const run = new StatedPlan(law).run(
    cases.length,
    (input) => cases.map(writtenFact(input)),
    traced
      ? (at, tree) => {
          traces[at] = explainedJson(tree);
        }
      : undefined,
  );
  return cases.map((each, at) => {
    const settled = run.of(at);
    if (settled === null) return evaluateOne(law, each, traced);
    const trace = traces[at];
    return trace === undefined ? settled : { ...settled, trace };
  });
}

/** A set of facts that the plan does not settle. */
function evaluateOne(law: StatedLaw, facts: HospitalFacts, traced: boolean): Computed {
  const texts = [...law.stated].map((input) => [input, inWords(writtenFact(input)(facts))] as const);
  const stated = parseStated(law.programme, Object.fromEntries(texts));
  try {
    const payment = calculatePayment({ ...law, stated });
    const [factor, amount] = [payment.factor.toDecimal(2), payment.amount.toDecimal(2)];
    return { factor, amount, ...(traced && { trace: explainedJson(payment.explained) }) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'refused') throw error;
    return { error: { code: error.code, message: error.message } };
  }
}

function inWords(written: Written): string {
  if (typeof written === 'boolean') return written ? 'yes' : 'no';
  return written ?? 'none';
}
