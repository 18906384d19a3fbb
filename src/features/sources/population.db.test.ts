import { strToU8, type Zippable } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type Imports, openImports } from '../../../test/import-files.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { writeDbf } from '../../datasus/index.ts';
import { getPopulation, getTerritory } from '../territory/index.ts';
import { importFiles, population, populationsBeside, populationsByYear } from './index.ts';

const FIELDS = [
  { name: 'COD_MUN', width: 7 },
  { name: 'ANO', width: 4 },
  { name: 'SEXO', width: 1 },
  { name: 'IDADE', width: 3 },
  { name: 'POP', type: 'N', width: 7 },
];

/** Two people of each sex and age in each municipality, less what is left out. */
const cells = (codes: string[], year: string, leave = 0) =>
  codes
    .flatMap((code) =>
      ['1', '2'].flatMap((sex) =>
        Array.from({ length: 81 }, (_, age) => [code, year, sex, String(age).padStart(3, '0'), '2']),
      ),
    )
    .slice(leave);
const table = (rows: string[][]) => writeDbf({ fields: FIELDS, updatedOn: '2024-12-12' }, rows);
const csv = (rows: string[][]) =>
  strToU8([FIELDS.map(({ name }) => name), ...rows].map((row) => row.join(';')).join('\n'));

if (hasDatabase)
  describe('population by sex and age', () => {
    let imports: Imports;
    beforeAll(async () => {
      imports = await openImports();
    });
    afterAll(() => imports.close());
    const send: Imports['send'] = (name, files) => imports.send(name, files);
    const ask = (question: Parameters<typeof population>[1]) => population(imports.context, question);

    test('is missing before a file is imported; its total is the publication kept with the territory', async () => {
      expect(await ask({ territory: '51', year: 2021, sex: 'female' })).toMatchObject({
        status: 'missing',
        reason: 'Nenhum arquivo POPSVS de 2021 foi carregado: envie POPSBR21.zip em Cargas.',
      });
      expect(await ask({ territory: '51', year: 2021 })).toMatchObject({
        status: 'known',
        people: 3_666_669n,
        source: { id: 'popsvs-2024', version: null },
      });
    });

    test.each<[string, Zippable]>([
      ['POPSMT19.zip', { 'POPMT19.dbf': table(cells(['5103403', '5106422'], '2019')) }],
      [
        'POPSMT18.zip',
        { 'leia-me.txt': strToU8('x'), 'popmt18.csv': csv(cells(['5103403', '5106422'], '2018')) },
      ],
    ])('of %s is counted by municipality, sex and age', async (name, files) => {
      const year = Number(`20${name.slice(6, 8)}`);
      expect(await send(name, files)).toMatchObject({
        status: 'imported',
        system: 'POPSVS',
        uf: 'MT',
        competencia: `${year}`,
        rows: 324,
        columns: 5,
      });
      const people = async (residents: object, territory = '510340') => {
        const answer = await ask({ territory, year, ...residents });
        return answer.status === 'known' ? answer.people : answer.reason;
      };
      expect(await people({})).toBe(324n);
      expect(await people({ sex: 'female' })).toBe(162n);
      expect(await people({ ages: { from: 30, to: 69 } })).toBe(160n);
      expect(await people({ sex: 'male', ages: { from: 80, to: null } }, '5106422')).toBe(2n);
      expect(await people({}, '51015')).toMatch(
        /não traz as 162 células de sexo e idade de \d+ de \d+ municípios/,
      );
      expect(await ask({ territory: '510340', year })).toMatchObject({
        municipalities: 1,
        source: {
          id: 'POPSVS',
          issuedOn: name.includes('19') ? '2024-12-12' : expect.any(String),
          version: { fileName: name },
        },
      });
    });

    test('of a municipality whose cells are not all there is missing', async () => {
      await send('POPSMT17.zip', { 'p.dbf': table(cells(['5103403'], '2017', 1)) });
      expect(await ask({ territory: '510340', year: 2017 })).toMatchObject({
        status: 'missing',
        reason: expect.stringMatching(/^POPSMT17\.zip: .*162 células.*Cuiabá \(161\)/),
      });
    });

    test.each<[string, Zippable, RegExp]>([
      ['nothing', {}, /nenhum arquivo/],
      ['a document', { 'a.pdf': strToU8('x') }, /devia trazer uma só tabela .* e traz a\.pdf/],
      ['a spreadsheet', { 'xl/workbook.xml': strToU8('x') }, /planilha do Excel.*salve como CSV/],
      ['two tables', { 'a.dbf': table([]), 'b.dbf': table([]) }, /traz a\.dbf, b\.dbf/],
      [
        'another table',
        { 'a.csv': strToU8('x;y\n1;2\n') },
        /colunas de a\.csv.*não são as de nenhum sistema/,
      ],
      ['another year in its name', { 'a.dbf': table(cells(['5103403'], '2016')) }, /diz POPSVS · MT · 2015/],
      [
        'two years',
        { 'a.dbf': table([...cells(['5103403'], '2015'), ...cells(['5103403'], '2014')]) },
        /não permitem saber a competência/,
      ],
    ])('of a zip with %s is refused', async (_, files, reason) => {
      const result = await send('POPSMT15.zip', files);
      expect(result).toMatchObject({ status: 'refused', reason: expect.stringMatching(reason) });
    });

    describeWithData('of 2022', ['data/population/POPSBR22.zip'], ([file]) => {
      test('is that of the ministry, municipality by municipality, and the census says otherwise', async () => {
        const [result] = await importFiles(imports.context, [file!]);
        expect(result).toMatchObject({
          status: 'imported',
          system: 'POPSVS',
          uf: 'BR',
          competencia: '2022',
          rows: 902_340,
        });
        const state = await ask({ territory: '51', year: 2022 });
        expect(state).toMatchObject({
          status: 'known',
          people: 3_720_967n,
          municipalities: 141,
          source: { issuedOn: '2024-12-12', version: { fileName: 'POPSBR22.zip' } },
        });
        expect(
          await populationsBeside(imports.context, { territory: '51', year: 2022 }, 3_720_967n),
        ).toMatchObject([{ source: { id: 'census-2022' }, people: 3_658_649n, difference: -62_318n }]);
        const sideBySide = (await populationsByYear(imports.context, '51', [2022])).get(2022);
        expect(sideBySide?.map(({ source, people }) => [source.label, people])).toEqual([
          ['Censo Demográfico 2022', 3_658_649n],
          ['POPSVS 2022', 3_720_967n],
        ]);
        const territory = await getTerritory(imports.context);
        for (const { code } of territory.municipalitiesOn('2022-07-01', '51')) {
          const seeded = await getPopulation(imports.context, code, 2022, 'popsvs-2024');
          const counted = await ask({ territory: code, year: 2022 });
          expect(counted, code).toMatchObject({ people: seeded.status === 'known' ? seeded.people : null });
        }
      });

      test('its parts add up to the whole', async () => {
        const parts = [
          { sex: 'male', ages: { from: 0, to: 29 } },
          { sex: 'male', ages: { from: 30, to: null } },
          { sex: 'female' },
        ] as const;
        const answers = await Promise.all(parts.map((part) => ask({ territory: '51', year: 2022, ...part })));
        const people = answers.map((answer) => (answer.status === 'known' ? answer.people : 0n));
        expect(people.reduce((sum, each) => sum + each)).toBe(3_720_967n);
        expect(people.every((each) => each > 800_000n)).toBe(true);
      });
    });
  });
