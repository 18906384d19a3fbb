import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { declarationsRoutes } from '../declarations/index.ts';
import { recomputeVersion } from '../indicators/index.ts';
import { importFiles, listCurrentVersions } from '../sources/index.ts';
import { computedValue, executionValue, type PanelPlace } from './commands/panel/panel-values.ts';
import { panel } from './commands/panel/read-panel.ts';
import type { Criterion } from './domain/panel.ts';

const MONTH = '2024-01';
/** Files of Acre stand for those of the hospital, which are not public here; the programme is typed through its route. */
const PLACE: PanelPlace = {
  hospitals: [{ id: 'HOSPITAL-510642', name: 'Hospital' }],
  territory: '12',
  cnes: null,
  noFiles: null,
};
const criterion = (id: string) => panel.criteria.find((each) => each.id === id) as Criterion;

if (hasDatabase)
  describeWithData('the panel over public files', ['data/dbc/sih/RDAC2401.dbc'], (files) => {
    let fresh: FreshContext;
    beforeAll(async () => {
      fresh = await freshContext();
      await importFiles(fresh.context, files);
      for (const { id } of await listCurrentVersions(fresh.context))
        await recomputeVersion(fresh.context, id);
      await programme();
    });
    afterAll(() => fresh.close());

    /** 4.000 admissions, 1.000 of them surgical, in January 2024. */
    async function programme(): Promise<void> {
      const call = async (method: string, path: string, params: object, body: object) => {
        const route = declarationsRoutes.find((each) => each.method === method && each.path.endsWith(path));
        const input = { params, body, query: {} } as never;
        return (await route?.handle(fresh.context, input)) as { id: string; sequence: number };
      };
      const span = { firstMonth: MONTH, lastMonth: MONTH, basedOn: null };
      const draft = await call(
        'POST',
        '/programmes',
        {},
        { hospital: 'HOSPITAL-510642', kind: 'ppi', ...span },
      );
      const at = { municipality: '510642', month: MONTH, amount: null };
      const cells = [
        { ...at, line: 'clinic:surgical', quantity: '1000' },
        { ...at, line: 'clinic:clinical', quantity: '3000' },
      ];
      const params = { version: draft.id };
      await call('PATCH', '/:version/cells', params, { expected: 1, cells });
      const act = { name: 'Resolução CIR nº 1/2024', date: '2024-01-02' };
      await call('POST', '/:version/publish', params, { expected: 2, act, evidence: null });
    }

    test('counts referenced patients by both readings, with the files behind them', async () => {
      const [all, region] = criterion('I').computed ?? [];
      const counted = await computedValue(fresh.context, criterion('I'), all!, PLACE, MONTH);
      expect(counted).toMatchObject({ text: '27,25%' });
      expect(counted.explained?.evidence?.files[0]).toMatchObject({ file: 'RDAC2401.dbc' });
      expect(counted.explained?.inputs.map(({ value }) => String(value))).toEqual(['1176/1', '4315/1']);
      const own = await computedValue(fresh.context, criterion('I'), region!, PLACE, MONTH);
      expect(own.label).toBe('Só os da região de saúde');
    });

    test('divides what was produced by what was programmed, down to the act', async () => {
      const [all] = criterion('II').execution ?? [];
      const found = await executionValue(fresh.context, criterion('II'), all!, PLACE, MONTH);
      expect(found.text).toBe('103,83%');
      const [produced, programmed] = found.explained?.inputs ?? [];
      expect(String(produced?.value)).toBe('4153/1');
      expect(programmed).toMatchObject({
        note: expect.stringContaining('Resolução CIR nº 1/2024, de 02/01/2024'),
      });
    });

    test('says which month is missing', async () => {
      const [all] = criterion('I').computed ?? [];
      const found = await computedValue(fresh.context, criterion('I'), all!, PLACE, '2024-02');
      expect(found).toMatchObject({ text: null, reason: expect.stringContaining('2024-02') });
    });
  });
