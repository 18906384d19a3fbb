import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { sha256 } from '../../src/platform/ids.ts';
import { openCommandLine } from './pactua.ts';

const pactua = openCommandLine();
const directory = mkdtempSync(join(tmpdir(), 'pactua-plan-export-'));
afterAll(() => {
  pactua.close();
  rmSync(directory, { recursive: true });
});

it('writes every table in one file, one alone, and never over a file', { timeout: 120_000 }, async () => {
  const zip = join(directory, 'plano.zip');
  const { sha256: hash, bytes } = (await pactua.run('plan', 'export', zip, '--json')).json<{
    sha256: string;
    bytes: number;
  }>();
  const content = readFileSync(zip);
  expect([sha256(content), content.length]).toEqual([hash, bytes]);
  const files = unzipSync(content);
  const csv = join(directory, 'metas.csv');
  expect((await pactua.run('plan', 'export', csv, '--table', 'metas')).exit).toBe(0);
  expect(readFileSync(csv).equals(Buffer.from(files['metas.csv'] as Uint8Array))).toBe(true);
  const again = await pactua.run('plan', 'export', csv, '--table', 'metas');
  expect([again.exit, again.error.includes('já existe')]).toEqual([1, true]);
});

it.each([
  [['plano.odt'], /termine-o em \.zip/],
  [['plano.pdf', '--table', 'metas'], /termine em \.csv/],
])('says what is wrong with %j', async (words, message) => {
  const answer = await pactua.run('plan', 'export', ...words);
  expect([answer.exit, message.test(answer.error)]).toEqual([2, true]);
});
