import { createHash } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { stagingFolder } from './folders.ts';

/** A file received whole, hashed on its way, waiting to be read. */
export interface StagedFile {
  readonly id: string;
  readonly fileName: string;
  readonly stagedFile: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes a stream to the staging folder. It is not kept in the file store: files of the ministry carry columns that
 * may not be stored, so the bytes go once their allowed columns are in the warehouse.
 */
export async function stageFile(
  context: Context,
  fileName: string,
  source: AsyncIterable<Uint8Array>,
): Promise<StagedFile> {
  const id = newId(context.clock.now());
  const folder = stagingFolder(context);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, id);
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of source) {
      hash.update(chunk);
      bytes += chunk.length;
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return { id, fileName: plainFileName(fileName), stagedFile: id, bytes, sha256: hash.digest('hex') };
}

/** The name without folders or control characters: it is shown and compared, never opened. */
function plainFileName(fileName: string): string {
  const name = fileName.replace(/^.*[\\/]/, '').replace(/\p{Cc}/gu, '');
  return name.slice(0, 200) || 'arquivo';
}

export async function dropStaged(context: Context, stagedFile: string): Promise<void> {
  await rm(join(stagingFolder(context), stagedFile), { force: true });
}
