import { setTimeout as wait } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import { PgBoss } from 'pg-boss';
import { AppError } from '../kernel/app-error.ts';
import type { Context } from './context.ts';
import {
  countPending,
  findUnfinished,
  listUndispatched,
  type Message,
  markDispatched,
  markDone,
  markFailed,
  takeBackUnfinished,
} from './outbox.ts';

/** One handler per topic; it is retried and must be safe to run twice. */
export type Reactions = Readonly<
  Record<string, (context: Context, payload: Record<string, unknown>) => Promise<void>>
>;

export interface JobRunner {
  stop(): Promise<void>;
}

const QUEUE = 'reactions';
const MAX_ATTEMPTS = 4;
const POLL_MS = 500;
const BATCH = 50;
const STALLED_MS = 60_000;

/**
 * Hands committed outbox rows to the queue with the row's id as job id, and runs them. The queue is never called inside
 * a transaction: on the embedded database that would wait for itself.
 */
export async function startJobs(context: Context, reactions: Reactions): Promise<JobRunner> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => runRaw(context, text, values) },
    schema: 'pgboss',
    migrate: false,
    createSchema: false,
    supervise: true,
    schedule: false,
  });
  boss.on('error', (error) => context.log.error({ err: error.message }, 'job queue'));
  await boss.start();
  await boss.createQueue(QUEUE, { retryLimit: MAX_ATTEMPTS - 1, retryDelay: 1, retryBackoff: true });
  // Jobs that a stopped process left running would be held until they expire: they are ours to run now.
  for (const id of await takeBackUnfinished(context, MAX_ATTEMPTS)) await boss.deleteJob(QUEUE, id);
  await boss.work<{ id: string }>(QUEUE, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => {
    if (job) await runMessage(context, reactions, job.data.id);
  });
  const dispatcher = dispatchForever(context, boss);
  return {
    async stop() {
      await dispatcher.stop();
      await boss.stop({ graceful: true, timeout: 5000 });
    },
  };
}

/**
 * Resolves when every message written so far is done or given up, whoever runs them.
 * @throws AppError `unavailable` when nothing moved for a minute: no process is running the reactions.
 */
export async function drainReactions(context: Context): Promise<void> {
  let pending = await countPending(context, MAX_ATTEMPTS);
  let lastMove = performance.now();
  while (pending > 0) {
    await wait(POLL_MS / 5);
    const now = await countPending(context, MAX_ATTEMPTS);
    if (now !== pending) lastMove = performance.now();
    if (performance.now() - lastMove > STALLED_MS) {
      throw new AppError(
        'unavailable',
        'Os recálculos pedidos não andaram em um minuto. Verifique se o servidor está de pé.',
      );
    }
    pending = now;
  }
}

async function runRaw(context: Context, text: string, values: unknown[] = []): Promise<{ rows: never[] }> {
  const { rows } = await context.db.executeQuery(CompiledQuery.raw(text, values));
  return { rows: (rows ?? []) as never[] };
}

function dispatchForever(context: Context, boss: PgBoss): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      try {
        for (const message of await listUndispatched(context, BATCH)) await dispatch(context, boss, message);
      } catch (error) {
        if (!stopping.signal.aborted) context.log.error({ err: String(error) }, 'outbox dispatcher');
      }
      await wait(POLL_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

async function dispatch(context: Context, boss: PgBoss, message: Message): Promise<void> {
  await boss.send(QUEUE, { id: message.id }, { id: message.id });
  await markDispatched(context, message.id);
}

async function runMessage(context: Context, reactions: Reactions, id: string): Promise<void> {
  const message = await findUnfinished(context, id);
  if (!message) return;
  try {
    const reaction = reactions[message.topic];
    if (!reaction) throw new Error(`no reaction for topic ${message.topic}`);
    await reaction(context, message.payload);
    await markDone(context, id);
  } catch (error) {
    context.log.error({ topic: message.topic, id, err: String(error) }, 'reaction failed');
    await markFailed(context, id, String(error));
    throw error;
  }
}
