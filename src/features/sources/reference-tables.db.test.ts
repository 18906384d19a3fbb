import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Zippable } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type Imports, openImports } from '../../../test/import-files.ts';
import { smallCid10, smallSigtap } from '../../../test/reference-tables.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { CodeNames, CodeQuery } from './contract.ts';
import { diagnoses, listCurrentVersions, procedures, sourcesRoutes } from './index.ts';

const latin1 = (texts: ReadonlyMap<string, string>, extension = ''): Zippable =>
  Object.fromEntries([...texts].map(([name, text]) => [`${name}${extension}`, Buffer.from(text, 'latin1')]));

/** The files of a folder as they were before they were packed one by one. */
const filesOf = (folder: string, names: RegExp): Zippable =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => names.test(name))
      .map((name) => {
        const bytes = readFileSync(join(folder, name));
        return [name.replace(/\.gz$/, ''), name.endsWith('.gz') ? gunzipSync(bytes) : bytes];
      }),
  );

if (hasDatabase)
  describe('reference tables', () => {
    let imports: Imports;
    beforeAll(async () => {
      imports = await openImports();
    });
    afterAll(() => imports.close());
    const send: Imports['send'] = (name, files) => imports.send(name, files);

    test('are missing in words before they are imported', async () => {
      expect(await procedures(imports.context, ['0303010037'], '2025-10')).toEqual([
        {
          status: 'missing',
          code: '0303010037',
          reason: 'Nenhuma tabela SIGTAP de 2025-10 nem de antes foi carregada em Cargas.',
        },
      ]);
      expect(await diagnoses(imports.context, ['A00'])).toEqual([
        { status: 'missing', code: 'A00', reason: 'As tabelas da CID-10 não foram carregadas em Cargas.' },
      ]);
    });

    test('of a month of procedures are one version, and name and value them', async () => {
      const name = 'TabelaUnificada_202510_v1.zip';
      expect(await send(name, latin1(smallSigtap(), '.txt'))).toMatchObject({
        status: 'imported',
        system: 'SIGTAP',
        uf: 'BR',
        competencia: '2025-10',
        rows: 2,
        columns: 8,
      });
      const [known, unknown] = await procedures(imports.context, ['0303010037', '0303010099'], '2025-10');
      expect(known).toMatchObject({
        status: 'known',
        sameMonth: true,
        procedure: {
          name: 'TRATAMENTO DE OUTRAS DOENÇAS BACTERIANAS',
          subgroup: { code: '0303', name: 'Tratamentos clínicos' },
          values: { hospital: '268.75', outpatient: '0.00', professional: '33.07' },
          instruments: ['03', '04'],
          bedTypes: [],
        },
        table: { period: '2025-10', fileName: name },
      });
      expect(unknown).toMatchObject({
        status: 'missing',
        reason: 'O procedimento 0303010099 não está na tabela SIGTAP de 2025-10.',
      });
      expect(await procedures(imports.context, ['0303010037'], '2026-01')).toMatchObject([
        { status: 'known', sameMonth: false },
      ]);
      expect(await procedures(imports.context, ['0303010037'], '2025-09')).toMatchObject([
        { status: 'missing' },
      ]);
      await expect(procedures(imports.context, ['030301'])).rejects.toThrow('10 algarismos');
    });

    test('of the CID-10 name what comes in any writing', async () => {
      expect(await send('CID10CSV.zip', latin1(smallCid10()))).toMatchObject({
        status: 'imported',
        system: 'CID-10',
        uf: 'BR',
        competencia: '2008',
        rows: 11,
      });
      expect(await diagnoses(imports.context, ['c16.0', 'A008', 'A00X', '??'])).toMatchObject([
        { code: 'C160', name: '"Cárdia" do estômago', group: { code: 'C15-C26' }, chapter: { number: '2' } },
        { code: 'A00', name: 'Cólera' },
        { code: 'A00', name: 'Cólera' },
        { status: 'missing', code: '??' },
      ]);
    });

    test('name what is in the rows of a page, and leave out what has no name', async () => {
      const route = sourcesRoutes.find(({ path }) => path === '/api/sources/codes')!;
      const query = CodeQuery.parse({
        diagnoses: 'C160,A00X,ZZZ',
        procedures: '0303010037,12',
        month: '2025-10',
      });
      const answer = await route.handle(imports.context, { query } as never);
      expect(CodeNames.parse(answer)).toEqual({
        diagnoses: [
          { asked: 'C160', name: '"Cárdia" do estômago', within: ['Capítulo II - Neoplasias', 'Digestivas'] },
          { asked: 'A00X', name: 'Cólera', within: ['Capítulo I - Infecciosas', 'Intestinais'] },
        ],
        procedures: [
          {
            asked: '0303010037',
            name: 'TRATAMENTO DE OUTRAS DOENÇAS BACTERIANAS',
            within: ['Procedimentos clínicos', 'Tratamentos clínicos'],
          },
        ],
      });
    });

    test.each<[string, string, Zippable, RegExp]>([
      [
        'another month in the name',
        'TabelaUnificada_202509_v1.zip',
        // In another order: other bytes than those of the month that was imported.
        latin1(new Map([...smallSigtap()].reverse()), '.txt'),
        /diz SIGTAP · \? · 2025-09/,
      ],
      [
        'a table missing',
        's.zip',
        latin1(new Map([...smallSigtap()].slice(0, 2)), '.txt'),
        /Faltam no \.zip do SIGTAP/,
      ],
      [
        'a table of the CID-10 missing',
        'c.zip',
        latin1(new Map([...smallCid10()].slice(1))),
        /Faltam .*CID-10-CAPITULOS\.CSV/,
      ],
    ])('with %s are refused', async (_, name, files, reason) => {
      expect(await send(name, files)).toMatchObject({
        status: 'refused',
        reason: expect.stringMatching(reason),
      });
    });

    describeWithData(
      'of the ministry',
      [
        'data/terminology/sigtap_202510/tb_procedimento.txt.gz',
        'data/terminology/CID-10-SUBCATEGORIAS.CSV.gz',
      ],
      ([sigtap, cid]) => {
        test('of October 2025 are read whole', async () => {
          const result = await send(
            'TabelaUnificada_202510_v2.zip',
            filesOf(dirname(sigtap!), /\.txt(\.gz)?$/),
          );
          expect(result).toMatchObject({
            status: 'replaced',
            competencia: '2025-10',
            rows: 4948,
            columns: 16,
          });
          const answers = await procedures(
            imports.context,
            ['0207030057', '0411010034', '0303010037'],
            '2025-10',
          );
          expect(answers).toMatchObject([
            {
              procedure: {
                complexity: '3',
                values: { hospital: '268.75', outpatient: '268.75', professional: '0.00' },
              },
            },
            { procedure: { name: 'OPERAÇÃO CESARIANA', group: { name: 'Procedimentos cirúrgicos' } } },
            { procedure: { subgroup: { name: expect.stringContaining('Tratamentos clínicos') } } },
          ]);
        });

        test('of the CID-10 are read whole', async () => {
          const result = await send('CID10CSV.zip', filesOf(dirname(cid!), /^CID-/));
          expect(result).toMatchObject({ status: 'replaced', rows: 22 + 275 + 2045 + 12_451 });
          const [version] = await listCurrentVersions(imports.context, { system: 'CID-10' });
          expect(version?.period).toBe('2008');
          expect(await diagnoses(imports.context, ['J18.9', 'I10X', 'O82.9', 'C509', 'V892'])).toMatchObject([
            { code: 'J189', group: { code: 'J09-J18' }, chapter: { number: '10' } },
            { code: 'I10', name: 'Hipertensão essencial (primária)', chapter: { number: '9' } },
            { chapter: { number: '15' } },
            { code: 'C509', group: { code: 'C50-C50' }, chapter: { number: '2' } },
            { chapter: { number: '20' } },
          ]);
        });
      },
    );
  });
