import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type GovernanceRoom, openGovernanceRoom } from '../../../test/governance-room.ts';
import { cophs, person, superintendent } from '../../../test/plan-room.ts';
import { type Actor, ANONYMOUS } from '../../kernel/actor.ts';
import type { Competencia } from '../../kernel/competencia.ts';
import { inTransaction } from '../../platform/context.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { conductionMeetingOf } from '../monitoring/index.ts';
import { governanceSeed } from './index.ts';

/** Today is 23 November 2026. */
describe.skipIf(!hasDatabase)('a collegiate body', () => {
  let room: GovernanceRoom;
  beforeAll(async () => {
    room = await openGovernanceRoom('2026-11-23T14:00:00Z');
  });
  afterAll(() => room?.close());

  const manager = person('municipal-manager', null, '510642');
  const municipal = {
    name: 'Comitê municipal de mobilidade segura e paz no trânsito',
    acronym: null,
    kind: 'committee',
    territory: '510642',
    keeper: null,
    act: null,
    actions: ['3.5.15'],
    series: { rrule: 'FREQ=MONTHLY;BYDAY=-1FR', from: '2026-11-23', hour: '14:00', place: 'Prefeitura' },
    quorum: { numerator: 1, denominator: 2 },
    terms: { agendaDays: 3, draftDays: 2, amendmentDays: 5 },
    endedOn: null,
    expectedVersion: 0,
  };

  it('comes from the plan where the plan names it, each with the words that do, and with no act until one is tied', async () => {
    const { items, mayManage } = await room.bodies();
    expect([items.length, mayManage]).toEqual([14, true]);
    expect(items[0]).toMatchObject({
      kind: 'conduction',
      seriesWords: 'no dia que o calendário do ciclo dá',
      origin: 'document',
    });
    for (const each of items)
      expect(each).toMatchObject({ act: null, source: expect.stringMatching(/aç(ão|ões)/) });
  });

  it('is registered with its municipality, meets on its weekday, and is changed by whoever saw the last version', async () => {
    expect((await room.post('/api/governance/bodies', municipal, cophs)).status).toBe(403);
    const unknown = await room.post('/api/governance/bodies', { ...municipal, actions: ['9.9.9'] });
    expect(unknown.body.error.message).toBe('O plano não tem a ação 9.9.9.');
    const { id } = (await room.post('/api/governance/bodies', municipal)).body;
    const detail = await room.body(id);
    expect(detail.place).toMatchObject({ code: '510642', level: 'municipality' });
    expect(detail.meetings[0]).toMatchObject({ key: '2026-11-27', day: '2026-11-27', stage: 'planned' });
    const edit = (expectedVersion: number) =>
      room.post(`/api/governance/bodies/${id}`, { ...municipal, acronym: 'CMT', expectedVersion });
    const both = await Promise.all([edit(1), edit(1)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('shows on a board of every municipality which has constituted its own, and by which act', async () => {
    const board = async () => (await room.get('/api/governance/municipal/3.5.15')).body;
    const lineOf = async () => (await board()).items.find(({ code }: { code: string }) => code === '510642');
    const before = await board();
    expect([before.items.length, before.counts]).toEqual([
      142,
      { constituted: 0, forming: 1, ended: 0, absent: 141 },
    ]);
    expect(await lineOf()).toMatchObject({ name: 'Peixoto de Azevedo', state: 'forming', act: null });
    const { id, version } = (await room.bodies()).items.find(({ acronym }) => acronym === 'CMT') ?? {};
    const act = 'mt-cib-2020-072';
    await room.post(`/api/governance/bodies/${id}`, {
      ...municipal,
      acronym: 'CMT',
      act,
      expectedVersion: version,
    });
    expect(await lineOf()).toMatchObject({
      state: 'constituted',
      body: { id },
      act: { id: act, day: expect.stringMatching(/^2020-/) },
    });
    expect((await room.get('/api/governance/municipal/4.3.1')).status).toBe(404);
  });

  it('moves the conduction meeting off a holiday by the cycle, and by people with the reason: the cycle goes along', async () => {
    const conduction = (await room.bodies()).items[0];
    const calendar = async () =>
      (await room.get('/api/governance/calendar?from=2027-09-01&to=2027-09-30')).body.items.filter(
        (each: { body: string }) => each.body === conduction?.id,
      );
    expect(await calendar()).toMatchObject([{ key: '2027-09-08', day: '2027-09-08', moved: null }]);
    const path = `/api/governance/bodies/${conduction?.id}/meetings/2027-09-08/move`;
    const body = {
      day: '2027-09-14',
      hour: '09:00',
      place: 'SAS',
      reason: 'Oficina do PRI',
      expectedVersion: 0,
    };
    expect((await room.post(path, { ...body, day: '2026-09-14' })).body.error.message).toMatch(/já passou/);
    expect((await room.post(path, body)).status).toBe(200);
    expect(await calendar()).toMatchObject([{ key: '2027-09-08', day: '2027-09-14' }]);
    expect(await conductionMeetingOf(room.context, '2027-08' as Competencia)).toBe('2027-09-14');
    expect((await room.get(`/api/governance/bodies/${conduction?.id}/meetings/2027-09-07`)).status).toBe(404);
  });

  it('has seats by institution, tells which are vacant or whose term ends, and counts who came against its quorum', async () => {
    const { items } = await room.bodies();
    const id = items.find(({ acronym }) => acronym === 'CMT')?.id ?? '';
    const seat = (institution: string, to: string | null, titular: string | null = 'Titular') =>
      room.post(`/api/governance/bodies/${id}/seats`, {
        institution,
        segment: 'management',
        titular,
        substitute: null,
        from: '2025-01-01',
        to,
        expectedVersion: 0,
      });
    expect((await seat('SMS', '2024-01-01')).body.error.message).toMatch(/depois de começar/);
    for (const [name, to] of [
      ['SMS', '2027-12-31'],
      ['DETRAN', '2026-12-10'],
      ['PRF', '2026-11-01'],
    ] as const)
      await seat(name, to);
    await seat('CMS', null, null);
    const detail = await room.body(id);
    expect(detail.seatList.map(({ stateWords }) => stateWords)).toEqual([
      'Em mandato',
      'Vence em 17 dias',
      'Mandato vencido',
      'Sem indicação',
    ]);
    expect([detail.seats, detail.vacant, detail.expiring]).toEqual([4, 1, 2]);

    const at = `/api/governance/bodies/${id}/meetings/2026-11-27`;
    await room.post(`${at}/stage/open`, { expectedVersion: 0 }, manager);
    const mark = (index: number, presence: string, expectedVersion = 0) =>
      room.post(`${at}/attendance`, { seat: detail.seatList[index]?.id, presence, expectedVersion }, manager);
    await mark(0, 'titular');
    const two = await mark(1, 'substitute');
    expect(two.body.countWords).toBe('2 de 4 cadeiras presentes; o quórum é de 3: não alcançado.');
    const again = await Promise.all([mark(0, 'absent', 1), mark(0, 'excused', 1)]);
    expect(again.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(again.find(({ status }) => status === 409)?.body.error.details.theirs.version).toBe(2);
  });

  it('is answered by an institution without an account, by a link of one use that writes only what it asks', async () => {
    const { items } = await room.bodies();
    const id = items.find(({ acronym }) => acronym === 'CMT')?.id ?? '';
    const vacant = (await room.body(id)).seatList.at(-1);
    const ask = (body: object, as: Actor = manager) =>
      room.post(`/api/governance/seats/${vacant?.id}/link`, body, as);
    expect((await ask({ purpose: 'indication', meeting: null }, cophs)).status).toBe(403);
    const replaced = (await ask({ purpose: 'indication', meeting: null })).body.path.split('/').at(-1);
    const token = (await ask({ purpose: 'indication', meeting: null })).body.path.split('/').at(-1);
    const visitor = ANONYMOUS;
    const read = (which: string) => room.get(`/api/governance/answers/${which}`, visitor);
    expect((await read(replaced)).status).toBe(404);
    expect((await read(token)).body).toMatchObject({
      purpose: 'indication',
      institution: 'CMS',
      meeting: null,
    });
    const answer = (said: object) => room.post('/api/governance/answers', { token, ...said }, visitor);
    expect((await answer({ coming: 'titular' })).status).toBe(400);
    const both = await Promise.all([answer({ titular: 'Maria' }), answer({ titular: 'José' })]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await answer({ titular: 'Outra' })).status).toBe(404);
    const seat = (await room.body(id)).seatList.at(-1);
    expect([seat?.institution, seat?.state, ['Maria', 'José']]).toEqual([
      'CMS',
      'held',
      expect.arrayContaining([seat?.titular]),
    ]);

    const past = await ask({ purpose: 'attendance', meeting: '2026-11-27' });
    expect(past.body.error.message).toMatch(/já foi aberta/);
    const coming = (await ask({ purpose: 'attendance', meeting: '2026-12-25' })).body;
    expect(coming.error?.message ?? coming.path).toMatch(/responder/);
    const link = coming.path.split('/').at(-1);
    await room.post('/api/governance/answers', { token: link, coming: 'substitute' }, visitor);
    const { attendance } = await room.meeting(id, '2026-12-25');
    expect(attendance.at(-1)).toMatchObject({ coming: 'substitute', presence: null });
  });

  const cib = person('cib-secretariat', 'CIB');
  const gte = person('tutor', 'GTE');
  const bodyOf = async (wanted: string): Promise<string> =>
    (await room.bodies()).items.find(({ acronym, kind }) => [acronym, kind].includes(wanted))?.id ?? '';
  const schedule = async (wanted: string, as: Actor, day = '2026-12-03') => {
    const at = `/api/governance/bodies/${await bodyOf(wanted)}/meetings`;
    return room.post(at, { day, hour: null, place: null }, as);
  };

  it.each<[string, string, Actor, number]>([
    ['the conduction meeting, by the secretary of the CIB', 'conduction', cib, 403],
    ['the conduction meeting, by a coordinator of another unit', 'conduction', cophs, 403],
    ['the conduction meeting, by a manager of a municipality', 'conduction', manager, 403],
    ['the conduction meeting, by the superintendence', 'conduction', superintendent, 200],
    ['the GTE, by the unit that keeps it', 'GTE', gte, 200],
    ['the GTE, by another unit', 'GTE', cophs, 403],
    ['the GTE, by the secretary of the CIB', 'GTE', cib, 403],
    ['the GTEP, by the unit that keeps it', 'GTEP', gte, 200],
    ['a committee of a municipality, by the municipality', 'CMT', manager, 200],
    ['the same, by another', 'CMT', person('municipal-manager', null, '510340'), 403],
    ['the same, by the secretary of its region', 'CMT', person('cir-secretariat', 'CIR-51015', '51015'), 403],
    ['the same, by the superintendence, which registers it and does not keep it', 'CMT', superintendent, 403],
  ])('is conducted by who keeps it: %s', async (_, wanted, as, status) => {
    const answer = await schedule(wanted, as);
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body.error.message).toMatch(/^Quem conduz “|não permite/);
    const { mayConduct } = (await room.get(`/api/governance/bodies/${await bodyOf(wanted)}`, as)).body;
    expect(mayConduct).toBe(status === 200);
  });

  it('refuses to who does not keep it every step of its meeting, from the opening to the issued minutes', async () => {
    const id = await bodyOf('conduction');
    const at = `/api/governance/bodies/${id}/meetings/2026-12-03`;
    const open = await room.post(`${at}/stage/open`, { expectedVersion: 1 });
    expect(open.status).toBe(200);
    const [item] = open.body.items;
    const steps: [string, object][] = [
      [`${at}/stage/close`, { expectedVersion: 2 }],
      [`${at}/minutes`, { expectedVersion: 2 }],
      [`${at}/items`, { title: 'Da CIB', note: null, action: null }],
      [`/api/governance/items/${item.id}/outcomes`, { kind: 'decided', words: 'Sim.', expectedVersion: 1 }],
    ];
    for (const [path, said] of steps)
      expect([path, (await room.post(path, said, cib)).body.error?.message]).toEqual([
        path,
        expect.stringMatching(/^Quem conduz “Reunião de condução da SAS” é SAS\./),
      ]);
  });

  it('written before bodies named who keeps them is given the keeper of the plan, once, and never over what people said', async () => {
    const { items } = await room.bodies();
    const [early, unkept] = ['GTE', 'COPHS'].map((unit) => items.find(({ keeper }) => keeper === unit)?.id);
    const write = (id = '', content = sql`content`) =>
      sql`update governance_bodies set content = ${content} where id = ${id}`.execute(room.context.db);
    await write(early, sql`content - 'keeper'`);
    await write(unkept, sql`content || '{"keeper": null}'`);
    const stands = (id = '') => room.body(id);
    const version = (await stands(early)).version + 1;
    expect(await stands(early)).toMatchObject({ keeper: null, keeperWords: 'a superintendência' });
    for (let times = 0; times < 2; times += 1)
      await inTransaction(room.context, (tx) => governanceSeed.apply(tx));
    expect(await stands(early)).toMatchObject({ keeper: 'GTE', keeperWords: 'GTE', version });
    expect(await stands(unkept)).toMatchObject({ keeper: null, keeperWords: 'a superintendência' });
    expect(brokenAt(await listEvents(room.context, `governance-body/${early}`))).toBe(null);
  });

  it('of a collegiate is conducted by its secretary alone; who keeps a body is a unit in force', async () => {
    const commission = { ...municipal, name: 'Câmara técnica', territory: '51', actions: [], keeper: 'CIB' };
    const unknown = await room.post('/api/governance/bodies', { ...commission, keeper: 'XYZ' });
    expect(unknown.body.error.message).toMatch(/Não há unidade XYZ em vigor/);
    const { id } = (await room.post('/api/governance/bodies', commission)).body;
    const mark = (as: Actor) =>
      room.post(`/api/governance/bodies/${id}/meetings`, { day: '2026-12-10', hour: null, place: null }, as);
    expect((await mark(superintendent)).status).toBe(403);
    expect((await mark(cib)).status).toBe(200);
  });

  it('is registered by its own municipality, in which no other, nor who reports to another body, puts an item', async () => {
    const elsewhere = person('municipal-manager', null, '510340');
    const own = { ...municipal, territory: '510340', name: 'Comitê de Cuiabá' };
    const board = (await room.get('/api/governance/municipal/3.5.15', elsewhere)).body.items;
    const offered = board.filter(({ mayManage }: { mayManage: boolean }) => mayManage);
    expect(offered.map(({ code }: { code: string }) => code)).toEqual(['510340']);
    expect(
      (await room.post('/api/governance/bodies', { ...own, territory: '510642' }, elsewhere)).status,
    ).toBe(403);
    const forced = await room.post('/api/governance/bodies', { ...own, kind: 'conduction' }, elsewhere);
    expect(forced.body.error.message).toMatch(/reunião de condução/);
    const { id } = (await room.post('/api/governance/bodies', own, elsewhere)).body;
    const item = { title: 'Faixas de pedestre', note: null, action: null, indicator: null, unit: null };
    const propose = (as: Actor) => room.post(`/api/governance/bodies/${id}/items`, item, as);
    expect((await propose(manager)).status).toBe(403);
    expect((await propose(elsewhere)).status).toBe(200);
  });

  it('shows in the calendar to each what they may conduct, and what is theirs', async () => {
    const id = await bodyOf('conduction');
    const lineOf = async (as: Actor, body: string) =>
      (await room.get('/api/governance/calendar', as)).body.items.find(
        (each: { body: string }) => each.body === body,
      );
    const cir = person('cir-secretariat', 'CIR-51015', '51015');
    expect(await lineOf(cir, id)).toMatchObject({ mine: false, mayConduct: false });
    expect(await lineOf(superintendent, id)).toMatchObject({ mine: true, mayConduct: true });
    expect(await lineOf(manager, await bodyOf('CMT'))).toMatchObject({ mine: true, mayConduct: true });
    expect(await lineOf(gte, await bodyOf('GTE'))).toMatchObject({ mine: true, mayConduct: true });
  });
});
