import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/platform/db/embedded.ts';
import { buildTemplate } from './template.ts';

/** One migrated and seeded database, dumped to a file that each suite loads into memory. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-template-'));
  const file = join(folder, 'template.tar');
  const database = await startEmbedded(null);
  await buildTemplate(database.db);
  await database.dump(file);
  await database.close();
  project.provide('template', file);
  return () => rmSync(folder, { recursive: true, force: true });
}
