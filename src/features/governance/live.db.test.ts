import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type GovernanceRoom, openGovernanceRoom } from '../../../test/governance-room.ts';
import { cophs, coras, superintendent } from '../../../test/plan-room.ts';
import { inTransaction } from '../../platform/context.ts';
import { listEvents } from '../../platform/events.ts';
import { changeStatusWithin } from '../plan/index.ts';
import type { ItemAnswer } from './contract.ts';

const KEY = '2026-12-01';
const NEXT = '2027-01-05';

/** Today is 23 November 2026; the conduction meeting of December is on the 1st. */
describe.skipIf(!hasDatabase)('a meeting that goes on', () => {
  let room: GovernanceRoom;
  let body = '';
  beforeAll(async () => {
    room = await openGovernanceRoom('2026-11-23T14:00:00Z');
    body = (await room.bodies()).items.find(({ kind }) => kind === 'conduction')?.id ?? '';
    await room.post(`${path()}/stage/open`, { expectedVersion: 0 });
  });
  afterAll(() => room?.close());

  const path = (key = KEY) => `/api/governance/bodies/${body}/meetings/${key}`;
  const itemOf = async (action: string): Promise<ItemAnswer> => {
    const found = (await room.meeting(body, KEY)).items.find((each) => each.action?.id === action);
    if (found === undefined) throw new Error(`no item of ${action}`);
    return found;
  };
  const say = async (action: string, said: object) => {
    const item = await itemOf(action);
    return room.post(`/api/governance/items/${item.id}/outcomes`, { expectedVersion: item.version, ...said });
  };
  const redefine = async (action: string, said: object) =>
    say(action, {
      kind: 'redefined',
      words: 'Falta a equipe.',
      actionVersion: (await itemOf(action)).action?.version,
      ...said,
    });
  const takeBack = async (action: string, which = -1, more: object = {}) => {
    const item = await itemOf(action);
    return room.post(`/api/governance/items/${item.id}/outcomes/withdraw`, {
      outcome: item.outcomes.at(which)?.id,
      reason: 'Registrado por engano.',
      expectedVersion: item.version,
      ...more,
    });
  };
  const planOf = async (action: string) => (await itemOf(action)).action;

  it('redefines the words of an action too, and takes that back with the plan, out of the minutes and kept in the history', async () => {
    const before = await planOf('1.1.1');
    const title = 'Promover a capacitação com as áreas técnicas da SES';
    expect((await redefine('1.1.1', { title })).status).toBe(200);
    expect(await planOf('1.1.1')).toMatchObject({ title, deadline: before?.deadline, renegotiations: 1 });
    expect((await takeBack('1.1.1', -1, { reason: '' })).status).toBe(400);
    expect((await takeBack('1.1.1')).status).toBe(200);
    expect(await planOf('1.1.1')).toMatchObject({ title: before?.title, renegotiations: 0 });
    const item = await itemOf('1.1.1');
    expect(item.outcomes[0]).toMatchObject({
      words: expect.stringMatching(/1ª vez.*novo texto/),
      withdrawn: { reason: 'Registrado por engano.' },
    });
    const [last] = (await listEvents(room.context, `governance-item/${item.id}`)).slice(-1);
    expect(last).toMatchObject({ type: 'outcome-withdrawn', reason: 'Registrado por engano.' });
    expect((await takeBack('1.1.1')).body.error.message).toMatch(/já foi retirado/);
    await redefine('1.1.1', { title });
    expect((await itemOf('1.1.1')).outcomes[1]?.words).toMatch(/redefinida \(1ª vez\)/);
  });

  it('takes a status back with the line of the plan, and refuses where somebody changed it since, saying so', async () => {
    const line = (await planOf('1.1.2'))?.lines[0];
    const said = { kind: 'status', unit: line?.unit, status: 'inProgress', lineVersion: line?.version };
    await say('1.1.2', said);
    expect((await takeBack('1.1.2')).status).toBe(200);
    expect((await planOf('1.1.2'))?.lines[0]).toMatchObject({ status: line?.status });
    const again = (await planOf('1.1.2'))?.lines[0];
    await say('1.1.2', { ...said, lineVersion: again?.version });
    const now = (await planOf('1.1.2'))?.lines[0];
    await inTransaction({ ...room.context, actor: superintendent }, (tx) =>
      changeStatusWithin(tx, '1.1.2', {
        unit: line?.unit ?? '',
        status: 'completed',
        note: 'A portaria saiu.',
        expectedVersion: now?.version ?? 0,
      }),
    );
    const refused = await takeBack('1.1.2');
    expect([refused.status, refused.body.error.message]).toEqual([
      422,
      expect.stringMatching(/O registro fica: a ação 1\.1\.2 mudou no plano depois dele/),
    ]);
    expect((await itemOf('1.1.2')).outcomes.at(-1)?.withdrawn).toBeNull();
    expect((await planOf('1.1.2'))?.lines[0]).toMatchObject({ status: 'completed' });
  });

  it('refuses to take back a redefinition upon which another stands', async () => {
    await redefine('1.1.3', { deadline: 'até 30/06/2027' });
    await redefine('1.1.3', { deadline: 'até 30/09/2027' });
    expect((await takeBack('1.1.3', 0)).body.error.message).toMatch(/mudou no plano depois dele/);
    expect((await takeBack('1.1.3', 1)).status).toBe(200);
    expect((await planOf('1.1.3'))?.deadline).toBe('até 30/06/2027');
  });

  it('puts an item before the next meeting once, and takes it from there when that is withdrawn', async () => {
    const waiting = async () => (await room.body(body)).backlog.length;
    await say('1.1.6', { kind: 'rescheduled' });
    expect((await say('1.1.6', { kind: 'rescheduled' })).body.error.message).toMatch(/já foi remarcado/);
    expect(await waiting()).toBe(1);
    expect((await takeBack('1.1.6')).status).toBe(200);
    expect(await waiting()).toBe(0);
  });

  it('assigns to a unit, to a person with an account or to somebody from outside, by the name the minutes print', async () => {
    const { responsibles } = await room.meeting(body, KEY);
    expect(responsibles).toContainEqual(expect.objectContaining({ kind: 'unit', id: 'COPHS' }));
    expect((await room.meeting(body, KEY, cophs)).responsibles).toEqual([]);
    const assign = (to: object) =>
      say('1.1.6', { kind: 'assigned', words: 'Trazer a minuta.', until: '2026-12-20', to });
    expect((await assign({ kind: 'unit', id: 'NADA' })).status).toBe(404);
    const ghost = await assign({ kind: 'person', id: '0190f000-0000-7000-8000-00000000abcd' });
    expect(ghost.body.error.message).toMatch(/não tem conta/);
    await assign({ kind: 'unit', id: 'COPHS' });
    await assign({ kind: 'outsider', name: 'Secretaria de Fazenda' });
    expect((await itemOf('1.1.6')).outcomes.slice(-2).map(({ words }) => words)).toEqual([
      'Trazer a minuta. Responsável: COPHS. Prazo: 20/12/2026.',
      'Trazer a minuta. Responsável: Secretaria de Fazenda. Prazo: 20/12/2026.',
    ]);
  });

  it('shows what it assigned to who got it, on the day of the next one too, and lets them say what was done of it', async () => {
    const mine = async (as?: typeof cophs) =>
      (await room.get('/api/governance/assignments/mine', as)).body.items;
    expect(await mine(cophs)).toMatchObject([
      { words: 'Trazer a minuta.', to: 'COPHS', until: '2026-12-20', body, key: KEY },
    ]);
    expect([await mine(coras), await mine(superintendent)]).toEqual([[], []]);
    const { id, version, outcomes } = await itemOf('1.1.6');
    const [own, other] = outcomes.slice(-2);
    const done = (of: typeof own, as: typeof cophs, more: object = {}) =>
      room.post(
        `/api/governance/items/${id}/done`,
        {
          outcome: of?.id,
          doneOn: '2026-11-23',
          words: 'Minuta entregue.',
          expectedVersion: version,
          ...more,
        },
        as,
      );
    expect((await done(own, coras)).status).toBe(403);
    expect((await done(other, cophs)).body.error.message).toMatch(/Só quem recebeu o encaminhamento/);
    expect((await done(own, cophs, { words: ' ' })).status).toBe(400);
    expect((await done(own, cophs, { doneOn: '2026-11-24' })).body.error.message).toMatch(/ainda não chegou/);
    expect((await done(own, cophs)).status).toBe(200);
    expect((await done(own, cophs)).status).toBe(409);
    expect((await done(own, cophs, { expectedVersion: version + 1 })).body.error.message).toMatch(
      /Não há encaminhamento aberto/,
    );
    expect((await itemOf('1.1.6')).outcomes.slice(-2)).toMatchObject([
      { doneOn: '2026-11-23', doneWords: 'Minuta entregue.', isOpen: false, mayFinish: false },
      { doneOn: null, doneWords: null, isOpen: true, mayFinish: true },
    ]);
    expect(await mine(cophs)).toEqual([]);
    const next = async () =>
      (await room.meeting(body, NEXT, cophs)).items.filter(({ action }) => action?.id === '1.1.6');
    expect(await next()).toMatchObject([
      {
        kind: 'pending',
        before: [
          { item: id, meeting: KEY, assigned: [{ doneWords: 'Minuta entregue.' }, { mayFinish: false }] },
        ],
      },
    ]);
    await say('1.1.6', { kind: 'rescheduled' });
    expect(await next()).toMatchObject([{ id: expect.any(String), before: [{ item: id }] }]);
    await takeBack('1.1.6');
  });

  it('takes what the agenda does not have, an action of the plan by its words, and not what it has', async () => {
    const raise = (wanted: object, as?: typeof cophs) =>
      room.post(`${path()}/items`, { title: null, note: null, action: null, ...wanted }, as);
    expect((await raise({ title: 'Greve' }, cophs)).status).toBe(403);
    expect((await raise({})).body.error.message).toMatch(/Escreva o assunto/);
    expect((await raise({ action: '9.9.9' })).status).toBe(404);
    expect((await raise({ action: '1.1.1' })).body.error.message).toMatch(/já está na pauta, no item \d/);
    const before = (await room.meeting(body, KEY)).items;
    const absent = (await room.get('/api/plan/actions?limit=200')).body.items.find(
      ({ id }: { id: string }) => !before.some(({ action }) => action?.id === id),
    );
    expect((await raise({ action: absent.id })).status).toBe(200);
    const { items } = await room.meeting(body, KEY);
    expect(items.slice(before.length)).toMatchObject([{ kind: 'raised', action: { id: absent.id } }]);
    expect((await say(absent.id, { kind: 'decided', words: 'Segue.' })).status).toBe(200);
  });

  it('is called off with a reason, gives its agenda back to the next one, and may be marked again', async () => {
    await room.post(`/api/governance/bodies/${body}/items`, {
      title: 'Oficina do PRI',
      note: null,
      action: null,
      indicator: null,
      unit: 'COPHS',
    });
    const move = (step: string, more: object = {}) =>
      room
        .meeting(body, NEXT)
        .then(({ version }) =>
          room.post(`${path(NEXT)}/stage/${step}`, { expectedVersion: version, ...more }),
        );
    expect((await move('freezeAgenda')).body.items[0]).toMatchObject({ title: 'Oficina do PRI' });
    expect((await move('cancel')).body.error.message).toMatch(/Escreva o motivo/);
    const off = (await move('cancel', { reason: 'Recesso.' })).body;
    expect([off.stage, off.reason, off.items]).toEqual(['cancelled', 'Recesso.', []]);
    expect((await room.body(body)).backlog.map(({ title }) => title)).toEqual(['Oficina do PRI']);
    const again = { day: '2027-01-12', hour: null, place: null, reason: 'Volta do recesso.' };
    const marked = await room.post(`${path(NEXT)}/move`, { ...again, expectedVersion: off.version });
    expect(marked.body).toMatchObject({ stage: 'planned', day: '2027-01-12', reason: 'Volta do recesso.' });
    expect(marked.body.items[0].title).toBe('Oficina do PRI');
  });

  it('has its minutes drafted and amended by the days of the cycle; another body, by its own', async () => {
    expect(await room.meeting(body, KEY)).toMatchObject({ draftBy: '2026-12-03', amendUntil: '2026-12-07' });
    const other = (await room.bodies()).items.find(({ acronym }) => acronym === 'GTEP')?.id ?? '';
    await room.post(`/api/governance/bodies/${other}/meetings`, { day: KEY, hour: null, place: null });
    expect(await room.meeting(other, KEY)).toMatchObject({ draftBy: '2026-12-03', amendUntil: '2026-12-06' });
  });

  it('waits with one proposal of an action, whoever of two proposed it first; of an indicator, only of one that there is', async () => {
    const propose = (subject: object, as = cophs) =>
      room.post(
        `/api/governance/bodies/${body}/items`,
        { title: 'Levar', note: null, action: null, indicator: null, unit: null, ...subject },
        as,
      );
    const both = await Promise.all([cophs, coras].map((as) => propose({ action: '1.2.1' }, as)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    expect(both.find(({ status }) => status === 422)?.body.error.message).toMatch(/já está proposto/);
    const waiting = (await room.body(body)).backlog.filter(({ action }) => action?.id === '1.2.1');
    expect(waiting).toHaveLength(1);
    const unknown = await propose({ indicator: '999' });
    expect([unknown.status, unknown.body.error.message]).toEqual([
      404,
      expect.stringMatching(/^Não há indicador 999/),
    ]);
    expect((await propose({ indicator: '713' })).status).toBe(200);
    expect((await propose({ indicator: '713' }, coras)).status).toBe(422);
  });
});
