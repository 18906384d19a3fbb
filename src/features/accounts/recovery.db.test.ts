import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import {
  cookiesOf,
  invitePerson,
  OWN_PAGE,
  PASSWORD,
  sendAs,
  signIn,
  signInAs,
} from '../../../test/database/sign-in.ts';
import { closePeopleRoom, MARIA, openPeopleRoom } from '../../../test/people-room.ts';
import { composers } from '../../app/letters.ts';
import { buildServer } from '../../app/server.ts';
import { fixedClock } from '../../platform/clock.ts';
import { listEvents } from '../../platform/events.ts';
import { findKeptLetter } from '../../platform/mail/kept.ts';
import { listLetters, sendDueLetters } from '../../platform/mail/letters.ts';
import { RECOVERY_ASKED, startRecovery } from './index.ts';

const NEXT = 'ipê amarelo em agosto';

describe.skipIf(!hasDatabase)('recovery of the password by mail', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  let maria: string;
  beforeAll(async () => {
    ({ fresh, app, maria } = await openPeopleRoom());
  });
  afterAll(() => closePeopleRoom({ fresh, app }));
  let desks = 0;
  /** Each time from another desk, so that the limit of requests stays out of the way. */
  const ask = (email: string, server = app) => {
    desks += 1;
    return server.inject({
      method: 'POST',
      url: '/api/account/recovery',
      headers: OWN_PAGE,
      payload: { email },
      remoteAddress: `10.5.0.${desks}`,
    });
  };
  const later = (minutes: number) => {
    const at = new Date(fresh.context.clock.now().getTime() + minutes * 60_000).toISOString();
    return { ...fresh.context, clock: fixedClock(at, fresh.context.env.timeZone) };
  };
  /** Does what was asked for so far, as the reactions do, and sends the letters. @returns those of recovery. */
  const letters = async (minutes: number) => {
    const { rows } = await sql<{ id: string; payload: { person: string | null } }>`
      update outbox set done_at = now() where topic = ${RECOVERY_ASKED} and done_at is null
      returning id, payload`.execute(fresh.context.db);
    for (const { payload } of rows) await startRecovery(later(minutes), payload.person);
    await sendDueLetters(later(minutes), composers);
    return listLetters(fresh.context, { before: null, limit: 200 });
  };
  const linkOf = async (id: string) => {
    const kept = await findKeptLetter(fresh.context, id);
    return /\/configurar\/([\w-]+)/.exec(kept?.text ?? '')?.[1] ?? '';
  };
  const use = (token: string, password: string) =>
    app.inject({
      method: 'POST',
      url: '/api/setup',
      headers: OWN_PAGE,
      payload: { token, password },
      remoteAddress: '10.3.0.1',
    });

  it('answers the same of an account and of nobody, and writes to nobody else', async () => {
    const [known, unknown, invented] = [
      await ask(MARIA.email),
      await ask('ninguem@saude.teste.br'),
      await ask('coordenacao-cophs@demonstracao.pactua.example'),
    ];
    expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body]);
    expect(invented.body).toBe(known.body);
    expect((await letters(0)).map(({ template, recipient }) => [template, recipient])).toEqual([
      ['password-recovery', maria],
    ]);
  });

  it('keeps the link nowhere but in the letter, and says in the history that one was issued', async () => {
    const [letter] = await letters(0);
    const token = await linkOf(letter?.id ?? '');
    expect(token).toMatch(/^[\w-]{43}$/);
    for (const table of ['letters', 'outbox', 'account_links', 'events']) {
      const { rows } =
        await sql`select 1 from ${sql.table(table)} t where t::text like ${`%${token}%`}`.execute(
          fresh.context.db,
        );
      expect(rows, table).toEqual([]);
    }
    const last = (await listEvents(fresh.context, `person/${maria}`)).at(-1);
    expect(last).toMatchObject({ type: 'link-issued', data: { purpose: 'recovery' } });
  });

  it('writes once in five minutes however many ask; a later letter ends the link of the earlier', async () => {
    const [first] = await letters(0);
    await ask(MARIA.email);
    expect(await letters(4)).toHaveLength(1);
    await ask(MARIA.email);
    const [second, ...others] = await letters(6);
    expect(others.map(({ id }) => id)).toEqual([first?.id]);
    expect((await use(await linkOf(first?.id ?? ''), NEXT)).statusCode).toBe(404);
    expect(second?.template).toBe('password-recovery');
  });

  it('lets the new password be chosen once: sessions end, the person enters and is told by mail', async () => {
    const before = cookiesOf(await signIn(app, MARIA.email));
    const [letter] = await letters(6);
    const token = await linkOf(letter?.id ?? '');
    expect((await use(token, 'curta')).statusCode).toBe(422);
    const done = await use(token, NEXT);
    expect(done.statusCode).toBe(200);
    const who = async (cookie: string) =>
      (await app.inject({ url: '/api/session', headers: { cookie } })).json().person?.id ?? null;
    expect([await who(before), await who(cookiesOf(done))]).toEqual([null, maria]);
    expect((await use(token, PASSWORD)).statusCode).toBe(404);
    expect((await signIn(app, MARIA.email)).statusCode).toBe(401);
    const [told] = await letters(7);
    expect(told).toMatchObject({ template: 'password-changed', recipient: maria, state: 'sent' });
    const events = await listEvents(fresh.context, `person/${maria}`);
    expect(events.filter(({ type }) => type === 'password-set').at(-1)?.data).toEqual({
      purpose: 'recovery',
    });
  });

  it('tells by mail of a password changed in the profile too', async () => {
    const session = { cookie: cookiesOf(await signIn(app, MARIA.email, NEXT)) };
    const changed = await sendAs(app, session, {
      method: 'POST',
      url: '/api/account/password',
      headers: OWN_PAGE,
      payload: { current: NEXT, next: PASSWORD },
    });
    expect(changed.statusCode).toBe(200);
    expect((await letters(8)).filter(({ template }) => template === 'password-changed')).toHaveLength(2);
  });

  it('expires after an hour', async () => {
    await ask(MARIA.email);
    const [letter] = await letters(20);
    const token = await linkOf(letter?.id ?? '');
    const statusAt = async (minutes: number) => {
      const server = await buildServer(later(minutes));
      const answer = await server.inject({ url: `/api/setup/${token}` });
      await server.close();
      return answer.statusCode;
    };
    expect([await statusAt(79), await statusAt(80)]).toEqual([200, 404]);
  });

  it('leaves an invitation that waits as it is', async () => {
    const admin = await signInAs(app, 'administracao');
    const payload = { name: 'José de Teste', email: 'jose@saude.teste.br' };
    const invited = (await sendAs(app, admin, { method: 'POST', url: '/api/people', payload })).json();
    expect((await ask(payload.email)).statusCode).toBe(200);
    await letters(20);
    const setup = await app.inject({ url: `/api/setup/${invited.path.replace('/configurar/', '')}` });
    expect(setup.json()).toMatchObject({ purpose: 'invitation' });
  });

  it('says what to do where no mail is sent', async () => {
    const mute = await buildServer({ ...fresh.context, mail: null });
    const answer = await ask(MARIA.email, mute);
    expect([answer.statusCode, answer.json().error.message]).toEqual([
      422,
      expect.stringMatching(/Peça à administração/),
    ]);
    await mute.close();
  });
});

