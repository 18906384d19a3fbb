import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { AppError } from '../../kernel/app-error.ts';

export interface LockHolder {
  readonly pid: number;
  /** Folder of the Unix socket on which the holder serves the database. */
  readonly socketFolder: string | null;
  /** Address of the holder's web server, once it listens. */
  readonly url: string | null;
}

export interface FolderLock {
  update(holder: Partial<Omit<LockHolder, 'pid'>>): void;
  release(): void;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Who holds the folder, or null. A lock whose process is dead counts as nobody's. */
function lockHolder(file: string): LockHolder | null {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as LockHolder;
    return isAlive(holder.pid) ? holder : null;
  } catch {
    return null;
  }
}

/**
 * Takes the folder for this process, or says who has it. The file is created exclusively; it is taken over only when its
 * process is dead, never by age: PGlite has no lock of its own and two writers corrupt it (electric-sql/pglite#1106).
 */
export function takeLock(file: string): FolderLock | LockHolder {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      const held: LockHolder = { pid: process.pid, socketFolder: null, url: null };
      writeFileSync(handle, JSON.stringify(held));
      closeSync(handle);
      return ownLock(file, held);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = lockHolder(file);
    if (holder) return holder;
    rmSync(file, { force: true });
  }
  throw new AppError(
    'unavailable',
    'A pasta de dados está sendo disputada por outro processo. Tente de novo.',
  );
}

function ownLock(file: string, initial: LockHolder): FolderLock {
  let held = initial;
  return {
    update(change) {
      held = { ...held, ...change };
      writeFileSync(file, JSON.stringify(held), { mode: 0o600 });
    },
    release() {
      if (lockHolder(file)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}
