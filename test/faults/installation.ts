import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startEmbedded } from '../../src/platform/db/embedded.ts';
import type { Seen } from './child.ts';
import type { OperationName } from './operations.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** What a start found, after its sweep, and after its jobs. */
export interface Start {
  readonly found: Seen;
  readonly swept: Seen;
  readonly ended: Seen;
}

/** How a program came to its end: before a step, or by itself (`signal` null), with what it saw at its start. */
export interface End {
  readonly step: string;
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

/** What Node compiled once serves every program of these tests: a killed one leaves nothing for the next. */
const COMPILED = join(tmpdir(), 'pactua-kill-compiled');

/** A data folder, and a program that starts on it as the server does and is killed while it works. */
export async function openInstallation(template: string | null) {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-kill-'));
  const data = join(folder, 'data');
  const trace = join(folder, 'trace');
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
  const run = ({ operation, at, only }: Asked) =>
    new Promise<End>((done, fail) => {
      rmSync(trace, { force: true });
      const child = spawn(process.execPath, ['--import', './test/faults/steps.ts', 'test/faults/child.ts'], {
        cwd: ROOT,
        env: {
          ...process.env,
          NODE_COMPILE_CACHE: COMPILED,
          DATABASE_URL: undefined,
          PACTUA_DATA: data,
          PACTUA_LOG: 'silent',
          PACTUA_SECRET: 'segredo-somente-para-testes-0123456789',
          PACTUA_FAULT_TRACE_FILE: trace,
          PACTUA_FAULT_AT: at === null ? undefined : String(at),
          PACTUA_FAULT_ONLY: only,
          PACTUA_FAULT_FILE: file,
          PACTUA_FAULT_OPERATION: operation,
        },
      });
      let [out, error] = ['', ''];
      child.stdout.on('data', (chunk) => {
        out += chunk;
      });
      child.stderr.on('data', (chunk) => {
        error += chunk;
      });
      child.on('close', (code, signal) => {
        const steps = existsSync(trace) ? readFileSync(trace, 'utf8').trimEnd().split('\n') : [];
        if (out === '' || (signal === null && code !== 0)) fail(new Error(`${code} ${signal} ${error}`));
        else done({ step: steps.at(-1) ?? '', signal, start: JSON.parse(out) });
      });
    });
  return { nextFile, run, close: () => rmSync(folder, { recursive: true, force: true }) };
}
