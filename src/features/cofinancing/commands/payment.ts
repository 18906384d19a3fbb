import { amountInWords } from '../../../kernel/number-words.ts';
import type { Context } from '../../../platform/context.ts';
import { type RenderedPaper, renderIssuedPaper, renderPaper } from '../../documents/index.ts';
import type { PaymentAnswer, ReadingAnswer } from '../contract.ts';
import { numberOf } from '../domain/nodes.ts';
import { findMonth } from '../store/month.ts';
import { findCalculation } from '../store.ts';
import { agreementHead } from './agreements.ts';
import { type ExplainedPayment, type ExplainRequest, explainAgreementPayment } from './explain.ts';
import { basisOf, regimeInWords } from './memory-paper.ts';
import { decisionWords } from './readings.ts';
import { findSaved, memoryOf } from './save.ts';
import { citeAnswer } from './words.ts';

/** A month's payment as screens read it. @throws AppError `refused` with the reason where nothing can be calculated. */
export async function readPayment(context: Context, request: ExplainRequest): Promise<PaymentAnswer> {
  const explained = await explainAgreementPayment(context, request);
  const { on, payment, trace, citations, nextBands } = explained;
  return {
    agreement: await agreementHead(context, on.agreement, on.programme),
    competencia: on.competencia,
    regime: payment.regime,
    regimeLabel: regimeInWords(explained),
    amount: payment.amount.toDecimal(2),
    words: amountInWords(payment.amount),
    factor: payment.factor.toDecimal(2),
    base: payment.base.toDecimal(2, 'truncate'),
    criteria: payment.criteria.map((node) => ({
      id: node.id,
      label: node.label,
      value: numberOf(node).toDecimal(2),
    })),
    trace,
    readings: await readingAnswers(context, explained),
    nextBands: nextBands.map((next) => ({
      ...next,
      distance: next.distance?.toDecimal(2) ?? null,
      gain: next.gain.toDecimal(2),
      difference: next.difference.toDecimal(2),
    })),
    citations: citations.map(citeAnswer),
    assumed: explained.refusals.flatMap(({ reason, label, why }) =>
      reason === 'assumed' || reason === 'reconstructed' ? [{ label, why }] : [],
    ),
    inputs: on.programme.inputs.map((input) => ({ ...input, stated: request.facts?.[input.id] ?? null })),
    basis: basisOf(explained),
    sha256: explained.sha256,
    recorded: (await findMonth(context, on.agreement.id, on.competencia)) !== null,
    saved: await findSaved(context, explained),
  };
}

async function readingAnswers(
  context: Context,
  { on, payment, decisions }: ExplainedPayment,
): Promise<ReadingAnswer[]> {
  const describe = await decisionWords(context, [...decisions.values()]);
  return payment.readings.map((reading) => {
    const question = on.programme.readings.find((each) => each.id === reading.id);
    const options = (question?.options ?? []).map(({ id, label, note = null }) => {
      const other = reading.alternatives.find((each) => each.id === id);
      if (!other) return { id, label, note, result: payment.amount.toDecimal(2), difference: '0.00' };
      return { id, label, note: other.note ?? null, result: other.result, difference: other.difference };
    });
    const decision = decisions.get(reading.id);
    return {
      id: reading.id,
      question: question?.question ?? '',
      status: reading.status === 'decided' ? 'decided' : 'to-decide',
      chosen: reading.chosen,
      decision: decision ? describe(decision, on.programme) : null,
      options,
    };
  });
}

/** The memory of calculation as a PDF: as issued where it was, else unnumbered. The same calculation gives the same bytes. */
export async function renderMemory(
  context: Context,
  request: ExplainRequest,
): Promise<RenderedPaper & { readonly fileName: string }> {
  const explained = await explainAgreementPayment(context, request);
  const { agreement, competencia } = explained.on;
  const saved = await findCalculation(context, agreement.id, competencia, explained.sha256);
  const rendered = saved
    ? await renderIssuedPaper(context, saved.paper)
    : await renderPaper(context, await memoryOf(context, explained));
  return { ...rendered, fileName: `memoria-de-calculo-${agreement.id}-${competencia}.pdf` };
}
