import type { Competencia } from '../../../../kernel/competencia.ts';
import type { Context } from '../../../../platform/context.ts';
import { type InMonth, inMonth } from '../../domain/instrument/in-month.ts';
import { regimeOf } from '../../domain/period.ts';
import { getProgramme } from '../../store.ts';
import { aroundInstrument, getInstrument } from './open.ts';

/**
 * The instrument behind a payment month: its state for that month, whether it is suspended, and everything about it that
 * keeps the month from being authorised. Whoever authorises a payment asks it in the transaction that authorises.
 * @throws AppError `not-found`
 */
export async function instrumentOn(
  context: Context,
  agreement: string,
  competencia: Competencia,
): Promise<InMonth> {
  const record = await getInstrument(context, agreement);
  const programme = await getProgramme(context, record.programme);
  const normal = regimeOf(programme.exceptional, competencia) === 'normal';
  const around = await aroundInstrument(context, record);
  return inMonth(around, competencia, { normal, from: record.effectFrom });
}
