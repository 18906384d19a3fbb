import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A demonstration of its own, whose clock stands where the journey puts it. */
export interface MovedServer {
  readonly url: string;
  /** Puts the clock on a day at 10:00 in Cuiabá, and lets the cycle and its meetings do what that day brings. */
  goTo(day: string): Promise<void>;
  stop(): Promise<void>;
}

const instantOf = (day: string): string => `${day}T14:00:00Z`;

/** Starts the real server on a fresh database, on a day (`YYYY-MM-DD`). */
export async function startOn(day: string): Promise<MovedServer> {
  const data = mkdtempSync(join(tmpdir(), 'pactua-moved-'));
  const child = fork(join(import.meta.dirname, 'moved-server.ts'), [], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      PACTUA_DATA: data,
      PACTUA_ENV: 'demonstration',
      PACTUA_E2E_INSTANT: instantOf(day),
    },
  });
  const told = () =>
    new Promise<Record<string, string>>((resolve, reject) => {
      child.once('message', (message) => resolve(message as Record<string, string>));
      child.once('exit', (code) => reject(new Error(`the moved server ended with ${code}`)));
    });
  const { url } = await told();
  return {
    url: url as string,
    async goTo(next) {
      const moved = told();
      child.send({ goTo: instantOf(next) });
      await moved;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}
