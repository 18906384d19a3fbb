import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { importAndCompute } from '../../../test/import-files.ts';
import { publishProgramme } from '../../../test/programmes.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import type { Context } from '../../platform/context.ts';
import { nameEstablishment } from '../indicators/index.ts';
import { recordCnes } from './commands/hospital-cnes.ts';
import { executionValues } from './commands/panel/execution-values.ts';
import { computedValue } from './commands/panel/file-values.ts';
import type { PanelPlace } from './commands/panel/panel-values.ts';
import { panel, readPanel } from './commands/panel/read-panel.ts';
import { toldOnce } from './commands/panel/told-once.ts';
import type { Criterion } from './domain/panel.ts';

const MONTH = '2024-01';
/** Hospitals of Acre stand for the contracted ones, whose files are not public here; the programme is typed through its route. */
const FIRST = { id: 'HOSPITAL-510642', name: 'Hospital Um', cnes: '2001586', territory: null };
const SECOND = { id: 'HOSPITAL-TEST', name: 'Hospital Dois', cnes: '2000733', territory: null };
const PLACE: PanelPlace = { hospitals: [FIRST], own: FIRST.id };
const BOTH: PanelPlace = { hospitals: [FIRST, SECOND], own: FIRST.id };
const criterion = (id: string) => panel.criteria.find((each) => each.id === id) as Criterion;

