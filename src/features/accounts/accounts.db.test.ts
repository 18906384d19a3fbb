import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { cookiesOf, OWN_PAGE, sendAs, signInAs } from '../../../test/database/sign-in.ts';
import { buildServer } from '../../app/server.ts';
import type { Context } from '../../platform/context.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { createFirstAdministratorLink, findUnit, listUnits } from './index.ts';
import { listGrants } from './store/grants.ts';

const PASSWORD = 'jenipapo maduro no quintal';
const MARIA = { name: 'Maria de Teste', email: 'maria@saude.teste.br' };

function post(app: FastifyInstance, url: string, payload: object, headers: object = OWN_PAGE) {
  return app.inject({ method: 'POST', url, payload, headers: headers as Record<string, string> });
}

/** Registers Maria by invitation, as the administrator does, and lets her choose a password. */
async function inviteMaria(app: FastifyInstance, person = MARIA): Promise<string> {
  const administrator = await signInAs(app, 'administracao');
  const invited = await sendAs(app, administrator, { method: 'POST', url: '/api/people', payload: person });
  expect(invited.statusCode).toBe(200);
  const { path, person: id } = invited.json();
  const token = path.replace('/configurar/', '');
  const asked = await app.inject({ method: 'GET', url: `/api/setup/${token}` });
  expect(asked.json()).toEqual({ purpose: 'invitation', ...person });
  const set = await post(app, '/api/setup', { token, password: PASSWORD });
  expect(set.statusCode).toBe(200);
  const again = await post(app, '/api/setup', { token, password: PASSWORD });
  expect(again.statusCode).toBe(404);
  return id;
}

let desks = 0;

/** Signs in, each time from another desk, so that the limit of tries stays out of the way. */
async function signIn(app: FastifyInstance, password = PASSWORD, email = MARIA.email) {
  desks += 1;
  return app.inject({
    method: 'POST',
    url: '/api/session',
    headers: OWN_PAGE,
    payload: { email, password },
    remoteAddress: `10.2.0.${desks}`,
  });
}

function setCookieOf(answer: { headers: Record<string, unknown> }): string {
  return [answer.headers['set-cookie']].flat().join('\n');
}

