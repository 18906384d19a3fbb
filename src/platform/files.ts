import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../kernel/app-error.ts';

interface StoredFile {
  readonly sha256: string;
  readonly bytes: number;
}

/** Files by the hash of their content: written once, never changed. */
export interface FileStore {
  /** Streams to disk while hashing. @throws AppError `too-large` past `maxBytes`; nothing is kept then. */
  save(source: AsyncIterable<Uint8Array>, maxBytes?: number): Promise<StoredFile>;
  path(sha256: string): string;
  read(sha256: string): AsyncIterable<Uint8Array>;
  has(sha256: string): Promise<boolean>;
  list(): Promise<string[]>;
}

/** Content-addressed files under `folder`; a file appears by rename after its bytes are on disk. */
export function openFileStore(folder: string): FileStore {
  const path = (hash: string) => join(folder, hash.slice(0, 2), hash);
  return {
    path,
    save: (source, maxBytes = Number.POSITIVE_INFINITY) => save(folder, path, source, maxBytes),
    read: (hash) => createReadStream(path(hash), { highWaterMark: 1 << 16 }),
    has: (hash) =>
      stat(path(hash)).then(
        () => true,
        () => false,
      ),
    async list() {
      const entries = await readdir(folder, { recursive: true }).catch(() => []);
      return entries
        .map((entry) => entry.split('/').at(-1) as string)
        .filter((name) => /^[0-9a-f]{64}$/.test(name))
        .sort();
    },
  };
}

async function save(
  folder: string,
  path: (hash: string) => string,
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<StoredFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = join(folder, `upload-${process.pid}-${process.hrtime.bigint()}`);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      for await (const chunk of source) {
        bytes += chunk.length;
        if (bytes > maxBytes) throw tooLarge(maxBytes);
        hash.update(chunk);
        await handle.write(chunk);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    const sha256 = hash.digest('hex');
    await mkdir(dirname(path(sha256)), { recursive: true, mode: 0o700 });
    await rename(temporary, path(sha256));
    return { sha256, bytes };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function tooLarge(maxBytes: number): AppError {
  const mebibytes = Math.floor(maxBytes / 1_048_576);
  return new AppError('too-large', `O arquivo passa do limite de ${mebibytes} MiB. Envie arquivos menores.`);
}
