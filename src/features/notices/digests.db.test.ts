import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { OWN_PAGE, sendAs, signInAs } from '../../../test/database/sign-in.ts';
import { composers } from '../../app/letters.ts';
import { buildServer } from '../../app/server.ts';
import { fixedClock } from '../../platform/clock.ts';
import { type Context, inTransaction } from '../../platform/context.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { findKeptLetter } from '../../platform/mail/kept.ts';
import { listLetters, sendDueLetters } from '../../platform/mail/letters.ts';
import { makeDigests, notify } from './index.ts';

/** A Monday, a Tuesday and the Monday after, at 10 h in Cuiabá. */
const [MONDAY, TUESDAY, NEXT] = ['2026-11-23T14:00:00Z', '2026-11-24T14:00:00Z', '2026-11-30T14:00:00Z'];

describe.skipIf(!hasDatabase)('digests by mail', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  let [ana, bia] = [{ cookie: '' }, { cookie: '' }];
  let [anaId, biaId] = ['', ''];
  beforeAll(async () => {
    fresh = await freshContext();
    app = await buildServer(fresh.context);
    ana = await signInAs(app, 'coordenacao-cophs');
    bia = await signInAs(app, 'tecnica-cophs');
    const idOf = async (session: { cookie: string }) =>
      (await sendAs(app, session, { url: '/api/session' })).json().person.id as string;
    [anaId, biaId] = [await idOf(ana), await idOf(bia)];
  });
  afterAll(async () => {
    await app.close();
    await fresh.close();
  });
  const at = (instant: string): Context => ({
    ...fresh.context,
    clock: fixedClock(instant, fresh.context.env.timeZone),
  });
  const tell = (person: string, key: string) =>
    inTransaction(fresh.context, (inner) =>
      notify(inner, [
        { person, kind: 'role-granted', text: `Você recebeu <${key}>`, link: '/perfil?x=1&y=2', key },
      ]),
    );
  const choose = (session: { cookie: string }, kind: string, choice: string) =>
    sendAs(app, session, {
      method: 'PATCH',
      url: `/api/notices/preferences/${kind}`,
      payload: { choice },
    });
  /** What digests go out at an instant, to whom. */
  const digestsAt = async (instant: string) => {
    const before = new Set(
      (await listLetters(fresh.context, { before: null, limit: 200 })).map(({ id }) => id),
    );
    const count = await makeDigests(at(instant));
    await sendDueLetters(at(instant), composers);
    const letters = (await listLetters(fresh.context, { before: null, limit: 200 })).filter(
      ({ id }) => !before.has(id),
    );
    expect(letters).toHaveLength(count);
    return letters;
  };
  const stopAddress = async () => {
    const sent = (await listLetters(fresh.context, { before: null, limit: 200 })).find(
      ({ state, recipient }) => state === 'sent' && recipient === anaId,
    );
    const kept = await findKeptLetter(fresh.context, sent?.id ?? '');
    return /^<https?:\/\/[^/]+(\/.*)>$/.exec(kept?.headers['List-Unsubscribe'] ?? '')?.[1] ?? '';
  };

  it('are of nobody who has chosen Pactua alone, and of nobody who has nothing', async () => {
    await tell(anaId, 'a/0');
    expect(await digestsAt(MONDAY)).toEqual([]);
  });

  it('tell once a day what is not read, in text and HTML, with the headers of RFC 8058', async () => {
    expect((await choose(ana, 'role-granted', 'daily')).statusCode).toBe(200);
    await tell(anaId, 'a/1');
    const [letter, ...others] = await digestsAt(MONDAY);
    expect([letter?.recipient, others]).toEqual([anaId, []]);
    const kept = await findKeptLetter(fresh.context, letter?.id ?? '');
    expect(kept?.subject).toBe('Pactua: 2 avisos por ler em 23/11/2026');
    expect(kept?.text).toContain('Você recebeu <a/1>');
    expect(kept?.html).toContain('Você recebeu &lt;a/1&gt;');
    expect(kept?.html).toContain('/perfil?x=1&amp;y=2"');
    expect(kept?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    await tell(anaId, 'a/2');
    expect(await digestsAt(MONDAY)).toEqual([]);
    expect((await digestsAt(TUESDAY)).map(({ recipient }) => recipient)).toEqual([anaId]);
  });

  it('tell nobody twice, nor what was read before they went out', async () => {
    await tell(anaId, 'a/3');
    await makeDigests(at('2026-11-25T14:00:00Z'));
    const newest = (await sendAs(app, ana, { url: '/api/notices' })).json().items[0];
    await sendAs(app, ana, {
      method: 'PATCH',
      url: `/api/notices/${newest.id}`,
      payload: { read: true },
    });
    await sendDueLetters(at('2026-11-25T14:00:00Z'), composers);
    const [letter] = await listLetters(fresh.context, { before: null, limit: 1 });
    expect(letter?.state).toBe('dropped');
    expect(await digestsAt('2026-11-26T14:00:00Z')).toEqual([]);
  });

  it('come once a week to who wants so, on its day, or the next on which somebody looks', async () => {
    await choose(bia, 'role-granted', 'weekly');
    await tell(biaId, 'b/1');
    expect((await digestsAt(TUESDAY)).map(({ recipient }) => recipient)).toEqual([biaId]);
    await tell(biaId, 'b/2');
    expect(await digestsAt('2026-11-27T14:00:00Z')).toEqual([]);
    expect((await digestsAt(NEXT)).map(({ recipient }) => recipient)).toEqual([biaId]);
  });

  it('go to nobody whose roles have ended', async () => {
    await tell(biaId, 'b/3');
    expect(await digestsAt('2099-11-23T14:00:00Z')).toHaveLength(1);
    const { db } = fresh.context;
    await tell(anaId, 'a/4');
    await sql`update grants set valid_to = '2026-11-24' where person_id = ${anaId}`.execute(db);
    expect(await digestsAt('2026-12-01T14:00:00Z')).toEqual([]);
    await sql`update grants set valid_to = null where person_id = ${anaId}`.execute(db);
  });

  it('are stopped by one POST of a mail program, without session or header of ours, but not by a look', async () => {
    const url = await stopAddress();
    const look = await app.inject({ url });
    expect([look.statusCode, look.headers.location]).toEqual([
      303,
      url.replace('/api/notices/unsubscribe', '/avisos/cancelar'),
    ]);
    const about = url.replace('/unsubscribe/', '/subscription/');
    expect((await app.inject({ url: about })).json()).toEqual({
      address: 'co•••@demonstracao.pactua.example',
      stopped: false,
    });
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': type, origin: 'https://correio.example', 'sec-fetch-site': 'cross-site' },
        payload: type.startsWith('app')
          ? 'List-Unsubscribe=One-Click'
          : '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
      });
      expect(answer.statusCode).toBe(200);
    }
    expect((await app.inject({ url: about })).json().stopped).toBe(true);
    await tell(anaId, 'a/5');
    expect(await digestsAt('2026-12-02T14:00:00Z')).toEqual([]);
    const events = await listEvents(fresh.context, `notices/${anaId}`);
    expect(events.map(({ type }) => type)).toEqual(['choice-made', 'digests-stopped']);
    expect(brokenAt(events)).toBeNull();
  });

  it('go on when their reader wants so', async () => {
    const answer = await sendAs(app, ana, {
      method: 'PATCH',
      url: '/api/notices/digests',
      payload: { stopped: false },
    });
    expect(answer.statusCode).toBe(200);
    expect((await digestsAt('2026-12-03T14:00:00Z')).map(({ recipient }) => recipient)).toEqual([anaId]);
  });

  it('come at once to who asks, with all they have not read, if there is anything', async () => {
    const ask = () => sendAs(app, ana, { method: 'POST', url: '/api/notices/digests', payload: {} });
    expect((await ask()).statusCode).toBe(200);
    await sendDueLetters(at('2026-12-04T14:00:00Z'), composers);
    const [letter] = await listLetters(fresh.context, { before: null, limit: 1 });
    const kept = await findKeptLetter(fresh.context, letter?.id ?? '');
    expect(kept?.text).toContain('Você recebeu <a/0>');
    const newest = (await sendAs(app, ana, { url: '/api/notices' })).json().items[0];
    await sendAs(app, ana, { method: 'POST', url: '/api/notices/read', payload: { until: newest.id } });
    expect((await ask()).json().error.message).toMatch(/não há o que mandar/);
  });

  it('are stopped by no address that is not ours', async () => {
    const url = await stopAddress();
    const forged = [`${url.slice(0, -2)}AA`, url.slice(0, -8), `${url.slice(0, 30)}${'A'.repeat(60)}`];
    for (const each of forged) {
      const answer = await app.inject({ method: 'POST', url: each, headers: OWN_PAGE });
      expect(answer.statusCode).toBe(404);
    }
  });

  it('let nobody do without what asks for an answer', async () => {
    expect((await choose(bia, 'role-granted', 'never')).statusCode).toBe(422);
    expect((await choose(bia, 'unheard-of', 'daily')).statusCode).toBe(404);
    const { items, mail } = (await sendAs(app, bia, { url: '/api/notices/preferences' })).json();
    expect(items.find(({ id }: { id: string }) => id === 'role-granted').choice).toBe('weekly');
    expect(items.map(({ id }: { id: string }) => id)).not.toContain('letter-failed');
    expect(mail).toEqual({ sends: true, stopped: false, hour: 7, weekday: 1 });
  });
});
