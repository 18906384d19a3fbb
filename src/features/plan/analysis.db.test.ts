import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { cophs, openPlanRoom, type PlanRoom, person, superintendent } from '../../../test/plan-room.ts';
import { listEvents } from '../../platform/events.ts';
import type { AnalysisAnswer } from './contract/analysis.ts';
import { analysisSeed } from './index.ts';
import { listEntries } from './store/entries.ts';

const KINDS = ['workshop', 'macroproblem', 'problem', 'trait', 'assessment', 'statement', 'link'] as const;
const ASSESSED = {
  technicalResources: 2,
  administrativeResources: 1,
  financialResources: 0,
  politicalCapacity: 2,
  technicalCapacity: 2,
  managerialCapacity: 1,
};
const problem = (over: object = {}) => ({
  kind: 'macroproblem',
  macro: '5103',
  text: 'Falta de leitos de referência materna',
  workshop: 'oficinas-asis-pri-2023',
  careLines: ['MI'],
  pertinence: { basis: 'careLine', reason: 'Aponta a linha materno e infantil' },
  prioritised: 'P01',
  ...over,
});

describe.skipIf(!hasDatabase)('the situational analysis', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
  });
  afterAll(() => room?.close());

  const read = async (): Promise<AnalysisAnswer> => (await room.get('/api/plan/analysis', cophs)).body;
  const add = (...entries: object[]) => room.send('POST', '/api/plan/entries', { entries }, superintendent);

  it('gives the numbers that the document states, from the records', async () => {
    const { funnel, selectedShare, shares, demonstration } = await read();
    expect(funnel.map((step) => [step.id, step.printed, step.explained.value, step.agreement])).toEqual([
      ['problems', '46', '46/1', 'agrees'],
      ['selected', '26', '26/1', 'agrees'],
      ['prioritised', '10', '10/1', 'agrees'],
    ]);
    expect([selectedShare.explained.value, selectedShare.printed, selectedShare.agreement]).toEqual([
      '1300/23',
      '56,52%',
      'agrees',
    ]);
    expect(demonstration).toBe(true);
    expect(
      shares.map((share) => [
        share.careLine,
        share.explained.inputs.map((input) => String(input.value).replace('/1', '')).join('/'),
        share.printed,
        share.agreement,
        share.couldBe,
      ]),
    ).toEqual([
      ['MI', '4/6', '66,7%', 'agrees', [4]],
      ['PSI', '4/6', '66,7%', 'agrees', [4]],
      ['UE', '2/6', '33,3%', 'agrees', [2]],
      ['DC', '2/6', '33,3%', 'agrees', [2]],
    ]);
    expect(shares[0]?.sentence).toMatchObject({ act: 'sas-plano-2024-2027', at: 'sec-3/p-5' });
  });

  it('counts who took part by institution and names nobody', async () => {
    const { workshops } = await read();
    const participants = workshops[0]?.content.participants ?? [];
    const people = participants.reduce((sum, each) => sum + each.count, 0);
    expect([people, participants.length]).toEqual([76, 16]);
    expect(JSON.stringify(workshops)).not.toMatch(/Hugna|Regina|Diógenes/);
  });

  it('counts another macro-region once it points at the line, and says that the document differs', async () => {
    const before = await read();
    const pointed = (before.shares[0]?.cells ?? []).filter((cell) => cell.problems > 0);
    const other = before.macros.find(
      ({ code }: { code: string }) => !pointed.some((cell: { macro: string }) => cell.macro === code),
    );
    const added = await add(problem({ macro: other?.code }));
    expect(added.status).toBe(200);
    const [entry] = added.body.items;
    const { shares, funnel } = await read();
    expect([shares[0]?.explained.value, shares[0]?.agreement, funnel[0]?.agreement]).toEqual([
      '250/3',
      'differs',
      'differs',
    ]);
    const removed = await room.send(
      'POST',
      `/api/plan/entries/${entry.id}/remove`,
      { reason: 'Repetido', expectedVersion: 1 },
      superintendent,
    );
    expect(removed.status).toBe(200);
    expect((await read()).shares[0]?.agreement).toBe('agrees');
  });

  it('refuses with every reason, and keeps none of a list that has a bad one', async () => {
    const before = (await read()).macroproblems.length;
    const { status, body } = await add(
      problem(),
      problem({ macro: '3501', careLines: [], prioritised: 'P99' }),
      problem({ pertinence: null }),
    );
    expect(status).toBe(422);
    expect(body.error.details.reasons).toEqual([
      'Linha 2: A macrorregião 3501 não existe neste estado.',
      'Linha 2: Para selecionar pela linha de cuidado, diga qual linha o problema aponta.',
      'Linha 2: Não há problema priorizado P99.',
      expect.stringMatching(/^Linha 3: Só um problema selecionado/),
    ]);
    expect((await read()).macroproblems).toHaveLength(before);
  });

  it('scores by unit, once each, and ranks what is wholly judged first', async () => {
    const assessment = { kind: 'assessment', subject: 'P07', assessor: 'CAS', scores: ASSESSED };
    expect((await add(assessment)).status).toBe(200);
    expect((await add({ ...assessment, assessor: 'COAP', subject: '3.3' })).status).toBe(200);
    const twice = await add(assessment);
    expect([twice.status, twice.body.error.message]).toEqual([422, expect.stringMatching(/já avaliou P07/)]);
    const { problems, measures } = await read();
    expect([problems[0]?.content.code, problems[0]?.score.total]).toEqual(['P07', '2/3']);
    expect([measures[0]?.id, measures[0]?.score.total]).toEqual(['3.3', '2/3']);
    expect(measures).toHaveLength(26);
  });

  it('keeps causes and consequences beside the text of the document, which stays', async () => {
    const { problems } = await read();
    const p01 = problems.find((each: { id: string }) => each.id === 'P01');
    const change = (content: object, expectedVersion: number) =>
      room.send('PATCH', '/api/plan/entries/P01', { content, expectedVersion }, superintendent);
    const content = { ...p01?.content, causes: ['Pré-natal tardio'], consequences: ['Óbito evitável'] };
    const changed = await change(content, p01?.version ?? 0);
    expect([changed.status, changed.body.version, changed.body.origin]).toEqual([200, 2, 'document']);
    const stale = await change({ ...content, causes: ['Outra'] }, p01?.version ?? 0);
    expect([stale.status, stale.body.error.details.theirs.content.causes]).toEqual([
      409,
      ['Pré-natal tardio'],
    ]);
    const rewritten = await change({ ...content, text: 'Outro texto' }, 2);
    expect([rewritten.status, rewritten.body.error.message]).toEqual([
      422,
      expect.stringMatching(/é o do documento/),
    ]);
    const history = await room.get('/api/plan/entries/P01/history', cophs);
    expect(
      history.body.items.map((each: { type: string; fields: string[] }) => [each.type, each.fields]),
    ).toEqual([
      ['edited', ['causes', 'consequences']],
      ['transcribed', []],
    ]);
  });

  it('never edits what the document states, nor takes it out', async () => {
    const gone = await room.send(
      'POST',
      '/api/plan/entries/estado-problems/remove',
      { reason: 'x', expectedVersion: 1 },
      superintendent,
    );
    expect(gone.status).toBe(422);
    const p02 = await room.send(
      'POST',
      '/api/plan/entries/P02/remove',
      { reason: 'x', expectedVersion: 1 },
      superintendent,
    );
    expect(p02.status).toBe(422);
  });

  it('folds each stream to its snapshot, and a seed read again rewrites nobody', async () => {
    await analysisSeed.apply(room.context);
    const plan = 'sas-2024-2027';
    const entries = await listEntries(room.context, plan, KINDS);
    expect(entries.length).toBeGreaterThan(60);
    for (const entry of entries) {
      const events = await listEvents(room.context, `plan-entry/${entry.id}`);
      expect([events.length, events.at(-1)?.data]).toEqual([
        entry.version,
        { content: entry.content, origin: entry.origin },
      ]);
    }
    expect(entries.find((each) => each.id === 'P01')?.content).toMatchObject({
      causes: ['Pré-natal tardio'],
    });
  });

  it('keeps strengths and weaknesses, inside and outside, each with the competence that it weighs on', async () => {
    const weakness = {
      kind: 'trait',
      side: 'weakness',
      place: 'internal',
      text: 'Equipe pequena para o apoio às regiões',
      competence: 'Apoiar os municípios',
    };
    const strength = { ...weakness, side: 'strength', place: 'external', text: 'CIR que se reúnem' };
    expect((await add(weakness, strength)).status).toBe(200);
    const { traits } = await read();
    expect(traits.map(({ content }: { content: object }) => content)).toEqual(
      expect.arrayContaining([weakness, strength]),
    );
  });

  it('is written only by who manages the plan where it is, whatever the entry and the way', async () => {
    const elsewhere = person('superintendent', 'SAS', '5103');
    const kept = await add(problem({ text: 'Só de quem tem alcance' }));
    const [{ id, content }] = kept.body.items;
    const reason = 'Sem alcance.';
    const tries = [
      room.send('POST', '/api/plan/entries', { entries: [problem()] }, elsewhere),
      room.send(
        'PATCH',
        `/api/plan/entries/${id}`,
        { content: { ...content, text: 'Outro' }, expectedVersion: 1 },
        elsewhere,
      ),
    ];
    for (const each of tries) expect((await each).status).toBe(403);
    for (const way of ['remove', 'undo']) {
      const path = `/api/plan/entries/${id}/${way}`;
      expect((await room.send('POST', path, { expectedVersion: 1, reason }, elsewhere)).status).toBe(403);
    }
    const path = `/api/plan/entries/${id}/undo`;
    expect((await room.send('POST', path, { expectedVersion: 1 }, superintendent)).status).toBe(200);
  });
});
