import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { OTHER_PLAN } from '../../../../test/other-plan.ts';
import { readPlanFile, transcribeFile } from './understand.ts';

const folder = mkdtempSync(join(tmpdir(), 'pactua-plan-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('says of a folder, and of what is not there, what to give instead', async () => {
  await expect(readPlanFile(folder)).rejects.toThrow(
    `${basename(folder)} é uma pasta: indique o arquivo do plano que está nela.`,
  );
  await expect(readPlanFile(join(folder, 'plano.txt'))).rejects.toThrow(
    'O arquivo plano.txt não existe: confira o caminho.',
  );
});

it('tells in a dry run the sections that a document has not', async () => {
  const path = join(folder, 'parcial.txt');
  writeFileSync(path, OTHER_PLAN.replace(/5\.2\. METAS.*\n.*\n/, ''));
  const { targets, doubts } = await transcribeFile(path, 'MT');
  expect(targets).toEqual([]);
  expect(
    doubts.filter(({ raw }) => raw === '').map(({ line, field, reason }) => [line, field, reason]),
  ).toEqual([
    [null, 'targets', expect.stringMatching(/^O documento não traz a seção das metas:/)],
    [
      null,
      'strategicActions',
      expect.stringMatching(/^O documento não traz a seção das ações estratégicas:/),
    ],
  ]);
});
