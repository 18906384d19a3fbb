import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from './context.ts';

/** What is to be done because a day has come, not because somebody did something: safe to run at any time and twice. */
export type Rounds = Readonly<Record<string, (context: Context) => Promise<void>>>;

/**
 * Runs each round now and then again every `everyMs`, one after another; one that fails is logged and tried in the next turn.
 * @returns what stops them, after the one that is running.
 */
export function startRounds(context: Context, rounds: Rounds, everyMs: number): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      for (const [name, run] of Object.entries(rounds)) {
        if (stopping.signal.aborted) return;
        await run(context).catch((error: unknown) =>
          context.log.error({ round: name, err: String(error) }, 'round failed'),
        );
      }
      await wait(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}
