import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { sendAs, signInAs } from '../../../test/database/sign-in.ts';
import { composers } from '../../app/letters.ts';
import { reactions } from '../../app/reactions.ts';
import { buildServer } from '../../app/server.ts';
import { drainReactions, startJobs } from '../../platform/jobs.ts';
import { LETTER_POSTED, listLetters, sendLetter } from '../../platform/mail/letters.ts';
import { MailFailure } from '../../platform/mail/mailer.ts';

describe.skipIf(!hasDatabase)('the mail of the installation', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  let admin = { cookie: '' };
  beforeAll(async () => {
    fresh = await freshContext();
    app = await buildServer(fresh.context);
    admin = await signInAs(app, 'administracao');
  });
  afterAll(async () => {
    await app.close();
    await fresh.close();
  });
  const askTest = () => sendAs(app, admin, { method: 'POST', url: '/api/mail/test', payload: {} });
  const letters = async () => (await sendAs(app, admin, { url: '/api/mail/letters' })).json();

  it('sends who administers a letter that the demonstration keeps, and opens it', async () => {
    const jobs = await startJobs(fresh.context, reactions);
    expect((await askTest()).statusCode).toBe(200);
    await drainReactions(fresh.context);
    await jobs.stop();
    const { items, server } = await letters();
    expect(server).toBe('kept');
    expect(items).toMatchObject([{ name: 'Carta de teste', state: 'sent', attempts: 1, problem: null }]);
    const kept = (await sendAs(app, admin, { url: `/api/mail/letters/${items[0].id}` })).json();
    expect(kept.subject).toBe('Carta de teste do Pactua');
    expect(kept.text).toContain('/admin/correio');
    expect(kept.html).toContain('lang="pt-BR"');
  });

  it('tells who administers of a letter that was given up, with the reason in words', async () => {
    await askTest();
    const [letter] = await listLetters(fresh.context, { before: null, limit: 1 });
    const refusing = {
      ...fresh.context,
      mail: {
        kind: 'smtp' as const,
        send: () => Promise.reject(new MailFailure('EENVELOPE 550', true)),
      },
    };
    await sendLetter(refusing, composers, letter?.id ?? '');
    const jobs = await startJobs(refusing, { ...reactions, [LETTER_POSTED]: async () => undefined });
    await drainReactions(fresh.context);
    await jobs.stop();
    expect((await letters()).items[0]).toMatchObject({
      state: 'failed',
      problem: 'o servidor de correio recusou o endereço (resposta 550)',
    });
    const told = (await sendAs(app, admin, { url: '/api/notices' })).json().items;
    expect(told[0]).toMatchObject({ kind: 'letter-failed', link: '/admin/correio' });
  });

  it('asks for a server where there is none, and posts nothing', async () => {
    const before = (await letters()).items.length;
    const mute = await buildServer({ ...fresh.context, mail: null });
    const refused = await sendAs(mute, admin, { method: 'POST', url: '/api/mail/test', payload: {} });
    expect(refused.statusCode).toBe(422);
    expect(refused.json().error.message).toMatch(/PACTUA_SMTP_URL/);
    expect((await letters()).items).toHaveLength(before);
    await mute.close();
  });
});