describe.skipIf(!hasDatabase)('who may enter', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  let maria: string;
  beforeAll(async () => {
    fresh = await freshContext();
    app = await buildServer(fresh.context);
    maria = await inviteMaria(app);
  });
  afterAll(async () => {
    await app.close();
    await fresh.close();
  });

  it('knows a visitor as nobody, with nothing to do', async () => {
    const answer = await app.inject({ method: 'GET', url: '/api/session' });
    expect(answer.json()).toMatchObject({
      person: null,
      verbs: [],
      mode: 'demonstration',
      state: { code: '51', name: 'Mato Grosso' },
    });
  });

  it('opens a session with the password, in a cookie that scripts and other sites cannot use', async () => {
    const answer = await signIn(app);
    expect(answer.statusCode).toBe(200);
    expect(setCookieOf(answer)).toMatch(/^pactua\.session_token=[^\n]+HttpOnly; SameSite=Lax/i);
    const who = await app.inject({ url: '/api/session', headers: { cookie: cookiesOf(answer) } });
    expect(who.json().person).toMatchObject({ id: maria, name: MARIA.name, office: 'Sem papel em vigor' });
    expect(who.json().verbs).toEqual(['accounts.self']);
  });

  it('keeps passwords as argon2id with 19 MiB', async () => {
    const { rows } = await sql<{
      password: string;
    }>`select password from credentials where person_id = ${maria}`.execute(fresh.context.db);
    expect(rows[0]?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('says the same of a wrong password and of an unknown person', async () => {
    const wrong = await signIn(app, 'nada a ver com isso');
    const unknown = await signIn(app, PASSWORD, 'ninguem@saude.teste.br');
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
    expect(wrong.json()).toEqual(unknown.json());
    expect(wrong.json().error.message).toMatch(/^E-mail ou senha não conferem/);
  });

  it('makes who tries too often wait, whatever the account', async () => {
    const tries = [];
    for (let i = 0; i < 12; i += 1) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/session',
        headers: OWN_PAGE,
        payload: { email: `pessoa${i}@saude.teste.br`, password: 'errada demais' },
        remoteAddress: '203.0.113.9',
      });
      tries.push(answer);
    }
    expect(tries.map((answer) => answer.statusCode)).toEqual([...Array(10).fill(401), 429, 429]);
    expect(tries.at(-1)?.json().error.message).toMatch(/Espere um minuto/);
  });

  it('refuses a change that does not come from our own pages', async () => {
    const session = cookiesOf(await signIn(app));
    const bare = await app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie: session } });
    const foreign = await app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { ...OWN_PAGE, cookie: session, origin: 'https://outro.example' },
    });
    expect([bare.statusCode, foreign.statusCode]).toEqual([403, 403]);
    const who = await app.inject({ url: '/api/session', headers: { cookie: session } });
    expect(who.json().person.id).toBe(maria);
  });

  it('signs out here, and everywhere', async () => {
    const [here, there] = [cookiesOf(await signIn(app)), cookiesOf(await signIn(app))];
    const who = async (cookie: string) =>
      (await app.inject({ url: '/api/session', headers: { cookie } })).json().person?.id ?? null;
    const list = await sendAs(app, { cookie: here }, { url: '/api/sessions' });
    expect(list.json().items.filter((item: { current: boolean }) => item.current)).toHaveLength(1);
    await sendAs(app, { cookie: here }, { method: 'DELETE', url: '/api/session', headers: OWN_PAGE });
    expect([await who(here), await who(there)]).toEqual([null, maria]);
    const third = cookiesOf(await signIn(app));
    await sendAs(app, { cookie: third }, { method: 'DELETE', url: '/api/sessions', headers: OWN_PAGE });
    expect([await who(there), await who(third)]).toEqual([null, null]);
  });

  it('ends one session, of the same person only', async () => {
    const other = await inviteMaria(app, { name: 'José de Teste', email: 'jose@saude.teste.br' });
    expect(other).not.toBe(maria);
    const jose = cookiesOf(await signIn(app, PASSWORD, 'jose@saude.teste.br'));
    const mine = cookiesOf(await signIn(app));
    const listed = await sendAs(app, { cookie: mine }, { url: '/api/sessions' });
    const { id } = listed.json().items.find((item: { current: boolean }) => item.current);
    const end = (cookie: string) =>
      sendAs(app, { cookie }, { method: 'DELETE', url: `/api/sessions/${id}`, headers: OWN_PAGE });
    expect((await end(jose)).statusCode).toBe(404);
    expect((await end(mine)).statusCode).toBe(200);
  });

  it('changes the password, keeps this session and ends the others', async () => {
    const [here, there] = [cookiesOf(await signIn(app)), cookiesOf(await signIn(app))];
    const change = (current: string, next: string) =>
      sendAs(
        app,
        { cookie: here },
        { method: 'POST', url: '/api/account/password', headers: OWN_PAGE, payload: { current, next } },
      );
    expect((await change(PASSWORD, 'curta')).json().error.message).toMatch(/pelo menos 12/);
    expect((await change('não é esta', 'ipê amarelo em agosto')).json().error.message).toMatch(
      /senha atual não confere/,
    );
    const changed = await change(PASSWORD, 'ipê amarelo em agosto');
    expect(changed.statusCode).toBe(200);
    const who = async (cookie: string) =>
      (await app.inject({ url: '/api/session', headers: { cookie } })).json().person?.id ?? null;
    expect([await who(cookiesOf(changed)), await who(there), await who(here)]).toEqual([maria, null, null]);
    expect((await signIn(app)).statusCode).toBe(401);
    expect((await signIn(app, 'ipê amarelo em agosto')).statusCode).toBe(200);
    const events = await listEvents(fresh.context, `person/${maria}`);
    expect(events.map((event) => event.type)).toContain('password-changed');
    expect(JSON.stringify(events)).not.toContain(MARIA.email);
    expect(brokenAt(events)).toBeNull();
  });

  it('gives a role and takes it back, with reason, and the history folds to the record', async () => {
    const administrator = await signInAs(app, 'administracao');
    const give = (body: object, person = maria) =>
      sendAs(app, administrator, { method: 'POST', url: `/api/people/${person}/grants`, payload: body });
    const coordination = { role: 'coordinator', unit: 'CORAS', territory: '51', reason: 'Portaria de teste' };
    expect((await give({ ...coordination, unit: null })).json().error.message).toMatch(
      /vale para uma unidade/,
    );
    expect((await give({ ...coordination, territory: null })).json().error.message).toMatch(/num território/);
    expect((await give({ ...coordination, reason: '' })).statusCode).toBe(400);
    const given = await give(coordination);
    expect(given.statusCode).toBe(200);
    expect((await give(coordination)).json().error.message).toMatch(/já tem este papel/);
    const { id } = given.json();
    const end = await sendAs(app, administrator, {
      method: 'DELETE',
      url: `/api/grants/${id}?reason=${encodeURIComponent('Mudou de setor')}`,
    });
    expect(end.json()).toEqual({ to: fresh.context.clock.today() });
    const kept = (await listGrants(fresh.context, [maria])).find((grant) => grant.id === id);
    const events = await listEvents(fresh.context, `grant/${id}`);
    const folded = Object.assign({ id, reason: coordination.reason }, ...events.map((event) => event.data));
    expect(folded).toEqual(kept);
  });

  it('lets nobody give a role to themselves nor end the last administration', async () => {
    const administrator = await signInAs(app, 'administracao');
    const session = (await sendAs(app, administrator, { url: '/api/session' })).json();
    const give = await sendAs(app, administrator, {
      method: 'POST',
      url: `/api/people/${session.person.id}/grants`,
      payload: { role: 'auditor', territory: '51', reason: 'Para mim mesma' },
    });
    expect([give.statusCode, give.json().error.message]).toEqual([422, expect.stringMatching(/a si mesmo/)]);
    const end = await sendAs(app, administrator, {
      method: 'DELETE',
      url: `/api/grants/${session.grants[0].id}?reason=${encodeURIComponent('Não quero mais')}`,
    });
    expect(end.json().error.message).toMatch(/último papel de administração/);
  });

  it('repeats a command without making the person twice', async () => {
    const administrator = await signInAs(app, 'administracao');
    const send = () =>
      sendAs(app, administrator, {
        method: 'POST',
        url: '/api/people',
        headers: { 'x-command-id': '01940000-0000-7000-8000-00000000abcd' },
        payload: { name: 'Ana de Teste', email: 'ana@saude.teste.br' },
      });
    const [first, second] = [await send(), await send()];
    expect(second.json()).toEqual(first.json());
    const { rows } = await sql<{
      answer: object;
    }>`select answer from commands where name = 'accounts.create-person'`.execute(fresh.context.db);
    const token = first.json().path.replace('/configurar/', '');
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('tells the audit in names, by cursor', async () => {
    const auditor = await signInAs(app, 'auditoria');
    const all = (await sendAs(app, auditor, { url: '/api/audit?stream=person/&limit=200' })).json();
    expect(all.items).toContainEqual(
      expect.objectContaining({
        type: 'signed-in',
        actorName: 'Pessoa Demonstração – Auditoria',
        about: 'Pessoa Demonstração – Auditoria',
      }),
    );
    const first = (await sendAs(app, auditor, { url: '/api/audit?stream=person/&limit=3' })).json();
    const second = (
      await sendAs(app, auditor, { url: `/api/audit?stream=person/&limit=3&before=${first.next}` })
    ).json();
    const ids = [...first.items, ...second.items].map((item: { id: string }) => item.id);
    expect(new Set(ids).size).toBe(6);
  });

  it('lists one demonstration person per role at least, none with a password', async () => {
    const { items } = (await app.inject({ url: '/api/session/demonstration' })).json();
    expect(new Set(items.map((item: { role: string }) => item.role)).size).toBe(21);
    expect(items.every((item: { name: string }) => item.name.startsWith('Pessoa Demonstração – '))).toBe(
      true,
    );
    const someone = await post(app, '/api/session/demonstration', { person: 'maria' });
    expect(someone.statusCode).toBe(404);
  });

  it.each([
    ['COPHS', 'COPHS'],
    ['ophs', 'COPHS'],
    ['SVS', 'SUVSA'],
    ['SUVISA', 'SUVSA'],
    ['SUVSA', 'SUVSA'],
    ['NEPS/SAS', 'NEPS'],
    ['coordenação gte da planificação', 'GTE'],
    ['Núcleo Saúde Digital e Telessaúde', 'NTSD'],
    ['Escritório Regional de Saúde de Peixoto de Azevedo', 'ERS-51015'],
    ['Sperintendente', 'SAS'],
    ['Ministério da Saúde', null],
  ])('knows the unit %s', async (text, id) => {
    expect((await findUnit(fresh.context, text))?.id ?? null).toBe(id);
  });

  it('knows the coordinations of the superintendence and the 16 regional offices', async () => {
    const day = fresh.context.clock.today();
    const coordinations = await listUnits(fresh.context, { day, kind: 'coordination', parent: 'SAS' });
    expect(coordinations.map((unit) => unit.id)).toEqual([
      'COAP',
      'CAS',
      'CAT',
      'SAUDE-BUCAL',
      'CONSORCIOS',
      'CORAS',
      'CACS',
      'COPHS',
    ]);
    expect(await listUnits(fresh.context, { day, kind: 'regional-office' })).toHaveLength(16);
  });

  it('has tables as the sign-in library wants them', async () => {
    const { getMigrations } = await import('better-auth/db/migration');
    const { openLibrary } = await import('./store/library.ts');
    const library = openLibrary({
      db: fresh.context.db,
      secret: 'x'.repeat(64),
      secure: false,
      demonstration: true,
      makeId: () => '',
      onError: () => undefined,
    });
    const plan = await getMigrations(library.options);
    expect([plan.toBeCreated, plan.toBeAdded, plan.toBeAddedIndexes]).toEqual([[], [], []]);
  });
});

