import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { auditor, cophs, openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Action } from './contract.ts';
import { planSeed, planSummary } from './index.ts';

describe.skipIf(!hasDatabase)('the plan as it is read', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
  });
  afterAll(() => room?.close());
  const get: PlanRoom['get'] = (...words) => room.get(...words);
  const action = (id: string, as?: Actor): Promise<Action> => room.action(id, as);

  it('holds what the document holds: 5, 9, 15, 26, 96, with 83 blank and 10, 2, 1', async () => {
    const { body } = await get('/api/plan');
    expect(body.counts).toEqual({
      perspectives: 3,
      guidelines: 3,
      objectives: 5,
      targets: 9,
      indicators: 15,
      strategicActions: 26,
      operationalActions: 96,
      status: { noInformation: 83, notStarted: 1, inProgress: 10, completed: 2, cancelled: 0 },
    });
    expect(
      body.objectives.map((each: { id: string; live: { actions: number } }) => [each.id, each.live.actions]),
    ).toEqual([
      ['OE-R', 0],
      ['OE-1', 18],
      ['OE-2', 11],
      ['OE-3', 44],
      ['OE-4', 23],
    ]);
    expect(body.identity.values).toHaveLength(5);
    const { targets, indicators } = (await get('/api/plan/targets')).body;
    expect([targets.length, indicators.length]).toEqual([9, 15]);
    expect(indicators[1]).toMatchObject({ code: '714', baseline: '88.92', target: 'META-01' });
    expect(indicators[4].years[0]).toMatchObject({ raw: '54 (19 Sul + 35 Norte)', value: '54' });
    expect((await get('/api/plan/strategic-actions')).body.items).toHaveLength(26);
  });

  it('gives the same counts to the command line', async () => {
    const summary = await planSummary(room.context);
    expect(summary.counts.operationalActions).toBe(96);
    expect(summary.operationalActions).toHaveLength(96);
    expect(summary.strategicActions).toHaveLength(26);
    expect(JSON.stringify(summary)).not.toMatch(/undefined/);
  });

  it('applies its seed twice without doubling anything', async () => {
    const count = async () =>
      (
        await sql<{
          n: number;
        }>`select (select count(*) from events) + (select count(*) from plan_lines) as n`.execute(
          room.context.db,
        )
      ).rows[0]?.n;
    const before = await count();
    await planSeed.apply(room.context);
    expect(await count()).toBe(before);
  });

  it('shows deadline, status and review as three facts', async () => {
    const late = await action('1.1.1');
    expect([late.status, late.lateness, late.review]).toEqual([
      'inProgress',
      { state: 'late', passed: '2024-04-30', occurrence: false },
      null,
    ]);
    expect((await action('1.1.3')).lateness).toEqual({
      state: 'lateWithoutStatus',
      passed: '2024-04-30',
      occurrence: false,
    });
    expect((await action('2.1.4')).lateness).toEqual({ state: 'toConfirm' });
    expect((await action('2.1.3')).lateness).toEqual({ state: 'continuous' });
    expect((await action('4.1.1')).lateness).toBeNull();
  });

  it.each([
    ['unit=COPHS', 32],
    ['objective=OE-2', 11],
    ['status=none', 83],
    ['status=inProgress&status=completed', 12],
    ['lateness=late', 8],
    ['q=bolsa', 0],
    ['q=PBF', 1],
    ['q=educacao%20popular', 1],
    ['unit=NTSD', 1],
    ['objective=OE-4&unit=GTE', 12],
  ])('filters actions by %s', async (query, expected) => {
    const { body } = await get(`/api/plan/actions?${query}`);
    expect(body.items).toHaveLength(expected);
  });

  it('gives each their own queue', async () => {
    const own = (await get('/api/plan/desk', cophs)).body;
    expect([own.reach, own.units.map((each: { code: string }) => each.code)]).toEqual(['own', ['COPHS']]);
    expect(own.overdue.every((each: Action) => each.lines.some((line) => line.unit === 'COPHS'))).toBe(true);
    const all = (await get('/api/plan/desk', superintendent)).body;
    expect(all.reach).toBe('plan');
    expect(all.overdue.length).toBeGreaterThan(30);
    expect(all.counts).toEqual({
      overdue: all.overdue.length,
      dueSoon: all.dueSoon.length,
      toReport: all.toReport.length,
    });
    const ids = (actions: Action[]) => actions.map((each) => each.id).toSorted();
    const late = (await get('/api/plan/actions?lateness=late&lateness=lateWithoutStatus&limit=200')).body
      .items;
    expect(ids(all.overdue)).toEqual(ids(late));
    const silent = (await get('/api/plan/actions?limit=200')).body.items.filter(
      (each: Action) =>
        each.lines.some((line) => line.status === null) &&
        (each.deadline.start ?? '') <= all.today &&
        !['late', 'lateWithoutStatus', 'dueSoon'].includes(each.lateness?.state ?? ''),
    );
    expect(ids(all.toReport)).toEqual(ids(silent));
    const dues = all.overdue
      .filter((each: Action) => each.deadline.rrule === null)
      .map((each: Action) => each.deadline.due);
    expect(dues).toEqual(dues.toSorted());
    expect(all.objectives).toHaveLength(5);
    expect((await get('/api/plan/desk', auditor)).body.units).toEqual([]);
  });

  it('exports the words and columns of the document, and no formula', async () => {
    room.become(cophs);
    const response = await room.app.inject({ url: '/api/plan/actions.csv' });
    const lines = response.body.split('\r\n');
    expect(response.headers['content-disposition']).toContain('plano-acoes-2026-11-23.csv');
    expect(lines[0]).toContain(
      'AÇÕES OPERACIONAIS (Como fazer?);RESPONSÁVEL;QUEM PARTICIPA (atores envolvidos);PRAZO;OBSERVAÇÕES;STATUS',
    );
    expect(lines).toHaveLength(98);
    expect(response.body).toContain(';Concluído;');
    expect(response.body).toContain(';Não Iniciado;');
  });
});
