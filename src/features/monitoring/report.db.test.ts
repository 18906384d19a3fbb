import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type MonitoringRoom, openMonitoringRoom } from '../../../test/monitoring-room.ts';
import { cophs, coras, person, superintendent } from '../../../test/plan-room.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import type { MonthLine, ReportAnswer, UnitStanding } from './contract.ts';
import { type CellEvent, foldCell } from './domain/cell.ts';
import { foldReport, type ReportEvent } from './domain/report.ts';

const MONTH = '/api/monitoring/months/2024-05';
const technician = person('technician', 'COPHS');

describe.skipIf(!hasDatabase)('the month of a unit', () => {
  let room: MonitoringRoom;
  beforeAll(async () => {
    room = await openMonitoringRoom('2024-05-24');
  });
  afterAll(() => room?.close());
  const report = async (as = technician) => (await room.get(`${MONTH}/reports/COPHS`, as)).body;
  const lineOf = async (action: string): Promise<MonthLine> =>
    (await report()).lines.find((line: MonthLine) => line.action === action);
  const say = async (action: string, change: object, as = technician, versions: object = {}) => {
    const { version, lineVersion } = await lineOf(action);
    const cell = { action, unit: 'COPHS', expectedVersion: version, lineVersion, ...versions, ...change };
    return room.send('POST', `${MONTH}/cells`, { cells: [cell] }, as);
  };
  const step = async (name: string, as = technician, body: object = {}) =>
    room.send(
      'POST',
      `${MONTH}/reports/COPHS/${name}`,
      { expectedVersion: (await report()).version, ...body },
      as,
    );
  const planLine = async (action: string) =>
    (await room.get(`/api/plan/actions/${action}`)).body.action.lines.find(
      ({ unit }: { unit: string }) => unit === 'COPHS',
    );

  it('a line said in the month is said in the plan, in one gesture, and the comments stay apart', async () => {
    const before = await lineOf('3.5.16');
    expect(before).toMatchObject({ status: null, said: false, progress: null, refusal: null, version: 0 });
    const done = await say('3.5.16', {
      status: 'inProgress',
      progress: 40,
      comment: 'Oficina em três municípios',
    });
    expect([done.status, done.body.cells[0]]).toEqual([
      200,
      { action: '3.5.16', unit: 'COPHS', version: 1, lineVersion: before.lineVersion + 1 },
    ]);
    expect(await planLine('3.5.16')).toMatchObject({ status: 'inProgress', note: null, origin: 'entered' });
    expect(await lineOf('3.5.16')).toMatchObject({
      status: 'inProgress',
      said: true,
      progress: 40,
      comment: 'Oficina em três municípios',
      notes: before.notes,
      planStatus: null,
    });
    const found = await room.get('/api/monitoring/search?q=oficinas%20em%20tres%20municipio');
    expect(found.body.items).toMatchObject([
      {
        kind: 'comment',
        name: 'Ação 3.5.16 · COPHS · maio de 2024',
        href: '/ciclo/2024-05/lancamento/COPHS',
      },
    ]);
  });

  it('is taken back whole, the plan with it, and only while nobody has written since', async () => {
    const undo = { cells: [{ action: '3.5.16', unit: 'COPHS', expectedVersion: 1 }] };
    expect((await room.send('POST', `${MONTH}/cells/undo`, undo, cophs)).body.error.message).toContain(
      'foi de outra pessoa',
    );
    expect((await room.send('POST', `${MONTH}/cells/undo`, undo, technician)).status).toBe(200);
    expect(await planLine('3.5.16')).toMatchObject({ status: null, origin: 'document' });
    expect(await lineOf('3.5.16')).toMatchObject({ status: null, said: false, comment: null, version: 2 });
    expect((await room.send('POST', `${MONTH}/cells/undo`, undo, technician)).status).toBe(409);
  });

  it('two people on one line: the second is told both values, and loses nothing silently', async () => {
    expect((await say('3.5.16', { progress: 10 })).status).toBe(200);
    const stale = await say('3.5.16', { progress: 90 }, cophs, { expectedVersion: 2 });
    expect([stale.status, stale.body.error.code]).toEqual([409, 'conflict']);
    expect(stale.body.error.details.problems).toMatchObject([
      { action: '3.5.16', code: 'conflict', yours: { progress: 90 }, theirs: { progress: 10, version: 3 } },
    ]);
    const plan = await say('3.5.3', { status: 'inProgress' }, technician, { lineVersion: 99 });
    expect([plan.status, plan.body.error.details.problems[0].yours]).toEqual([409, { status: 'inProgress' }]);
  });

  it('refuses what is not of the unit, of the reader or of a proof that was sent', async () => {
    const cell = { action: '1.1.1', unit: 'COPHS', expectedVersion: 0, lineVersion: 1, progress: 1 };
    expect((await room.send('POST', `${MONTH}/cells`, { cells: [cell] }, technician)).status).toBe(404);
    expect((await say('3.5.16', { progress: 1 }, coras)).status).toBe(403);
    expect((await say('3.5.16', { evidence: ['a'.repeat(64)] })).body.error.message).toContain(
      'Anexe-a de novo',
    );
    expect((await say('3.5.16', { progress: 101 })).status).toBe(400);
  });

  it('all or nothing: one line that may not change keeps the others as they were', async () => {
    const good = { action: '3.5.3', unit: 'COPHS', expectedVersion: 0, lineVersion: 1, progress: 5 };
    const bad = { ...good, action: '3.5.15', expectedVersion: 7 };
    const { status, body } = await room.send('POST', `${MONTH}/cells`, { cells: [good, bad] }, technician);
    expect([status, body.error.details.problems.length]).toEqual([409, 1]);
    expect(await lineOf('3.5.3')).toMatchObject({ version: 0, progress: null });
  });

  it('a technician hands it to the coordination, who records the meeting of the unit and sends', async () => {
    await say('3.5.16', { status: 'inProgress' });
    await room.send(
      'PATCH',
      '/api/plan/actions/3.5.3/status',
      { unit: 'COPHS', status: 'notStarted', expectedVersion: 1 },
      cophs,
    );
    expect((await step('send')).body.state).toBe('submitted');
    expect((await say('3.5.16', { progress: 55 })).body.error.message).toContain('está com a coordenação');
    expect((await say('3.5.16', { progress: 55 }, cophs)).status).toBe(200);
    expect(
      (await step('meeting', cophs, { held: true, day: '2024-05-30', note: null })).body.error.message,
    ).toBe('30/05/2024 ainda não chegou: registra-se a reunião já feita.');
    expect((await step('meeting', cophs, { held: false, day: null, note: '' })).status).toBe(400);
    const early = await step('meeting', cophs, { held: true, day: '2024-05-23', note: null });
    expect(early.body.error.message).toContain('é antes de o mês abrir, em 24/05/2024');
    expect((await step('meeting', cophs, { held: true, day: '2024-05-24', note: null })).status).toBe(200);
    expect((await step('send', cophs)).body.state).toBe('sent');
    expect((await lineOf('3.5.3')).version).toBe(1);
    const standing = (await room.month('2024-05')).units.find(({ unit }: UnitStanding) => unit === 'COPHS');
    expect(standing).toMatchObject({
      state: 'sent',
      said: 2,
      sentOn: '2024-05-24',
      timeliness: 'inTime',
      meeting: { held: true, day: '2024-05-24', note: null },
    });
  });

  it('the superintendence approves what is clean and gives one line back with the reason, which the unit answers', async () => {
    room.clock.goTo('2024-05-31');
    const review = (await room.get(`${MONTH}/review`, superintendent)).body.items;
    expect(review.map(({ action }: MonthLine) => action).sort()).toEqual(['3.5.16', '3.5.3']);
    expect((await room.get(`${MONTH}/review`, cophs)).body.items).toEqual([]);
    const named = (action: string) => {
      const line = review.find((each: MonthLine) => each.action === action);
      return { action, unit: 'COPHS', expectedVersion: line.version };
    };
    const approve = await room.send('POST', `${MONTH}/approve`, { cells: [named('3.5.3')] }, superintendent);
    expect(approve.body).toEqual({ approved: 1, mayUndo: true });
    const approved = { ...named('3.5.3'), expectedVersion: named('3.5.3').expectedVersion + 1 };
    const unapprove = () => room.send('POST', `${MONTH}/approve/undo`, { cells: [approved] }, superintendent);
    expect((await unapprove()).body).toEqual({ approved: 1, mayUndo: false });
    expect(await lineOf('3.5.3')).toMatchObject({ review: null, version: approved.expectedVersion + 1 });
    expect((await unapprove()).status).toBe(409);
    const again = { ...approved, expectedVersion: approved.expectedVersion + 1 };
    await room.send('POST', `${MONTH}/approve`, { cells: [again] }, superintendent);
    const back = {
      reason: 'Quais municípios?',
      cells: [{ action: '3.5.16', expectedVersion: named('3.5.16').expectedVersion }],
    };
    expect((await step('return', superintendent, { ...back, reason: ' ' })).status).toBe(400);
    expect((await step('return', superintendent, back)).body.state).toBe('returned');
    expect((await step('return/undo', cophs)).body.error.message).toContain('foi de outra pessoa');
    expect((await step('return/undo', superintendent)).body.state).toBe('sent');
    const undone = await lineOf('3.5.16');
    expect(undone).toMatchObject({ review: null, reason: null });
    back.cells = [{ action: '3.5.16', expectedVersion: undone.version }];
    expect((await step('return', superintendent, back)).body.state).toBe('returned');
    expect((await say('3.5.3', { progress: 1 })).body.error.message).toContain('Só as linhas devolvidas');
    expect((await step('send', cophs)).body.error.message).toContain(
      'Falta responder ao que foi devolvido: 3.5.16',
    );
    expect((await say('3.5.16', { comment: 'Peixoto, Matupá e Guarantã' })).status).toBe(200);
    expect((await step('return/undo', superintendent)).body.error.message).toContain('já não é a última');
    expect((await step('send', cophs)).body.state).toBe('sent');
    const answered = await lineOf('3.5.16');
    expect(answered).toMatchObject({ review: 'answered', reason: 'Quais municípios?' });
    const last = { action: '3.5.16', unit: 'COPHS', expectedVersion: answered.version };
    await room.send('POST', `${MONTH}/approve`, { cells: [last] }, superintendent);
    expect((await report()).state).toBe('approved');
  });

  it('a second reviewer is told what the first one did', async () => {
    const stale = { action: '3.5.16', expectedVersion: 1 };
    const { status, body } = await step('return', superintendent, { reason: 'De novo', cells: [stale] });
    expect([status, body.error.message]).toEqual([409, expect.stringContaining('aprovou a linha 3.5.16')]);
  });

  it('what was told of the unit, event by event, is what stands', async () => {
    const cell = await listEvents(room.context, 'month-cell/2024-05/3.5.16/COPHS');
    const { version, progress, comment, review } = await lineOf('3.5.16');
    expect(brokenAt(cell)).toBeNull();
    expect(foldCell(cell.map(({ type, data }) => ({ type, data }) as unknown as CellEvent))).toMatchObject({
      ...{ version, progress, comment, review, status: 'inProgress' },
    });
    const events = await listEvents(room.context, 'month-report/2024-05/COPHS');
    expect(events.map(({ type }) => type)).toEqual([
      'submitted',
      'meeting-told',
      'sent',
      'returned',
      'decision-undone',
      'returned',
      'sent',
      'approved',
    ]);
    const folded = foldReport(events.map(({ type, data }) => ({ type, data }) as unknown as ReportEvent));
    const { state, meeting } = await report();
    expect(folded).toMatchObject({ state, meeting, version: 8, firstSentOn: '2024-05-24' });
  });

  it('a report that the superintendence sends itself needs nobody to approve it', async () => {
    const { lines, version } = (await room.get(`${MONTH}/reports/SAS`, superintendent)).body;
    const [first] = lines as MonthLine[];
    const cell = { action: first?.action, unit: 'SAS', expectedVersion: 0, lineVersion: first?.lineVersion };
    await room.send('POST', `${MONTH}/cells`, { cells: [{ ...cell, status: 'inProgress' }] }, superintendent);
    const sent = await room.send(
      'POST',
      `${MONTH}/reports/SAS/send`,
      { expectedVersion: version },
      superintendent,
    );
    expect(sent.body.state).toBe('approved');
  });

  it('the next month shows what this one said', async () => {
    room.clock.goTo('2024-06-25');
    const { lines } = (await room.get('/api/monitoring/months/2024-06/reports/COPHS', technician)).body;
    expect(lines.find(({ action }: MonthLine) => action === '3.5.16')).toMatchObject({
      status: null,
      said: false,
      before: {
        competencia: '2024-05',
        status: 'inProgress',
        progress: 55,
        comment: 'Peixoto, Matupá e Guarantã',
      },
    });
  });

  it('a coordination gives back what its technician sent: with a reason, told to the unit, answered and sent again', async () => {
    room.clock.goTo('2026-11-24');
    const november = '/api/monitoring/months/2026-11';
    const read = async () => (await room.get(`${november}/reports/COPHS`, technician)).body as ReportAnswer;
    const go = async (name: string, as = technician, more: object = {}) => {
      const body = { expectedVersion: (await read()).version, ...more };
      return room.send('POST', `${november}/reports/COPHS/${name}`, body, as);
    };
    const tell = async (change: object) => {
      const line = (await read()).lines.find(({ action }) => action === '3.5.16');
      const { version: expectedVersion, lineVersion } = line as MonthLine;
      const cell = { action: '3.5.16', unit: 'COPHS', expectedVersion, lineVersion, ...change };
      return room.send('POST', `${november}/cells`, { cells: [cell] }, technician);
    };
    expect((await tell({ progress: 70, status: 'inProgress' })).status).toBe(200);
    expect((await go('send')).body.state).toBe('submitted');
    expect((await go('return', technician, { reason: 'Minha' })).status).toBe(403);
    expect((await go('return', coras, { reason: 'De outra unidade' })).status).toBe(403);
    expect((await go('return', cophs, { reason: ' ' })).status).toBe(400);
    expect((await go('return', cophs)).status).toBe(400);
    expect((await read()).state).toBe('submitted');
    expect((await go('return', cophs, { reason: 'Diga com quais municípios' })).body.state).toBe('returned');
    const { rows } = await sql<{ email: string; text: string }>`select p.email, n.text from notices n
      join people p on p.id = n.person_id where n.kind = 'month-returned' and n.link like '/ciclo/2026-11/%'`.execute(
      room.context.db,
    );
    expect(rows).toContainEqual({
      email: expect.stringMatching(/^tecnica-cophs@/),
      text: 'O lançamento foi devolvido em novembro de 2026 (COPHS): Diga com quais municípios',
    });
    expect(await read()).toMatchObject({ state: 'returned', reason: 'Diga com quais municípios' });
    expect((await tell({ comment: 'Com Peixoto e Matupá' })).status).toBe(200);
    expect((await go('send')).body.state).toBe('submitted');
    expect((await go('send', cophs)).body.state).toBe('sent');
  });
});
