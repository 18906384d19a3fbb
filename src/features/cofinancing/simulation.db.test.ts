import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { person } from '../../../test/plan-room.ts';
import { Rational } from '../../kernel/rational.ts';
import { fixedClock } from '../../platform/clock.ts';
import { buildHttpServer } from '../../platform/http/server.ts';
import { openSimulation, simulate } from './commands/simulation/simulate.ts';
import { SimulationAnswer, SimulationBody, SimulationLine } from './contract.ts';
import { cofinancingRoutes } from './index.ts';

const ASKED = {
  programme: 'hospitalar',
  changes: [{ kind: 'parameter', id: 'ceiling', value: '1.5' }],
  from: '2020-09',
  to: '2020-09',
  hospitals: 'agreements',
};

describe.skipIf(!hasDatabase)('a proposed act over past months', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  beforeAll(async () => {
    fresh = await freshContext('2026-11-22T14:00:00Z');
    const actor = person('technician', 'COPHS', '51');
    app = await buildHttpServer({
      context: fresh.context,
      routes: cofinancingRoutes,
      identify: async () => actor,
    });
  });
  afterAll(async () => {
    await app?.close();
    await fresh?.close();
  });

  const post = (said: object) =>
    app.inject({
      method: 'POST',
      url: '/api/cofinancing/simulations',
      headers: { 'x-pactua-csrf': '1' },
      payload: { ...ASKED, ...said },
    });
  const ask = async (said: object) => SimulationAnswer.parse((await post(said)).json());

  test('says what each hospital would win or lose', async () => {
    const answer = await ask({});
    expect(answer).toMatchObject({
      winners: 0,
      losers: 1,
      unchanged: 0,
      changed: true,
      idle: [],
      notices: [],
    });
    expect(answer.total).toEqual({ before: '765547.34', after: '574160.50', difference: '-191386.84' });
    expect(answer.hospitals).toMatchObject([
      {
        agreement: 'peixoto-de-azevedo',
        isGenerated: false,
        generatedMonths: 0,
        factor: { before: '2.00', after: '1.50' },
      },
    ]);
  });

  test('reaches each municipality of the state, marks what was generated, adds up, and keeps nothing', async () => {
    const events = async () =>
      (await sql<{ n: string }>`select count(*) as n from events`.execute(fresh.context.db)).rows;
    const before = await events();
    const answer = await ask({ hospitals: 'state', from: '2020-10', to: '2020-11' });
    expect(answer.hospitals.length).toBe(answer.municipalities.length);
    expect(answer.hospitals.length).toBeGreaterThan(100);
    expect(answer.hospitals.filter(({ isGenerated }) => !isGenerated)).toMatchObject([
      { agreement: 'peixoto-de-azevedo', months: 2, generatedMonths: 1 },
    ]);
    expect(answer.notices).toHaveLength(2);
    const total = Rational.parse(answer.total.difference);
    for (const parts of [answer.hospitals, answer.municipalities, answer.months]) {
      const sum = parts.reduce((all, { difference }) => all.add(Rational.parse(difference)), Rational.zero);
      expect(sum.eq(total)).toBe(true);
    }
    expect(answer.losers + answer.unchanged).toBe(answer.hospitals.length);
    expect(answer.losers).toBeGreaterThan(10);
    expect(answer.unchanged).toBeGreaterThan(10);
    expect(await events()).toEqual(before);
  });

  test('says that a proposal changes nothing, and which of its words are idle', async () => {
    const answer = await ask({
      changes: [
        { kind: 'parameter', id: 'ceiling', value: '2.5' },
        { kind: 'reading', id: 'referral', option: 'all-outsiders' },
        { kind: 'fact', input: 'cac', value: '92', agreement: 'outro' },
      ],
    });
    expect(answer).toMatchObject({ changed: false, unchanged: 1, total: { difference: '0.00' } });
    expect(answer.idle).toHaveLength(3);
    expect(answer.notices).toEqual(['A proposta não muda nenhum pagamento destes meses.']);
  });

  test.each([
    [{ changes: [] }, 400],
    [{ from: '2020-10', to: '2020-09' }, 400],
    [{ changes: Array.from({ length: 21 }, () => ASKED.changes[0]) }, 400],
    [{ changes: [{ kind: 'parameter', id: 'ceiling', value: '-1' }] }, 400],
    [{ changes: [{ kind: 'parameter', id: 'nada', value: '1' }] }, 422],
    [{ to: '2026-12' }, 422],
    [{ programme: 'nenhum' }, 404],
  ])('refuses %j', async (said, status) => {
    const answer = await post(said);
    expect(answer.statusCode).toBe(status);
    expect(answer.json().error.message).not.toBe('');
  });

  test('is told month by month, and its last line is the whole answer', async () => {
    const payload = { ...ASKED, hospitals: 'state', to: '2020-12' };
    const answer = await app.inject({
      method: 'POST',
      url: '/api/cofinancing/simulations',
      headers: { 'x-pactua-csrf': '1', accept: 'application/x-ndjson' },
      payload,
    });
    expect(answer.headers['content-type']).toBe('application/x-ndjson');
    const lines = answer.payload
      .trim()
      .split('\n')
      .map((line) => SimulationLine.parse(JSON.parse(line)));
    const whole = await ask(payload);
    const each = whole.hospitals.length;
    expect(lines).toEqual([
      ...[1, 2, 3, 4].map((months) => ({ done: months * each, total: 4 * each })),
      { answer: whole },
    ]);
    expect((await post({ to: '2026-12' })).headers['content-type']).toContain('application/json');
  });

  test('covers ten years of the whole state and leaves the server free between its months', async () => {
    const later = { ...fresh.context, clock: fixedClock('2030-10-15T12:00:00Z', 'America/Cuiaba') };
    const asked = SimulationBody.parse({ ...ASKED, hospitals: 'state', from: '2020-10', to: '2030-09' });
    let turns = 0;
    let running = true;
    const turn = () => {
      turns++;
      if (running) setImmediate(turn);
    };
    setImmediate(turn);
    const answer = await simulate(later, asked);
    running = false;
    expect(turns).toBeGreaterThanOrEqual(120);
    expect(answer.months).toHaveLength(120);
    expect(answer.hospitals.length).toBe(142);
    expect(answer.hospitals.every(({ months, refused }) => months + refused === 120)).toBe(true);
    const months = answer.months.reduce((sum, { after }) => sum.add(Rational.parse(after)), Rational.zero);
    expect(months.toDecimal(2)).toBe(answer.total.after);
    const tooLong = { ...asked, to: '2033-09' };
    const farther = { ...fresh.context, clock: fixedClock('2035-10-15T12:00:00Z', 'America/Cuiaba') };
    await expect(openSimulation(farther, tooLong)).rejects.toThrow('passam de 20.000 pagamentos');
  });
});
