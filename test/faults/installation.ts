import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../src/platform/db/embedded.ts';
import type { Seen } from './child.ts';
import { runKilled } from './killed-program.ts';
import type { OperationName } from './operations.ts';

/** What a start found, after its sweep, and after its jobs. */
export interface Start {
  readonly found: Seen;
  readonly swept: Seen;
  readonly ended: Seen;
}

/** How a program came to its end: before a step, or by itself (`signal` null), with what it saw at its start. */
export interface End {
  readonly step: string;
  readonly steps: readonly string[];
  readonly signal: string | null;
  readonly start: Start;
}

/** A file of one month in other bytes at each call. */
export interface SentFile {
  readonly name: string;
  readonly bytes: (issue: number) => Uint8Array;
}

interface Asked {
  readonly operation: OperationName;
  /** Before which step it is killed, from 1; null for none. */
  readonly at: number | null;
  /** A pattern: what counts as a step; all of them where it is not told. */
  readonly only?: string;
}

/** A data folder, and a program that starts on it as the server does and is killed while it works. */
export async function openInstallation(template: string | null) {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-kill-'));
  const data = join(folder, 'data');
  let file = '';
  let issues = 0;
  mkdirSync(join(data, 'demonstration'), { recursive: true });
  const database = await startEmbedded(join(data, 'demonstration', 'postgres'), template);
  await database.close();

  /** Writes another file of the same month: newer at each call. @returns its hash */
  const nextFile = (sent: SentFile): string => {
    const bytes = sent.bytes(++issues);
    file = join(folder, sent.name);
    writeFileSync(file, bytes);
    return createHash('sha256').update(bytes).digest('hex');
  };
  const run = async ({ operation, at, only }: Asked): Promise<End> => {
    const { out, ...end } = await runKilled({
      script: 'child.ts',
      dataFolder: data,
      operation,
      at,
      env: { PACTUA_FAULT_FILE: file },
      ...(only !== undefined && { only }),
    });
    return { ...end, start: JSON.parse(out) };
  };
  return { nextFile, run, close: () => rmSync(folder, { recursive: true, force: true }) };
}
