import type { Context } from '../../platform/context.ts';
import { migrate } from '../../platform/db/migrate.ts';
import { openDatabase } from '../../platform/db/open.ts';
import { readEnv } from '../../platform/env.ts';
import { drainReactions, startJobs } from '../../platform/jobs.ts';
import { applySeeds } from '../../platform/seeds.ts';
import { openContext } from '../context.ts';
import { reactions } from '../reactions.ts';
import { seeds } from '../seed.ts';

/**
 * Runs a command on the installation's data: alone where the folder is free, else as a guest of the process that
 * holds it, unless `exclusive`. `reacts` waits until everything the command set off is done.
 */
export async function withContext<T>(
  work: (context: Context) => Promise<T>,
  options: { reacts?: boolean; exclusive?: boolean } = {},
): Promise<T> {
  const env = readEnv();
  const database = await openDatabase(env, { exclusive: options.exclusive ?? false });
  try {
    if (!database.guest) await migrate(database.db);
    const context = openContext(env, database.db);
    try {
      if (!database.guest) await applySeeds(context, seeds);
      return options.reacts ? await reacting(context, database.guest, work) : await work(context);
    } finally {
      await context.close();
    }
  } finally {
    await database.close();
  }
}

async function reacting<T>(
  context: Context,
  guest: boolean,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const jobs = guest ? null : await startJobs(context, reactions);
  try {
    const answer = await work(context);
    await drainReactions(context);
    return answer;
  } finally {
    await jobs?.stop();
  }
}
