import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../kernel/app-error.ts';
import type { Env } from '../env.ts';
import { type Connection, openPool } from './database.ts';
import { joinEmbedded, startEmbedded } from './embedded.ts';
import { type FolderLock, type LockHolder, takeLock } from './folder-lock.ts';

export interface OpenDatabase extends Connection {
  /** True where another running process owns the folder and this one is a guest on its socket. */
  readonly guest: boolean;
  /** Tells other commands where the web server of this process answers. */
  announce(url: string): void;
}

/** The demonstration and production never share a database. */
function lockFile(env: Env): string {
  return join(env.dataFolder, `${env.mode}.lock`);
}

/**
 * Opens the configured database: `DATABASE_URL`, else the embedded one under the data folder. Where a running process
 * already serves the folder, this one connects to its socket (`guest`), unless `exclusive` is asked.
 */
export async function openDatabase(env: Env, options: { exclusive?: boolean } = {}): Promise<OpenDatabase> {
  mkdirSync(env.dataFolder, { recursive: true, mode: 0o700 });
  const taken = takeLock(lockFile(env));
  if ('pid' in taken) {
    if (options.exclusive || (env.databaseUrl === null && taken.socketFolder === null)) throw inUse(taken);
    const connection =
      env.databaseUrl === null ? joinEmbedded(taken.socketFolder as string) : openServer(env);
    return { ...connection, guest: true, announce: () => undefined };
  }
  try {
    return await openOwned(env, taken);
  } catch (error) {
    taken.release();
    throw error;
  }
}

async function openOwned(env: Env, lock: FolderLock): Promise<OpenDatabase> {
  if (env.databaseUrl !== null) return owned(openServer(env), lock);
  mkdirSync(join(env.dataFolder, env.mode), { recursive: true, mode: 0o700 });
  const embedded = await startEmbedded(join(env.dataFolder, env.mode, 'postgres'));
  lock.update({ socketFolder: embedded.socketFolder });
  return owned(embedded, lock);
}

function owned(connection: Connection, lock: FolderLock): OpenDatabase {
  return {
    ...connection,
    guest: false,
    announce: (url) => lock.update({ url }),
    async close() {
      await connection.close();
      lock.release();
    },
  };
}

function openServer(env: Env): Connection {
  return openPool({ connectionString: env.databaseUrl as string }, 'postgres');
}

function inUse(holder: LockHolder): AppError {
  const where = holder.url === null ? '' : ` e atende em ${holder.url}`;
  return new AppError(
    'unavailable',
    `A pasta de dados já está em uso pelo processo ${holder.pid}${where}. Encerre-o ou use outra pasta em PACTUA_DATA.`,
    { details: { pid: holder.pid, url: holder.url } },
  );
}
