import { createHmac } from 'node:crypto';
import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import { deleteTries, saveTry } from '../store/tries.ts';

const MOST = 10;
const WINDOW_MINUTES = 15;

/** The account of a typed address, existing or not, in a form that names nobody. */
function accountOf(context: Context, email: string): string {
  return createHmac('sha256', context.secret).update(`account-tries/${email.toLowerCase()}`).digest('hex');
}

/**
 * Counts a try before it is made, so that many at once are counted as many: ten in a quarter of an hour, from wherever
 * they come, whether anybody has the account or not. @throws AppError `rate-limited`.
 */
export async function countTry(context: Context, email: string): Promise<void> {
  const now = context.clock.now().getTime();
  const from = new Date(now - WINDOW_MINUTES * 60_000).toISOString();
  const { count, since } = await saveTry(context, accountOf(context, email), from);
  if (count <= MOST) return;
  const minutes = Math.max(1, Math.ceil((since.getTime() - now) / 60_000) + WINDOW_MINUTES);
  throw new AppError(
    'rate-limited',
    `Muitas tentativas para esta conta. Espere ${minutes} minutos, ou use "Esqueci a senha".`,
  );
}

/** After a success nothing is held against the account. */
export function forgetTries(context: Context, email: string): Promise<void> {
  return deleteTries(context, accountOf(context, email));
}