describe.skipIf(!hasDatabase)('production', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  let context: Context;
  beforeAll(async () => {
    fresh = await freshContext();
    context = {
      ...fresh.context,
      env: { ...fresh.context.env, mode: 'production', publicUrl: 'https://pactua.teste' },
    };
    app = await buildServer(context);
    await sql`delete from sessions`.execute(context.db);
    await sql`delete from grants`.execute(context.db);
  });
  afterAll(async () => {
    await app.close();
    await fresh.close();
  });

  it('has no one-click sign-in', async () => {
    const list = await app.inject({ url: '/api/session/demonstration' });
    const enter = await post(app, '/api/session/demonstration', { person: 'administracao' });
    expect([list.statusCode, enter.statusCode]).toEqual([404, 404]);
  });

  it('makes the first administrator once, by the link printed at the start', async () => {
    const link = await createFirstAdministratorLink(context, 'https://pactua.teste');
    expect(link).toMatch(/^https:\/\/pactua\.teste\/configurar\/[\w-]{43}$/);
    const token = link?.split('/').at(-1) ?? '';
    const { rows } = await sql<{ token_hash: string }>`select token_hash from account_links`.execute(
      context.db,
    );
    expect(rows.map((row) => row.token_hash)).not.toContain(token);
    const setup = await post(app, '/api/setup', { token, ...MARIA, password: PASSWORD });
    expect(setup.statusCode).toBe(200);
    expect(setCookieOf(setup)).toMatch(/^__Secure-pactua\.session_token=[^\n]+; Secure/i);
    const session = await app.inject({ url: '/api/session', headers: { cookie: cookiesOf(setup) } });
    expect(session.json()).toMatchObject({ roles: ['administrator'], mode: 'production' });
    expect(await createFirstAdministratorLink(context, 'https://pactua.teste')).toBeNull();
    expect((await post(app, '/api/setup', { token, ...MARIA, password: PASSWORD })).statusCode).toBe(404);
  });

  it('lets a link run out', async () => {
    await sql`delete from grants`.execute(context.db);
    const link = await createFirstAdministratorLink(context, '');
    const late = { ...context, clock: { ...context.clock, now: () => new Date('2026-11-25T00:00:00Z') } };
    const lateApp = await buildServer(late);
    const answer = await lateApp.inject({ url: `/api/setup/${link?.split('/').at(-1)}` });
    expect(answer.statusCode).toBe(404);
    await lateApp.close();
  });
});
