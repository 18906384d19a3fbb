import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { type Actor, ANONYMOUS } from '../../kernel/actor.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { buildHttpServer } from '../../platform/http/server.ts';
import { asLineEvent } from './commands.ts';
import type { Action } from './contract.ts';
import { foldLine, lineStream } from './domain/line.ts';
import { planRoutes, planSeed, planSummary } from './index.ts';
import { listAllActions } from './store/actions.ts';

const PLAN = 'sas-2024-2027';

function person(role: string, unit: string | null, territory: string | null = '51'): Actor {
  return {
    kind: 'person',
    id: randomUUID(),
    name: role,
    grants: [{ role, unit, territory, from: '2024-01-01', to: null }],
  };
}

const cophs = person('coordinator', 'COPHS');
const coras = person('coordinator', 'CORAS');
const superintendent = person('superintendent', 'SAS');
const auditor = person('auditor', null);

describe.skipIf(!hasDatabase)('the plan room through its routes', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  let actor: Actor = cophs;

  beforeAll(async () => {
    fresh = await freshContext('2026-11-23T14:00:00Z');
    await planSeed.apply(fresh.context);
    app = await buildHttpServer({
      context: fresh.context,
      routes: planRoutes,
      identify: async () => actor,
    });
  });
  afterAll(async () => {
    await app?.close();
    await fresh?.close();
  });

  async function get(url: string, as: Actor = cophs) {
    actor = as;
    const response = await app.inject({ url });
    return { status: response.statusCode, body: response.json() };
  }

  async function send(
    method: 'PATCH' | 'POST',
    url: string,
    payload: object,
    as: Actor = cophs,
    commandId: string = randomUUID(),
  ) {
    actor = as;
    const headers = { 'x-pactua-csrf': '1', 'x-command-id': commandId };
    const response = await app.inject({ method, url, payload, headers });
    return { status: response.statusCode, body: response.json() };
  }

  const action = async (id: string, as: Actor = cophs): Promise<Action> =>
    (await get(`/api/plan/actions/${id}`, as)).body.action;
  const lineOf = (found: Action, unit: string) => found.lines.find((line) => line.unit === unit);

  it('holds what the document holds: 5, 9, 15, 26, 96, with 83 blank and 10, 2, 1', async () => {
    const { body } = await get('/api/plan');
    expect(body.counts).toEqual({
      perspectives: 3,
      guidelines: 3,
      objectives: 5,
      targets: 9,
      indicators: 15,
      strategicActions: 26,
      operationalActions: 96,
      status: { noInformation: 83, notStarted: 1, inProgress: 10, completed: 2, cancelled: 0 },
    });
    expect(
      body.objectives.map((each: { id: string; live: { actions: number } }) => [each.id, each.live.actions]),
    ).toEqual([
      ['OE-R', 0],
      ['OE-1', 18],
      ['OE-2', 11],
      ['OE-3', 44],
      ['OE-4', 23],
    ]);
    expect(body.identity.values).toHaveLength(5);
    const { targets, indicators } = (await get('/api/plan/targets')).body;
    expect([targets.length, indicators.length]).toEqual([9, 15]);
    expect(indicators[1]).toMatchObject({ code: '714', baseline: '88.92', target: 'META-01' });
    expect(indicators[4].years[0]).toMatchObject({ raw: '54 (19 Sul + 35 Norte)', value: '54' });
    expect((await get('/api/plan/strategic-actions')).body.items).toHaveLength(26);
  });

  it('gives the same counts to the command line', async () => {
    const summary = await planSummary(fresh.context);
    expect(summary.counts.operationalActions).toBe(96);
    expect(summary.operationalActions).toHaveLength(96);
    expect(summary.strategicActions).toHaveLength(26);
    expect(JSON.stringify(summary)).not.toMatch(/undefined/);
  });

  it('applies its seed twice without doubling anything', async () => {
    const count = async () =>
      (
        await sql<{
          n: number;
        }>`select (select count(*) from events) + (select count(*) from plan_lines) as n`.execute(
          fresh.context.db,
        )
      ).rows[0]?.n;
    const before = await count();
    await planSeed.apply(fresh.context);
    expect(await count()).toBe(before);
  });

  it('shows deadline, status and review as three facts', async () => {
    const late = await action('1.1.1');
    expect([late.status, late.lateness, late.review]).toEqual(['inProgress', { state: 'late' }, null]);
    expect((await action('1.1.3')).lateness).toEqual({ state: 'lateWithoutStatus' });
    expect((await action('2.1.4')).lateness).toEqual({ state: 'toConfirm' });
    expect((await action('2.1.3')).lateness).toEqual({ state: 'continuous' });
    expect((await action('4.1.1')).lateness).toBeNull();
  });

  it.each([
    ['unit=COPHS', 32],
    ['objective=OE-2', 11],
    ['status=none', 83],
    ['status=inProgress&status=completed', 12],
    ['lateness=late', 7],
    ['q=bolsa', 0],
    ['q=PBF', 1],
    ['q=educacao%20popular', 1],
    ['unit=NTSD', 1],
    ['objective=OE-4&unit=GTE', 12],
  ])('filters actions by %s', async (query, expected) => {
    const { body } = await get(`/api/plan/actions?${query}`);
    expect(body.items).toHaveLength(expected);
  });

  it('pages by cursor without losing or repeating', async () => {
    const seen: string[] = [];
    let cursor: number | null = 0;
    while (cursor !== null) {
      const { body }: { body: { items: Action[]; next: number | null } } = await get(
        `/api/plan/actions?limit=40&cursor=${cursor}`,
      );
      seen.push(...body.items.map((each) => each.id));
      cursor = body.next;
    }
    expect(new Set(seen).size).toBe(96);
    expect(seen).toHaveLength(96);
  });

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
    expect(await listEvents(fresh.context, lineStream('3.5.17', 'COPHS'))).toHaveLength(2);
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
    const body = { unit: 'COPHS', status: 'completed', expectedVersion: 1 };
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

  it('gives each their own queue', async () => {
    const own = (await get('/api/plan/desk', cophs)).body;
    expect([own.reach, own.units.map((each: { code: string }) => each.code)]).toEqual(['own', ['COPHS']]);
    expect(own.overdue.every((each: Action) => each.lines.some((line) => line.unit === 'COPHS'))).toBe(true);
    const all = (await get('/api/plan/desk', superintendent)).body;
    expect(all.reach).toBe('plan');
    expect(all.overdue.length).toBeGreaterThan(30);
    expect(all.objectives).toHaveLength(5);
    expect((await get('/api/plan/desk', auditor)).body.units).toEqual([]);
  });

  it('exports the words and columns of the document, and no formula', async () => {
    actor = cophs;
    const response = await app.inject({ url: '/api/plan/actions.csv' });
    const lines = response.body.split('\r\n');
    expect(response.headers['content-disposition']).toContain('plano-acoes-2026-11-23.csv');
    expect(lines[0]).toContain(
      'AÇÕES OPERACIONAIS (Como fazer?);RESPONSÁVEL;QUEM PARTICIPA (atores envolvidos);PRAZO;OBSERVAÇÕES;STATUS',
    );
    expect(lines).toHaveLength(98);
    expect(response.body).toContain(';Concluído;');
    expect(response.body).toContain(';Não Iniciado;');
  });

  it('finds every snapshot by folding its stream, each chain whole', async () => {
    const actions = await listAllActions(fresh.context, PLAN);
    for (const { id, lines } of actions) {
      for (const { reportedAt: _at, reportedBy: _by, ...line } of lines) {
        const events = await listEvents(fresh.context, lineStream(id, line.unit));
        expect(foldLine(id, line.unit, events.map(asLineEvent))).toEqual(line);
        expect(brokenAt(events)).toBeNull();
      }
    }
  });
});
