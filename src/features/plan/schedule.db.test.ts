import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { auditor, cophs, openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import type { Actor } from '../../kernel/actor.ts';
import { listEvents } from '../../platform/events.ts';
import type { Schedule } from './contract/schedule.ts';
import { planSeed } from './index.ts';

/** Today is 23 November 2026. */
describe.skipIf(!hasDatabase)('the time of an action', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
    await planSeed.apply(room.context);
  });
  afterAll(() => room?.close());

  const schedule = async (id: string, as: Actor = superintendent): Promise<Schedule> =>
    (await room.get(`/api/plan/actions/${id}/schedule`, as)).body;
  const post = (path: string, body: object, as: Actor = superintendent) =>
    room.send('POST', `/api/plan/actions/${path}`, body, as);
  const at = async (day: string) => (await schedule('1.3.1')).items.find((each) => each.day === day);

  it('is one action with 46 monthly meetings, those past without word overdue', async () => {
    const { items, rule, mayReport } = await schedule('1.3.1');
    expect([items.length, rule, mayReport]).toEqual([46, '1ª terça-feira do mês', true]);
    const states = Object.groupBy(items, ({ state }) => state);
    expect([states.overdue?.length, states.planned?.length]).toEqual([33, 13]);
    expect(items.find(({ day }) => day === '2027-09-07')).toMatchObject({
      due: '2027-09-08',
      moved: 'Independência do Brasil',
    });
    expect((await schedule('1.1.1')).items).toEqual([]);
  });

  it('takes the word of who reports the action, with day and evidence, and gives it back', async () => {
    const path = '1.3.1/occurrences/2026-11-03';
    expect((await post(path, { doneOn: '2026-11-04', expectedVersion: 0 }, auditor)).status).toBe(403);
    const early = await post(path, { doneOn: '2026-12-01', expectedVersion: 0 });
    expect([early.status, early.body.error.message]).toEqual([
      422,
      expect.stringMatching(/ainda não chegou/),
    ]);
    const body = { doneOn: '2026-11-04', evidence: 'Ata 11/2026', expectedVersion: 0 };
    expect((await post(path, body)).status).toBe(200);
    expect(await at('2026-11-03')).toMatchObject({
      state: 'done',
      doneOn: '2026-11-04',
      evidence: 'Ata 11/2026',
      version: 1,
    });
    expect((await post(path, body)).status).toBe(409);
    expect((await post(`${path}/undo`, { expectedVersion: 1 })).status).toBe(200);
    expect(await at('2026-11-03')).toMatchObject({ state: 'overdue', doneOn: null, version: 2 });
    const events = await listEvents(room.context, 'plan-occurrence/1.3.1/2026-11-03', 0, 10);
    expect(events.map(({ type, data }) => [type, data])).toEqual([
      ['done', { doneOn: '2026-11-04', evidence: 'Ata 11/2026' }],
      ['taken-back', { doneOn: null, evidence: null }],
    ]);
    expect((await post('1.3.1/occurrences/2026-11-04', body)).status).toBe(404);
  });

  it('is late while a certain occurrence is overdue, in the list as in the drawer, and no longer once all are done', async () => {
    const lateIds = async (): Promise<string[]> => {
      const { body } = await room.get(
        '/api/plan/actions?lateness=late&lateness=lateWithoutStatus&limit=200',
        superintendent,
      );
      return body.items.map(({ id }: { id: string }) => id);
    };
    expect((await room.action('1.3.1', superintendent)).lateness.state).toMatch(/^late/);
    expect(await lateIds()).toContain('1.3.1');
    const overdue = (await schedule('1.3.1')).items.filter(({ state }) => state === 'overdue');
    for (const { day, version } of overdue)
      await post(`1.3.1/occurrences/${day}`, { doneOn: '2026-11-20', expectedVersion: version });
    expect((await room.action('1.3.1', superintendent)).lateness.state).not.toMatch(/^late/);
    expect(await lateIds()).not.toContain('1.3.1');
    const back = overdue.at(-1);
    await post(`1.3.1/occurrences/${back?.day}/undo`, { expectedVersion: (back?.version ?? 0) + 1 });
    expect(await lateIds()).toContain('1.3.1');
  });

  it('is late only once a person has confirmed a doubtful date; the way back is one step', async () => {
    const before = await room.action('2.1.4', superintendent);
    expect([before.deadline.certain, before.lateness.state]).toEqual([false, 'toConfirm']);
    const reading = (await schedule('2.1.4', superintendent)).reading;
    expect(reading).toMatchObject({ choices: ['contínuo', 'até 31/12/2027'], confirmed: false, version: 0 });

    const confirm = (words: string, expectedVersion: number, as = superintendent) =>
      post('2.1.4/deadline', { words, expectedVersion }, as);
    expect((await confirm('até 30/06/2026', 0, cophs)).status).toBe(403);
    const vague = await confirm('quando der', 0);
    expect([vague.status, vague.body.error.message]).toEqual([422, expect.stringMatching(/data certa/)]);
    expect((await confirm('até 30/06/2026', 0)).status).toBe(200);
    const late = await room.action('2.1.4', superintendent);
    expect(late.lateness.state).toBe('late');
    expect(late.deadline).toMatchObject({
      raw: 'conforme calendário do PRI',
      due: '2026-06-30',
      confirmed: true,
      certain: true,
    });

    await planSeed.apply(room.context);
    expect((await room.action('2.1.4', superintendent)).deadline.due).toBe('2026-06-30');

    expect((await post('2.1.4/deadline/undo', { expectedVersion: 0 }, superintendent)).status).toBe(400);
    expect((await post('2.1.4/deadline/undo', { expectedVersion: 1 }, superintendent)).status).toBe(200);
    expect((await room.action('2.1.4', superintendent)).deadline).toEqual(before.deadline);
    expect((await post('2.1.4/deadline/undo', { expectedVersion: 2 }, superintendent)).status).toBe(422);
  });

  it('makes the rhythm of the notes a recurrence where a person says so', async () => {
    const { reading, items } = await schedule('1.4.4', superintendent);
    expect([reading.choices, items]).toEqual([['semestral, de 01/03/2024 a 31/12/2027'], []]);
    const body = { words: reading.choices[0], expectedVersion: 0 };
    const { status, body: after } = await post('1.4.4/deadline', body, superintendent);
    expect([status, after.rule, after.items.length]).toEqual([200, 'semestral', 8]);
  });

  it('shows what was reported on days that the rule no longer has, and lets it be taken back', async () => {
    const { reading } = await schedule('1.4.2');
    const confirmed = await post('1.4.2/deadline', {
      words: reading.choices[0],
      expectedVersion: reading.version,
    });
    expect(confirmed.body.rule).toBe('mensal');
    const day = confirmed.body.items[3].day as string;
    const done = { doneOn: '2024-08-02', evidence: 'Relatório 7', expectedVersion: 0 };
    expect((await post(`1.4.2/occurrences/${day}`, done)).status).toBe(200);
    const version = reading.version + 1;
    const { body: undone } = await post('1.4.2/deadline/undo', { expectedVersion: version });
    expect([undone.rule, undone.items]).toEqual([
      null,
      [expect.objectContaining({ day, offRule: true, state: 'done', doneOn: '2024-08-02', version: 1 })],
    ]);
    const detail = async () => (await room.get('/api/plan/actions/1.4.2', superintendent)).body;
    expect((await detail()).recurs).toBe(true);

    const weekly = await post('1.4.2/deadline', {
      words: 'toda quarta-feira, de 01/04/2024 a 31/12/2027',
      expectedVersion: version + 1,
    });
    expect(weekly.body.items.filter((each: { offRule: boolean }) => each.offRule)).toMatchObject([{ day }]);
    const back = await post(`1.4.2/occurrences/${day}/undo`, { expectedVersion: 1 });
    expect(back.body.items.some((each: { day: string }) => each.day === day)).toBe(false);
    const again = await post(`1.4.2/occurrences/${day}`, { doneOn: '2024-08-02', expectedVersion: 2 });
    expect(again.status).toBe(404);
    await post('1.4.2/deadline/undo', { expectedVersion: version + 2 });
    expect((await detail()).recurs).toBe(false);
  });
});
