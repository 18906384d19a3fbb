import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { cophs, coras, openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import { listEvents } from '../../platform/events.ts';
import type { InstrumentDetail, InstrumentSummary } from './contract/instruments.ts';
import { listEntries } from './store/entries.ts';

const EQUITY = 'instrument-3.5.5';
const NUTRITION = 'instrument-3.5.7';

describe.skipIf(!hasDatabase)('plans born of the plan', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
  });
  afterAll(() => room?.close());

  const list = async (): Promise<InstrumentSummary[]> => (await room.get('/api/plan/instruments')).body.items;
  const one = async (id: string): Promise<InstrumentDetail> =>
    (await room.get(`/api/plan/instruments/${id}`)).body;
  const post = (id: string, path: string, body: object, as = cophs) =>
    room.send('POST', `/api/plan/instruments/${id}${path}`, body, as);
  const own = (id: string, over: object = {}) => ({
    id: null,
    objective: 'Reduzir iniquidades no acesso',
    strategicAction: 'Mapear populações',
    title: 'Mapear comunidades quilombolas',
    owner: 'COPHS',
    participants: 'SMS',
    deadline: 'até março/25',
    notes: '',
    expectedVersion: 0,
    ...over,
    ...(id === '' ? {} : { id }),
  });

  it('finds the policies and the pairs of the document, and keeps nothing of its own accord', async () => {
    const found = (await list()).filter(({ make }) => make.some(({ id }) => id.startsWith('3.5.')));
    expect(
      found.map((each) => [each.make[0]?.id, each.nature, each.carry.map(({ id }) => id).join()]),
    ).toEqual([
      ['3.5.1', 'policy', ''],
      ['3.5.2', 'plan', '3.5.4'],
      ['3.5.5', 'plan', '3.5.6'],
      ['3.5.7', 'plan', '3.5.8'],
      ['3.5.9', 'plan', '3.5.10'],
      ['3.5.11', 'plan', '3.5.12'],
    ]);
    expect(found.every(({ version, stage, plan }) => version === 0 && stage === null && plan === null)).toBe(
      true,
    );
    const { rows } = { rows: await listEntries(room.context, 'sas-2024-2027', ['instrument']) };
    expect(rows).toEqual([]);
  });

  it('goes through its life step by step, each with its day, act and reason, and takes a wrong step back', async () => {
    const step = (stage: string, on: string, more: object, expectedVersion: number) =>
      post(EQUITY, '/steps', { stage, on, act: null, reason: null, ...more, expectedVersion });
    expect((await step('drafting', '2024-06-10', {}, 0)).body.instrument.stage).toBe('drafting');
    const stale = await step('validation', '2024-09-01', {}, 0);
    expect([stale.status, stale.body.error.code]).toEqual([409, 'conflict']);
    await step('validation', '2024-09-01', {}, 1);
    const bare = await step('approved', '2024-12-05', {}, 2);
    expect([bare.status, bare.body.error.message]).toEqual([422, expect.stringContaining('Diga o ato')]);
    const act = { id: null, name: 'Resolução CES/MT nº 3/2024' };
    const approved = await step('approved', '2024-12-05', { act }, 2);
    expect(approved.body.instrument).toMatchObject({ stage: 'approved', version: 3 });
    const back = await post(EQUITY, '/steps/undo', { reason: 'Era outra resolução', expectedVersion: 3 });
    expect(back.body.instrument.stage).toBe('validation');
    expect(back.body.history[0]).toMatchObject({
      words: 'Última etapa desfeita: volta a “Em validação”',
      reason: 'Era outra resolução',
    });
    const events = await listEvents(room.context, `plan-entry/${EQUITY}`);
    const [kept] = await listEntries(room.context, 'sas-2024-2027', ['instrument']);
    expect(events.at(-1)?.data.content).toEqual(kept?.content);
    expect([events.length, kept?.version]).toEqual([4, 4]);
  });

  it('is changed by who reports one of its actions, or manages the plan, and by nobody else', async () => {
    const body = { stage: 'drafting', on: '2024-07-01', act: null, reason: null, expectedVersion: 0 };
    const refused = await post('instrument-3.5.9', '/steps', body, coras);
    expect([refused.status, refused.body.error.message]).toEqual([
      403,
      expect.stringContaining('unidade que lança'),
    ]);
    expect((await post('instrument-3.5.9', '/steps', body, superintendent)).status).toBe(200);
  });

  it('is tied and untied with a reason, and the rule of coherence follows', async () => {
    const early = async () =>
      (await room.findings())
        .filter(({ rule }) => rule === 'execute-before-elaborate')
        .map(({ items: [first] }) => first);
    expect(await early()).toEqual(['3.5.4', '3.5.6', '3.5.8', '3.5.10', '3.5.12']);
    const { instrument } = await one('instrument-3.5.11');
    const named = { nature: instrument.nature, title: instrument.title, make: ['3.5.11'], carry: [] };
    const reason = 'A 3.5.12 executa o plano do NEPS';
    const path = '/api/plan/instruments/instrument-3.5.11';
    const untied = await room.send('PATCH', path, { ...named, reason, expectedVersion: 0 });
    expect(untied.body.instrument.carry).toEqual([]);
    expect(await early()).toEqual(['3.5.4', '3.5.6', '3.5.8', '3.5.10']);
    const taken = await room.send('PATCH', path, { ...named, make: ['3.5.2'], reason, expectedVersion: 1 });
    expect(taken.body.error.message).toContain('A ação 3.5.2 já elabora “Plano Estadual de Promoção Saúde”');
    const none = await room.send('PATCH', path, { ...named, make: ['9.9.9'], reason, expectedVersion: 1 });
    expect(none.body.error.message).toContain('O plano não tem a ação 9.9.9');
    await post('instrument-3.5.11', '/decline', { reason: 'É do NEPS', expectedVersion: 1 });
    expect((await one('instrument-3.5.11')).instrument.declined).toBe('É do NEPS');
  });

  it('has a plan of its own on the same engine, and the action that executes shows how far it has come', async () => {
    const opened = await post(EQUITY, '/plan', { from: '2025-01-01', to: '2027-12-31', expectedVersion: 4 });
    expect(opened.body.instrument.plan.advance).toMatchObject({ completed: 0, actions: 0 });
    await post(EQUITY, '/actions', own(''));
    const second = await post(
      EQUITY,
      '/actions',
      own('', { title: 'Pactuar metas com os municípios', owner: 'COPHS e CAS' }),
    );
    const { ownPlan } = second.body as InstrumentDetail;
    expect(
      ownPlan?.actions.map(({ id, lines, deadline }) => [id, lines.map(({ unit }) => unit), deadline.due]),
    ).toEqual([
      ['I1-1.1.1', ['COPHS'], '2025-03-31'],
      ['I1-1.1.2', ['COPHS', 'CAS'], '2025-03-31'],
    ]);
    const done = await room.send('PATCH', '/api/plan/actions/I1-1.1.1/status', {
      status: 'completed',
      expectedVersion: 1,
    });
    expect(done.status).toBe(200);
    const { body } = await room.get('/api/plan/actions/3.5.6');
    expect(body.action.status).toBeNull();
    const [instrument] = body.instruments as InstrumentSummary[];
    expect(instrument).toMatchObject({
      id: EQUITY,
      stage: 'validation',
      plan: { advance: { completed: 1, actions: 2 } },
    });
    expect(instrument?.plan?.advance.explained).toMatchObject({
      value: '50/1',
      inputs: [{ value: '1/1' }, { value: '2/1' }],
    });
    expect((await room.get('/api/plan/actions/I1-1.1.1')).body.ownPlanOf).toMatchObject({ id: EQUITY });
  });

  it('writes an action otherwise by the rules of an import, and refuses one of another plan', async () => {
    const edited = await post(
      EQUITY,
      '/actions',
      own('I1-1.1.2', { title: 'Pactuar metas em CIR', deadline: '2025 a 2026', expectedVersion: 1 }),
    );
    const action = (edited.body as InstrumentDetail).ownPlan?.actions.find(({ id }) => id === 'I1-1.1.2');
    expect([action?.title, action?.deadline.due, action?.lines.length]).toEqual([
      'Pactuar metas em CIR',
      '2026-12-31',
      1,
    ]);
    const stranger = await post(EQUITY, '/actions', own('3.5.6'));
    expect(stranger.body.error.message).toBe('A ação 3.5.6 não é deste plano.');
    const without = await post(NUTRITION, '/actions', own(''));
    expect(without.body.error.message).toContain('ainda não tem plano próprio');
  });

  it('leaves the plan of the installation as it was: its map, its list and its counts', async () => {
    const { body: map } = await room.get('/api/plan');
    expect([map.counts.objectives, map.counts.operationalActions, map.live.byStatus.completed]).toEqual([
      5, 96, 2,
    ]);
    expect((await room.get('/api/plan/actions?limit=1')).body.counts.total).toBe(96);
    const child = (await one(EQUITY)).instrument.plan?.id;
    expect((await room.get(`/api/plan/actions?plan=${child}`)).body.counts.total).toBe(2);
  });

  it('brings its own plan from a document of the seven columns, numbered from 1 like any other', async () => {
    const opened = await post(NUTRITION, '/plan', {
      from: '2025-01-01',
      to: '2027-12-31',
      expectedVersion: 0,
    });
    const plan = opened.body.instrument.plan.id;
    const rows = [
      'OBJETIVO 1;Promover alimentação adequada;;;;;',
      'AÇÃO ESTRATÉGICA;AÇÕES OPERACIONAIS;RESPONSÁVEL;QUEM PARTICIPA;PRAZO;OBSERVAÇÕES;STATUS',
      '1) Apoiar os municípios;1- Publicar o guia de alimentação;COPHS;SMS;até junho/25;;Concluído',
      ';2- Formar as equipes da atenção primária;COPHS;SMS;2025 a 2027;;',
    ].join('\n');
    const uploaded = await room.upload('nutricao.csv', rows, { plan });
    expect(uploaded.status, JSON.stringify(uploaded.body)).toBe(200);
    const { id, version } = uploaded.body;
    const confirmed = await room.send(
      'POST',
      `/api/plan/imports/${id}/confirm`,
      { expectedVersion: version },
      superintendent,
    );
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
    const { instrument, ownPlan } = await one(NUTRITION);
    expect(ownPlan?.actions.map((each) => [each.id, each.status])).toEqual([
      ['I2-1.1.1', 'completed'],
      ['I2-1.1.2', null],
    ]);
    expect(instrument.plan?.advance).toMatchObject({ completed: 1, actions: 2 });
    const undone = await room.send(
      'POST',
      `/api/plan/imports/${id}/undo`,
      { expectedVersion: version + 1 },
      superintendent,
    );
    expect(undone.status).toBe(200);
    expect((await one(NUTRITION)).ownPlan?.actions).toEqual([]);
    expect((await room.get('/api/plan')).body.counts.operationalActions).toBe(96);
  });

  it('puts the actions of an own plan into the queue of who reports them', async () => {
    const { overdue } = (await room.get('/api/plan/desk')).body as { overdue: { id: string }[] };
    const ids = overdue.map(({ id }) => id);
    expect([ids.includes('I1-1.1.1'), ids.includes('3.5.1')]).toEqual([false, false]);
    await post(EQUITY, '/actions', own('', { title: 'Publicar o mapa', deadline: 'até abril/25' }));
    const later = (await room.get('/api/plan/desk')).body.overdue as { id: string }[];
    expect(later.map(({ id }) => id)).toContain('I1-1.1.3');
  });
});
