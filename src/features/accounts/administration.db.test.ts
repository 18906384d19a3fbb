import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, hasDatabase } from '../../../test/database/fresh.ts';
import {
  cookiesOf,
  invitePerson,
  OWN_PAGE,
  sendAs,
  signIn,
  signInAs,
} from '../../../test/database/sign-in.ts';
import { closePeopleRoom, MARIA, openPeopleRoom } from '../../../test/people-room.ts';
import { listEvents } from '../../platform/events.ts';
import { findUnit, listUnits } from './index.ts';
import { listGrants } from './store/grants.ts';

function post(app: FastifyInstance, url: string, payload: object) {
  return app.inject({ method: 'POST', url, payload, headers: OWN_PAGE });
}

describe.skipIf(!hasDatabase)('the administration of people, roles and units', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  let maria: string;
  beforeAll(async () => {
    ({ fresh, app, maria } = await openPeopleRoom());
  });
  afterAll(() => closePeopleRoom({ fresh, app }));

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

  it('keeps an administrator within their own territory', async () => {
    const administrator = await signInAs(app, 'administracao');
    const zilda = { name: 'Zilda de Teste', email: 'zilda@saude.teste.br' };
    const regional = await invitePerson(app, zilda);
    const give = (headers: { cookie: string }, territory: string, person: string) =>
      sendAs(app, headers, {
        method: 'POST',
        url: `/api/people/${person}/grants`,
        headers: OWN_PAGE,
        payload: { role: 'administrator', territory, reason: 'Administração do Vale do Peixoto' },
      });
    expect((await give(administrator, '51015', regional)).statusCode).toBe(200);
    const session = { cookie: cookiesOf(await signIn(app, zilda.email)) };
    const answers = [
      await give(session, '510642', maria),
      await give(session, '51', maria),
      await give(session, '510340', maria),
    ];
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 403, 403]);
    expect((await give(administrator, '51', maria)).statusCode).toBe(200);
    const url = `/api/people/${maria}/link`;
    const link = await sendAs(app, session, { method: 'POST', url, headers: OWN_PAGE, payload: {} });
    expect(link.statusCode).toBe(403);
  });

  it('gives a new password to who lost it: the earlier link and the earlier sessions end', async () => {
    const administrator = await signInAs(app, 'administracao');
    const before = cookiesOf(await signIn(app, MARIA.email));
    const renew = async () => {
      const url = `/api/people/${maria}/link`;
      const answer = await sendAs(app, administrator, { method: 'POST', url, payload: {} });
      return answer.json().path.replace('/configurar/', '') as string;
    };
    const [first, second] = [await renew(), await renew()];
    expect((await app.inject({ url: `/api/setup/${first}` })).statusCode).toBe(404);
    expect((await app.inject({ url: `/api/setup/${second}` })).json()).toEqual({
      purpose: 'new-password',
      ...MARIA,
    });
    expect((await post(app, '/api/setup', { token: second, password: 'curta' })).statusCode).toBe(422);
    expect(
      (await post(app, '/api/setup', { token: second, password: 'ipê amarelo em agosto' })).statusCode,
    ).toBe(200);
    expect(
      (await post(app, '/api/setup', { token: second, password: 'ipê amarelo em agosto' })).statusCode,
    ).toBe(404);
    const who = await app.inject({ url: '/api/session', headers: { cookie: before } });
    expect(who.json().person).toBeNull();
    expect((await signIn(app, MARIA.email)).statusCode).toBe(401);
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
});
