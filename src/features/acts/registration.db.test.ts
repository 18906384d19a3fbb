import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { ANONYMOUS } from '../../kernel/actor.ts';
import { fixedClock } from '../../platform/clock.ts';
import { type Context, inTransaction } from '../../platform/context.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { readAct, readActs } from './commands/read.ts';
import { correctAct, registerAct } from './commands/register.ts';
import { ActBody, ActsQuery } from './contract.ts';
import { actsSeed } from './index.ts';

const body = (number: string, signedOn: string, more: Partial<ActBody> = {}) =>
  ActBody.parse({ kind: 'resolution', body: 'CIB/MT', number, signedOn, ...more });
const urgent = body('900/2026', '2026-03-02', { adReferendum: true, homologateBy: '2026-04-02' });

describe.skipIf(!hasDatabase)('the registry of acts', () => {
  let fresh: FreshContext;
  let context: Context;
  const on = (day: string): Context => ({
    ...context,
    clock: fixedClock(`${day}T15:00:00Z`, context.env.timeZone),
  });

  beforeAll(async () => {
    fresh = await freshContext('2026-11-22T12:00:00Z');
    context = fresh.context;
  });
  afterAll(async () => {
    await fresh?.close();
  });

  it('keeps an act signed ad referendum, warns once its meeting has passed, and rests when homologated', async () => {
    const { id, version } = await registerAct(context, urgent);
    expect({ id, version }).toEqual({ id: 'resolucao-cib-mt-2026-900', version: 1 });
    expect((await readAct(on('2026-04-02'), id)).homologation).toMatchObject({
      state: 'due',
      on: '2026-04-02',
    });
    expect((await readAct(on('2026-04-03'), id)).homologation).toMatchObject({ state: 'overdue' });
    await registerAct(
      context,
      body('905/2026', '2026-05-07', { links: [{ kind: 'homologates', to: id, note: 'Ata da reunião.' }] }),
    );
    const act = await readAct(context, id);
    expect(act.homologation).toEqual({
      state: 'homologated',
      by: { id: 'resolucao-cib-mt-2026-905', name: 'Resolução CIB/MT nº 905/2026' },
      on: null,
      late: true,
    });
    expect(act.links).toMatchObject([{ kind: 'homologates', direction: 'in', note: 'Ata da reunião.' }]);
  });

  it('says all that is wrong at once, and keeps nothing of it', async () => {
    const wrong = body('901/2026', '2026-12-31', {
      homologateBy: '2027-01-05',
      links: [{ kind: 'homologates', to: 'mt-cib-2020-072', note: 'teste' }],
    });
    await expect(registerAct(context, wrong)).rejects.toMatchObject({
      code: 'refused',
      details: {
        problems: [/não chegou/, /ad referendum/, /não há o que homologar/].map((text) =>
          expect.stringMatching(text),
        ),
      },
    });
    const { items } = await readActs(context, ActsQuery.parse({ q: '901/2026' }));
    expect(items).toEqual([]);
  });

  it('refuses an act that is there already, and who may not register', async () => {
    await expect(registerAct(context, urgent)).rejects.toMatchObject({ code: 'conflict' });
    const stranger = { ...context, actor: ANONYMOUS };
    await expect(registerAct(stranger, body('902/2026', '2026-05-07'))).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('is corrected with a reason by who saw its last version, and its events tell the story', async () => {
    const { id, version } = await registerAct(context, body('903/2026', '2026-05-07'));
    const revoking = {
      ...body('903/2026', '2026-05-07', {
        ementa: 'Revoga.',
        links: [{ kind: 'revokes', to: 'mt-cib-2023-191', note: 'Art. 2º' }],
      }),
      reason: 'Faltava a ligação',
      version,
    };
    await correctAct(context, id, revoking);
    expect(await readAct(context, id)).toMatchObject({
      version: 2,
      ementa: 'Revoga.',
      links: [{ kind: 'revokes', act: { id: 'mt-cib-2023-191' } }],
    });
    expect((await readAct(context, 'mt-cib-2023-191')).standing).toMatchObject({
      state: 'revoked',
      by: { id },
    });
    await expect(correctAct(context, id, revoking)).rejects.toMatchObject({ code: 'conflict' });
    const events = await listEvents(context, `act/${id}`);
    expect(events.map(({ type, reason }) => [type, reason])).toEqual([
      ['registered', null],
      ['corrected', 'Faltava a ligação'],
    ]);
    expect(brokenAt(events)).toBeNull();
    const { reason, version: seen, ...said } = revoking;
    expect(events.at(-1)?.data).toEqual(said);
  });

  it('does not correct what comes with Pactua, nor change an address', async () => {
    const correction = { ...urgent, reason: 'teste', version: 1 };
    await expect(correctAct(context, 'mt-cib-2020-072', correction)).rejects.toMatchObject({
      code: 'refused',
    });
    await expect(
      correctAct(context, 'resolucao-cib-mt-2026-900', { ...correction, number: '999/2026' }),
    ).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('endereço') });
  });

  it('keeps what people entered when the seed is applied again', async () => {
    await inTransaction(context, (tx) => actsSeed.apply(tx));
    expect((await readAct(context, 'resolucao-cib-mt-2026-900')).homologation?.state).toBe('homologated');
    expect((await readAct(context, 'mt-cib-2023-191')).standing.state).toBe('revoked');
  });
});
