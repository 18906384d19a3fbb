import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { sendAs, signInAs } from '../../../test/database/sign-in.ts';
import { reactions } from '../../app/reactions.ts';
import { buildServer } from '../../app/server.ts';
import { inTransaction } from '../../platform/context.ts';
import { drainReactions, startJobs } from '../../platform/jobs.ts';
import { listPeopleWho } from '../accounts/index.ts';
import { type NewNotice, notify } from './index.ts';

const told = (person: string, key: string, text = `Aviso ${key}`): NewNotice => ({
  person,
  kind: 'role-granted',
  text,
  link: '/perfil',
  key,
});

describe.skipIf(!hasDatabase)('notices', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  let [ana, bia] = [{ cookie: '' }, { cookie: '' }];
  let [anaId, biaId] = ['', ''];
  const tell = (...notices: NewNotice[]) => inTransaction(fresh.context, (inner) => notify(inner, notices));
  const idOf = async (session: { cookie: string }) =>
    (await sendAs(app, session, { url: '/api/session' })).json().person.id as string;
  const listOf = async (session: { cookie: string }, query = '') =>
    (await sendAs(app, session, { url: `/api/notices${query}` })).json() as {
      items: { id: string; text: string; readAt: string | null }[];
      next: string | null;
    };
  const unreadOf = async (session: { cookie: string }) =>
    (await sendAs(app, session, { url: '/api/notices/unread' })).json().count as number;
  beforeAll(async () => {
    fresh = await freshContext();
    app = await buildServer(fresh.context);
    ana = await signInAs(app, 'coordenacao-cophs');
    bia = await signInAs(app, 'tecnica-cophs');
    [anaId, biaId] = [await idOf(ana), await idOf(bia)];
  });
  afterAll(async () => {
    await app.close();
    await fresh.close();
  });

  it('tells each person once by key, and counts what was told', async () => {
    expect(await tell(told(anaId, 'k/1'), told(biaId, 'k/1'), told(anaId, 'k/1', 'De novo'))).toBe(2);
    expect(await tell(told(anaId, 'k/1'))).toBe(0);
    expect((await listOf(ana)).items.map(({ text }) => text)).toEqual(['Aviso k/1']);
    expect([await unreadOf(ana), await unreadOf(bia)]).toEqual([1, 1]);
  });

  it('tells nothing where the transaction does not commit, and nobody what they did', async () => {
    const undone = inTransaction(fresh.context, async (inner) => {
      await notify(inner, [told(anaId, 'k/undone')]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    const actor = { kind: 'person' as const, id: anaId, name: 'Ana', grants: [] };
    const own = await inTransaction({ ...fresh.context, actor }, (inner) =>
      notify(inner, [told(anaId, 'k/own'), told(biaId, 'k/own')]),
    );
    expect(own).toBe(1);
    expect((await listOf(ana)).items.map(({ text }) => text)).toEqual(['Aviso k/1']);
  });

  it('refuses a kind that nobody registered, and to run outside a transaction', async () => {
    await expect(tell({ ...told(anaId, 'k/x'), kind: 'unheard-of' })).rejects.toThrow(/kinds\.json/);
    await expect(notify(fresh.context, [told(anaId, 'k/x')])).rejects.toThrow(/inTransaction/);
  });

  it('leaves out a person who does without a kind only where the kind allows it', async () => {
    await sql`insert into notice_choices (person_id, kind, choice)
      values (${biaId}, 'role-granted', 'never')`.execute(fresh.context.db);
    expect(await tell(told(biaId, 'k/asked'))).toBe(1);
  });

  it('reads by pages, newest first, and only the own', async () => {
    await tell(...Array.from({ length: 5 }, (_, at) => told(anaId, `p/${at}`)));
    const first = await listOf(ana, '?limit=4');
    const rest = await listOf(ana, `?limit=4&before=${first.next}`);
    expect([...first.items, ...rest.items].map(({ text }) => text)).toEqual([
      ...[4, 3, 2, 1, 0].map((at) => `Aviso p/${at}`),
      'Aviso k/1',
    ]);
    expect(rest.next).toBeNull();
  });

  it('marks one as read and back, and never that of somebody else', async () => {
    const [newest] = (await listOf(ana)).items;
    const mark = (session: { cookie: string }, read: boolean) =>
      sendAs(app, session, { method: 'PATCH', url: `/api/notices/${newest?.id}`, payload: { read } });
    expect((await mark(bia, true)).statusCode).toBe(404);
    expect((await mark(ana, true)).statusCode).toBe(200);
    expect(await unreadOf(ana)).toBe(5);
    expect((await listOf(ana, '?unread=true')).items).toHaveLength(5);
    expect((await mark(ana, false)).statusCode).toBe(200);
    expect(await unreadOf(ana)).toBe(6);
  });

  it('marks all up to the newest that was seen: what came since stays unread', async () => {
    const seen = (await listOf(ana)).items[0]?.id;
    await tell(told(anaId, 'k/since'));
    const answer = await sendAs(app, ana, {
      method: 'POST',
      url: '/api/notices/read',
      payload: { until: seen },
    });
    expect(answer.json()).toEqual({ count: 6 });
    expect((await listOf(ana, '?unread=true')).items.map(({ text }) => text)).toEqual(['Aviso k/since']);
    expect(await unreadOf(bia)).toBeGreaterThan(0);
  });

  it('tells who is given a role and who loses it, why', async () => {
    const jobs = await startJobs(fresh.context, reactions);
    const admin = await signInAs(app, 'administracao');
    const payload = { role: 'auditor', territory: '51', reason: 'Auditoria do semestre' };
    const given = await sendAs(app, admin, {
      method: 'POST',
      url: `/api/people/${biaId}/grants`,
      payload,
    });
    await sendAs(app, admin, {
      method: 'DELETE',
      url: `/api/grants/${given.json().id}?reason=${encodeURIComponent('Auditoria concluída')}`,
    });
    await drainReactions(fresh.context);
    await jobs.stop();
    expect((await listOf(bia)).items.slice(0, 2).map(({ text }) => text)).toEqual([
      'Foi encerrado o seu papel Auditoria · Mato Grosso. Motivo: Auditoria concluída',
      'Você recebeu o papel Auditoria · Mato Grosso. Motivo: Auditoria do semestre',
    ]);
  });
});

describe.skipIf(!hasDatabase)('who is to be told', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext();
  });
  afterAll(() => fresh.close());

  it('finds who may do something on a record, by unit and day', async () => {
    const names = async (unit: string) => {
      const ids = await listPeopleWho(fresh.context, 'plan.report', { unit });
      const { rows } = await sql<{
        email: string;
      }>`select email from people where id = any(${ids}::uuid[])`.execute(fresh.context.db);
      return rows.map(({ email }) => email.split('@')[0]);
    };
    expect(await names('COPHS')).toEqual(expect.arrayContaining(['coordenacao-cophs', 'tecnica-cophs']));
    expect(await names('NEPS')).toEqual(expect.arrayContaining(['neps']));
    expect(await names('NEPS')).not.toContain('tecnica-cophs');
    expect(await listPeopleWho(fresh.context, 'accounts.self', null)).toEqual([]);
  });
});
