import type { Citation } from '../../../../kernel/explained.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Context } from '../../../../platform/context.ts';
import { type VerifiedCitation, verifyCitations } from '../../../acts/index.ts';
import type { Cite } from '../../contract.ts';
import { citeAnswer } from '../words.ts';

const PLACES = 2;

export const STATE_WORDS = {
  OPEN: 'Em preenchimento',
  NOTICED: 'Notificada ao hospital',
  ANSWERED: 'Respondida',
  OPINED: 'À espera de assinaturas',
  FINAL: 'Assinada',
} as const;

/** Citations with their words found in the stored acts. */
export async function cited(context: Context, cites: readonly Citation[]): Promise<Cite[]> {
  return (await verifyCitations(context, cites)).map((each) => citeAnswer(each as VerifiedCitation));
}

export const percentOf = (exact: string): string => Rational.parse(exact).toDecimal(PLACES);
