import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Connection, openPool } from './database.ts';
import type { EmbeddedStart } from './embedded.worker.ts';

export interface EmbeddedDatabase extends Connection {
  readonly socketFolder: string;
  /** Writes the whole database to one file that `startEmbedded` can load. */
  dump(path: string): Promise<void>;
}

const SOCKET = '.s.PGSQL.5432';
const PROTECTED = { user: 'postgres', database: 'postgres' };

/** Connects to a database that another process serves on `socketFolder`. */
export function joinEmbedded(socketFolder: string): Connection {
  return openPool({ ...PROTECTED, host: socketFolder }, 'embedded');
}

/** What the libraries of the server do not name, and Node has. */
const { WebAssembly: engine } = globalThis as unknown as {
  readonly WebAssembly: { compile(bytes: Uint8Array): Promise<object> };
};
let program: Promise<object> | null = null;

/** PostgreSQL itself, compiled once for every thread of this process: what V8 has made fast for one database is so for the next. */
function compiledProgram(): Promise<object> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  program ??= readFile(join(dirname(entry), 'pglite.wasm')).then((bytes) => engine.compile(bytes));
  return program;
}

/**
 * Starts PostgreSQL inside a worker thread and serves it on a Unix socket in a fresh folder of mode 0700
 * (a socket path may not exceed 107 bytes). `folder` null keeps everything in memory.
 */
export async function startEmbedded(
  folder: string | null,
  dump: string | null = null,
): Promise<EmbeddedDatabase> {
  const socketFolder = mkdtempSync(join(tmpdir(), 'pactua-'));
  const socketPath = join(socketFolder, SOCKET);
  const start: EmbeddedStart = { folder, dump, socketPath, program: await compiledProgram() };
  const worker = new Worker(new URL('./embedded.worker.ts', import.meta.url), { workerData: start });
  const reply = async (): Promise<void> => {
    const failed = once(worker, 'error').then(([error]) => Promise.reject(error));
    failed.catch(() => undefined);
    await Promise.race([once(worker, 'message'), failed]);
  };
  try {
    await reply();
  } catch (error) {
    rmSync(socketFolder, { recursive: true, force: true });
    throw error;
  }
  const connection = joinEmbedded(socketFolder);
  return {
    ...connection,
    socketFolder,
    async dump(path) {
      worker.postMessage({ kind: 'dump', path });
      await reply();
    },
    async close() {
      await connection.close();
      worker.postMessage({ kind: 'stop' });
      await once(worker, 'exit');
      rmSync(socketFolder, { recursive: true, force: true });
    },
  };
}
