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
import type { Actor } from '../../kernel/actor.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { asLineEvent } from './commands/report.ts';
import type { Action, ManyProblem } from './contract.ts';
import { foldLine, lineStream } from './domain/line.ts';

const BULK = '/api/plan/changes';
const technician = person('technician', 'COPHS');

describe.skipIf(!hasDatabase)('many lines in one gesture', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
  });
  afterAll(() => room?.close());
  const send = (body: object, as: Actor = cophs, commandId?: string, path = '') =>
    room.send('POST', `${BULK}${path}`, body, as, commandId);
  const line = async (id: string, unit = 'COPHS') =>
    (await room.action(id)).lines.find((each: { unit: string }) => each.unit === unit);
  const events = (id: string, unit = 'COPHS') => listEvents(room.context, lineStream(id, unit));
  const own = ['3.5.3', '3.5.15', '3.5.16'];
  const asked = (change: object, ids = own) => ids.map((action) => ({ action, unit: 'COPHS', ...change }));

  it('saves them all, an event each, and answers the same when repeated', async () => {
    const id = randomUUID();
    const body = { changes: asked({ status: 'inProgress', note: 'Em reunião', expectedVersion: 1 }) };
    const { status, body: done } = await send(body, cophs, id);
    expect([status, done.changes.length, done.unchanged]).toEqual([200, 3, 0]);
    expect(done.actions.map((action: Action) => [action.id, action.status])).toEqual(
      expect.arrayContaining(own.map((each) => [each, 'inProgress'])),
    );
    for (const each of own) {
      const stored = await events(each);
      expect(stored.map(({ type }) => type)).toEqual(['transcribed', 'status-changed']);
      expect(brokenAt(stored)).toBeNull();
      expect(foldLine(each, 'COPHS', stored.map(asLineEvent))).toMatchObject({
        status: 'inProgress',
        note: 'Em reunião',
        version: 2,
      });
    }
    expect((await send(body, cophs, id)).body.changes).toEqual(done.changes);
    expect(await events('3.5.3')).toHaveLength(2);
  });

  it('takes the whole gesture back as one', async () => {
    const lines = own.map((action) => ({ action, unit: 'COPHS', expectedVersion: 2 }));
    const { status, body } = await send({ lines }, cophs, undefined, '/undo');
    expect([status, body.changes.length]).toEqual([200, 3]);
    for (const each of own) expect(await line(each)).toMatchObject({ status: null, note: null, version: 3 });
  });

  it('keeps all as they were when one is stale, and tells both values of that one', async () => {
    const single = { unit: 'COPHS', status: 'notStarted', expectedVersion: 3 };
    await room.send('PATCH', '/api/plan/actions/3.5.15/status', single, technician);
    const { status, body } = await send({
      changes: asked({ status: 'completed', note: 'Registro a publicar', expectedVersion: 3 }),
    });
    expect([status, body.error.code]).toEqual([409, 'conflict']);
    expect(body.error.message).toMatch(/^Nenhuma das 3 linhas foi gravada, porque uma delas não pode mudar/);
    expect(body.error.details.problems).toMatchObject([
      {
        action: '3.5.15',
        unit: 'COPHS',
        code: 'conflict',
        yours: { status: 'completed' },
        theirs: { status: 'notStarted', note: null, version: 4 },
      },
    ]);
    expect(await line('3.5.3')).toMatchObject({ status: null, version: 3 });
    const chosen = asked({ status: 'completed', note: 'Registro a publicar', expectedVersion: 3 }).map(
      (change) => (change.action === '3.5.15' ? { ...change, expectedVersion: 4 } : change),
    );
    expect((await send({ changes: chosen })).status).toBe(200);
  });

  it('does not take back what somebody changed since', async () => {
    const single = { unit: 'COPHS', note: 'Depois', expectedVersion: 4 };
    await room.send('PATCH', '/api/plan/actions/3.5.3/note', single, technician);
    const lines = [
      { action: '3.5.3', unit: 'COPHS', expectedVersion: 4 },
      { action: '3.5.16', unit: 'COPHS', expectedVersion: 4 },
    ];
    const { status } = await send({ lines }, cophs, undefined, '/undo');
    expect(status).toBe(409);
    expect(await line('3.5.16')).toMatchObject({ status: 'completed', version: 4 });
    const foreign = { lines: [{ action: '3.5.3', unit: 'COPHS', expectedVersion: 5 }] };
    expect((await send(foreign, cophs, undefined, '/undo')).status).toBe(422);
  });

  it('gives in many what it gives in one: the same permission, in the same words', async () => {
    const change = { action: '1.1.1', unit: 'SAS', status: 'completed', expectedVersion: 1 };
    const one = await room.send('PATCH', '/api/plan/actions/1.1.1/status', { ...change, action: undefined });
    const { status, body } = await send({
      changes: [change, ...asked({ note: 'x', expectedVersion: 5 }, ['3.5.3'])],
    });
    expect([status, body.error.code]).toEqual([403, 'forbidden']);
    const [problem]: ManyProblem[] = body.error.details.problems;
    expect(problem?.message).toBe(one.body.error.message);
    expect((await line('3.5.3')).note).toBe('Depois');
    for (const as of [auditor, coras]) {
      expect((await send({ changes: asked({ status: 'inProgress', expectedVersion: 1 }) }, as)).status).toBe(
        403,
      );
    }
  });

  it('asks for the reason wherever one change asks for it', async () => {
    const changes = asked({ status: 'cancelled', expectedVersion: 4 }, ['3.5.16']);
    const refused = await send({ changes });
    expect([refused.status, refused.body.error.message]).toEqual([
      422,
      'Cancelar uma ação do plano pede o motivo.',
    ]);
    const told = changes.map((change) => ({ ...change, note: 'Outro ato já criou.' }));
    expect((await send({ changes: told })).status).toBe(200);
    expect((await events('3.5.16')).at(-1)?.reason).toBe('Outro ato já criou.');
  });

  it('closes partners before the unit that closes, so that one gesture needs no reason', async () => {
    const all = (await room.get('/api/plan/actions?limit=200', superintendent)).body.items as Action[];
    const shared = all.find(
      ({ rule, lines }) =>
        rule === 'parts' &&
        lines.every(({ version }) => version === 1) &&
        lines[0]?.changes.every(({ pledge }) => pledge === null),
    );
    const changes = (shared?.lines ?? []).map((each) => ({
      action: shared?.id,
      unit: each.unit,
      status: 'completed',
      expectedVersion: each.version,
    }));
    expect(changes.length).toBeGreaterThan(1);
    const { status, body } = await send({ changes }, superintendent);
    expect([status, body.actions[0].status]).toEqual([200, 'completed']);
  });

  it('counts what already was as asked and refuses more than 500 at a time', async () => {
    const same = asked({ status: 'completed', expectedVersion: 5 }, ['3.5.15']);
    expect((await send({ changes: same })).body).toMatchObject({ changes: [], unchanged: 1, actions: [] });
    const many = Array.from({ length: 501 }, () => same[0]);
    const { status, body } = await send({ changes: many });
    expect(status).toBe(400);
    expect(JSON.stringify(body.error)).toContain('500 linhas de uma vez');
    expect((await send({ changes: [{ action: '3.5.15', unit: 'COPHS', expectedVersion: 5 }] })).status).toBe(
      400,
    );
    const unknown = [{ action: '9.9.9', unit: 'COPHS', status: 'completed', expectedVersion: 1 }];
    expect((await send({ changes: unknown })).status).toBe(404);
  });
});
