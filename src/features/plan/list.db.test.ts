import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { auditor, cophs, openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import { type Action, type ActionsAnswer, GROUP_KEYS, SORT_KEYS } from './contract.ts';
import { lateness } from './domain/deadline.ts';
import { listStandings } from './store/action-list.ts';
import { listAllActions } from './store/actions.ts';

const PLAN = 'sas-2024-2027';

describe.skipIf(!hasDatabase)('the list of actions', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
  });
  afterAll(() => room?.close());

  async function readAll(query: string, limit: number): Promise<Action[]> {
    const items: Action[] = [];
    let next: string | null = '';
    while (next !== null) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const url = `/api/plan/actions?limit=${limit}&${query}${cursor}`;
      const { body }: { body: ActionsAnswer } = await room.get(url);
      expect(body.counts === null).toBe(next !== '');
      items.push(...body.items);
      next = body.next;
    }
    return items;
  }

  const orders = [undefined, ...GROUP_KEYS].flatMap((group) =>
    SORT_KEYS.flatMap((sort) => ['asc', 'desc'].map((direction) => ({ group, sort, direction }))),
  );

  it.each(orders)('pages by $group, $sort, $direction without losing or repeating', async (order) => {
    const { group, sort, direction } = order;
    const query = `${group ? `group=${group}&` : ''}sort=${sort}&direction=${direction}`;
    const [pages, whole] = [await readAll(query, 37), await readAll(query, 200)];
    expect(new Set(pages.map(({ id }) => id)).size).toBe(96);
    expect(pages.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
  });

  it('puts what is blank last in both directions', async () => {
    for (const direction of ['asc', 'desc']) {
      const read = await readAll(`sort=status&direction=${direction}`, 50);
      expect(read.slice(0, 13).every((action) => action.status !== null)).toBe(true);
      expect(read.slice(13).every((action) => action.status === null)).toBe(true);
    }
    const [first] = await readAll('sort=due&direction=desc', 200);
    expect(first?.deadline.due).toBe('2027-12-31');
  });

  it.each([
    ['objective', 'OE-3', 44],
    ['status', 'none', 83],
    ['lateness', 'late', 8],
    ['unit', 'SAS', null],
  ])('counts its groups by %s in all, whatever the page', async (group, id, expected) => {
    const { body } = await room.get(`/api/plan/actions?limit=1&group=${group}`);
    const counts = new Map(
      body.counts.groups.map((each: { id: string; count: number }) => [each.id, each.count]),
    );
    expect(body.counts.total).toBe(96);
    expect([...counts.values()].reduce((sum: number, count) => sum + Number(count), 0)).toBe(96);
    if (expected === null) expect(counts.get(id)).toBeGreaterThan(0);
    else expect(counts.get(id)).toBe(expected);
  });

  it('groups stand together, in the order in which they ask for attention', async () => {
    const read = await readAll('group=lateness', 20);
    const states = read.map((action) => action.lateness?.state ?? 'closed');
    expect([...new Set(states)]).toEqual(states.filter((state, at) => state !== states[at - 1]));
    expect(states[0]).toBe('late');
    expect(states.at(-1)).toBe('closed');
  });

  it('says how many are the reader’s own', async () => {
    const own = async (as: typeof cophs) => (await room.get('/api/plan/actions?limit=1', as)).body.counts.own;
    expect(await own(cophs)).toBe(32);
    expect(await own(superintendent)).toBe(96);
    expect(await own(auditor)).toBe(0);
    const mine = await room.get('/api/plan/actions?mine=yes', cophs);
    expect(mine.body.counts.total).toBe(32);
  });

  it('refuses a cursor that is none of its own', async () => {
    for (const cursor of ['0', 'WzFd', '%F0%9F']) {
      const { status, body } = await room.get(`/api/plan/actions?cursor=${cursor}`);
      expect([status, body.error.code]).toEqual([400, 'invalid-input']);
    }
  });

  it('applies in the database the same rule of lateness as the domain, on days around every due date', async () => {
    const all = await listAllActions(room.context, PLAN);
    const days = new Set([
      '2023-01-01',
      '2028-01-01',
      '2024-06-15',
      '2026-11-23',
      '2024-04-15',
      '2024-04-30',
    ]);
    for (const { deadline } of all) if (deadline.due) days.add(deadline.due);
    for (const day of days) {
      const counted = new Map<string, number>();
      for (const action of all) {
        const state = lateness(action, day)?.state ?? 'closed';
        const key = `${action.strategicAction} ${action.status} ${state}`;
        counted.set(key, (counted.get(key) ?? 0) + 1);
      }
      const stored = (await listStandings(room.context, PLAN, day)).map(
        (each) => [`${each.strategicAction} ${each.status} ${each.lateness}`, each.count] as const,
      );
      expect(new Map(stored), day).toEqual(counted);
    }
  });

  it('shows a month by day: how many fall due, the first three, and what stands elsewhere', async () => {
    const { body } = await room.get('/api/plan/actions/calendar?month=2024-04');
    const { rows } = await sql<{
      due: string;
      n: number;
    }>`select due::text, count(*)::int as n from plan_actions
      where due between '2024-04-01' and '2024-04-30' group by due order by due`.execute(room.context.db);
    expect(body.items.map((day: { day: string; count: number }) => ({ due: day.day, n: day.count }))).toEqual(
      rows,
    );
    expect(body.items.every((day: { actions: Action[] }) => day.actions.length <= 3)).toBe(true);
    const here = rows.reduce((sum, { n }) => sum + n, 0);
    expect(here + body.elsewhere + body.undated).toBe(96);
    const { body: listed } = await room.get('/api/plan/actions?dueFrom=2024-04-01&dueTo=2024-04-30');
    expect(listed.counts.total).toBe(here);
    expect((await room.get('/api/plan/actions/calendar?month=2024-13')).status).toBe(400);
  });
});
