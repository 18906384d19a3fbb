import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMISSIONS, RECORDS } from '../../../test/admissions.ts';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { GENERATED_NOTICE } from '../../datasus/index.ts';
import { importFiles, listCurrentVersions, toldName } from './index.ts';

const NAMES = ADMISSIONS.map(({ name }) => name);

describe.skipIf(!hasDatabase)('the columns that an extract must have', () => {
  let fresh: FreshContext;
  const folder = mkdtempSync(join(tmpdir(), 'pactua-extract-columns-'));
  beforeAll(async () => {
    fresh = await freshContext();
  });
  afterAll(async () => {
    await fresh.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Imports the admissions without a column. */
  const sendWithout = async (column: string) => {
    const at = NAMES.indexOf(column);
    const path = join(folder, `sem-${column}.csv`);
    const lines = [NAMES, ...RECORDS].map((cells) => cells.toSpliced(at, 1).join(';'));
    writeFileSync(path, lines.join('\n'));
    return (await importFiles(fresh.context, [path], { extract: { system: 'SIH-RD' }, confirmed: true }))[0]!;
  };

  test.each(['VAL_TOT', 'N_AIH', 'DIAG_PRINC', 'CNES', 'IDENT'])(
    'without %s, which only what is calculated reads, it is accepted and says that it lacks',
    async (column) => {
      const result = await sendWithout(column);
      expect(result).toMatchObject({ system: 'SIH-RD', uf: 'AC', competencia: '2024-01', rows: 3 });
      expect(['imported', 'replaced']).toContain(result.status);
      expect(result.reason).toMatch(/É um extrato: traz \d+ das \d+ colunas/);
      const [stands] = await listCurrentVersions(fresh.context, { system: 'SIH-RD', uf: 'AC' });
      expect([...stands!.storedColumns, ...stands!.hashedColumns]).not.toContain(column);
    },
  );

  test('of rows that were made up says so, whatever its name', async () => {
    const path = join(folder, 'gerado.csv');
    const lines = [[...NAMES, 'AUD_JUST'], ...RECORDS.map((cells) => [...cells, GENERATED_NOTICE])];
    writeFileSync(path, lines.map((cells) => cells.join(';')).join('\n'));
    const [sent] = await importFiles(fresh.context, [path], {
      extract: { system: 'SIH-RD' },
      confirmed: true,
    });
    expect(sent?.reason).toContain(GENERATED_NOTICE);
    const [stands] = await listCurrentVersions(fresh.context, { system: 'SIH-RD', uf: 'AC' });
    expect(toldName(stands!)).toBe(`gerado.csv (${GENERATED_NOTICE})`);
  });

  test.each(['UF_ZI', 'ANO_CMPT', 'MES_CMPT'])(
    'without %s, which tells what it is, it is refused by its name',
    async (column) => {
      expect(await sendWithout(column)).toMatchObject({
        status: 'refused',
        reason: expect.stringMatching(new RegExp(`Faltam no cabeçalho do CSV as colunas ${column},`)),
      });
    },
  );
});
