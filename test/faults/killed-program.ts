import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
/** What Node compiled once serves every program of these tests: a killed one leaves nothing for the next. */
const COMPILED = join(tmpdir(), 'pactua-kill-compiled');

export interface KilledProgram {
  /** A program of this folder, started under `steps.ts`. */
  readonly script: string;
  readonly dataFolder: string;
  readonly databaseUrl?: string;
  readonly operation: string;
  /** Before which step it is killed, from 1; null for none. */
  readonly at: number | null;
  /** A pattern: what counts as a step; all of them where it is not told. */
  readonly only?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** How a program came to its end: before a step, or by itself (`signal` null), with what it said until then. */
export interface KilledEnd {
  readonly step: string;
  /** All that it came to, in order. */
  readonly steps: readonly string[];
  readonly signal: string | null;
  readonly out: string;
}

/** Runs a program to its end or to its kill. */
export function runKilled(program: KilledProgram): Promise<KilledEnd> {
  const trace = join(program.dataFolder, 'kill-trace');
  rmSync(trace, { force: true });
  const child = spawn(
    process.execPath,
    ['--import', './test/faults/steps.ts', `test/faults/${program.script}`],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: COMPILED,
        DATABASE_URL: program.databaseUrl,
        PACTUA_DATA: program.dataFolder,
        PACTUA_LOG: 'silent',
        PACTUA_SECRET: 'segredo-somente-para-testes-0123456789',
        PACTUA_FAULT_TRACE_FILE: trace,
        PACTUA_FAULT_AT: program.at === null ? undefined : String(program.at),
        PACTUA_FAULT_ONLY: program.only,
        PACTUA_FAULT_OPERATION: program.operation,
        ...program.env,
      },
    },
  );
  return new Promise((done, fail) => {
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
      else done({ step: steps.at(-1) ?? '', steps, signal, out });
    });
  });
}
