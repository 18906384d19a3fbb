import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Context } from './context.ts';

/** Work that comes round by itself. It may be cut short or run twice, and must be safe so. */
export interface Task {
  readonly name: string;
  readonly everyMinutes: number;
  readonly run: (context: Context) => Promise<unknown>;
}

const LOOK_MS = 15_000;

/** Runs the tasks whose time has come; of several processes one takes each turn. @returns the names of those that ran. */
export async function runDue(context: Context, tasks: readonly Task[]): Promise<string[]> {
  const ran: string[] = [];
  for (const task of tasks) {
    if (!(await takeTurn(context, task))) continue;
    ran.push(task.name);
    try {
      await task.run(context);
    } catch (error) {
      context.log.error({ task: task.name, err: String(error) }, 'scheduled task failed');
    }
  }
  return ran;
}

async function takeTurn(context: Context, task: Task): Promise<boolean> {
  const now = context.clock.now();
  const before = new Date(now.getTime() - task.everyMinutes * 60_000);
  const result = await sql`insert into scheduled_runs (name, at) values (${task.name}, ${now.toISOString()})
    on conflict (name) do update set at = excluded.at where scheduled_runs.at <= ${before.toISOString()}`.execute(
    context.db,
  );
  return Number(result.numAffectedRows ?? 0) === 1;
}

/** Looks at the tasks until it is stopped. */
export function startSchedule(context: Context, tasks: readonly Task[]): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await runDue(context, tasks).catch((error: unknown) => {
        if (!stopping.signal.aborted) context.log.error({ err: String(error) }, 'schedule');
      });
      await wait(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}
