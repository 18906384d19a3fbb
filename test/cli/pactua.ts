import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

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

/** The command line as a person calls it: a process of its own, on a data folder of its own. */
export function openCommandLine(): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-cli-'));
  const env = {
    ...process.env,
    PACTUA_DATA: join(folder, 'data'),
    PACTUA_LOG: 'silent',
    DATABASE_URL: undefined,
  };
  return {
    folder,
    run: (...words) =>
      new Promise((done) => {
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
      }),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
