import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import {
  auditor,
  cophs,
  coras,
  openPlanRoom,
  type PlanRoom,
  person,
  superintendent,
} from '../../../test/plan-room.ts';
import { type Actor, ANONYMOUS } from '../../kernel/actor.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { asLineEvent } from './commands/report.ts';
import type { Action } from './contract.ts';
import { foldLine, lineStream } from './domain/line.ts';
import { listAllActions } from './store/actions.ts';

const PLAN = 'sas-2024-2027';

describe.skipIf(!hasDatabase)('the plan as it is reported', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
  });
  afterAll(() => room?.close());
  const get: PlanRoom['get'] = (...words) => room.get(...words);
  const send: PlanRoom['send'] = (...words) => room.send(...words);
  const action = (id: string, as?: Actor): Promise<Action> => room.action(id, as);
  const lineOf = (found: Action, unit: string) => found.lines.find((line) => line.unit === unit);

  it('lets the coordinator of COPHS report 3.5.16 in one gesture', async () => {
    const before = await action('3.5.16');
    expect(before.status).toBeNull();
    expect(lineOf(before, 'COPHS')?.changes.map((each) => each.status)).toContain('inProgress');
    const { status, body } = await send('PATCH', '/api/plan/actions/3.5.16/status', {
      unit: 'COPHS',
      status: 'inProgress',
      expectedVersion: 1,
    });
    expect(status).toBe(200);
    expect(body.change).toMatchObject({ unit: 'COPHS', status: 'inProgress', version: 2 });
    expect(body.action).toMatchObject({ status: 'inProgress', review: 'sent', origin: 'entered' });
    const { history } = (await get('/api/plan/actions/3.5.16')).body;
    expect(history.map((each: { words: string }) => each.words)).toEqual([
      'Sem informação → Em andamento.',
      'O documento deixa a situação em branco.',
    ]);
  });

  it('refuses 1.1.1 to COPHS, saying which unit reports it', async () => {
    const { status, body } = await send('PATCH', '/api/plan/actions/1.1.1/status', {
      unit: 'COPHS',
      status: 'completed',
      expectedVersion: 1,
    });
    expect(status).toBe(403);
    expect(body.error.message).toBe(
      'A ação 1.1.1 é lançada por SAS, e não por COPHS. Peça a mudança a quem a lança ou à administração.',
    );
    const own = await send('PATCH', '/api/plan/actions/1.1.1/status', {
      unit: 'SAS',
      status: 'completed',
      expectedVersion: 1,
    });
    expect([own.status, own.body.error.message]).toEqual([
      403,
      'A ação 1.1.1 é lançada por SAS, fora do alcance do seu papel. Peça a mudança a quem a lança ou à administração.',
    ]);
    expect(lineOf(await action('1.1.1'), 'SAS')?.refusal).toMatch(/lançada por SAS/);
  });

  it('refuses those who only read, and asks a visitor to sign in', async () => {
    const body = { unit: 'COPHS', status: 'completed', expectedVersion: 2 };
    expect((await send('PATCH', '/api/plan/actions/3.5.16/status', body, auditor)).status).toBe(403);
    expect((await send('PATCH', '/api/plan/actions/3.5.16/status', body, ANONYMOUS)).status).toBe(401);
    expect((await get('/api/plan', ANONYMOUS)).status).toBe(401);
    const away = person('superintendent', null, '510642');
    expect((await send('PATCH', '/api/plan/actions/3.5.16/status', body, away)).status).toBe(403);
  });

  it('refuses a stale version with both values', async () => {
    const { status, body } = await send(
      'PATCH',
      '/api/plan/actions/3.5.16/status',
      { unit: 'COPHS', status: 'completed', note: 'feito', expectedVersion: 1 },
      superintendent,
    );
    expect(status).toBe(409);
    expect(body.error.details.yours).toEqual({ status: 'completed', note: 'feito' });
    expect(body.error.details.theirs).toMatchObject({ status: 'inProgress', version: 2, by: cophs.id });
    expect((await action('3.5.16')).status).toBe('inProgress');
  });

  it('lets one of two simultaneous changes through and tells the other both values', async () => {
    const url = '/api/plan/actions/3.5.18/status';
    const change = (status: string) =>
      send('PATCH', url, { unit: 'COPHS', status, expectedVersion: 1 }).then((answer) => ({
        status,
        answer,
      }));
    const both = await Promise.all([change('inProgress'), change('completed')]);
    const [won] = both.filter(({ answer }) => answer.status === 200);
    const [lost] = both.filter(({ answer }) => answer.status === 409);
    expect(lost?.answer.body.error.details).toMatchObject({
      yours: { status: lost?.status },
      theirs: { status: won?.status, version: 2 },
    });
    expect((await action('3.5.18')).status).toBe(won?.status);
  });

  it('undoes one step, by who made it, as a new event', async () => {
    const stranger = await send(
      'POST',
      '/api/plan/actions/3.5.16/undo',
      { expectedVersion: 2 },
      superintendent,
    );
    expect([stranger.status, stranger.body.error.code]).toEqual([422, 'refused']);
    const done = await send('POST', '/api/plan/actions/3.5.16/undo', { expectedVersion: 2 });
    expect(done.body.change).toMatchObject({ status: null, version: 3 });
    expect(done.body.action).toMatchObject({ status: null, origin: 'document', review: null });
    const again = await send('POST', '/api/plan/actions/3.5.16/undo', { expectedVersion: 3 });
    expect(again.status).toBe(422);
  });

  it('answers a repeated command with its first answer', async () => {
    const commandId = randomUUID();
    const body = { unit: 'COPHS', status: 'notStarted', expectedVersion: 1 };
    const url = '/api/plan/actions/3.5.17/status';
    const first = await send('PATCH', url, body, cophs, commandId);
    const second = await send('PATCH', url, body, cophs, commandId);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body.change).toEqual(first.body.change);
    expect(await listEvents(room.context, lineStream('3.5.17', 'COPHS'))).toHaveLength(2);
  });

  it('keeps the comment of the unit beside the observations of the document', async () => {
    const url = '/api/plan/actions/3.5.17/note';
    const { body } = await send('PATCH', url, { note: 'Aguardando a SEDUC.', expectedVersion: 2 });
    expect(body.change).toMatchObject({ note: 'Aguardando a SEDUC.', status: 'notStarted', version: 3 });
    expect(body.action.notes).toBe('');
    const same = await send('PATCH', url, { note: 'Aguardando a SEDUC.', expectedVersion: 3 });
    expect(same.status).toBe(422);
  });

  it('derives the state of an action with a line for each coordination', async () => {
    const before = await action('2.3.1');
    expect([before.rule, before.lines.length, before.status]).toEqual(['each', 8, null]);
    const body = { unit: 'COPHS', status: 'completed', note: 'Relatório no fim do mês', expectedVersion: 1 };
    const { body: after } = await send('PATCH', '/api/plan/actions/2.3.1/status', body);
    expect(after.action.status).toBe('inProgress');
    expect(lineOf(after.action, 'COAP')?.changes).toEqual([]);
  });

  it('asks for words when the first named closes over open parts', async () => {
    const url = '/api/plan/actions/2.1.2/status';
    const body = { unit: 'CORAS', status: 'completed', expectedVersion: 1 };
    const bare = await send('PATCH', url, body, coras);
    expect(bare.status).toBe(422);
    expect(bare.body.error.message).toMatch(/CACS/);
    const worded = await send('PATCH', url, { ...body, note: 'CACS entregou por ofício.' }, coras);
    expect(worded.body.action.status).toBe('completed');
  });

  it('lets who answers for all choose a line, and asks which', async () => {
    const body = { status: 'inProgress', expectedVersion: 1 };
    const which = await send('PATCH', '/api/plan/actions/2.3.2/status', body, superintendent);
    expect([which.status, which.body.error.code]).toEqual([400, 'invalid-input']);
    const done = await send(
      'PATCH',
      '/api/plan/actions/2.3.2/status',
      { ...body, unit: 'CAT' },
      superintendent,
    );
    expect(done.body.action.status).toBe('inProgress');
  });

  it('says what is wrong in a request', async () => {
    const missing = await get('/api/plan/actions/9.9.9');
    expect([missing.status, missing.body.error.code]).toEqual([404, 'not-found']);
    const bad = await send('PATCH', '/api/plan/actions/3.5.16/status', {
      status: 'late',
      expectedVersion: 1,
    });
    expect(bad.status).toBe(400);
    expect((await get('/api/plan/actions?status=late')).status).toBe(400);
  });

  it('finds every snapshot by folding its stream, each chain whole', async () => {
    const actions = await listAllActions(room.context, PLAN);
    for (const { id, lines } of actions) {
      for (const { reportedAt: _at, reportedBy: _by, ...line } of lines) {
        const events = await listEvents(room.context, lineStream(id, line.unit));
        expect(foldLine(id, line.unit, events.map(asLineEvent))).toEqual(line);
        expect(brokenAt(events)).toBeNull();
      }
    }
  });
});
