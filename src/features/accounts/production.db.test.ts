import { getMigrations } from 'better-auth/db/migration';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { cookiesOf, OWN_PAGE, PASSWORD } from '../../../test/database/sign-in.ts';
import { buildServer } from '../../app/server.ts';
import type { Context } from '../../platform/context.ts';
import { createFirstAdministratorLink } from './index.ts';
import { openLibrary } from './store/library.ts';

const MARIA = { name: 'Maria de Teste', email: 'maria@saude.teste.br' };

function post(app: FastifyInstance, url: string, payload: object) {
  return app.inject({ method: 'POST', url, payload, headers: OWN_PAGE });
}

function setCookieOf(answer: { headers: Record<string, unknown> }): string {
  return [answer.headers['set-cookie']].flat().join('\n');
}

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

  it('has tables as the sign-in library wants them', async () => {
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
