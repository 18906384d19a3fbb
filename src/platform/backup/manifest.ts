import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';

const Item = z.object({ path: z.string(), sha256: z.string(), bytes: z.number() });

/** What a backup holds, each piece with its hash; written last, so a backup without it is incomplete. */
export const Manifest = z.object({
  format: z.literal(1),
  createdAt: z.string(),
  mode: z.enum(['demonstration', 'production']),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  tables: z.array(z.object({ name: z.string(), rows: z.number(), sha256: z.string() })),
  files: z.array(Item),
});
export type Manifest = z.infer<typeof Manifest>;
export type ManifestItem = z.infer<typeof Item>;

/** The folders and files of an installation that are not rows: everything but the database's own. */
export const KEPT_FOLDERS = ['files', 'warehouse', 'secret'] as const;

export async function hashFile(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** Every file under `folder`, by relative path in order; none where the folder does not exist. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
