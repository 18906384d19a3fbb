import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { PARTY, postLife, steps } from '../../../test/ledger-room.ts';
import { type Actor, type Grant, SYSTEM } from '../../kernel/actor.ts';
import { buildHttpServer } from '../../platform/http/server.ts';
import { post, postTogether } from './commands/ledger/post.ts';
import { LedgerEntryDetail, LedgerPage, VerificationStep } from './contract.ts';
import type { Party } from './domain/ledger/entry.ts';
import { cofinancingRoutes } from './index.ts';

const person = (role: string, territory: string | null, unit: string | null = null): Actor => {
  const grant: Grant = { role, unit, territory, from: '2020-01-01', to: null };
  return { kind: 'person', id: randomUUID(), name: role, grants: [grant] };
};
const CUIABA: Party = { ...PARTY, municipality: '510340', fund: 'FMS de Cuiabá', unit: 'COPHS' };

describe.skipIf(!hasDatabase)('reading the ledger', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  let actor: Actor = SYSTEM;
  beforeAll(async () => {
    fresh = await freshContext();
    const { context } = fresh;
    await postLife(context, '2020-07', '100.00');
    await postLife(context, '2020-07', '50.00', 'commitment', CUIABA);
    await postTogether(context, [
      { party: PARTY, request: steps.adjust('2020-07', '90.00', { data: '-12.00', reading: '2.00' }) },
      {
        party: PARTY,
        request: {
          kind: 'recovery-schedule',
          competencia: '2020-07',
          occurredOn: '2026-11-20',
          act: 'mt-cib-2020-072',
          instalments: [{ due: '2020-09', amount: '10.00' }],
        },
      },
    ]);
    app = await buildHttpServer({ context, routes: cofinancingRoutes, identify: async () => actor });
  });
  afterAll(async () => {
    await app?.close();
    await fresh?.close();
  });

  const get = (path: string) => app.inject({ url: `/api/cofinancing/ledger${path}` });
  const page = async (query = '') => LedgerPage.parse((await get(query)).json());
  const detail = async (sequence: number) =>
    LedgerEntryDetail.parse((await get(`/entries/${sequence}`)).json());

  it('tells the entries from the newest, each with where its competência stood after it', async () => {
    actor = person('auditor', '51');
    const { items, count, totals } = await page();
    expect(count).toBe(12);
    expect(items.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 12 }, (_, i) => 12 - i));
    const at = (sequence: number) => items.find((entry) => entry.sequence === sequence);
    expect(at(3)).toMatchObject({
      kind: 'commitment',
      document: 'EMP commitment 2020-07',
      amount: '100.00',
      position: { authorised: '100.00', committed: '100.00', liquidated: '0.00', paid: '0.00' },
    });
    expect(at(11)).toMatchObject({
      kind: 'adjustment',
      amount: '-10.00',
      position: { authorised: '90.00', paid: '100.00', toRecover: '10.00' },
    });
    expect(at(9)).toMatchObject({
      municipality: { name: 'Cuiabá' },
      position: { authorised: '50.00', committed: '0.00' },
    });
    expect(totals).toMatchObject({
      authorised: '140.00',
      committed: '150.00',
      paid: '100.00',
      toRecover: '10.00',
    });
  });

  it('by pages, and narrowed by municipality, hospital, competência and kind', async () => {
    const first = await page('?limit=5');
    const second = await page(`?limit=200&before=${first.next}`);
    expect([...first.items, ...second.items].map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 12 }, (_, i) => 12 - i),
    );
    expect(second.next).toBeNull();
    const counts = [
      '?municipality=510340',
      '?unit=HOSPITAL-510642',
      '?competencia=2020-08',
      '?kind=payment',
      '?kind=commitment&municipality=510340',
    ];
    expect(await Promise.all(counts.map(async (query) => (await page(query)).count))).toEqual([
      3, 9, 0, 1, 1,
    ]);
    expect((await get('?kind=donation')).statusCode).toBe(400);
  });

  it('shows both sides of an entry, what it rests on and the hashes that hold it', async () => {
    const adjustment = await detail(11);
    expect(adjustment.attribution).toEqual({ data: '-12.00', rule: '0.00', reading: '2.00', manual: '0.00' });
    expect(adjustment.lines.map(({ name, side, amount }) => [name, side, amount])).toEqual([
      ['A recuperar, sem cronograma', 'debit', '10.00'],
      ['Direito autorizado', 'credit', '10.00'],
    ]);
    expect(adjustment.previousHash).toBe((await detail(10)).hash);
    expect(await detail(12)).toMatchObject({
      act: { name: 'Resolução CIB/MT nº 072/2020' },
      instalments: [{ due: '2020-09', amount: '10.00' }],
    });
    const { id } = await detail(10);
    await post(fresh.context, CUIABA, {
      kind: 'annulment',
      competencia: '2020-07',
      occurredOn: '2026-11-20',
      refersTo: id,
      amount: '20.00',
      document: 'AN 1',
      reason: 'Em duplicidade',
    });
    expect(await detail(10)).toMatchObject({ closedBy: 13 });
    expect(await detail(13)).toMatchObject({
      refersTo: 10,
      amount: '-20.00',
      competencia: '2020-07',
      reason: 'Em duplicidade',
      position: { committed: '30.00' },
    });
  });

  it.each([
    ['regional-office', person('regional-office', '51015'), 9],
    ['municipal-manager', person('municipal-manager', '510340'), 4],
    ['hospital', person('hospital', '510642', 'HOSPITAL-510642'), 9],
    ['a hospital with nothing of its own', person('hospital', '510642', 'OUTRO'), 0],
    ['auditor', person('auditor', null), 13],
  ])('gives %s the accounts that the role reaches', async (_, who, expected) => {
    actor = who;
    const { count, all, items } = await page();
    expect([count, all, items.length]).toEqual([expected, expected, expected]);
  });

  it('refuses what lies outside, by list and by entry', async () => {
    actor = person('hospital', '510642', 'HOSPITAL-510642');
    const statuses = [
      '?municipality=510340',
      '?unit=COPHS',
      '/entries/8',
      '/entries/99',
      '/verification',
    ].map(async (path) => (await get(path)).statusCode);
    expect(await Promise.all(statuses)).toEqual([403, 403, 403, 404, 403]);
    expect((await get('/entries/1')).statusCode).toBe(200);
  });

  it('is verified step by step', async () => {
    actor = person('auditor', '51');
    const walked: VerificationStep[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const step: VerificationStep = VerificationStep.parse(
        (await get(`/verification?cursor=${cursor}`)).json(),
      );
      walked.push(step);
      cursor = step.next;
    }
    expect(walked.map(({ done, total }) => [done, total])).toEqual([
      [13, 15],
      [14, 15],
      [15, 15],
    ]);
    expect(walked.flatMap(({ breaks }) => breaks)).toEqual([]);
    expect((await get('/verification?cursor=nowhere')).statusCode).toBe(400);
  });
});
