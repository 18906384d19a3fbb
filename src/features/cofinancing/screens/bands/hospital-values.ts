import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import type { ExplainedJson } from '../../../../kernel/explained.ts';
import type { Rational } from '../../../../kernel/rational.ts';
import { exactNumber } from '../../../../web/format.ts';
import type { PaymentAnswer, TableAnswer } from '../../contract.ts';
import { useAgreement, usePayment } from '../queries.ts';

/** A hospital in a month, whose values are marked on the tables. */
export interface HospitalValues {
  readonly agreement: string;
  readonly month: string;
  /** "Peixoto de Azevedo, setembro de 2020". */
  readonly name: string;
  /** Whether facts or readings were stated to simulate. */
  readonly isSimulated: boolean;
  /** The reading of the holes by which the month is paid. */
  readonly reading: string | null;
  /** The value that a table scores in that month; null where the criterion is not evaluated. */
  readonly of: (table: Pick<TableAnswer, 'rule'>) => Rational | null;
}

/** Of the month asked, or of the last one with an amount; `problem` says why there is none. */
export function useHospitalValues(
  agreement: string,
  asked: string,
  whatIf: Readonly<Record<string, string>>,
): { values: HospitalValues | null; problem: string | null } {
  const found = useAgreement(agreement);
  const month = asked || (found.data?.months.findLast(({ amount }) => amount !== null)?.competencia ?? '');
  const payment = usePayment(agreement, month, { ...whatIf });
  const error = agreement === '' ? null : (found.error ?? payment.error);
  if (error) return { values: null, problem: error.message };
  if (found.data && month === '')
    return { values: null, problem: 'Nenhuma competência deste termo tem valor calculado.' };
  if (agreement === '' || !payment.data) return { values: null, problem: null };
  return { values: valuesOf(payment.data, Object.keys(whatIf).length > 0), problem: null };
}

function valuesOf(payment: PaymentAnswer, isSimulated: boolean): HospitalValues {
  const { agreement, competencia } = payment;
  return {
    agreement: agreement.id,
    month: competencia,
    name: `${agreement.municipality}, ${competenciaInWords(parseCompetencia(competencia))}`,
    isSimulated,
    reading: payment.readings.find(({ id }) => id === 'bands')?.chosen ?? null,
    of: ({ rule }) => {
      const scored = lineOf(payment.trace, rule)?.inputs[0];
      return scored ? exactNumber(scored) : null;
    },
  };
}

function lineOf(node: ExplainedJson, id: string): ExplainedJson | null {
  if (node.id === id && node.op === 'band') return node;
  for (const input of node.inputs) {
    const found = lineOf(input, id);
    if (found) return found;
  }
  return null;
}
