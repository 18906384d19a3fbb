import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Hands files to whoever reads them from a folder, which is gone afterwards. */
export async function withFiles<T>(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  use: (paths: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pactua-generated-'));
  try {
    const paths = files.map(({ name }) => join(folder, name));
    for (const [at, { bytes }] of files.entries()) await writeFile(paths[at] as string, bytes);
    return await use(paths);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
