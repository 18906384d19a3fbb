import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, hasDatabase } from '../../../test/database/fresh.ts';
import {
  cookiesOf,
  invitePerson,
  OWN_PAGE,
  PASSWORD,
  PERSON_OF_ROLE,
  sendAs,
  signIn,
  signInAs,
} from '../../../test/database/sign-in.ts';
import { closePeopleRoom, MARIA, openPeopleRoom } from '../../../test/people-room.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';

function setCookieOf(answer: { headers: Record<string, unknown> }): string {
  return [answer.headers['set-cookie']].flat().join('\n');
}

describe.skipIf(!hasDatabase)('sessions and passwords', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  let maria: string;
  beforeAll(async () => {
    ({ fresh, app, maria } = await openPeopleRoom());
  });
  afterAll(() => closePeopleRoom({ fresh, app }));

  it('knows a visitor as nobody, with nothing to do', async () => {
    const answer = await app.inject({ method: 'GET', url: '/api/session' });
    expect(answer.json()).toMatchObject({
      person: null,
      verbs: [],
      mode: 'demonstration',
      timeZone: 'America/Cuiaba',
      state: { code: '51', name: 'Mato Grosso' },
    });
  });

  it('opens a session with the password, in a cookie that scripts and other sites cannot use', async () => {
    const answer = await signIn(app, MARIA.email);
    expect(answer.statusCode).toBe(200);
    expect(setCookieOf(answer)).toMatch(/^pactua\.session_token=[^\n]+HttpOnly; SameSite=Lax/i);
    const who = await app.inject({ url: '/api/session', headers: { cookie: cookiesOf(answer) } });
    expect(who.json().person).toMatchObject({ id: maria, name: MARIA.name, office: 'Sem papel em vigor' });
    expect(who.json().verbs).toEqual(['accounts.self']);
  });

  it('lets one person enter from many places at the same instant, each entry an event of the chain', async () => {
    const someone = PERSON_OF_ROLE.technician as string;
    const entered = await Promise.all(Array.from({ length: 12 }, () => signInAs(app, someone)));
    const { cookie } = entered[0] as { cookie: string };
    const who = await app.inject({ url: '/api/session', headers: { cookie } });
    const events = await listEvents(fresh.context, `person/${who.json().person.id}`);
    expect(events.filter(({ type }) => type === 'signed-in')).toHaveLength(12);
    expect(brokenAt(events)).toBeNull();
  });

  it('keeps passwords as argon2id with 19 MiB', async () => {
    const { rows } = await sql<{
      password: string;
    }>`select password from credentials where person_id = ${maria}`.execute(fresh.context.db);
    expect(rows[0]?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('says the same of a wrong password and of an unknown person', async () => {
    const wrong = await signIn(app, MARIA.email, 'nada a ver com isso');
    const unknown = await signIn(app, 'ninguem@saude.teste.br');
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
    const session = cookiesOf(await signIn(app, MARIA.email));
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
    const [here, there] = [
      cookiesOf(await signIn(app, MARIA.email)),
      cookiesOf(await signIn(app, MARIA.email)),
    ];
    const who = async (cookie: string) =>
      (await app.inject({ url: '/api/session', headers: { cookie } })).json().person?.id ?? null;
    const list = await sendAs(app, { cookie: here }, { url: '/api/sessions' });
    expect(list.json().items.filter((item: { current: boolean }) => item.current)).toHaveLength(1);
    await sendAs(app, { cookie: here }, { method: 'DELETE', url: '/api/session', headers: OWN_PAGE });
    expect([await who(here), await who(there)]).toEqual([null, maria]);
    const third = cookiesOf(await signIn(app, MARIA.email));
    await sendAs(app, { cookie: third }, { method: 'DELETE', url: '/api/sessions', headers: OWN_PAGE });
    expect([await who(there), await who(third)]).toEqual([null, null]);
  });

  it('ends one session, of the same person only', async () => {
    const other = await invitePerson(app, { name: 'José de Teste', email: 'jose@saude.teste.br' });
    expect(other).not.toBe(maria);
    const jose = cookiesOf(await signIn(app, 'jose@saude.teste.br'));
    const mine = cookiesOf(await signIn(app, MARIA.email));
    const listed = await sendAs(app, { cookie: mine }, { url: '/api/sessions' });
    const { id } = listed.json().items.find((item: { current: boolean }) => item.current);
    const end = (cookie: string) =>
      sendAs(app, { cookie }, { method: 'DELETE', url: `/api/sessions/${id}`, headers: OWN_PAGE });
    expect((await end(jose)).statusCode).toBe(404);
    expect((await end(mine)).statusCode).toBe(200);
  });

  it('changes the password, keeps this session and ends the others', async () => {
    const [here, there] = [
      cookiesOf(await signIn(app, MARIA.email)),
      cookiesOf(await signIn(app, MARIA.email)),
    ];
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
    expect((await signIn(app, MARIA.email)).statusCode).toBe(401);
    expect((await signIn(app, MARIA.email, 'ipê amarelo em agosto')).statusCode).toBe(200);
    const events = await listEvents(fresh.context, `person/${maria}`);
    expect(events.map((event) => event.type)).toContain('password-changed');
    expect(JSON.stringify(events)).not.toContain(MARIA.email);
    expect(brokenAt(events)).toBeNull();
  });
});
