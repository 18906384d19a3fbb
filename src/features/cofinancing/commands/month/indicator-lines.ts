import { SYSTEM } from '../../../../kernel/actor.ts';
import type { Competencia } from '../../../../kernel/competencia.ts';
import type { Context } from '../../../../platform/context.ts';
import { type IndicatorLine, lineOf } from '../../domain/month/indicator-lines.ts';
import type { Agreement } from '../../domain/programme.ts';
import { readPanel } from '../panel/read-panel.ts';

interface PaidMonth {
  readonly agreement: Pick<Agreement, 'id'>;
  readonly competencia: Competencia;
  readonly productionMonth: Competencia | null;
}

/**
 * The hospital's indicators of the month that a competência pays, or of its own under the exceptional regime, as the records say them:
 * what a signature rests on is the same whoever signs. What a reader is told of them is `linesAsTold`.
 */
export const indicatorLines = (context: Context, paid: PaidMonth): Promise<IndicatorLine[]> =>
  linesAsTold({ ...context, actor: SYSTEM }, paid);

/** The same as this actor is told them: small numbers of people are not for everybody. */
export async function linesAsTold(
  context: Context,
  { agreement, competencia, productionMonth }: PaidMonth,
): Promise<IndicatorLine[]> {
  const month = productionMonth ?? competencia;
  if (month > context.clock.today().slice(0, 7)) return [];
  const { criteria } = await readPanel(context, agreement.id, { level: 'unit', competencia: month });
  return criteria.map(lineOf);
}
