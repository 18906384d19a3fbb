import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { importAndCompute } from '../../../test/import-files.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { listPlaces } from './commands/list-places.ts';
import { getCard, resolveMethod } from './commands/value-query.ts';
import { allIndicatorValues, indicatorValue, recomputeStale } from './index.ts';

const FILES = [
  'data/dbc/sih/RDAC2401.dbc',
  'data/dbc/sia/PAAC2401.dbc',
  'data/dbc/cnes/STAC2401.dbc',
  'data/dbc/cnes/LTBA2301.dbc',
  'data/dbc/sinasc/DNAP2019.dbc',
];

if (hasDatabase)
  describeWithData('indicators of hospitals, from real files', FILES, (files) => {
    let fresh: FreshContext;
    beforeAll(async () => {
      fresh = await freshContext();
      await importAndCompute(fresh.context, files);
    });
    afterAll(() => fresh.close());

    const value = (indicator: string, territory: string, period: string, more = {}) =>
      indicatorValue(fresh.context, { indicator, territory, period, ...more });

    // Counted once by hand from the same files, by plain SQL over every row.
    test.each([
      ['referenciados', '12', '2024-01', {}, '1176', '4315', '27.25'],
      ['permanencia', '12', '2024-01', {}, '19286', '4237', '4.55'],
      ['internacoes', '12', '2024-01', {}, '4153', null, '4153'],
      ['internacoes', '12', '2024-01', { variant: 'ALL' }, '4315', null, '4315'],
      ['valor-ambulatorial', '12', '2024-01', {}, '4657212.81', null, '4657212.81'],
      ['valor-ambulatorial', '12', '2024-01', { variant: 'MAC_ONLY' }, '4601335.87', null, '4601335.87'],
      ['cesareas', '16', '2019', { method: 'SINASC_RESIDENCE' }, '5615', '15352', '36.58'],
    ])('%s of %s in %s %j', async (indicator, territory, period, more, numerator, denominator, printed) => {
      expect(await value(indicator, territory, period, more)).toMatchObject({
        status: 'computed',
        numerator,
        denominator,
        value: printed,
      });
    });

    test.each([
      ['referenciados', '12', '2024-01'],
      ['internacoes', '12', '2024-01'],
      ['valor-hospitalar', '12', '2024-01'],
      ['producao-ambulatorial', '12', '2024-01'],
      ['leitos', '29', '2023-01'],
    ])('%s: establishments and municipalities add up to the state', async (indicator, territory, period) => {
      const card = getCard(indicator);
      const whole = await value(indicator, territory, period);
      const unit = { code: territory, level: 'state', name: '' } as never;
      const query = { card, unit, ...resolveMethod(card, null, null) };
      for (const level of ['municipality', 'establishment'] as const) {
        const places = await listPlaces(fresh.context, query, period, level);
        const total = places.reduce((sum, place) => sum + Number(place.value.numerator!.toDecimal(2)), 0);
        expect(total.toFixed(2), level).toBe(Number(whole.numerator).toFixed(2));
        expect(places.length).toBeGreaterThan(1);
      }
    });

    test('parts add up to the total, or what is left shows', async () => {
      for (const indicator of [
        'internacoes',
        'valor-hospitalar',
        'producao-hospitalar',
        'producao-ambulatorial',
      ]) {
        const found = await value(indicator, '12', '2024-01');
        const parts = found.groups!.reduce((sum, part) => sum + Number(part.numerator), 0);
        expect(parts.toFixed(2), indicator).toBe(Number(found.numerator).toFixed(2));
      }
    });

    test('one establishment by its CNES: its place is found, its value is its own', async () => {
      const found = await indicatorValue(fresh.context, {
        indicator: 'H03',
        establishment: '2001586',
        period: '2024-01',
      });
      expect(found).toMatchObject({ establishment: '2001586', territory: '120040', status: 'computed' });
      const places = await value('internacoes', '120040', '2024-01');
      expect(Number(found.numerator)).toBeGreaterThan(0);
      expect(Number(found.numerator)).toBeLessThan(Number(places.numerator));
      await expect(
        indicatorValue(fresh.context, { indicator: 'H03', establishment: '9999999', period: '2024-01' }),
      ).rejects.toThrow('Nenhum arquivo carregado traz o estabelecimento CNES 9999999');
      await expect(
        indicatorValue(fresh.context, { indicator: 'H03', establishment: '123', period: '2024-01' }),
      ).rejects.toThrow('não é um CNES');
    });

    test('occupancy without the beds of the same month says what to load', async () => {
      const found = await value('ocupacao', '12', '2024-01');
      expect(found).toMatchObject({ status: 'no-denominator', value: null });
      expect(found.reason).toBe(
        'Leitos-dia: falta carregar leitos (CNES-LT) de janeiro de 2024, em Indicadores › Cargas.',
      );
    });

    test('what is not counted by establishment says so', async () => {
      const found = await indicatorValue(fresh.context, {
        indicator: '714',
        establishment: '2001586',
        period: '2024-01',
      });
      expect(found).toMatchObject({ status: 'unavailable', value: null });
      expect(found.reason).toContain('não é apurado por estabelecimento');
    });

    test('every card answers with a value or a reason', async () => {
      const asked = { territory: '12', period: '2024-01' } as const;
      const all = await allIndicatorValues(fresh.context, { ...asked, sets: ['plan', 'hospital'] });
      expect(all.filter(({ set }) => set === 'plan')).toHaveLength(15);
      expect(all.filter(({ set }) => set === 'hospital')).toHaveLength(11);
      for (const each of all)
        expect(each.value !== null || (each.reason ?? '') !== '', each.indicator).toBe(true);
      expect(all.filter((each) => each.value !== null).length).toBeGreaterThan(8);
    });

    test('nothing is left to count again', async () => {
      expect(await recomputeStale(fresh.context)).toBe(0);
    });
  });