describe.skipIf(!hasDatabase)('attempts counted by account', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  beforeAll(async () => {
    fresh = await freshContext();
    app = await buildServer(fresh.context);
    await invitePerson(app, MARIA);
  });
  afterAll(async () => {
    await app.close();
    await fresh.close();
  });
  const statuses = async (tries: ReturnType<typeof signIn>[]) =>
    (await Promise.all(tries)).map(({ statusCode }) => statusCode).sort();

  it('makes one account wait after ten from as many addresses at once, and another not', async () => {
    const wrong = Array.from({ length: 12 }, () => signIn(app, MARIA.email, 'errada demais'));
    expect(await statuses(wrong)).toEqual([...Array(10).fill(401), 429, 429]);
    const right = await signIn(app, MARIA.email);
    expect([right.statusCode, right.json().error.message]).toEqual([
      429,
      expect.stringMatching(/15 minutos/),
    ]);
    expect((await signIn(app, 'outra@saude.teste.br')).statusCode).toBe(401);
  });

  it('says the same of an account that nobody has', async () => {
    const wrong = Array.from({ length: 11 }, () => signIn(app, 'ninguem@saude.teste.br'));
    expect((await statuses(wrong)).at(-1)).toBe(429);
  });

  it('lets the account in again after a quarter of an hour, and then holds nothing against it', async () => {
    const at = new Date(fresh.context.clock.now().getTime() + 15 * 60_000 + 1000).toISOString();
    const later = await buildServer({
      ...fresh.context,
      clock: fixedClock(at, fresh.context.env.timeZone),
    });
    expect((await signIn(later, MARIA.email)).statusCode).toBe(200);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from account_tries`.execute(
      fresh.context.db,
    );
    expect(rows[0]?.count).toBe(2);
    await later.close();
  });
});
