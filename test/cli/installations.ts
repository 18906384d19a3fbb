import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where each worker keeps the data folder that its command lines start from. */
    installations: string;
  }
}

export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-installations-'));
  project.provide('installations', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
