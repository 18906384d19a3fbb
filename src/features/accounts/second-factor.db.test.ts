import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { cookiesOf, OWN_PAGE, PASSWORD, sendAs, signIn, signInAs } from '../../../test/database/sign-in.ts';
import { closePeopleRoom, MARIA, openPeopleRoom } from '../../../test/people-room.ts';
import { buildServer } from '../../app/server.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';

const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate();

describe.skipIf(!hasDatabase)('the second factor', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  let maria: string;
  let session = { cookie: '' };
  let secret = '';
  let recoveryCodes: string[] = [];
  beforeAll(async () => {
    ({ fresh, app, maria } = await openPeopleRoom());
    session = { cookie: cookiesOf(await signIn(app, MARIA.email)) };
  });
  afterAll(() => closePeopleRoom({ fresh, app }));
  const own = (path: string, payload: object, as = session) =>
    sendAs(app, as, { method: 'POST', url: `/api/account/second-factor${path}`, headers: OWN_PAGE, payload });
  let desks = 0;
  const enter = (cookie: string, payload: object) => {
    desks += 1;
    return app.inject({
      method: 'POST',
      url: '/api/session/second-factor',
      headers: { ...OWN_PAGE, cookie },
      payload,
      remoteAddress: `10.4.0.${desks}`,
    });
  };
  const who = async (cookie: string, server = app) =>
    (await server.inject({ url: '/api/session', headers: { cookie } })).json().person;

  it('begins with the password, as a secret, its picture and ten recovery codes, and asks nothing yet', async () => {
    expect((await own('', { password: 'não é esta' })).statusCode).toBe(422);
    const begun = (await own('', { password: PASSWORD })).json();
    ({ secret, recoveryCodes } = begun);
    expect(secret).toMatch(/^[A-Z2-7]{32,}$/);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(begun.picture.path).toMatch(/^M0 0h1v1h-1z/);
    expect(begun.picture.size).toBeGreaterThan(20);
    expect((await signIn(app, MARIA.email)).json()).toEqual({ step: 'done' });
  });

  it('keeps neither the secret nor the codes in clear', async () => {
    const { rows } = await sql<{
      kept: string;
    }>`select secret || recovery_codes as kept from second_factors`.execute(fresh.context.db);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.kept).not.toContain(recoveryCodes[0]);
    expect(rows[0]?.kept).not.toContain(secret);
  });

  it('is on once a code confirms it', async () => {
    expect((await own('/confirm', { code: '000000' })).json().error.message).toMatch(/código não confere/);
    const confirmed = await own('/confirm', { code: codeOf(secret) });
    expect(confirmed.statusCode).toBe(200);
    session = { cookie: cookiesOf(confirmed) };
    expect(await who(session.cookie)).toMatchObject({ id: maria, secondFactor: true });
  });

  it('lets the password alone open nothing, and the code open the session', async () => {
    const first = await signIn(app, MARIA.email);
    expect(first.json()).toEqual({ step: 'second-factor' });
    const cookie = cookiesOf(first);
    expect(await who(cookie)).toBeNull();
    const wrong = await enter(cookie, { code: '000000' });
    expect([wrong.statusCode, wrong.json().error.code]).toEqual([422, 'refused']);
    const entered = await enter(cookie, { code: ` ${codeOf(secret)} ` });
    expect(entered.statusCode).toBe(200);
    expect(await who(cookiesOf(entered))).toMatchObject({ id: maria });
    expect((await enter('', { code: codeOf(secret) })).statusCode).toBe(401);
  });

  it('takes each recovery code once, and other ones when they are made anew', async () => {
    const code = recoveryCodes[0];
    const use = async (each: string | undefined) =>
      enter(cookiesOf(await signIn(app, MARIA.email)), { code: each, by: 'recovery-code' });
    expect([(await use(code)).statusCode, (await use(code)).statusCode]).toEqual([200, 422]);
    const renewed = (await own('/codes', { password: PASSWORD })).json().recoveryCodes;
    expect(renewed).toHaveLength(10);
    expect([(await use(recoveryCodes[1])).statusCode, (await use(renewed[0])).statusCode]).toEqual([
      422, 200,
    ]);
  });

  it('makes the account wait after ten wrong codes, from wherever they come', async () => {
    for (let challenge = 0; challenge < 2; challenge += 1) {
      const cookie = cookiesOf(await signIn(app, MARIA.email));
      for (let i = 0; i < 5; i += 1) await enter(cookie, { code: '000000' });
    }
    const cookie = cookiesOf(await signIn(app, MARIA.email));
    expect((await enter(cookie, { code: codeOf(secret) })).statusCode).toBe(429);
    await sql`update second_factors set locked_until = now() - interval '1 minute'`.execute(fresh.context.db);
    expect((await enter(cookie, { code: codeOf(secret) })).statusCode).toBe(200);
  });

  it('can be taken away by who administers, with a reason: the sessions end, the password remains', async () => {
    const admin = await signInAs(app, 'administracao');
    const reset = (reason: string) =>
      sendAs(app, admin, {
        method: 'POST',
        url: `/api/people/${maria}/second-factor/reset`,
        payload: { reason },
      });
    expect((await reset('')).statusCode).toBe(400);
    expect((await reset('Perdeu o telefone e os códigos')).statusCode).toBe(200);
    expect(await who(session.cookie)).toBeNull();
    expect((await signIn(app, MARIA.email)).json()).toEqual({ step: 'done' });
    expect((await reset('Outra vez')).statusCode).toBe(422);
    const events = await listEvents(fresh.context, `person/${maria}`);
    const reasons = events.filter(({ type }) => type === 'second-factor-reset').map(({ reason }) => reason);
    expect(reasons).toEqual(['Perdeu o telefone e os códigos']);
    expect(brokenAt(events)).toBeNull();
  });

  it('is turned off with the password, unless a role asks for it; such a role holds only with it', async () => {
    const admin = await signInAs(app, 'administracao');
    const payload = { role: 'auditor', territory: '51', reason: 'Auditoria do semestre' };
    await sendAs(app, admin, { method: 'POST', url: `/api/people/${maria}/grants`, payload });
    const asked = await buildServer({
      ...fresh.context,
      env: { ...fresh.context.env, secondFactorRoles: ['auditor'] },
    });
    session = { cookie: cookiesOf(await signIn(asked, MARIA.email)) };
    const audit = async () =>
      (await asked.inject({ url: '/api/audit', headers: { cookie: session.cookie } })).statusCode;
    expect(await audit()).toBe(403);
    expect(await who(session.cookie, asked)).toMatchObject({ secondFactor: false, secondFactorAsked: true });
    const begun = (await own('', { password: PASSWORD })).json();
    session = { cookie: cookiesOf(await own('/confirm', { code: codeOf(begun.secret) })) };
    expect(await audit()).toBe(200);
    const off = (server: FastifyInstance, password: string) =>
      server.inject({
        method: 'POST',
        url: '/api/account/second-factor/disable',
        headers: { ...OWN_PAGE, cookie: session.cookie },
        payload: { password },
      });
    expect((await off(asked, PASSWORD)).json().error.message).toMatch(/exige o segundo fator/);
    expect((await off(app, 'não é esta')).statusCode).toBe(422);
    const done = await off(app, PASSWORD);
    expect(done.statusCode).toBe(200);
    expect(await who(cookiesOf(done))).toMatchObject({ secondFactor: false });
    await asked.close();
  });
});
