import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

interface Answer {
  readonly exit: number;
  readonly out: string;
  readonly error: string;
  /** Standard output as one JSON document; throws where it is anything else. */
  json<T>(): T;
}

export interface CommandLine {
  readonly folder: string;
  run(...words: string[]): Promise<Answer>;
  close(): void;
}

function call(data: string, words: readonly string[]): Promise<Answer> {
  const env = { ...process.env, PACTUA_DATA: data, PACTUA_LOG: 'silent', DATABASE_URL: undefined };
  return new Promise((done) => {
    const child = spawn(process.execPath, ['src/app/cli.ts', ...words], {
      cwd: root,
      env: env as NodeJS.ProcessEnv,
    });
    let [out, error] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      error += chunk;
    });
    child.on('close', (code) => done({ exit: code ?? -1, out, error, json: () => JSON.parse(out) }));
  });
}

let firstRun: Promise<string> | null = null;

/** What the first command on an empty folder leaves: each worker lets one make it, the other folders are its copies. */
function installation(): Promise<string> {
  firstRun ??= (async () => {
    const data = mkdtempSync(join(inject('installations'), 'data-'));
    const { exit, error } = await call(data, ['plan', 'show', '--json']);
    if (exit !== 0) throw new Error(`the first command on an empty folder fails: ${error}`);
    return data;
  })();
  return firstRun;
}

/** The command line as a person calls it: a process of its own, on a data folder of its own. */
export function openCommandLine(): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-cli-'));
  const data = join(folder, 'data');
  const prepare = async () => {
    if (!existsSync(data)) cpSync(await installation(), data, { recursive: true });
  };
  return {
    folder,
    run: async (...words) => {
      await prepare();
      return call(data, words);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
