import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { good } from '../../../test/admissions.ts';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { importFiles } from '../sources/index.ts';
import { indicatorValue, unservedCards } from './index.ts';

describe.skipIf(!hasDatabase)('a file that a method cannot count', () => {
  let fresh: FreshContext;
  let version: string;
  const folder = mkdtempSync(join(tmpdir(), 'pactua-lacking-'));
  beforeAll(async () => {
    fresh = await freshContext();
    const path = join(folder, 'RDAC2401.dbc');
    writeFileSync(path, good());
    version = (await importFiles(fresh.context, [path]))[0]!.version!;
  });
  afterAll(async () => {
    await fresh.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const reasonOf = async (period: string) => {
    const value = await indicatorValue(fresh.context, { indicator: 'internacoes', territory: '12', period });
    expect(value).toMatchObject({ status: 'unavailable', value: null, numerator: null });
    return value.reason;
  };

  test('names the indicators that it cannot serve, and none that it can', async () => {
    const unserved = await unservedCards(fresh.context, version);
    const admissions = unserved.find(({ indicator }) => indicator === 'internacoes');
    expect(admissions).toMatchObject({ method: null, columns: expect.arrayContaining(['ESPEC']) });
    expect(unserved.every(({ columns }) => columns.length > 0)).toBe(true);
    expect(unserved.some(({ indicator }) => indicator === '714')).toBe(false);
  });

  test('is told to be there, with the columns that it does not have', async () => {
    const lacking =
      /^RDAC2401\.dbc está carregado, mas não traz as colunas .*ESPEC.*, de que este método precisa\.$/;
    expect(await reasonOf('2024-01')).toMatch(lacking);
    expect(await reasonOf('2024')).toMatch(lacking);
    expect(await reasonOf('2024-02')).toBe(
      'Nenhum arquivo de internações (SIH-RD) de AC de fevereiro de 2024 foi carregado. Carregue-o em Indicadores › Cargas.',
    );
  });
});
