import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { auditor, cophs, openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import type { Actor } from '../../kernel/actor.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { actsSeed } from '../acts/index.ts';
import { exportPlan } from './commands/export/export-plan.ts';
import type { Renegotiations } from './contract/renegotiations.ts';
import { planSeed } from './index.ts';

/** Today is 23 November 2026. */
describe.skipIf(!hasDatabase)('an operational action redefined', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
    await actsSeed.apply(room.context);
    await planSeed.apply(room.context);
  });
  afterAll(() => room?.close());

  const ID = '1.1.1';
  const path = (id: string) => `/api/plan/actions/${id}/renegotiations`;
  const read = async (id = ID, as: Actor = superintendent): Promise<Renegotiations> =>
    (await room.get(path(id), as)).body;
  const redefine = (body: object, { id = ID, as = superintendent }: { id?: string; as?: Actor } = {}) =>
    room.send('POST', path(id), { reason: 'A equipe mudou.', ...body }, as);

  it('is for who conducts the plan, with a reason', async () => {
    const body = { deadline: 'até 30/06/2027', expectedVersion: 0 };
    expect((await redefine(body, { as: cophs })).status).toBe(403);
    expect((await redefine({ ...body, reason: ' ' })).status).toBe(400);
    expect((await read(ID, auditor)).mayRenegotiate).toBe(false);
  });

  it('moves the deadline in force, which alone makes it late, and leaves the printed words', async () => {
    const before = await room.action(ID, superintendent);
    expect(before.lateness.state).toMatch(/^late/);
    const csvBefore = String((await exportPlan(room.context, 'csv')).body);
    const act = 'mt-cib-2020-072';
    const { status, body } = await redefine({ deadline: 'até 30/06/2027', act, expectedVersion: 0 });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      printed: { deadline: before.deadline.raw },
      inForce: { deadline: 'até 30/06/2027', title: before.title },
      count: 1,
      version: 1,
      mayUndo: true,
    });
    expect(body.items).toMatchObject([
      {
        number: 1,
        deadline: { from: before.deadline.raw, to: 'até 30/06/2027' },
        title: null,
        reason: 'A equipe mudou.',
        decision: { kind: 'act', id: act, words: expect.stringContaining('nº 072') },
        undone: null,
      },
    ]);
    const after = await room.action(ID, superintendent);
    expect(after.lateness.state).toBe('onTime');
    expect(after.deadline).toMatchObject({ raw: before.deadline.raw, due: '2027-06-30' });
    expect(String((await exportPlan(room.context, 'csv')).body)).toBe(csvBefore);
    const list = await room.app.inject({ url: '/api/plan/actions.csv' });
    expect(list.body.split('\r\n').find((line) => line.startsWith(`${ID};`))).toMatch(
      /;até 30\/06\/2027;;1$/,
    );
    const { items } = (await room.get('/api/plan/actions?lateness=late&lateness=lateWithoutStatus&limit=200'))
      .body;
    expect(items.map((each: { id: string }) => each.id)).not.toContain(ID);
  });

  it('counts each time, keeps what it was, and gives two writers both values', async () => {
    const stale = await redefine({ deadline: 'até 31/07/2027', expectedVersion: 0 });
    expect(stale.status).toBe(409);
    expect(stale.body.error.details).toMatchObject({
      yours: { deadline: 'até 31/07/2027' },
      theirs: { deadline: 'até 30/06/2027', version: 1 },
    });
    const title = 'Elaborar e publicar o projeto';
    const { body } = await redefine({ deadline: 'até 31/07/2027', title, expectedVersion: 1 });
    expect([body.count, body.items.length, body.inForce.title]).toEqual([2, 2, title]);
    const { history } = (await room.get(`/api/plan/actions/${ID}`, superintendent)).body;
    expect(history[0]).toMatchObject({
      words: expect.stringContaining('pela 2ª vez: o prazo passou de “até 30/06/2027” a “até 31/07/2027”'),
      note: 'A equipe mudou.',
    });
    const events = await listEvents(room.context, `plan-deadline/${ID}`);
    expect([events.length, brokenAt(events)]).toEqual([2, null]);
    expect(events.at(-1)?.data.to).toMatchObject({ redefinedTitle: body.inForce.title });
  });

  it('outlives a start of the server and is not overwritten by a confirmed reading', async () => {
    await planSeed.apply(room.context);
    expect((await room.action(ID, superintendent)).redefinedTitle).toBe('Elaborar e publicar o projeto');
    const confirm = await room.send(
      'POST',
      `/api/plan/actions/${ID}/deadline`,
      { words: 'até 31/12/2026', expectedVersion: 2 },
      superintendent,
    );
    expect([confirm.status, confirm.body.error.message]).toEqual([
      422,
      expect.stringMatching(/reprogramado/),
    ]);
  });

  it('is looked at by the coherence rules as it is in force', async () => {
    const { body } = await redefine({ deadline: 'até 31/03/2028', expectedVersion: 0 }, { id: '2.1.4' });
    expect(body.count).toBe(1);
    const outside = (await room.findings(superintendent)).filter(
      ({ rule, items }) => rule === 'deadline-outside-plan' && items.includes('2.1.4'),
    );
    expect(outside).toHaveLength(1);
    expect(JSON.stringify(outside[0]?.evidence)).toContain('até 31/03/2028 (reprogramado; no documento:');
  });

  it('goes back one step, once, and does not count what was taken back', async () => {
    const undo = (expectedVersion: number) =>
      room.send('POST', `${path(ID)}/undo`, { expectedVersion }, superintendent);
    expect((await undo(1)).status).toBe(409);
    const { body } = await undo(2);
    expect(body).toMatchObject({ count: 1, mayUndo: false, inForce: { deadline: 'até 30/06/2027' } });
    expect(body.items[0].undone).toMatchObject({ at: expect.any(String) });
    expect((await undo(3)).status).toBe(422);
    expect((await redefine({ deadline: 'até 31/08/2027', expectedVersion: 3 })).body).toMatchObject({
      count: 2,
      items: [{ number: 3 }, { number: 2 }, { number: 1 }],
    });
  });
});
