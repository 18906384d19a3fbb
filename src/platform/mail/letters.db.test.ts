import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { type SmtpServer, startSmtpServer } from '../../../test/smtp-server.ts';
import { fixedClock } from '../clock.ts';
import { type Context, inTransaction } from '../context.ts';
import { newId } from '../ids.ts';
import { runDue, type Task } from '../schedule.ts';
import { findKeptLetter } from './kept.ts';
import { type Composers, LETTER_FAILED, listLetters, post, sendDueLetters, sendLetter } from './letters.ts';
import { openSmtp } from './smtp.ts';

const composers: Composers = {
  hello: async (_, { recipient }) => ({
    to: { name: 'Pessoa', address: `${recipient}@saude.teste.br` },
    subject: 'Olá',
    text: 'Olá.',
    html: '<p>Olá.</p>',
    headers: {},
  }),
  late: async () => null,
  broken: async () => {
    throw new Error('palavras que ninguém deve ler');
  },
};

describe.skipIf(!hasDatabase)('letters', () => {
  let fresh: FreshContext;
  let server: SmtpServer;
  beforeAll(async () => {
    fresh = await freshContext();
    server = await startSmtpServer();
  });
  afterAll(async () => {
    await server.close();
    await fresh.close();
  });
  const postOne = (template: string) =>
    inTransaction(fresh.context, (inner) =>
      post(inner, { template, recipient: newId(inner.clock.now()), data: {} }),
    );
  const stateOf = async (id: string) =>
    (await listLetters(fresh.context, { before: null, limit: 200 })).find((letter) => letter.id === id);
  /** The same installation some minutes later, sending by the server. */
  const later = (minutes: number): Context => {
    const at = new Date(fresh.context.clock.now().getTime() + minutes * 60_000).toISOString();
    const from = { name: 'Pactua', address: 'pactua@saude.teste.br' };
    return {
      ...fresh.context,
      clock: fixedClock(at, fresh.context.env.timeZone),
      mail: openSmtp({ url: server.url, from }),
    };
  };

  it('goes nowhere where the transaction does not commit, and is posted nowhere outside one', async () => {
    const undone = inTransaction(fresh.context, async (inner) => {
      await post(inner, { template: 'hello', recipient: newId(inner.clock.now()), data: {} });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await listLetters(fresh.context, { before: null, limit: 10 })).toEqual([]);
    const outside = post(fresh.context, { template: 'hello', recipient: '', data: {} });
    await expect(outside).rejects.toThrow(/inTransaction/);
  });

  it('stays in the mailbox of the demonstration, once', async () => {
    const id = await postOne('hello');
    await Promise.all([1, 2, 3].map(() => sendLetter(fresh.context, composers, id)));
    expect(await findKeptLetter(fresh.context, id)).toMatchObject({ subject: 'Olá' });
    expect(await stateOf(id)).toMatchObject({ state: 'sent', attempts: 1, nextAt: null });
  });

  it('is dropped where nothing is left to say', async () => {
    const id = await postOne('late');
    await sendLetter(fresh.context, composers, id);
    expect(await stateOf(id)).toMatchObject({ state: 'dropped' });
  });

  it('is tried again a minute after the server refused for now, and then arrives', async () => {
    const id = await postOne('hello');
    server.answerRecipients('451 tente depois');
    await sendLetter(later(0), composers, id);
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', attempts: 1, error: 'EENVELOPE 451' });
    server.answerRecipients(null);
    await sendDueLetters(later(0.5), composers);
    expect(await stateOf(id)).toMatchObject({ attempts: 1 });
    await sendDueLetters(later(1), composers);
    expect(await stateOf(id)).toMatchObject({ state: 'sent', attempts: 2, error: null });
    expect(server.received.filter(({ source }) => source.includes(id))).toHaveLength(1);
  });

  it('is given up at once where the recipient is refused for good, and this is announced', async () => {
    const id = await postOne('hello');
    server.answerRecipients('550 ninguém');
    await sendLetter(later(0), composers, id);
    server.answerRecipients(null);
    expect(await stateOf(id)).toMatchObject({ state: 'failed', error: 'EENVELOPE 550', nextAt: null });
    const { rows } = await sql<{ payload: { letter: string } }>`select payload from outbox
      where topic = ${LETTER_FAILED}`.execute(fresh.context.db);
    expect(rows.map(({ payload }) => payload.letter)).toEqual([id]);
  });

  it('is given up after seven attempts in a day and a half, and no word of the fault is kept', async () => {
    const id = await postOne('broken');
    await sendLetter(fresh.context, composers, id);
    let minutes = 0;
    for (const wait of [1, 5, 30, 120, 480, 1440]) {
      minutes += wait;
      await sendDueLetters(later(minutes), composers);
    }
    expect(await stateOf(id)).toMatchObject({ state: 'failed', attempts: 7, error: 'ECOMPOSE' });
  });
});

describe.skipIf(!hasDatabase)('what runs by itself', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext();
  });
  afterAll(() => fresh.close());
  const at = (instant: string): Context => ({
    ...fresh.context,
    clock: fixedClock(instant, fresh.context.env.timeZone),
  });

  it('runs each task once per turn, however many processes look, and goes on after one that fails', async () => {
    let ran = 0;
    const tasks: Task[] = [
      { name: 'fails', everyMinutes: 10, run: () => Promise.reject(new Error('fails')) },
      {
        name: 'counts',
        everyMinutes: 10,
        run: async () => {
          ran += 1;
        },
      },
    ];
    const look = (instant: string) => runDue(at(instant), tasks);
    const first = await Promise.all([1, 2, 3].map(() => look('2026-11-23T14:00:00Z')));
    expect(first.flat().sort()).toEqual(['counts', 'fails']);
    expect(await look('2026-11-23T14:09:59Z')).toEqual([]);
    expect(await look('2026-11-23T14:10:00Z')).toEqual(['fails', 'counts']);
    expect(ran).toBe(2);
  });
});
