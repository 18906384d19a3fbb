import type { Citation, ExplainedJson, ReadingAlternative } from '../../../kernel/explained.ts';
import { formatBrl, formatDecimal, formatExact } from '../../../kernel/format.ts';
import type { Context } from '../../../platform/context.ts';
import type { NextBand } from '../domain/next-bands.ts';
import { type ExplainRequest, explainAgreementPayment } from './explain.ts';

/** What `pactua cofinancing explain --json` prints; BRL and multiples with two decimals and a point. */
export interface PaymentJson {
  readonly amount: string;
  readonly factor: string;
  readonly regime: string;
  readonly trace: ExplainedJson;
  readonly citations: readonly Pick<Citation, 'act' | 'at' | 'quote'>[];
  /** Each open question of the programme: the answer in use, and what each other would pay in the month. */
  readonly readings: readonly {
    readonly id: string;
    readonly chosen: string;
    readonly status: string;
    readonly alternatives: readonly ReadingAlternative[];
  }[];
  /** For each criterion below its best band: percentage points that lack, what the next band adds, and its BRL a month. */
  readonly nextBands: readonly {
    readonly criterion: string;
    readonly printed: string;
    readonly needs: NextBand['needs'];
    readonly distance: string | null;
    readonly gain: string;
    readonly difference: string;
    readonly text: string;
  }[];
}

/** The payment as the command line prints it. */
export async function explainForCli(context: Context, request: ExplainRequest): Promise<PaymentJson> {
  const { payment, trace, citations, nextBands } = await explainAgreementPayment(context, request);
  return {
    amount: payment.amount.toDecimal(2),
    factor: payment.factor.toDecimal(2),
    regime: payment.regime,
    trace,
    citations: citations.map(({ act, at, quote }) => ({ act, at, quote })),
    readings: payment.readings.map(({ id, chosen, status, alternatives }) => ({
      id,
      chosen,
      status,
      alternatives,
    })),
    nextBands: nextBands.map((next) => ({
      criterion: next.criterion,
      printed: next.printed,
      needs: next.needs,
      distance: next.distance?.toDecimal(2) ?? null,
      gain: next.gain.toDecimal(2),
      difference: next.difference.toDecimal(2),
      text: nextInWords(next),
    })),
  };
}

/** "Referência regional: faltam 0,35 p.p. para +0,45 TabelaSUS = R$ 172.248,16/mês". */
function nextInWords(next: NextBand): string {
  const { label, gain, difference } = next;
  return `${label}: ${lacking(next)} para +${formatDecimal(gain, 2)} TabelaSUS = ${formatBrl(difference)}/mês`;
}

function lacking({ needs, printed, distance, strictly }: NextBand): string {
  const points = distance === null ? '' : formatExact(distance, 0, 4);
  if (needs === 'yes') return `falta "${printed}"`;
  if (needs === 'first-value')
    return `ainda sem avaliação, e ${strictly ? 'é preciso passar de' : 'bastam'} ${points}%`;
  return strictly ? `falta mais de ${points} p.p.` : `faltam ${points} p.p.`;
}
