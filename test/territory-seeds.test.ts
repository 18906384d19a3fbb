import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithData } from './shared-data.ts';

const root = resolve(import.meta.dirname, '..');
const seeds = join(root, 'database/seed/territory');
const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort();

describeWithData('the territory seeds', ['data/README.md', 'domain/territory-mt.json'], () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pactua-seeds-'));
    for (const script of ['territory', 'population', 'geometry', 'facilities']) {
      const file = join(root, `scripts/seed/${script}.ts`);
      execFileSync(process.execPath, [file, '--uf', 'MT', '--out', folder], { stdio: 'pipe' });
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are what the scripts make of the public files, byte for byte', () => {
    expect(filesOf(folder)).toEqual(filesOf(seeds));
    for (const name of filesOf(seeds)) {
      expect(readFileSync(join(folder, name)).equals(readFileSync(join(seeds, name))), name).toBe(true);
    }
  });

  it('name their sources with hash and date', () => {
    for (const name of filesOf(seeds)) {
      const { sources } = JSON.parse(readFileSync(join(seeds, name), 'utf8'));
      expect(sources.length, name).toBeGreaterThan(0);
      for (const source of sources) {
        expect(source, name).toMatchObject({
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          date: expect.any(String),
        });
      }
    }
  });
});
