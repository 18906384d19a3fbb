import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import type { Context } from '../../platform/context.ts';
import { importFiles, listCurrentVersions } from '../sources/index.ts';
import { indicatorValue, recomputeVersion } from './index.ts';

async function load(context: Context, files: readonly string[]) {
  const results = await importFiles(context, files);
  for (const version of await listCurrentVersions(context)) await recomputeVersion(context, version.id);
  return results;
}

describe.skipIf(!hasDatabase)('from the first start', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext();
  });
  afterAll(() => fresh.close());

  const value = (indicator: string, period: string, territory = '51', method: string | null = null) =>
    indicatorValue(fresh.context, { indicator, period, territory, method });

  test.each([
    ['2015', '43', '56673', '82.9'],
    ['2019', '38', '58852', '64.6'],
    ['2020', '50', '57037', '91.8'],
    ['2022', '29', '58169', '49.9'],
  ])('maternal deaths of %s are those published', async (period, numerator, denominator, printed) => {
    expect(await value('717', period)).toMatchObject({
      numerator,
      denominator,
      value: printed,
      status: 'declared',
      method: 'OFFICIAL',
    });
  });

  test('published years are told together: 2020 to 2022', async () => {
    const years = await Promise.all(['2020', '2021', '2022'].map((year) => value('717', year)));
    const added = (of: 'numerator' | 'denominator') =>
      String(years.reduce((sum, each) => sum + Number(each[of]), 0));
    expect(await value('717', '2022-12/36M')).toMatchObject({
      numerator: added('numerator'),
      denominator: added('denominator'),
      status: 'declared',
      reason: expect.stringContaining('Soma dos números publicados'),
    });
    expect(await value('717', '2022-12/36M', '510340')).toMatchObject({ status: 'unavailable', value: null });
  });

  test('a corrected ratio says so', async () => {
    expect((await value('717', '2020')).reason).toContain('o quociente dos números publicados é 87,7');
  });

  test.each([
    ['2019-12', 'ESF_CAPPED', '69.87'],
    ['2020-12', 'ESF_CAPPED', '70.13'],
    ['2023-12', 'ESF_3450', '88.92'],
    ['2024-04', 'ESF_3450', '88.92'],
    ['2023', 'ESF_3450', '88.92'],
    ['2024-04', 'REGISTERED_2021', '88.03'],
    ['2019-12', 'AB_HISTORIC', '76.30'],
    ['2020-12', 'AB_HISTORIC', '79.48'],
    ['2024-04', 'POTENTIAL', '90.21'],
  ])('family-health coverage of %s by %s', async (period, method, printed) => {
    expect(await value('714', period, '51', method)).toMatchObject({
      value: printed,
      status: 'computed',
      method,
    });
  });

  test.each([
    ['REGISTERED_2021', 'UNCAPPED', '93.44'],
    ['POTENTIAL', 'ESF_ONLY', '90.21'],
    ['POTENTIAL', 'ESF_ONLY_CAPPED', '81.49'],
    ['POTENTIAL', 'EAP_AS_20H', '91.93'],
    ['POTENTIAL', 'EAP_AS_30H', '92.79'],
  ])('April 2024 by other definitions of the same month: %s %s', async (method, variant, printed) => {
    const asked = { indicator: '714', period: '2024-04', territory: '51', method, variant };
    expect(await indicatorValue(fresh.context, asked)).toMatchObject({ value: printed, variant });
  });

  test('a method is of its own years: the series is cut, never continued by another', async () => {
    expect(await value('714', '2024-04', '51', 'AB_HISTORIC')).toMatchObject({ value: null });
    expect(await value('714', '2020-12', '51', 'POTENTIAL')).toMatchObject({ value: null });
  });

  test('April alone is no finished year of a stock: it is told, and not as 2024', async () => {
    const found = await value('714', '2024');
    expect(found).toMatchObject({ value: '88.92', status: 'partial' });
    expect(found.reason).toContain('Até abr 2024');
  });

  test('the teams and the census stand behind the plan’s number', async () => {
    const found = await value('714', '2023-12');
    expect(found).toMatchObject({ numerator: String(943 * 3450), denominator: '3658649', unit: '%' });
    expect(found.sources).toHaveLength(2);
  });

  test('infant deaths of 2021', async () => {
    expect(await value('731', '2021')).toMatchObject({
      numerator: '733',
      denominator: '57841',
      value: '12.67',
    });
  });

  test('levels add up from counts: the macro-regions make the state', async () => {
    const parts = await Promise.all(
      ['5101', '5102', '5103', '5104', '5105', '5106'].map((code) => value('714', '2023-12', code)),
    );
    const teams = parts.reduce((sum, part) => sum + Number(part.numerator), 0);
    expect(teams).toBe(943 * 3450);
  });

  test('where only counts are known, the count is given and the ratio is not', async () => {
    expect(await value('731', '2021', '5103')).toMatchObject({
      value: null,
      exact: null,
      status: 'no-denominator',
      denominator: null,
    });
  });

  test.each([
    ['713', '2019', 'unavailable'],
    ['715', '2024', 'unavailable'],
    ['716', '2024', 'no-records'],
    ['clinical-guidelines-validated', '2024', 'no-records'],
    ['717', '2019-05', 'unavailable'],
  ])('%s of %s has no value and says why', async (indicator, period, status) => {
    const found = await value(indicator, period);
    expect(found).toMatchObject({ status, value: null });
    expect(found.reason).toMatch(/\.$/);
  });

  test('unknown indicators, places, methods and periods are refused', async () => {
    await expect(value('999', '2019')).rejects.toThrow('Não há indicador "999"');
    await expect(value('717', '2019', '510000')).rejects.toThrow();
    await expect(value('717', '2019', '51', 'X')).rejects.toThrow('não tem o método');
    await expect(value('717', 'ontem')).rejects.toThrow('não é um período');
  });
});

