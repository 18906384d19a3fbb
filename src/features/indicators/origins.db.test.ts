import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { importAndCompute } from '../../../test/import-files.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { sum } from '../../kernel/rational.ts';
import type { Context } from '../../platform/context.ts';
import { listCurrentVersions, partitionOf } from '../sources/index.ts';
import { countOrigins, indicatorValue, nameEstablishment } from './index.ts';

const MONTH = '2024-01';
const HOSPITAL = '2001586';
const FILES = ['data/dbc/sih/RDAC2401.dbc', 'data/dbc/sia/PAAC2401.dbc'];

if (hasDatabase)
  describeWithData('where the patients of a hospital live', FILES, (files) => {
    let fresh: FreshContext;
    beforeAll(async () => {
      fresh = await freshContext();
      await importAndCompute(fresh.context, files);
    });
    afterAll(() => fresh.close());

    const asked = (indicator: string, establishment = HOSPITAL) => ({
      indicator,
      establishment,
      period: MONTH,
    });
    async function countsOf(indicator: string, context: Context = fresh.context) {
      const found = await countOrigins(context, asked(indicator));
      if (!found.found) throw new Error(found.reason);
      return found.counts;
    }
    const as = (role: string, unit: string | null): Context => ({
      ...fresh.context,
      actor: {
        kind: 'person',
        id: null,
        name: role,
        grants: [{ role, unit, territory: '51', from: '2020-01-01', to: null }],
      },
    });

    test.each(['internacoes', 'producao-ambulatorial'])(
      '%s: the municipalities add up to what the hospital counts',
      async (indicator) => {
        const counts = await countsOf(indicator);
        const { numerator } = await indicatorValue(fresh.context, asked(indicator));
        expect(sum([...counts.values()]).toDecimal(0)).toBe(numerator);
        expect(counts.size).toBeGreaterThan(3);
      },
    );

    test('each counts the rows of those who live there', async () => {
      const [file] = await listCurrentVersions(fresh.context, { system: 'SIH-RD' });
      const rows = await fresh.context.warehouse.count({
        system: 'SIH-RD',
        partitions: [partitionOf(fresh.context, file!)],
        filters: [],
        groupBy: ['CNES', 'IDENT', 'COMPLEX', 'MUNIC_RES'].map((column) => ({ column, as: column })),
        measures: [{ name: 'rows', op: 'count' }],
      });
      const own = rows.filter(
        ({ CNES, IDENT, COMPLEX }) => CNES === HOSPITAL && IDENT === '1' && COMPLEX === '02',
      );
      const counts = await countsOf('internacoes');
      expect([...counts].map(([place, count]) => [place, count.toDecimal(0)]).sort()).toEqual(
        own.map((row) => [row.MUNIC_RES, row.rows]).sort(),
      );
    });

    test('is told to who works with the rows and to the hospital itself, to nobody else', async () => {
      const said = {
        name: 'Hospital',
        establishment: HOSPITAL,
        from: '2020-07-01',
        at: '2026-01-01T00:00:00Z',
      };
      await nameEstablishment(fresh.context, { unit: 'HOSPITAL-510642', ...said });
      expect(await countsOf('internacoes', as('hospital', 'HOSPITAL-510642'))).toEqual(
        await countsOf('internacoes'),
      );
      for (const other of [as('hospital', 'HOSPITAL-OTHER'), as('health-council', null)])
        expect(await countOrigins(other, asked('internacoes'))).toMatchObject({
          found: false,
          reason: expect.stringContaining('Omitido'),
        });
    });

    test('says why there is none', async () => {
      expect(await countOrigins(fresh.context, { ...asked('internacoes'), period: '2024-02' })).toMatchObject(
        {
          reason: expect.stringContaining('Carregue o arquivo'),
        },
      );
      expect(await countOrigins(fresh.context, asked('leitos'))).toMatchObject({
        reason: expect.stringContaining('não diz onde moram'),
      });
    });
  });
