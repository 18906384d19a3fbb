import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { PARTY, postLife, steps } from '../../../test/ledger-room.ts';
import type { Actor } from '../../kernel/actor.ts';
import { once } from '../../platform/commands.ts';
import { type Context, inTransaction } from '../../platform/context.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { post, postTogether } from './commands/ledger/post.ts';
import { partyOfAgreement } from './commands/ledger/terms.ts';
import { verifyLedger } from './commands/ledger/verify.ts';
import { CHART, SHAPES } from './domain/ledger/chart.ts';
import type { EntryRequest, Party } from './domain/ledger/entry.ts';

const actor = (role: string): Actor => ({
  kind: 'person',
  id: randomUUID(),
  name: role,
  grants: [{ role, unit: null, territory: '51', from: '2020-01-01', to: null }],
});

describe.skipIf(!hasDatabase)('the ledger in the database', () => {
  let fresh: FreshContext;
  let context: Context;
  beforeAll(async () => {
    fresh = await freshContext();
    context = fresh.context;
  });
  afterAll(() => fresh?.close());

  const count = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ledger_entries`.execute(
      context.db,
    );
    return rows[0]?.n;
  };

  it('has the chart and the shapes of the rules', async () => {
    const chart = await sql<{ code: string; nature: string }>`select code, nature from ledger_chart`.execute(
      context.db,
    );
    expect(new Map(chart.rows.map(({ code, nature }) => [code, nature]))).toEqual(
      new Map(Object.entries(CHART).map(([code, { nature }]) => [code, nature])),
    );
    const shapes = await sql<{ shape: string }>`
      select kind || ' ' || code || ' ' || side as shape from ledger_shapes`.execute(context.db);
    const wanted = Object.entries(SHAPES).flatMap(([kind, shape]) =>
      shape.map((each) => [kind, ...each].join(' ')),
    );
    expect(shapes.rows.map(({ shape }) => shape).sort()).toEqual([...new Set(wanted)].sort());
  });

  it('is empty and whole before the first authorisation', async () => {
    expect(await verifyLedger(context)).toEqual({ ok: true, entries: 0, lastHash: null, breaks: [] });
  });

  it('takes the party of an agreement, and what its act lets go to sanitary adequacy', async () => {
    expect(await partyOfAgreement(context, 'peixoto-de-azevedo')).toEqual(PARTY);
    await post(context, PARTY, steps.authorise('2020-07', '100.00'));
    const { rows } = await sql<{
      cap: string;
    }>`select sanitary_cap::text as cap from ledger_accounts`.execute(context.db);
    expect(rows).toEqual([{ cap: '0.3000' }]);
  });

  it('posts the life of a competência, chained to its events', async () => {
    await postLife(context, '2020-08');
    const report = await verifyLedger(context);
    expect(report).toMatchObject({ ok: true, breaks: [] });
    expect(report.entries).toBe(await count());
    const events = await listEvents(context, 'ledger/MT');
    expect(brokenAt(events)).toBeNull();
    expect(events.at(-1)?.data).toMatchObject({ sequence: report.entries, hash: report.lastHash });
  });

  it('answers a repeated command with its first answer and writes nothing', async () => {
    const command = { ...context, commandId: randomUUID() };
    const first = await post(command, PARTY, steps.authorise('2020-09', '5.00'));
    const before = await count();
    expect(await post(command, PARTY, steps.authorise('2020-09', '5.00'))).toEqual(first);
    expect(await count()).toBe(before);
  });

  it('posts as a part of a command that answers for itself, and not at all where that fails', async () => {
    const command = { ...context, commandId: randomUUID() };
    const run = () => once(command, 'test.run', (tx) => post(tx, PARTY, steps.authorise('2020-12', '7.00')));
    expect(await run()).toEqual(await run());
    const before = await count();
    const failing = inTransaction(context, async (tx) => {
      await post(tx, PARTY, steps.authorise('2022-01', '7.00'));
      throw new Error('killed');
    });
    await expect(failing).rejects.toThrow('killed');
    expect(await count()).toBe(before);
    expect(await verifyLedger(context)).toMatchObject({ ok: true });
  });

  it('asks who may: the state fund pays and does not authorise, the regional office neither', async () => {
    const as = (role: string) => ({ ...context, actor: actor(role) });
    await expect(post(as('state-fund'), PARTY, steps.authorise('2020-10', '9.00'))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await post(as('spending-authority'), PARTY, steps.authorise('2020-10', '9.00'));
    await post(as('spending-authority'), PARTY, steps.step('ordinance', '2020-10', '9.00'));
    await expect(
      post(as('regional-office'), PARTY, steps.step('commitment', '2020-10', '9.00')),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const committed = await post(as('state-fund'), PARTY, steps.step('commitment', '2020-10', '9.00'));
    const annulment = (amount: string): EntryRequest => ({
      kind: 'annulment',
      competencia: '2020-10',
      refersTo: committed.id,
      occurredOn: '2026-11-20',
      amount,
      document: 'AN 1',
      reason: 'Empenho a maior',
    });
    await expect(post(as('state-fund'), PARTY, annulment('4.00'))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await post(as('spending-authority'), PARTY, annulment('4.00'));
    await expect(post(as('spending-authority'), PARTY, annulment('5.01'))).rejects.toThrow(
      /De "Empenho" restam R\$ 5,00 por anular/,
    );
    await post(as('spending-authority'), PARTY, annulment('5.00'));
    expect(await verifyLedger(context)).toMatchObject({ ok: true });
  });

  it('refuses with every reason and leaves nothing behind', async () => {
    const before = await count();
    await expect(post(context, PARTY, steps.step('ordinance', '2020-09', '6.00'))).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(/a ordem passaria do valor autorizado.*faltam R\$ 1,00/),
    });
    await expect(
      post(context, PARTY, { ...steps.step('ordinance', '2020-09', '1.00'), occurredOn: '2026-11-24' }),
    ).rejects.toThrow(/ainda não chegou/);
    await expect(post(context, PARTY, steps.authorise('2020-11', '1.005'))).rejects.toThrow(
      /fração de centavo/,
    );
    const federal = { ...PARTY, source: 'federal' } as unknown as Party;
    await expect(post(context, federal, steps.authorise('2020-11', '1.00'))).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('1.606/2001'),
    });
    expect(await count()).toBe(before);
  });

  it('writes entries that only hold together all or none: a paid month is lowered with its recovery', async () => {
    await postLife(context, '2021-01', '100.00');
    const lowered = steps.adjust('2021-01', '90.00', { data: '-10.00' });
    await expect(post(context, PARTY, lowered)).rejects.toThrow(/Junte o cronograma de recuperação/);
    const schedule: EntryRequest = {
      kind: 'recovery-schedule',
      competencia: '2021-01',
      occurredOn: '2026-11-20',
      act: 'mt-cib-2020-072',
      instalments: [
        { due: '2021-03', amount: '4.00' },
        { due: '2021-04', amount: '6.00' },
      ],
    };
    const [, recovery] = await postTogether(context, [
      { party: PARTY, request: lowered },
      { party: PARTY, request: schedule },
    ]);
    await postLife(context, '2021-03', '50.00', 'liquidation');
    const instalment = {
      kind: 'recovery-instalment',
      competencia: '2021-01',
      occurredOn: '2026-11-20',
      refersTo: recovery?.id ?? '',
      number: 1,
      discountedFrom: '2021-03',
      document: 'GR 1',
    } as const;
    await post(context, PARTY, instalment);
    await expect(post(context, PARTY, instalment)).rejects.toThrow(/parcela 1 já foi lançada/);
    await expect(post(context, PARTY, steps.step('bank-order', '2021-03', '46.01'))).rejects.toThrow(
      /faltam R\$ 0,01/,
    );
    await post(context, PARTY, steps.step('bank-order', '2021-03', '46.00'));
  });

  it('pays nothing while suspended, and pays again once reinstated', async () => {
    await postLife(context, '2021-05', '10.00', 'bank-order');
    const suspension: EntryRequest = {
      kind: 'suspension',
      occurredOn: '2026-11-20',
      months: ['2021-05'],
      act: 'ato',
      reason: 'Relatório não enviado',
    };
    const { id } = await post(context, PARTY, suspension);
    await expect(post(context, PARTY, steps.step('payment', '2021-05', '10.00'))).rejects.toThrow(
      /está suspensa/,
    );
    await post(context, PARTY, { kind: 'reinstatement', occurredOn: '2026-11-20', refersTo: id, act: 'ato' });
    await post(context, PARTY, steps.step('payment', '2021-05', '10.00'));
    expect((await verifyLedger(context)).breaks).toEqual([]);
  });
});

describe.skipIf(!hasDatabase)('many hands on one ledger', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext();
  });
  afterAll(() => fresh?.close());

  it('stand in line: none is lost, the chain is whole', async () => {
    const { context } = fresh;
    const months = Array.from(
      { length: 24 },
      (_, i) => `${2021 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    );
    const posted = await Promise.all(
      months.map((month) => post(context, PARTY, steps.authorise(month, '10.00'))),
    );
    expect(posted.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual(months.map((_, i) => i + 1));
    expect(await verifyLedger(context)).toMatchObject({ ok: true, entries: 24 });
  });

  it('of two that authorise the same competência at once, one is told that it is done', async () => {
    const { context } = fresh;
    const both = await Promise.allSettled(
      [1, 2].map(() => post(context, PARTY, steps.authorise('2024-01', '10.00'))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'refused' } });
  });

  it('the same command sent twice at once is done once', async () => {
    const context = { ...fresh.context, commandId: randomUUID() };
    const [first, second] = await Promise.all(
      [1, 2].map(() => post(context, PARTY, steps.authorise('2024-02', '10.00'))),
    );
    expect(second).toEqual(first);
    expect(await verifyLedger(fresh.context)).toMatchObject({ ok: true, entries: 26 });
  });
});
