import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { openTable, writeDbc } from '../../datasus/index.ts';
import { bedStock, importFiles } from './index.ts';

const FIELDS = [
  'CNES/7',
  'CODUFMUN/6',
  'TP_LEITO/2',
  'CODLEITO/2',
  'QT_EXIST/4',
  'QT_CONTR/4',
  'QT_SUS/4',
  'QT_NSUS/4',
  'COMPETEN/6',
].map((each) => {
  const [name = '', width] = each.split('/');
  return { name, width: Number(width), type: name.startsWith('QT_') ? 'N' : 'C' };
});
const row = (cnes: string, place: string, kind: string, type: string, sus: number, not: number) =>
  [cnes, place, kind, type, sus + not, 0, sus, not, '202401'].map(String);

if (hasDatabase)
  describe('beds of the register', () => {
    let fresh: FreshContext;
    let folder: string;
    beforeAll(async () => {
      fresh = await freshContext();
      folder = mkdtempSync(join(tmpdir(), 'pactua-beds-'));
      const path = join(folder, 'LTMT2401.dbc');
      writeFileSync(
        path,
        writeDbc({ fields: FIELDS, updatedOn: '2024-02-15' }, [
          row('2795671', '510642', '3', '75', 8, 2),
          row('2795671', '510642', '2', '33', 20, 0),
          row('2655411', '510340', '3', '75', 30, 10),
        ]),
      );
      await importFiles(fresh.context, [path]);
    });
    afterAll(async () => {
      await fresh.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const ask = (territory: string, more = {}) =>
      bedStock(fresh.context, { territory, month: '2024-01', ...more });

    test('are those of the place and month asked for, by establishment and type', async () => {
      expect(await ask('510642')).toMatchObject({
        status: 'known',
        totals: [
          { kind: { name: 'Clínico' }, existing: 20, sus: 20, notSus: 0 },
          { kind: { name: 'Complementar' }, existing: 10, sus: 8, notSus: 2 },
        ],
        doubts: [],
        version: { fileName: 'LTMT2401.dbc' },
      });
      expect(await ask('51', { establishment: '2655411' })).toMatchObject({
        beds: [
          {
            establishment: '2655411',
            municipality: '510340',
            type: { name: 'UTI adulto II' },
            existing: 40,
            sus: 30,
          },
        ],
      });
      expect(await ask('51015')).toMatchObject({
        beds: [{ type: { code: '33' } }, { type: { code: '75' } }],
      });
    });

    test('of a month that was not imported are missing, and of no other', async () => {
      expect(await ask('51', { month: '2024-02' })).toEqual({
        status: 'missing',
        month: '2024-02',
        reason: 'Nenhum arquivo de leitos do CNES (LTMT) de 2024-02 foi carregado em Cargas.',
      });
      await expect(ask('51', { month: '2024' })).rejects.toThrow('não é uma competência');
      await expect(ask('51', { establishment: '26554' })).rejects.toThrow('sete algarismos');
    });

    describeWithData('of a real file', ['data/dbc/cnes/LTBA2301.dbc'], ([file]) => {
      test('are all there, each once', async () => {
        await importFiles(fresh.context, [file!]);
        const table = await openTable(readFileSync(file!));
        let [existing, sus] = [0, 0];
        for await (const batch of table) {
          for (let at = 0; at < batch.rows; at++) {
            existing += Number(batch.column('QT_EXIST').text(at));
            sus += Number(batch.column('QT_SUS').text(at));
          }
        }
        const answer = await bedStock(fresh.context, { territory: '29', month: '2023-01' });
        if (answer.status === 'missing') throw new Error(answer.reason);
        const sum = (name: 'existing' | 'sus') => answer.beds.reduce((total, each) => total + each[name], 0);
        expect([sum('existing'), sum('sus')]).toEqual([existing, sus]);
        expect(answer.beds.every(({ type, kind }) => !/^(Leito|Tipo) \d/.test(type.name + kind.name))).toBe(
          true,
        );
        expect(answer.doubts.filter((doubt) => doubt.includes('veio como'))).toEqual([]);
      });
    });
  });
