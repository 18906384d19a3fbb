import { setTimeout as wait } from 'node:timers/promises';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type GovernanceRoom, openGovernanceRoom } from '../../../test/governance-room.ts';
import { auditor, cophs, coras, superintendent } from '../../../test/plan-room.ts';
import { type Context, inTransaction } from '../../platform/context.ts';
import { listEvents } from '../../platform/events.ts';
import { listUndispatched } from '../../platform/outbox.ts';
import type { ItemAnswer, MeetingAnswer } from './contract.ts';
import { advance, MINUTES_ISSUED, sayOfItem } from './index.ts';

const KEY = '2026-12-01';

/** Today is 23 November 2026; the conduction meeting of December is on the 1st, a Tuesday. */
describe.skipIf(!hasDatabase)('a meeting', () => {
  let room: GovernanceRoom;
  let body = '';
  beforeAll(async () => {
    room = await openGovernanceRoom('2026-11-23T14:00:00Z');
    body = (await room.bodies()).items.find(({ kind }) => kind === 'conduction')?.id ?? '';
  });
  afterAll(() => room?.close());

  const path = () => `/api/governance/bodies/${body}/meetings/${KEY}`;
  const read = () => room.meeting(body, KEY);
  const itemOf = (meeting: MeetingAnswer, action: string): ItemAnswer => {
    const found = meeting.items.find((each) => each.action?.id === action);
    if (found === undefined) throw new Error(`no item of ${action}`);
    return found;
  };
  const say = async (action: string, said: object) => {
    const item = itemOf(await read(), action);
    return room.post(`/api/governance/items/${item.id}/outcomes`, { expectedVersion: item.version, ...said });
  };
  const stage = async (move: string) =>
    room.post(`${path()}/stage/${move}`, { expectedVersion: (await read()).version });

  it('has an agenda that builds itself: what is late, then what never leaves it; a proposal stands first', async () => {
    const before = await read();
    expect([before.stage, before.version, before.day]).toEqual(['planned', 0, KEY]);
    const kinds = new Set(before.items.map(({ kind }) => kind));
    expect(kinds).toContain('lateAction');
    expect(before.items.at(-1)).toMatchObject({
      kind: 'standing',
      title: expect.stringMatching(/Não conformidades/),
    });
    const late = itemOf(before, '1.1.1');
    expect([late.id, late.kind]).toEqual([null, 'lateAction']);

    const wanted = {
      title: 'Levar 1.1.1 à Escola',
      note: null,
      action: '1.1.1',
      indicator: null,
      unit: 'COPHS',
    };
    const propose = (as = cophs) => room.post(`/api/governance/bodies/${body}/items`, wanted, as);
    expect((await propose(auditor)).status).toBe(403);
    expect((await propose()).status).toBe(200);
    expect((await propose()).body.error.message).toMatch(/já está proposto/);
    const after = await read();
    expect(after.items[0]).toMatchObject({ kind: 'proposal', unit: 'COPHS', title: 'Levar 1.1.1 à Escola' });
    expect(after.items.filter(({ action }) => action?.id === '1.1.1')).toHaveLength(1);
  });

  it('takes decisions only while it goes on, and closes its agenda when it opens', async () => {
    const closed = await room.post(`${path()}/stage/close`, { expectedVersion: 0 });
    expect(closed.body.error.message).toMatch(/Prevista/);
    expect((await room.post(`${path()}/stage/open`, { expectedVersion: 0 }, cophs)).status).toBe(403);
    const { body: opened } = await stage('open');
    expect([opened.stage, opened.items[0].kind]).toEqual(['open', 'proposal']);
    expect(opened.items.every(({ id }: ItemAnswer) => id !== null)).toBe(true);
    expect((await stage('open')).status).toBe(422);
    expect((await room.post(`${path()}/stage/close`, { expectedVersion: 0 })).status).toBe(409);
  });

  it('redefines an action and changes its status in the gesture of the item: the plan says which meeting decided', async () => {
    const before = itemOf(await read(), '1.1.1');
    const redefined = await say('1.1.1', {
      kind: 'redefined',
      words: 'Falta a equipe.',
      deadline: 'até 30/06/2027',
      actionVersion: before.action?.version ?? -1,
    });
    expect(redefined.status).toBe(200);
    const plan = (await room.get('/api/plan/actions/1.1.1/renegotiations')).body;
    expect(plan.items[0]).toMatchObject({
      deadline: { to: 'até 30/06/2027' },
      reason: 'Falta a equipe.',
      decision: { kind: 'meeting', words: 'Reunião de condução da SAS, reunião de 01/12/2026, item 1' },
    });
    const item = itemOf(await read(), '1.1.1');
    expect(item.outcomes[0]?.words).toBe(
      'A ação 1.1.1 é redefinida (1ª vez): novo prazo: até 30/06/2027. Motivo: Falta a equipe.',
    );
    const line = item.action?.lines[0];
    const status = await say('1.1.1', {
      kind: 'status',
      unit: line?.unit,
      status: 'inProgress',
      lineVersion: line?.version,
    });
    expect(status.status).toBe(200);
    expect((await room.get('/api/plan/actions/1.1.1')).body.action.status).toBe('inProgress');
  });

  it('changes neither the item nor the plan where the plan refuses', async () => {
    const item = itemOf(await read(), '1.1.2');
    const refused = await say('1.1.2', {
      kind: 'redefined',
      words: 'Sem data',
      deadline: 'quando der',
      actionVersion: item.action?.version ?? -1,
    });
    expect([refused.status, refused.body.error.message]).toEqual([422, expect.stringMatching(/data certa/)]);
    expect(itemOf(await read(), '1.1.2').version).toBe(item.version);
    expect((await listEvents(room.context, `governance-item/${item.id}`)).length).toBe(item.version);
  });

  it('gives two minute-takers both texts, and loses none', async () => {
    const item = itemOf(await read(), '1.1.3');
    const takers = (await room.body(body)).people.slice(0, 2);
    const write = (words: string, id?: string) => {
      const said = { kind: 'decided', words, expectedVersion: item.version };
      const as = { ...superintendent, id: id ?? null };
      return room.post(`/api/governance/items/${item.id}/outcomes`, said, as);
    };
    const texts = ['A primeira decisão.', 'A segunda decisão.'];
    const both = await Promise.all(texts.map((words, at) => write(words, takers[at]?.id)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const first = takers[both.findIndex(({ status }) => status === 200)]?.name;
    const refused = both.find(({ status }) => status === 409)?.body.error;
    expect(refused.message.startsWith(`${first} registrou algo em “`)).toBe(true);
    const lost = refused.details;
    const kept = itemOf(await read(), '1.1.3');
    expect([lost.yours.words, lost.theirs.outcomes[0]].toSorted()).toEqual(texts);
    const again = { ...lost.yours, expectedVersion: kept.version };
    await room.post(`/api/governance/items/${item.id}/outcomes`, again);
    const words = itemOf(await read(), '1.1.3').outcomes.map((each) => each.words);
    expect(words.toSorted()).toEqual(texts);
  });

  /** Does the first in a transaction that stays open until the second has been asked for. */
  const inTurn = async (first: (tx: Context) => Promise<unknown>, second: () => Promise<unknown>) => {
    let isHeld = (): void => undefined;
    const held = new Promise<void>((done) => {
      isHeld = done;
    });
    const one = inTransaction({ ...room.context, actor: superintendent }, async (tx) => {
      await first(tx);
      isHeld();
      await wait(200);
    });
    await held;
    await Promise.all([one, second()]);
  };

  it('takes a decision that came before it was closed, and refuses one that came while it was being closed', async () => {
    const assign = { kind: 'assigned', words: 'Levantar as necessidades.', until: '2026-12-20' } as const;
    const to = { kind: 'unit', id: 'COPHS' } as const;
    const item = itemOf(await read(), '1.1.6');
    const expectedVersion = (await read()).version;
    await inTurn(
      (tx) => sayOfItem(tx, item.id ?? '', { ...assign, to, expectedVersion: item.version }),
      async () => expect((await room.post(`${path()}/stage/close`, { expectedVersion })).status).toBe(200),
    );
    const after = await read();
    expect([after.stage, itemOf(after, '1.1.6').outcomes.length]).toEqual(['closed', 1]);

    const other = (await room.bodies()).items.find(({ acronym }) => acronym === 'GTEP')?.id ?? '';
    const at = { body: other, key: '2026-11-23' };
    const meetings = `/api/governance/bodies/${other}/meetings`;
    await room.post(meetings, { day: at.key, hour: null, place: null });
    const { version } = await room.meeting(other, at.key);
    const { body: opened } = await room.post(`${meetings}/${at.key}/stage/open`, {
      expectedVersion: version,
    });
    const [standing] = opened.items;
    await inTurn(
      (tx) => advance(tx, at, 'close', { expectedVersion: opened.version, reason: null }),
      async () => {
        const said = await room.post(`/api/governance/items/${standing.id}/outcomes`, {
          ...{ ...assign, to, expectedVersion: standing.version },
        });
        expect([said.status, said.body.error?.message]).toEqual([
          422,
          expect.stringMatching(/“Ata em minuta”/),
        ]);
      },
    );
    expect((await room.meeting(other, at.key)).items[0]?.outcomes).toEqual([]);
  });

  it('has its draft amended only by who came, by the record of the attendance, which is corrected until it is issued', async () => {
    const seat = (institution: string, titularPerson: string | null) =>
      room.post(`/api/governance/bodies/${body}/seats`, {
        ...{ institution, segment: 'management', titular: institution, substitute: null, titularPerson },
        ...{ from: null, to: null, expectedVersion: 0 },
      });
    const [own, other, outside] = [
      await seat('COPHS', cophs.id),
      await seat('CORAS', coras.id),
      await seat('COSEMS/MT', null),
    ].map((answer) => answer.body.id as string);
    const mark = (of: string | undefined, presence: string) =>
      room.post(`${path()}/attendance`, { seat: of, presence, expectedVersion: 0 });
    const amend = (as: typeof cophs) =>
      room.post(`${path()}/amendments`, { item: null, text: 'Registrar a ESP.' }, as);
    const unmarked = await amend(cophs);
    expect([unmarked.status, unmarked.body.error.message]).toEqual([
      422,
      expect.stringMatching(/Só quem veio à reunião emenda a minuta/),
    ]);
    expect((await mark(own, 'titular')).status).toBe(200);
    expect((await mark(other, 'excused')).status).toBe(200);
    expect((await amend(coras)).status).toBe(422);
    expect((await room.meeting(body, KEY, coras)).amendmentRefusal).toMatch(
      /o registro de presença não traz/,
    );
    expect((await room.meeting(body, KEY, cophs)).amendmentRefusal).toBeNull();

    const ask = (of: string | undefined) =>
      room.post(`/api/governance/seats/${of}/link`, { purpose: 'amendment', meeting: KEY });
    expect((await ask(outside)).body.error.message).toMatch(/não traz COSEMS\/MT/);
    await mark(outside, 'substitute');
    const token = (await ask(outside)).body.path.replace('/responder/', '');
    const asked = (await room.get(`/api/governance/answers/${token}`)).body;
    expect(asked).toMatchObject({ purpose: 'amendment', institution: 'COSEMS/MT', amendUntil: '2026-12-07' });
    const draft = await room.file(`/api/governance/answers/${token}/minutes`);
    expect([draft.statusCode, draft.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const answer = () => room.post('/api/governance/answers', { token, text: 'Registrar o voto.' });
    expect((await answer()).status).toBe(200);
    expect((await answer()).status).toBe(404);
    const [written] = (await read()).amendments;
    expect(written).toMatchObject({ by: 'COSEMS/MT', text: 'Registrar o voto.', item: null });
    const refused = { accepted: false, reason: 'Não houve voto.', expectedVersion: written?.version };
    expect((await room.post(`${path()}/amendments/${written?.id}`, refused)).status).toBe(200);
  });

  it('has its draft answered with reason, and issued with number and hash, never to change', async () => {
    const minutes = `${path()}/papers/minutes`;
    const draft = await room.file(minutes);
    expect([draft.statusCode, draft.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const word = await room.file(`${minutes}?format=docx`);
    expect(word.headers['content-disposition']).toContain('ata-2026-12-01.docx');
    const text = strFromU8(unzipSync(word.rawPayload)['word/document.xml'] ?? new Uint8Array());
    expect(text).toContain('Minuta da ata');
    expect(text).toContain('A primeira decisão.');
    const amended = await room.post(`${path()}/amendments`, { item: null, text: 'Registrar a ESP.' }, cophs);
    expect(amended.status).toBe(200);
    const version = amended.body.version;
    const reason = 'Os presentes a aprovaram ao fim da reunião.';
    const issue = (more: object = { reason }) =>
      room.post(`${path()}/minutes`, { expectedVersion: version, ...more });
    expect((await issue({})).body.error.message).toMatch(/podem emendar a minuta até .+ diga o motivo/);
    expect((await issue()).body.error.message).toMatch(/Uma emenda ainda não tem resposta/);
    const amendment = amended.body.amendments.at(-1);
    const answer = { accepted: true, reason: 'Esteve presente.', expectedVersion: amendment.version };
    expect((await room.post(`${path()}/amendments/${amendment.id}`, answer, cophs)).status).toBe(403);
    expect((await room.post(`${path()}/amendments/${amendment.id}`, answer)).status).toBe(200);
    expect((await room.post(`${path()}/amendments/${amendment.id}`, answer)).status).toBe(409);
    const issued = await issue();
    expect(issued.body.minutes).toMatchObject({
      number: 'ATA 1/2026',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const told = (await listUndispatched(room.context, 500)).find(({ topic }) => topic === MINUTES_ISSUED);
    expect(told?.payload).toMatchObject({ body, number: 'ATA 1/2026', sha256: issued.body.minutes.sha256 });
    const first = await room.file(minutes);
    await room.travel('2027-02-01T14:00:00Z');
    expect((await room.file(minutes)).rawPayload.equals(first.rawPayload)).toBe(true);
    const late = await room.post(`${path()}/amendments`, { item: null, text: 'Tarde' }, cophs);
    expect(late.body.error.message).toMatch(/não muda mais/);
  });

  it('brings what was assigned and is not done to the next agenda, as pending and not twice', async () => {
    const next = await room.meeting(body, '2027-03-02');
    const own = next.items.filter(({ action }) => action?.id === '1.1.6');
    expect(own.map(({ kind }) => kind)).toEqual(['pending']);
  });

  it('is found by what was decided of its items, and by its body and place, whatever the accents', async () => {
    const find = async (q: string, more = '') =>
      (await room.get(`/api/governance/search?q=${encodeURIComponent(q)}${more}`)).body;
    const { items } = await find('PRIMEIRA decisao');
    expect(items[0]).toMatchObject({
      ...{ kind: 'item', label: 'Decisão', name: expect.stringMatching(/^Reunião de 01\/12\/2026 · /) },
      ...{ text: 'A primeira decisão.', href: `/colegiados/${body}/reunioes/${KEY}` },
      marks: [
        [2, 10],
        [11, 18],
      ],
    });
    expect((await find('conducao ', '&kind=body')).items[0].href).toBe(`/colegiados/${body}`);
    expect((await find('xyzzy')).counts).toEqual([]);
  });
});
