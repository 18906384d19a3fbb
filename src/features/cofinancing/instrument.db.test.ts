import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { offices, step, TERM } from '../../../test/instrument-room.ts';
import { person } from '../../../test/plan-room.ts';
import { openRoom } from '../../../test/room.ts';
import { parseCompetencia } from '../../kernel/competencia.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { instrumentOn } from './commands/instrument/on-month.ts';
import { getInstrument } from './commands/instrument/open.ts';
import { readInstrument, readInstruments } from './commands/instrument/read.ts';
import { InstrumentAnswer, InstrumentList } from './contract.ts';
import type { EventType } from './domain/instrument/event-types.ts';
import { foldAll } from './domain/instrument/fold.ts';
import type { EventDetails, InstrumentEvent } from './domain/instrument/instrument.ts';
import { demonstrationInstrumentsSeed } from './instrument-seed.ts';
import { cofinancingRoutes } from './routes.ts';

const reason = 'A ocupação ficou abaixo da meta em três competências.';

describe.skipIf(!hasDatabase)('the life of an instrument', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext('2026-11-22T14:00:00Z');
  });
  afterAll(() => fresh.close());

  const read = async () => InstrumentAnswer.parse(await readInstrument(fresh.context, TERM));
  const month = (competencia: string) => instrumentOn(fresh.context, TERM, parseCompetencia(competencia));

  test('is invented in the demonstration, marked so, and lets every month be paid that the act pays', async () => {
    const { state, steps, clocks, warnings } = await read();
    expect(state).toBe('ACTIVE');
    expect(new Set(steps.map(({ origin }) => origin))).toEqual(new Set(['demonstration']));
    expect(clocks.map(({ lastDay, carried, presented }) => [lastDay, carried, presented?.late])).toEqual([
      ['2020-10-13', 'sábado', false],
      ['2020-10-13', 'sábado', false],
    ]);
    expect(warnings).toEqual([]);
    for (const each of ['2020-07', '2020-10', '2020-11', '2026-11'])
      expect([each, await month(each)]).toEqual([each, { state: 'ACTIVE', suspended: false, blockedBy: [] }]);
    expect(InstrumentList.parse(await readInstruments(fresh.context)).items).toHaveLength(1);
  });

  test('is written once by the seed, whatever its version', async () => {
    const { version } = await getInstrument(fresh.context, TERM);
    await demonstrationInstrumentsSeed.apply(fresh.context);
    expect((await getInstrument(fresh.context, TERM)).version).toBe(version);
  });

  test('is recorded by the office of each step, in its territory alone', async () => {
    const said = { reason, until: '2026-11-20' };
    for (const actor of [
      offices.municipality,
      offices.decision,
      person('regional-office', 'ERS-51001', '51001'),
    ])
      await expect(
        step(fresh.context, actor, 'suspension-noticed', '2026-11-03', said),
      ).rejects.toMatchObject({
        code: 'forbidden',
      });
  });

  test('refuses with every reason and changes nothing', async () => {
    const before = await getInstrument(fresh.context, TERM);
    const refused = step(fresh.context, offices.decision, 'suspended', '2026-12-01', {
      competencia: '2026-12',
    });
    await expect(refused).rejects.toMatchObject({
      code: 'refused',
      details: {
        reasons: expect.arrayContaining(['01/12/2026 ainda não chegou.', 'Falta dizer: o motivo.']),
      },
    });
    expect(await getInstrument(fresh.context, TERM)).toEqual(before);
  });

  test('lets one of two people at once, and tells the other how it stands', async () => {
    const { version } = await getInstrument(fresh.context, TERM);
    const said = { reason, until: '2026-11-18' };
    const both = await Promise.allSettled(
      [1, 2].map(() =>
        step(fresh.context, offices.analysis, 'suspension-noticed', '2026-11-02', said, version),
      ),
    );
    const [lost] = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(lost).toMatchObject({ code: 'conflict' });
    expect((await read()).steps.filter(({ type }) => type === 'suspension-noticed')).toHaveLength(1);
  });

  test('suspends by notice, answer, opinion and act, and resumes', async () => {
    await step(fresh.context, offices.municipality, 'suspension-answered', '2026-11-10', { reason });
    await step(fresh.context, offices.analysis, 'suspension-opinion', '2026-11-12', { reason });
    await step(fresh.context, offices.decision, 'suspended', '2026-11-16', {
      reason,
      competencia: '2026-12',
    });
    expect(await month('2026-11')).toMatchObject({ state: 'ACTIVE', suspended: false, blockedBy: [] });
    expect(await month('2026-12')).toMatchObject({ state: 'SUSPENDED', suspended: true });
    await step(fresh.context, offices.decision, 'reinstated', '2026-11-20', {
      reason,
      competencia: '2027-02',
    });
    expect((await month('2027-01')).suspended).toBe(true);
    expect((await month('2027-02')).blockedBy).toEqual([]);
    expect((await read()).state).toBe('ACTIVE');
  });

  test('is revised on request, by its routes: request, analysis, answer, and then the ordinance', async () => {
    const room = await openRoom(fresh.context, cofinancingRoutes, offices.municipality);
    const say = async (office: keyof typeof offices, type: EventType, on: string, details: object) => {
      const { version } = await getInstrument(fresh.context, TERM);
      const url = `/api/cofinancing/instruments/${TERM}/steps/${office}`;
      const document = `Documento de ${on}`;
      return room.send('POST', url, { type, on, document, details, version }, offices[office]);
    };
    const asked = { reason: 'O custo das diárias subiu desde a última portaria.' };
    const fixed = { ...asked, competencia: '2027-03', values: '2.10' };
    const early = await say('decision', 'revised', '2026-11-20', fixed);
    expect([early.status, early.body.error.message]).toEqual([
      422,
      expect.stringMatching(/Falta antes: “Análise da revisão”/),
    ]);
    for (const answer of ['revision-refused', 'revised'] as const) {
      expect((await say('municipality', 'revision-requested', '2026-11-20', asked)).status).toBe(200);
      expect((await say('analysis', 'revision-analysed', '2026-11-20', asked)).status).toBe(200);
      if (answer === 'revised')
        for (const values of ['2.51', '3.51', '9.99', '-1']) {
          const { status, body } = await say('decision', answer, '2026-11-21', { ...fixed, values });
          expect([status, body.error.message]).toEqual([
            422,
            expect.stringMatching(/passa do limite do programa para esta competência, 2,50|não é negativo/),
          ]);
        }
      const said = await say('decision', answer, '2026-11-21', answer === 'revised' ? fixed : asked);
      expect(said.status).toBe(200);
    }
    const { baseValues } = await read();
    expect(baseValues.at(-1)).toMatchObject({ from: '2027-03', values: '2.10' });
    await room.app.close();
  });

  test('is the fold of its chain, which is whole', async () => {
    const events = await listEvents(fresh.context, `agreement/${TERM}`);
    expect(brokenAt(events)).toBeNull();
    const said = events.map(({ data }): InstrumentEvent => {
      const { step: type, on, document, details } = data as Record<string, unknown>;
      return {
        type: type as EventType,
        on: String(on),
        document: String(document),
        details: details as EventDetails,
      };
    });
    const { content, version } = await getInstrument(fresh.context, TERM);
    expect(content).toEqual(JSON.parse(JSON.stringify(foldAll(said))));
    expect(version).toBe(events.length);
  });

  test('of a Termo without any record is a draft that pays nothing and asks its first step', async () => {
    await sql`insert into agreements (id, programme, name, municipality, health_region, definition)
      select 'outro', programme, name, municipality, health_region, definition from agreements`.execute(
      fresh.context.db,
    );
    const as = { ...fresh.context, actor: offices.municipality };
    const answer = InstrumentAnswer.parse(await readInstrument(as, 'outro'));
    expect(answer).toMatchObject({ state: 'DRAFT', version: 0, steps: [], clocks: [] });
    expect(answer.month.blockedBy[0]).toContain('Rascunho');
    const open = answer.offers.filter(({ allowed, reasons }) => allowed && reasons.length === 0);
    expect(open.map(({ type }) => type)).toEqual(['requested']);
  });
});
