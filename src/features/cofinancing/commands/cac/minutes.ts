import { type Context, inTransaction } from '../../../../platform/context.ts';
import type { IssuedMinutes } from '../../domain/cac/evaluation.ts';
import { insertMinutes } from '../../store/cac.ts';

/** Keeps that a collegiate body issued the minutes of a meeting, for the evaluations of a commission that meets there; once. */
export async function keepMinutes(context: Context, said: IssuedMinutes): Promise<void> {
  await inTransaction(context, (tx) => insertMinutes(tx, said));
}