if (hasDatabase)
  describeWithData('the panel over public files', ['data/dbc/sih/RDAC2401.dbc'], (files) => {
    let fresh: FreshContext;
    beforeAll(async () => {
      fresh = await freshContext('2026-11-22T14:00:00Z');
      await importAndCompute(fresh.context, files);
      await sql`insert into units (id, position, acronym, name, kind, parent, territory, origin)
        select ${SECOND.id}, 9999, 'H2', ${SECOND.name}, kind, parent, territory, origin from units
        where id = ${FIRST.id}`.execute(fresh.context.db);
      for (const { id, name, cnes } of [FIRST, SECOND])
        await nameEstablishment(fresh.context, {
          unit: id,
          name,
          establishment: cnes,
          from: '2020-07-01',
          at: '2026-11-20T12:00:00Z',
        });
      await programme(FIRST.id, '1000', '3000');
      await programme(SECOND.id, '100', '500');
    });
    afterAll(() => fresh.close());

    /** Admissions programmed for January 2024. */
    const programme = (hospital: string, surgical: string, clinical: string) => {
      const at = { municipality: '510642', month: MONTH };
      const cells = [
        { ...at, line: 'clinic:surgical', quantity: surgical },
        { ...at, line: 'clinic:clinical', quantity: clinical },
      ];
      const act = { name: 'Resolução CIR nº 1/2024', date: '2024-01-02' };
      return publishProgramme(fresh.context, { hospital, kind: 'ppi' }, cells, act);
    };

    const firstOf = (id: string) => {
      const [source] = criterion(id).computed ?? [];
      if (source === undefined) throw new Error(id);
      return source;
    };
    const computed = (id: string, place: PanelPlace, month = MONTH) =>
      computedValue(fresh.context, criterion(id), firstOf(id), place, month);
    const executed = async (place: PanelPlace, context: Context = fresh.context, at = 0) => {
      const value = (await executionValues(context, criterion('II'), place, toldOnce(context, MONTH)))[at];
      if (value === undefined) throw new Error('II');
      return value;
    };
    const as = (role: string, unit: string | null): Context => {
      const grant = { role, unit, territory: '510642', from: '2020-01-01', to: null };
      return { ...fresh.context, actor: { kind: 'person', id: null, name: role, grants: [grant] } };
    };
    const inputs = (found: { explained: { inputs: readonly { value: unknown }[] } | null }) =>
      found.explained?.inputs.map(({ value }) => String(value)) ?? [];

    test('counts referenced patients by both readings, with the files behind them', async () => {
      const all = await computed('I', PLACE);
      expect(all).toMatchObject({ text: '33,20%', isPartial: false, reason: null });
      expect(inputs(all)).toEqual(['169/1', '509/1']);
      expect(all.explained?.evidence?.files[0]).toMatchObject({ file: 'RDAC2401.dbc' });
      expect(all.recordsHref).toContain(`cnes=${FIRST.cnes}`);
      expect(all.recordsHref).toContain('metodo=ALL_NON_RESIDENTS');
      expect(all.indicatorHref).toBe(all.recordsHref?.replace('/registros', ''));
      const region = criterion('I').computed?.[1];
      expect(
        region && (await computedValue(fresh.context, criterion('I'), region, PLACE, MONTH)),
      ).toMatchObject({
        label: 'Só os da região de saúde',
        recordsHref: expect.stringContaining('metodo=CATCHMENT_REGION'),
      });
    });

    test('divides what was produced by what was programmed, down to the act', async () => {
      const found = await executed(PLACE);
      expect(found.text).toBe('10,03%');
      expect(found.counts).toBe(
        'Produção: 401 internações (RDAC2401.dbc). Programação: 4.000 internações (PPI, versão 3).',
      );
      expect(inputs(found)).toEqual(['401/1', '4000/1']);
      const [, programmed] = found.explained?.inputs ?? [];
      expect(programmed).toMatchObject({
        note: expect.stringContaining('Resolução CIR nº 1/2024, de 02/01/2024'),
      });
    });

    test('a hospital sees its own numbers, another one and the council the reason that they are omitted', async () => {
      const hospital = as('hospital', FIRST.id);
      const told = async (context: Context) =>
        Promise.all([0, 1].map(async (at) => (await executed(PLACE, context, at)).text));
      const [all, surgical] = await told(fresh.context);
      expect([all, surgical]).toEqual(['10,03%', expect.stringMatching(/%$/)]);
      expect(await told(hospital)).toEqual([all, surgical]);
      expect(
        (await computedValue(hospital, criterion('I'), firstOf('I'), PLACE, MONTH)).recordsHref,
      ).toBeNull();
      for (const other of [as('hospital', SECOND.id), as('health-council', null)]) {
        expect(await told(other)).toEqual([null, null]);
        const { reason } = await executed(PLACE, other, 1);
        expect(reason).toContain('Omitido');
        expect(reason).not.toContain('Nenhuma internação');
      }
    });

    test('divides by what is programmed for each municipality of origin what those who live there were given', async () => {
      const values = await executionValues(
        fresh.context,
        criterion('II'),
        PLACE,
        toldOnce(fresh.context, MONTH),
      );
      expect(values.at(-1)).toMatchObject({
        label: 'Moradores de Peixoto de Azevedo',
        text: '0,00%',
        isPartial: true,
        recordsHref: null,
        counts: 'Produção: 0 internações (RDAC2401.dbc). Programação: 4.000 internações (PPI, versão 3).',
      });
      const council = as('health-council', null);
      const told = await executionValues(council, criterion('II'), PLACE, toldOnce(council, MONTH));
      expect(told.filter(({ label }) => /origem|Moradores/.test(label))).toEqual([]);
    });

    test('adds the numerators and denominators of two hospitals, and divides once', async () => {
      const referred = await computed('I', BOTH);
      expect(referred).toMatchObject({
        text: '25,77%',
        recordsHref: null,
        indicatorHref: null,
        isPartial: false,
      });
      expect(inputs(referred)).toEqual(['234/1', '908/1']);
      const parts = referred.explained?.inputs[1]?.inputs.map(({ label, value }) => [label, String(value)]);
      expect(parts).toEqual([
        ['Hospital Um', '509/1'],
        ['Hospital Dois', '399/1'],
      ]);
      expect((await computed('IV', BOTH)).text).toBe('4,70 dias');
      expect(inputs(await computed('V', BOTH))).toEqual(['132/1', '223/1']);
      const both = await executed(BOTH);
      expect(both).toMatchObject({ text: '17,39%', recordsHref: null });
      expect(inputs(both)).toEqual(['800/1', '4600/1']);
    });

    test('leaves out of both sums the hospital without CNES, says so, and holds no band to the part', async () => {
      const partial = { hospitals: [FIRST, { ...SECOND, cnes: null }], own: FIRST.id };
      const [alone, found] = [await executed(PLACE), await executed(partial)];
      expect(inputs(found)).toEqual(inputs(alone));
      expect(found).toMatchObject({
        isPartial: true,
        reason: expect.stringMatching(
          /^1 de 2 hospitais fora da soma\. Hospital Dois: Programação: 600 internações .*Sem CNES/,
        ),
      });
      expect(await computed('I', partial)).toMatchObject({
        isPartial: true,
        reason: expect.stringContaining('Hospital Dois: Sem CNES'),
      });
    });

    test('counts at the central level the files of its contracted hospitals only', async () => {
      const said = { from: '2020-07-01', source: 'Ficha do CNES' };
      await recordCnes(fresh.context, 'peixoto-de-azevedo', { cnes: FIRST.cnes, ...said });
      const state = await readPanel(fresh.context, 'peixoto-de-azevedo', {
        level: 'state',
        competencia: MONTH,
      });
      expect(state.months).toContain(MONTH);
      const line = (id: string) =>
        state.criteria.find((each) => each.id === id)?.values.find(({ text }) => text !== null);
      const found = line('II');
      const [produced, programmed] = found?.explained?.inputs ?? [];
      const alone = await executed(PLACE);
      expect([produced?.value, programmed?.value]).toEqual(inputs(alone));
      expect(found).toMatchObject({ text: alone.text, band: null });
      expect(found?.reason).toContain('1 de 2 hospitais fora da soma. Hospital Dois');
      const notice = /Confira o CNES 2001586: nos arquivos ele é de .+, e o hospital é de Peixoto/;
      expect(state.notices).toEqual([expect.stringMatching(notice)]);
      expect(found?.explained?.note).toMatch(notice);
      expect(found?.reason).not.toMatch(notice);
    });

    test('says which month is missing', async () => {
      expect(await computed('I', PLACE, '2024-02')).toMatchObject({
        text: null,
        reason: expect.stringContaining('de fevereiro de 2024'),
      });
    });
  });
