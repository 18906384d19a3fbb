import type { Explained, Reading, ReadingAlternative } from '../../../kernel/explained.ts';
import type { Rational } from '../../../kernel/rational.ts';
import { type Case, readingOf } from './evaluate.ts';
import type { Node } from './nodes.ts';
import { calculatePayment, type Payment } from './payment.ts';
import type { ReadingQuestion } from './programme.ts';
import { effectsOf } from './reading-effect.ts';

/** The payment, and every open question of the programme with what each other answer would pay. */
export function explainPayment(on: Case): Payment & { readonly readings: readonly Reading[] } {
  const payment = calculatePayment(on);
  const readings = on.programme.readings.map((question) => {
    const reading = readingOf(on, question.id);
    return { ...reading, alternatives: alternativesOf(on, question, payment) };
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

/** What each other answer to a question would pay in the month, with its difference from what is paid. */
function alternativesOf(on: Case, question: ReadingQuestion, { amount }: Payment): ReadingAlternative[] {
  const others = question.options.filter(({ id }) => id !== on.readings[question.id]);
  return effectsOf(question.id, others, [{ on, amount }]).map(({ total, difference, refusal }, i) => {
    const { id, label, note } = others[i] as ReadingQuestion['options'][number];
    const notes = [note, refusal].filter((each) => each).join(' ');
    return {
      id,
      label,
      result: total?.toDecimal(2) ?? null,
      difference: difference?.toDecimal(2) ?? null,
      ...(notes && { note: notes }),
    };
  });
}
