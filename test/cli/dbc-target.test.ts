import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { good } from '../admissions.ts';
import { openCommandLine } from './pactua.ts';

const pactua = openCommandLine();
afterAll(() => pactua.close());
const file = join(pactua.folder, 'RDAC2401.dbc');
beforeAll(() => writeFileSync(file, good()));

it('a conversion never takes the place of the file it reads, by any of its names', async () => {
  const link = join(pactua.folder, 'outro.csv');
  symlinkSync(file, link);
  const before = readFileSync(file);
  for (const target of [file, link]) {
    const answer = await pactua.run('dbc', file, '--to', 'csv', '--out', target, '--json');
    expect([answer.exit, answer.json<{ error: { message: string } }>().error.message]).toEqual([
      1,
      `O destino ${target} é o próprio arquivo lido. Escolha outro em --out.`,
    ]);
  }
  expect(readFileSync(file)).toEqual(before);
});

it('nor of a device', async () => {
  const answer = await pactua.run('dbc', file, '--to', 'csv', '--out', '/dev/null', '--json');
  expect([answer.exit, answer.out]).toEqual([1, expect.stringContaining('não é um arquivo comum')]);
  expect(statSync('/dev/null').isFile()).toBe(false);
});
