import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { cophs, coras, openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import type { InstrumentDetail } from './contract/instruments.ts';
import { planSeed } from './index.ts';

const EQUITY = 'instrument-3.5.5';
const path = `/api/plan/instruments/${EQUITY}`;
const cells = {
  objective: 'Reduzir iniquidades no acesso',
  strategicAction: 'Mapear populações',
  title: 'Mapear comunidades quilombolas',
  owner: 'COPHS',
  participants: 'SMS',
  deadline: 'até março/25',
  notes: '',
};

describe.skipIf(!hasDatabase)('the actions of an own plan, written by several people', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
    await planSeed.apply(room.context);
    const body = { from: '2025-01-01', to: '2026-12-31', expectedVersion: 0 };
    expect((await room.send('POST', `${path}/plan`, body)).status).toBe(200);
  });
  afterAll(() => room?.close());

  const write = (over: object = {}, as = cophs) =>
    room.send('POST', `${path}/actions`, { id: null, expectedVersion: 0, ...cells, ...over }, as);
  const move = (way: 'remove' | 'restore', id: string, expectedVersion: number, as = cophs) =>
    room.send(
      'POST',
      `${path}/actions/${id}/${way}`,
      { reason: 'Passou ao plano da SVS', expectedVersion },
      as,
    );
  const detail = async (): Promise<InstrumentDetail> => (await room.get(path)).body;
  const texts = async () =>
    (await detail()).ownPlan?.actions.map(({ id, title, textVersion }) => [id, title, textVersion]);

  it('show the second one what the first one wrote, and keep nothing of theirs unseen', async () => {
    await write();
    await write({ title: 'Pactuar metas' });
    expect(await texts()).toEqual([
      ['I1-1.1.1', 'Mapear comunidades quilombolas', 1],
      ['I1-1.1.2', 'Pactuar metas', 1],
    ]);
    const first = await write({ id: 'I1-1.1.2', title: 'Pactuar metas em CIR', expectedVersion: 1 });
    expect(first.status).toBe(200);
    const second = await write(
      { id: 'I1-1.1.2', title: 'Pactuar metas por região', notes: 'Ouvir as ERS', expectedVersion: 1 },
      superintendent,
    );
    expect([second.status, second.body.error.code]).toEqual([409, 'conflict']);
    expect(second.body.error.details).toMatchObject({
      yours: { title: 'Pactuar metas por região', notes: 'Ouvir as ERS' },
      theirs: { cells: { ...cells, title: 'Pactuar metas em CIR' }, version: 2 },
    });
    expect((await texts())?.[1]).toEqual(['I1-1.1.2', 'Pactuar metas em CIR', 2]);
    const chosen = {
      id: 'I1-1.1.2',
      title: 'Pactuar metas em CIR',
      notes: 'Ouvir as ERS',
      expectedVersion: 2,
    };
    expect((await write(chosen, superintendent)).status).toBe(200);
    expect((await texts())?.map(([, , version]) => version)).toEqual([1, 3]);
  });

  it('go with a reason, out of the advance and of the work queue, and come back with what was reported', async () => {
    const said = { status: 'completed', expectedVersion: 1 };
    await room.send('PATCH', '/api/plan/actions/I1-1.1.1/status', said);
    expect((await move('remove', 'I1-1.1.1', 1, coras)).status).toBe(403);
    expect((await move('remove', 'I1-1.1.1', 7)).status).toBe(409);
    expect((await move('remove', '3.5.5', 1)).status).toBe(422);
    const without = await room.send('POST', `${path}/actions/I1-1.1.1/remove`, {
      reason: '',
      expectedVersion: 1,
    });
    expect(without.status).toBe(400);
    const gone = await move('remove', 'I1-1.1.1', 1);
    expect([gone.status, gone.body.instrument.plan.advance]).toMatchObject([
      200,
      { completed: 0, actions: 1 },
    ]);
    expect(gone.body.ownPlan.removed).toEqual([
      { id: 'I1-1.1.1', title: 'Mapear comunidades quilombolas', textVersion: 2 },
    ]);
    expect((await move('remove', 'I1-1.1.1', 2)).body.error.message).toMatch(/já está retirada/);
    const writing = await write({ id: 'I1-1.1.1', title: 'Outro texto', expectedVersion: 1 });
    expect([writing.status, writing.body.error.details.theirs]).toEqual([409, null]);

    await write({ title: 'Publicar o mapa' });
    expect((await texts())?.map(([id]) => id)).toEqual(['I1-1.1.2', 'I1-1.1.3']);
    const back = await move('restore', 'I1-1.1.1', 2);
    expect([back.status, back.body.instrument.plan.advance]).toMatchObject([
      200,
      { completed: 1, actions: 3 },
    ]);
    expect((await move('restore', 'I1-1.1.1', 3)).body.error.message).toMatch(/nada a trazer de volta/);
    const { history } = await detail();
    expect(history.slice(0, 3).map(({ words, reason }) => [words, reason])).toEqual([
      ['Ação I1-1.1.1 trazida de volta ao plano próprio', 'Passou ao plano da SVS'],
      ['Ação I1-1.1.3 escrita: “Publicar o mapa”', null],
      ['Ação I1-1.1.1 retirada do plano próprio', 'Passou ao plano da SVS'],
    ]);
  });

  it('are looked at by the coherence, each finding to be accepted like any other', async () => {
    const about = async () =>
      (await room.findings()).filter(({ items: [first] }) => first?.startsWith('I1-'));
    expect(await about()).toEqual([]);
    await write({ title: 'Avaliar o mapa', deadline: 'até dez/2027' });
    const [found, ...more] = await about();
    expect([found?.rule, found?.items, more]).toEqual(['deadline-outside-plan', ['I1-1.1.4'], []]);
    const finding = { finding: found?.id, reason: 'O plano será prorrogado.', expectedVersion: 0 };
    expect((await room.send('POST', '/api/plan/coherence/accept', finding, superintendent)).status).toBe(200);
    expect((await about())[0]?.accepted).toMatchObject({ reason: 'O plano será prorrogado.' });
    expect((await room.get('/api/plan/coherence')).body.rules.map(({ id }: { id: string }) => id)).toContain(
      'own-action-due-after-carried',
    );
  });

  it('are reported many at once by who reports each, all or none, corrected many at once, and taken back', async () => {
    await write({ title: 'Ouvir as ERS', deadline: 'contínuo' });
    await write({ title: 'Formar as equipes', deadline: 'contínuo', owner: 'CORAS' });
    const [first, second] = ((await detail()).ownPlan?.actions ?? []).slice(-2);
    const change = (action = first, unit = 'COPHS') => ({
      action: action?.id,
      unit,
      status: 'inProgress',
      expectedVersion: 1,
    });
    const status = async () => ((await detail()).ownPlan?.actions ?? []).slice(-2).map((each) => each.status);
    const both = { changes: [change(), change(second, 'CORAS')] };
    const refused = await room.send('POST', '/api/plan/changes', both);
    expect([refused.status, await status()]).toEqual([403, [null, null]]);
    const saved = await room.send('POST', '/api/plan/changes', both, superintendent);
    expect([saved.status, await status()]).toEqual([200, ['inProgress', 'inProgress']]);
    const lines = saved.body.changes.map(({ action, unit, version }: Record<string, unknown>) => ({
      action,
      unit,
      expectedVersion: version,
    }));
    expect((await room.send('POST', '/api/plan/changes/undo', { lines }, superintendent)).status).toBe(200);
    expect(await status()).toEqual([null, null]);

    const deadline = { words: 'até 30/06/2026', expectedVersion: 0 };
    const corrections = [first, second].map((each) => ({ action: each?.id, deadline }));
    const due = async () =>
      ((await detail()).ownPlan?.actions ?? []).slice(-2).map((each) => each.deadline.due);
    expect((await room.send('POST', '/api/plan/corrections', { corrections }, cophs)).status).toBe(403);
    const put = await room.send('POST', '/api/plan/corrections', { corrections }, superintendent);
    expect([put.status, await due()]).toEqual([200, ['2026-06-30', '2026-06-30']]);
    const back = { corrected: put.body.corrected };
    expect((await room.send('POST', '/api/plan/corrections/undo', back, superintendent)).status).toBe(200);
    expect(await due()).toEqual([null, null]);
  });
});
