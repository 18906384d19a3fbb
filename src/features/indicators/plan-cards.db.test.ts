import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { importAndCompute } from '../../../test/import-files.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { indicatorValue } from './index.ts';

const FILES = [
  'data/dbc/sim/DORR2022.dbc',
  'data/dbc/sim/DOTO2022.dbc',
  'data/dbc/sim/DOMAT22.dbc',
  'data/dbc/sim/DOAC2013.dbc',
  'data/dbc/sinasc/DNAP2019.dbc',
  'data/dbc/sinasc/DNAC2010.DBC',
  'data/dbc/cnes/LTBA2301.dbc',
  'data/dbc/cnes/EPSP2307.dbc',
];

if (hasDatabase)
  describeWithData('the plan’s cards by the rule of causes, births, beds and teams', FILES, (files) => {
    let fresh: FreshContext;
    beforeAll(async () => {
      fresh = await freshContext();
      await importAndCompute(fresh.context, files);
    });
    afterAll(() => fresh.close());

    const value = (indicator: string, territory: string, period: string, method: string | null = null) =>
      indicatorValue(fresh.context, { indicator, territory, period, method });

    test.each(['14', '17'])(
      'maternal deaths of %s in 2022: those of the rule are those of the official file',
      async (state) => {
        const official = await value('717', state, '2022', 'DOMAT');
        const rule = await value('717', state, '2022', 'SIM_RULE');
        expect(rule).toMatchObject({ numerator: official.numerator, status: 'computed' });
      },
    );

    test('the state divides by what was published', async () => {
      expect(await value('731', '17', '2022', 'SIM_DO')).toMatchObject({
        status: 'computed',
        method: 'SIM_DO',
        sources: [{ file: 'DOTO2022.dbc' }, { file: 'sidra_6694_razao_mortalidade_materna_uf.csv' }],
      });
    });

    test('infant deaths are those of their components', async () => {
      const found = await value('731', '17', '2022', 'SIM_DO');
      const parts = found.groups!.reduce((sum, part) => sum + Number(part.numerator), 0);
      expect(parts).toBe(Number(found.numerator));
      expect(parts).toBeGreaterThan(100);
    });

    test('premature deaths of a state without its population are counted, and the reason says what to load', async () => {
      const found = await value('718', '17', '2022');
      expect(found).toMatchObject({ status: 'no-denominator', value: null });
      expect(found.reason).toBe(
        'População de 30 a 69 anos (POPSVS): falta carregar população por idade e sexo (POPSVS) de 2022, em Indicadores › Cargas.',
      );
      const parts = found.groups!.reduce((sum, part) => sum + Number(part.numerator), 0);
      expect(parts).toBe(Number(found.numerator));
    });

    test('complementary beds of Bahia, January 2023, each way of counting', async () => {
      const numerators = await Promise.all(
        ['CNES_LT_SUS', 'CNES_LT_SUS_CORE', 'CNES_LT_EXISTING'].map(
          async (method) => (await value('719', '29', '2023-01', method)).numerator,
        ),
      );
      expect(numerators).toEqual(['2406', '2066', '4193']);
    });

    test('oral-health teams of São Paulo, July 2023, are the active ones and are not judged', async () => {
      const found = await value('715', '35', '2023-07');
      expect(found).toMatchObject({ status: 'no-denominator', numerator: String(4483 * 3450) });
    });
  });

const ORACLE = ['data/oracles/aih100.csv', 'data/oracles/aih100_icsap_expected.csv'];
if (hasDatabase)
  describeWithData(
    'the hundred admissions of the peer, imported as an extract',
    ORACLE,
    ([sample, published]) => {
      let fresh: FreshContext;
      beforeAll(async () => {
        fresh = await freshContext();
        const extract = { system: 'SIH-RD', delimiter: ';', decimal: ',', missing: 'NA' } as const;
        await importAndCompute(fresh.context, [sample!], { extract });
      });
      afterAll(() => fresh.close());

      test('713 by the peer’s variant: 20 of 84, every group as published', async () => {
        const found = await indicatorValue(fresh.context, {
          indicator: '713',
          territory: '43',
          period: '2018-01',
          variant: 'ALL_EXCEPT_OBSTETRIC_PROCEDURES',
        });
        expect(found).toMatchObject({
          numerator: '20',
          denominator: '84',
          value: '23.8',
          status: 'computed',
        });
        const lines = readFileSync(published!, 'utf8').trim().split('\n');
        const printed = lines.flatMap((line) => {
          const [, group, numerator] = /^grupo_(\d+) .*;(\d+)\s*$/.exec(line) ?? [];
          return group === undefined ? [] : [{ group: Number(group), numerator }];
        });
        expect(printed).toHaveLength(19);
        expect(found.basis).toMatchObject({
          place: 'residência',
          formula: expect.stringContaining('competência de processamento'),
        });
        expect(found.groups).toEqual(printed);
      });

      test.each(['CLINICAL_ADMISSIONS', 'CLINICAL_AND_PAEDIATRIC'])(
        'by %s the groups are those of its own numerator',
        async (variant) => {
          const asked = { indicator: '713', territory: '43', period: '2018-01' };
          const all = await indicatorValue(fresh.context, asked);
          const found = await indicatorValue(fresh.context, { ...asked, variant });
          expect(found.groups).toHaveLength(19);
          const counts = found.groups!.map(({ numerator }) => Number(numerator));
          expect(counts.reduce((sum, each) => sum + each)).toBe(Number(found.numerator));
          expect(Number(found.numerator)).toBeGreaterThan(0);
          expect(Number(found.numerator)).toBeLessThan(Number(all.numerator));
          for (const [at, { numerator }] of all.groups!.entries())
            expect(counts[at]).toBeLessThanOrEqual(Number(numerator));
        },
      );
    },
  );
