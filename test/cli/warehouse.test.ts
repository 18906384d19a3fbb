import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good } from '../admissions.ts';
import { openCommandLine } from './pactua.ts';

/** Each command starts the database anew. */
const A_WHILE = 240_000;

describe('the warehouse on the command line', () => {
  const pactua = openCommandLine();
  afterAll(() => pactua.close());

  beforeAll(async () => {
    const file = join(pactua.folder, 'RDAC2401.dbc');
    writeFileSync(file, good());
    expect((await pactua.run('import', file, '--json')).exit).toBe(0);
  }, A_WHILE);

  it(
    'is verified: exit 0 only when every byte is as it was imported',
    async () => {
      const sound = await pactua.run('warehouse', 'verify');
      expect([sound.exit, sound.out]).toEqual([
        0,
        expect.stringMatching(/^1 versão conferida .*: 1 íntegra\.\nTudo confere\.\n$/),
      ]);
      const [partition = ''] = globSync('data/**/*.parquet', { cwd: pactua.folder });
      const path = join(pactua.folder, partition);
      const bytes = readFileSync(path);
      writeFileSync(path, bytes.fill(0, 10, 11));
      const altered = await pactua.run('warehouse', 'verify', '--json');
      expect(altered.exit).toBe(1);
      expect(altered.json()).toMatchObject({
        ok: false,
        versions: [{ uf: 'AC', state: 'altered' }],
        orphans: [],
      });
      const said = await pactua.run('warehouse', 'verify');
      expect(said.out).toMatch(/arquivo alterado: SIH-RD · AC · 2024-01 \(RDAC2401\.dbc, atual\)/);
    },
    A_WHILE,
  );

  it(
    'is swept of what no version uses',
    async () => {
      const [partition = ''] = globSync('data/**/*.parquet', { cwd: pactua.folder });
      writeFileSync(join(pactua.folder, `${partition.slice(0, -8)}.99.part`), 'PA');
      const swept = await pactua.run('warehouse', 'sweep', '--json');
      expect(swept.json()).toEqual({ requeued: 0, removed: [expect.stringMatching(/\.99\.part$/)] });
    },
    A_WHILE,
  );
});
