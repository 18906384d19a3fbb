import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { sep } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import pg from 'pg';

/*
 * Loaded before a program (`node --import`), in each of its threads: counts every step that leaves a trace outside
 * (a file made, half written, whole, synced, renamed, removed, or changed in any other way; a statement sent, a commit not yet answered) and ends
 * the process with SIGKILL before the step that is asked for. The program itself knows nothing of it.
 *
 * PACTUA_FAULT_TRACE: a file; steps count from when it is set, and it keeps a line for each of them.
 * PACTUA_FAULT_AT: before which step, from 1; no step, no end.
 * PACTUA_FAULT_ONLY: a pattern; what it does not match is no step.
 */

const { appendFileSync, readFileSync } = fs;

function step(name: string): void {
  const trace = process.env.PACTUA_FAULT_TRACE;
  if (trace === undefined || !new RegExp(process.env.PACTUA_FAULT_ONLY ?? '').test(name)) return;
  appendFileSync(trace, `${name}\n`);
  const count = readFileSync(trace, 'utf8').split('\n').length - 1;
  if (count === Number(process.env.PACTUA_FAULT_AT)) process.kill(process.pid, 'SIGKILL');
}

/** The last two parts of a path, without what is another in each run. */
function placeOf(path: unknown): string {
  const parts = String(path).split(sep).slice(-2).join('/');
  return parts.replace(/[0-9a-f]{64}/g, '<hash>').replace(/[0-9a-f-]{36}[^/]*?(\.rows)?$/, '<id>$1');
}

type Call = (...given: never[]) => unknown;

/** Puts a step before each call of a function that `what` has a name for. */
function before<T extends object>(
  owner: T,
  name: keyof T & string,
  what: (...given: unknown[]) => string | null,
): void {
  const original = owner[name] as Call;
  const stepped = function (this: unknown, ...given: unknown[]): unknown {
    const said = what(...given);
    if (said !== null) step(said);
    return original.apply(this, given as never[]);
  };
  Object.assign(owner, { [name]: stepped });
}

function writesOf(handle: object): void {
  const proto = Object.getPrototypeOf(handle) as fs.promises.FileHandle;
  const { writeFile, write } = proto;
  // Half of the bytes reach the file before the step, the other half after it.
  Object.assign(proto, {
    async writeFile(this: fs.promises.FileHandle, bytes: Uint8Array) {
      const { bytesWritten } = await write.call(this, bytes.subarray(0, bytes.length >> 1) as never);
      step('staged file half written');
      await writeFile.call(this, bytes.subarray(bytesWritten));
    },
  });
  before(proto, 'sync', () => 'sync of a file');
}

const probe = await fs.promises.open(import.meta.filename, 'r');
writesOf(probe);
await probe.close();
const madeFile = (path: unknown, flags: unknown) =>
  typeof flags === 'string' && /[wa+]/.test(flags) ? `make ${placeOf(path)}` : null;
before(fs.promises, 'open', madeFile);
before(fs.promises, 'rename', (from, to) => `rename ${placeOf(from)} to ${placeOf(to)}`);
before(fs.promises, 'rm', (path) => `remove ${placeOf(path)}`);
before(fs, 'openSync', madeFile);
// What no import does today: one that begins to has a step that some test must name.
const changed = (name: string) => (path: unknown) =>
  path === process.env.PACTUA_FAULT_TRACE || typeof path !== 'string' ? null : `${name} ${placeOf(path)}`;
for (const name of [
  'appendFile',
  'copyFile',
  'cp',
  'link',
  'mkdir',
  'rmdir',
  'symlink',
  'truncate',
  'unlink',
  'writeFile',
] as const)
  before(fs.promises, name, changed(name));
for (const name of ['copyFileSync', 'cpSync', 'createWriteStream', 'rmSync', 'writeFileSync'] as const)
  before(fs, name, changed(name));
const { writeSync } = fs;
Object.assign(fs, {
  writeSync(file: number, bytes: Uint8Array, at = 0, ...more: never[]) {
    if (process.env.PACTUA_FAULT_TRACE === undefined) return writeSync(file, bytes, at, ...more);
    if (at > 0) return writeSync(file, bytes, at);
    const written = writeSync(file, bytes, at, bytes.length >> 1);
    step('rows part written');
    return written;
  },
});
syncBuiltinESMExports();

if (isMainThread) {
  const { query } = pg.Client.prototype;
  Object.assign(pg.Client.prototype, {
    query(this: pg.Client, text: unknown, ...rest: unknown[]) {
      const words = String((text as { text?: string }).text ?? text).replace(/\s+/g, ' ');
      if (!words.startsWith('select')) step(`statement ${words.slice(0, 40)}`);
      const answer = (query as Call).call(this, ...([text, ...rest] as never[]));
      if (words === 'commit') setImmediate(() => step('commit sent, not answered'));
      return answer;
    },
  });
}
