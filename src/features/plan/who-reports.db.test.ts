import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import {
  auditor,
  cophs,
  coras,
  openPlanRoom,
  type PlanRoom,
  superintendent,
} from '../../../test/plan-room.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { fixedClock } from '../../platform/clock.ts';
import { listEvents } from '../../platform/events.ts';
import { asReportingEvent } from './commands/reporting.ts';
import type { ReportingState } from './contract/reporting.ts';
import { foldReporting } from './domain/reporting-events.ts';
import { planSeed } from './index.ts';
import { getReporting, reportingStream } from './store/reporting.ts';

/** COPHS alone answers for 3.5.11; its OWNER cell is what the documents below change. */
const ACTION = '3.5.11';

describeWithData('who reports an action, put right', ['seeds/000_0935b89b306796de.txt'], ([path = '']) => {
  let room: PlanRoom;
  beforeAll(async () => {
    if (hasDatabase) room = await openPlanRoom();
  });
  afterAll(() => room?.close());
  /** Another day: what is said then is told apart from the first version of the plan. */
  const goTo = (instant: string) =>
    Object.assign(room.context, { clock: fixedClock(instant, room.context.env.timeZone) });

  const state = async (id: string): Promise<ReportingState> =>
    (await room.get(`/api/plan/actions/${id}/reporting`, superintendent)).body;
  const correct = (id: string, units: string[], expectedVersion: number, as = superintendent) =>
    room.send(
      'POST',
      `/api/plan/actions/${id}/reporting`,
      { units, reason: 'Por portaria', expectedVersion },
      as,
    );
  const undo = (id: string, expectedVersion: number) =>
    room.send('POST', `/api/plan/actions/${id}/reporting/undo`, { expectedVersion }, superintendent);
  const report = (id: string, unit: string, body: object, as = superintendent) =>
    room.send('PATCH', `/api/plan/actions/${id}/status`, { unit, ...body }, as);
  const codes = (named: ReportingState['derived'] | null) => named?.units.map(({ code }) => code) ?? null;
  const unitsOf = async (id: string) =>
    (await room.action(id, superintendent)).lines.map((line: { unit: string }) => line.unit);
  const told = async (id: string) =>
    (await room.get(`/api/plan/actions/${id}`, superintendent)).body.history.filter(
      ({ kind }: { kind: string }) => kind === 'reporting',
    );
  async function bring(content: string) {
    const { id } = (await room.upload('plano.txt', content)).body;
    const done = await room.send(
      'POST',
      `/api/plan/imports/${id}/confirm`,
      { expectedVersion: 1 },
      superintendent,
    );
    expect(done.status).toBe(200);
    return id as string;
  }
  const takeBackImport = (id: string) =>
    room.send('POST', `/api/plan/imports/${id}/undo`, { expectedVersion: 2 }, superintendent);

  it.skipIf(!hasDatabase)(
    'refuses who does not manage the plan, with every reason what cannot be, and a stale version',
    async () => {
      expect((await correct(ACTION, ['CORAS'], 0, cophs)).status).toBe(403);
      expect((await correct(ACTION, ['CORAS'], 0, auditor)).status).toBe(403);
      expect((await correct('9.9.9', ['CORAS'], 0)).status).toBe(404);
      const wrong = await correct(ACTION, ['CORAS', 'CORAS', 'NINGUEM'], 0);
      expect([wrong.status, wrong.body.error.details.problems]).toEqual([
        422,
        [
          expect.stringMatching(/^NINGUEM não é uma unidade/),
          expect.stringMatching(/^CORAS está duas vezes/),
        ],
      ]);
      expect((await correct(ACTION, ['COPHS'], 0)).body.error.message).toMatch(/nada a mudar/);
      expect((await correct(ACTION, [], 0)).status).toBe(400);
      expect((await correct(ACTION, ['CORAS'], 7)).status).toBe(409);
      expect((await state(ACTION)).version).toBe(0);
    },
  );

  it.skipIf(!hasDatabase)(
    'closes the line of a unit taken out with what it said, and gives it back',
    async () => {
      const before = await room.action(ACTION, superintendent);
      const [{ unit, version }] = before.lines;
      expect(
        (await report(ACTION, unit, { status: 'completed', note: 'Feito', expectedVersion: version })).status,
      ).toBe(200);
      expect((await correct(ACTION, ['CORAS'], 0)).body).toMatchObject({
        corrected: { rule: 'single', reason: 'Por portaria', units: [{ code: 'CORAS' }] },
        closed: [{ unit, status: 'completed' }],
        version: 1,
        mayTakeBack: true,
      });
      const after = await room.action(ACTION, superintendent);
      expect([after.status, after.lines.map((line: { unit: string }) => line.unit)]).toEqual([
        before.status,
        ['CORAS'],
      ]);
      expect(
        (await report(ACTION, unit, { status: 'inProgress', expectedVersion: version + 1 })).status,
      ).toBe(403);
      expect(
        (await report(ACTION, 'CORAS', { status: 'inProgress', expectedVersion: 1 }, coras)).status,
      ).toBe(200);
      const listed = (await room.get(`/api/plan/actions?unit=${unit}&limit=200`)).body.items;
      expect(listed.map(({ id }: { id: string }) => id)).not.toContain(ACTION);

      expect((await correct(ACTION, [unit, 'CORAS'], 1)).body).toMatchObject({
        corrected: { rule: 'parts' },
        closed: [],
      });
      const both = await room.action(ACTION, superintendent);
      expect(both.lines).toMatchObject([
        { unit, status: 'completed', closes: true, version: version + 1 },
        { unit: 'CORAS', status: 'inProgress' },
      ]);
      expect(both.status).toBe('completed');
      expect(codes((await undo(ACTION, 2)).body.corrected)).toEqual(['CORAS']);
      expect((await undo(ACTION, 3)).status).toBe(422);
      expect((await correct(ACTION, [unit], 3)).body).toMatchObject({ corrected: null, version: 4 });
      expect((await told(ACTION)).map(({ words }: { words: string }) => words)).toEqual([
        `Quem lança voltou ao que o documento diz: ${unit}, e não mais CORAS.`,
        'Desfez a correção de quem lança: voltou a ser CORAS.',
        `Corrigiu quem lança: de CORAS para ${unit} (encerra) e CORAS.`,
        `Corrigiu quem lança: de ${unit} para CORAS.`,
      ]);
      const csv = (await room.app.inject({ url: '/api/plan/tables/lancamentos' })).body;
      expect(csv).toMatch(/^3\.5\.11;CORAS;CORAS;Em andamento;.*;\d{4}-\d\d-\d\dT[\d:.]+Z\r?$/m);
    },
  );

  it.skipIf(!hasDatabase)(
    'tells a correction as a difference of the plan, with who made it and why',
    async () => {
      goTo('2026-11-24T14:00:00Z');
      expect((await correct('3.5.9', ['CORAS', 'COPHS'], 0)).status).toBe(200);
      const { body } = await room.get('/api/plan/versions/diff?from=1&to=now', superintendent);
      const change = body.items.find(({ id }: { id: string }) => id === '3.5.9');
      expect(change.fields).toMatchObject([
        {
          field: 'reporting',
          to: 'CORAS, COPHS',
          events: [{ reason: 'Por portaria', words: expect.stringMatching(/^Corrigiu quem lança/) }],
        },
      ]);
      expect((await undo('3.5.9', 1)).body.corrected).toBeNull();
    },
  );

  it.skipIf(!hasDatabase)(
    'follows the OWNER cell through an import and its undo where nobody put it right',
    async () => {
      const units = await unitsOf('2.1.1');
      const text = readFileSync(path, 'utf8');
      const id = await bring(withOwner(text, '2.1.1'));
      expect(await unitsOf('2.1.1')).toEqual(['NEPS', 'COPHS']);
      expect((await state('2.1.1')).closed.map(({ unit }) => unit)).toEqual(units);
      expect((await told('2.1.1'))[0].words).toMatch(
        /^Pela mudança do responsável no documento, quem lança passou de/,
      );
      expect((await takeBackImport(id)).status).toBe(200);
      expect(await unitsOf('2.1.1')).toEqual(units);
      expect((await state('2.1.1')).corrected).toBeNull();
    },
  );

  it.skipIf(!hasDatabase)(
    'keeps a correction over a later import, showing both, and over a new start',
    async () => {
      const given = await unitsOf('2.1.1');
      const { version } = await state('2.1.1');
      expect((await correct('2.1.1', ['CORAS'], version)).status).toBe(200);
      const id = await bring(withOwner(readFileSync(path, 'utf8'), '2.1.1'));
      const seen = await state('2.1.1');
      expect([codes(seen.derived), codes(seen.corrected), seen.derivedSince]).toEqual([
        ['NEPS', 'COPHS'],
        ['CORAS'],
        true,
      ]);
      expect(await unitsOf('2.1.1')).toEqual(['CORAS']);
      expect((await told('2.1.1'))[0].words).toMatch(/continua valendo a correção: CORAS/);
      expect((await undo('2.1.1', seen.version)).status).toBe(422);

      expect((await correct('2.1.1', ['NEPS', 'COPHS'], seen.version)).body.corrected).toBeNull();
      const held = await takeBackImport(id);
      expect([held.status, held.body.error.message]).toEqual([
        422,
        expect.stringContaining('corrigiu-se quem lança em 2.1.1'),
      ]);
      await bring(readFileSync(path, 'utf8'));
      expect(await unitsOf('2.1.1')).toEqual(given);

      const now = await state('2.1.1');
      expect((await correct('2.1.1', ['CORAS', ...given], now.version)).status).toBe(200);
      await planSeed.apply(room.context);
      expect(await unitsOf('2.1.1')).toEqual(['CORAS', ...given]);
      for (const each of ['2.1.1', ACTION, '3.5.9']) {
        const { derived, corrected, version: last } = await getReporting(room.context, each);
        const events = await listEvents(room.context, reportingStream(each));
        const [first] = events.map(asReportingEvent);
        const begun = first?.type === 'derived' ? first.data.from : first?.data.derived;
        expect(begun && foldReporting(begun, events.map(asReportingEvent))).toEqual({ derived, corrected });
        expect(last).toBe(events.length);
      }
    },
  );

  it.skipIf(!hasDatabase)('keeps a correction over a new start where no document was imported', async () => {
    const fresh = await openPlanRoom();
    const body = { units: ['CORAS'], reason: 'Por portaria', expectedVersion: 0 };
    const done = await fresh.send('POST', `/api/plan/actions/${ACTION}/reporting`, body, superintendent);
    expect(done.status).toBe(200);
    await planSeed.apply(fresh.context);
    const { lines, rule } = await fresh.action(ACTION, superintendent);
    expect([rule, lines.map((line: { unit: string }) => line.unit)]).toEqual(['single', ['CORAS']]);
    await fresh.close();
  });
});

/** The document with other units in the OWNER cell of 2.1.1. */
function withOwner(text: string, id: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.includes('Até 15 de Abril de 2024'));
  const cells = (lines[at] ?? '').split('\t');
  const due = cells.indexOf('Até 15 de Abril de 2024');
  expect([id, due > 1]).toEqual(['2.1.1', true]);
  cells[due - 2] = 'NEPS e COPHS';
  lines[at] = cells.join('\t');
  return lines.join('\n');
}
