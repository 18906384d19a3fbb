import { AppError } from '../../../kernel/app-error.ts';
import { competenciaInWords } from '../../../kernel/competencia.ts';
import type { Explained, Reading, ReadingAlternative } from '../../../kernel/explained.ts';
import { formatDayInWords } from '../../../kernel/format.ts';
import { type Money, money } from '../../../kernel/money.ts';
import { Rational } from '../../../kernel/rational.ts';
import { covers } from './dated.ts';
import { type Case, evaluate, readingOf, tableBands } from './evaluate.ts';
import { type Node, numberOf } from './nodes.ts';
import { type Regime, regimeOf } from './period.ts';

/** One month's payment and the tree that explains it. */
export interface Payment {
  readonly regime: Regime;
  /** Whole cents. */
  readonly amount: Money;
  /** Multiples of the SUS table paid above the production. */
  readonly factor: Rational;
  readonly base: Rational;
  readonly criteria: readonly Node[];
  readonly explained: Explained<Rational>;
}

/** What a criterion lacks to reach the next band, and what that band would pay. */
export interface NextBand {
  /** The rule that scores it, as in the tree. */
  readonly rule: string;
  readonly criterion: string;
  readonly label: string;
  readonly printed: string;
  /** Percentage points up to the threshold; where `strictly`, the value must pass it. */
  readonly distance: Rational;
  readonly strictly: boolean;
  readonly gain: Rational;
  /** Difference of the month's payment, in whole cents. */
  readonly difference: Money;
}

/**
 * The payment of one month. Pure: the same case gives the same tree.
 * @throws AppError `refused` where law or facts give no value, with the reason.
 */
export function calculatePayment(on: Case): Payment {
  refuseOutside(on);
  const { result, rules } = on.programme;
  const root = evaluate(result.amount, on);
  const amount = numberOf(root);
  if (rules[result.amount]?.op !== 'round')
    throw new AppError('internal', 'O valor a pagar não é arredondado.');
  return {
    regime: regimeOf(on.programme.exceptional, on.competencia),
    amount: money(amount),
    factor: numberOf(evaluate(result.factor, on)),
    base: numberOf(evaluate(result.base, on)),
    criteria: result.criteria.map(({ rule }) => evaluate(rule, on)),
    explained: root as Explained<Rational>,
  };
}

/** The payment, and every open question of the programme with what each other answer would pay. */
export function explainPayment(on: Case): Payment & { readonly readings: readonly Reading[] } {
  const payment = calculatePayment(on);
  const readings = on.programme.readings.map((question) => {
    const reading = readingOf(on, question.id);
    return { ...reading, alternatives: alternativesOf(on, reading, payment.amount) };
  });
  const byId = new Map(readings.map((reading) => [reading.id, reading]));
  const walk = (node: Node): Node =>
    withReading({ ...node, inputs: node.inputs.map((input) => walk(input as Node)) }, byId);
  return {
    ...payment,
    readings,
    criteria: payment.criteria.map(walk),
    explained: walk(payment.explained) as Explained<Rational>,
  };
}

/** The node with its question answered in full, or without it where every answer would pay the same. */
function withReading(node: Node, readings: ReadonlyMap<string, Reading>): Node {
  if (node.reading === undefined) return node;
  const { reading, ...rest } = node;
  const full = readings.get(reading.id) ?? reading;
  const idle =
    full.alternatives.length > 0 && full.alternatives.every(({ difference }) => difference === '0.00');
  return idle ? rest : { ...rest, reading: full };
}

/** What each other answer to a question would pay in the month, with its difference from `amount`. */
function alternativesOf(on: Case, reading: Reading, amount: Money): ReadingAlternative[] {
  const question = on.programme.readings.find((each) => each.id === reading.id);
  const others = question?.options.filter((option) => option.id !== reading.chosen) ?? [];
  return others.map(({ id, label, note }) => {
    const outcome = outcomeOf({ ...on, readings: { ...on.readings, [reading.id]: id } }, amount);
    const notes = [note, outcome.refusal].filter((each) => each !== undefined).join(' ');
    const { result, difference } = outcome;
    return { id, label, result, difference, ...(notes && { note: notes }) };
  });
}

function outcomeOf(on: Case, amount: Money) {
  try {
    const other = calculatePayment(on).amount;
    return { result: other.toDecimal(2), difference: other.sub(amount).toDecimal(2), refusal: undefined };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'refused') throw error;
    return { result: null, difference: null, refusal: error.message };
  }
}

/** For each scored criterion below its best band, the way to the next one. */
export function nextBandsOf(on: Case, payment: Payment): NextBand[] {
  return on.programme.result.criteria.flatMap(({ rule, input }) => {
    const definition = on.programme.rules[rule];
    const node = payment.criteria.find((each) => each.id === rule);
    if (node?.op !== 'band') return [];
    const band = definition?.op === 'band' ? definition : bandRuleOf(on, rule);
    if (band === null) return [];
    const { bands } = tableBands(on, band.table, on.readings[band.by] ?? '');
    const value = numberOf(node.inputs[0] as Node);
    const next = bands.find(
      ({ from, value: score }) => from !== null && !from.lt(value) && score.value.gt(numberOf(node)),
    );
    if (!next?.from) return [];
    const strictly = !next.fromInclusive;
    const reached = strictly ? next.from.add(Rational.of(1, 1_000_000)) : next.from;
    const { difference } = outcomeOf({ ...on, stated: { ...on.stated, [input]: reached } }, payment.amount);
    return [
      {
        rule,
        criterion: input,
        label: node.label,
        printed: next.printed,
        distance: next.from.sub(value),
        strictly,
        gain: next.value.value.sub(numberOf(node)),
        difference: money(Rational.parse(difference ?? '0')),
      },
    ];
  });
}

/** The band rule behind a criterion that is scored only when its value is there. */
function bandRuleOf(on: Case, rule: string) {
  const definition = on.programme.rules[rule];
  const inner = definition?.op === 'when' ? on.programme.rules[definition.then] : undefined;
  return inner?.op === 'band' ? inner : null;
}

function refuseOutside(on: Case): void {
  const day = `${on.competencia}-01`;
  for (const { name, effect } of [on.programme, on.agreement]) {
    if (covers(effect, day)) continue;
    const [from, to] = effect;
    const until = to === null ? '' : ` até ${formatDayInWords(to)}`;
    throw new AppError(
      'refused',
      `A competência de ${competenciaInWords(on.competencia)} está fora da vigência de "${name}", que vale de ${formatDayInWords(from)}${until}. ` +
        'Escolha uma competência dentro da vigência.',
      { details: { reason: 'outside-validity', competencia: on.competencia } },
    );
  }
}