const SIM = ['15', '16', '17', '19', '22'].map((year) => `data/dbc/sim/DOMAT${year}.dbc`);
const FILES = [
  ...SIM,
  'data/dbc/sim/DOINF21.dbc',
  'data/dbc/sih/RDAC2401.dbc',
  'data/reference/egestor_cobertura_ab_12_2019.csv.gz',
  'data/reference/egestor_cobertura_aps_04_2024.csv.gz',
];

if (hasDatabase)
  describeWithData('from real files', FILES, (files) => {
    let fresh: FreshContext;
    beforeAll(async () => {
      fresh = await freshContext();
      await load(fresh.context, files);
    });
    afterAll(() => fresh.close());

    const value = (indicator: string, period: string, territory = '51') =>
      indicatorValue(fresh.context, { indicator, period, territory });

    test.each([
      ['2015', '43', '75.9', 'Publicado com fator de correção: 82,9.'],
      ['2019', '38', '64.6', null],
      ['2022', '29', '49.9', null],
    ])('maternal mortality of %s, beside what was published', async (period, numerator, printed, reason) => {
      expect(await value('717', period)).toMatchObject({
        numerator,
        value: printed,
        reason,
        status: 'computed',
        method: 'DOMAT',
      });
    });

    test.each([
      ['2016', '42'],
      ['2017', '34'],
    ])('maternal deaths of %s', async (period, numerator) => {
      const found = await value('717', period);
      expect(found).toMatchObject({ numerator, status: 'computed', method: 'DOMAT' });
    });

    test('importing gives the same values as the seeds', async () => {
      expect(await value('731', '2021')).toMatchObject({ numerator: '733', value: '12.67' });
      expect(await value('714', '2024-04')).toMatchObject({ numerator: String(943 * 3450), value: '88.92' });
    });

    test('ICSAP of Acre has its counts and never the target of another state', async () => {
      const found = await value('713', '2024-01', '12');
      expect(found).toMatchObject({
        status: 'computed',
        unit: '%',
        method: 'ICSAP_2008',
        variant: 'ALL_EXCEPT_BIRTHS',
      });
      expect(found.sources.map((source) => source.file)).toEqual(['RDAC2401.dbc']);
      expect(await value('713', '2024', '12')).toMatchObject({ status: 'partial' });
      expect(await value('713', '2024-01', '51')).toMatchObject({ status: 'unavailable' });
    });
  });
