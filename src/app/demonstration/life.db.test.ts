import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { sha256 } from '../../platform/ids.ts';
import { findLife, readLife, tellLife } from './life.ts';

interface Row {
  readonly stream: string;
  readonly type: string;
  readonly at: string;
  readonly actor: string | null;
  readonly reason: string | null;
  readonly data: unknown;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Everything that was told, in the order of its streams and days, with ids by the order in which they first come. */
async function digestOf(context: Context): Promise<{ digest: string; events: number }> {
  const { rows } = await sql<Row>`select e.stream, e.type, e.at::text as at, p.name as actor, e.reason, e.data
    from events e left join people p on p.id = e.actor_id
    where e.at < ${'2026-11-23T14:00:00Z'} order by e.at, e.id`.execute(context.db);
  const known = new Map<string, string>();
  const text = JSON.stringify(rows).replace(UUID, (id) => {
    if (!known.has(id)) known.set(id, `#${known.size}`);
    return known.get(id) as string;
  });
  return { digest: sha256(text), events: rows.length };
}

const count = async (context: Context, type: string): Promise<number> => {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from events where type = ${type}`.execute(context.db);
  return rows[0]?.n ?? 0;
};

/** A process that is killed in the middle of whatever it does when it asks for a permission once too often. */
function diesAfter(calls: number, policy: Context['policy']): Context['policy'] {
  let left = calls;
  return (...asked) => {
    left -= 1;
    if (left < 0) throw new Error('killed');
    return policy(...asked);
  };
}

/** Months of many gestures: on a busy machine they take their time. */
const PATIENCE = { timeout: 240_000 };

describe.skipIf(!hasDatabase)('the life of the plan in the demonstration', PATIENCE, () => {
  const opened: FreshContext[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((fresh) => fresh.close()));
  });
  const demonstration = async (): Promise<Context> => {
    const fresh = await freshContext();
    opened.push(fresh);
    return fresh.context;
  };

  it('is told by the same commands as people use, and its chains are whole', async () => {
    const context = await demonstration();
    const progress: string[] = [];
    const onMonth = (told: number, of: number) => progress.push(`${told}/${of}`);
    expect(await tellLife(context, { months: 2, onMonth })).toBe(0);
    expect(progress).toEqual(['1/3', '2/3', '3/3']);
    expect(await readLife(context)).toEqual({ told: 3, of: 3 });
    expect((await findLife(context))?.told).toEqual(['2026-09', '2026-10', '2026-11']);
    const { rows } = await sql<{ stream: string }>`select distinct stream from events`.execute(context.db);
    const broken: string[] = [];
    for (const { stream } of rows)
      if (brokenAt(await listEvents(context, stream)) !== null) broken.push(stream);
    expect(broken).toEqual([]);
    for (const type of [
      'said',
      'sent',
      'returned',
      'approved',
      'meeting-told',
      'renegotiated',
      'issued',
      'analysed',
      'measure-planned',
      'locked',
    ])
      expect(await count(context, type), type).toBeGreaterThan(0);
    const { rows: months } = await sql<{ competencia: string; locked: boolean }>`
      select competencia, locked_at is not null as locked from cycle_months order by competencia`.execute(
      context.db,
    );
    expect(months).toEqual([
      { competencia: '2026-09', locked: true },
      { competencia: '2026-10', locked: true },
      { competencia: '2026-11', locked: false },
    ]);
  });

  it('of the months that an installation tells begins as many before the one in course', async () => {
    const context = await demonstration();
    const months = context.env.demonstrationMonths;
    const stopping = new AbortController();
    stopping.abort();
    await tellLife(context, { months, signal: stopping.signal });
    expect(months).toBe(24);
    expect(await findLife(context)).toEqual({ from: '2024-11', until: '2026-11', told: [] });
    expect(await readLife(context)).toEqual({ told: 0, of: 25 });
  });

  it('killed in the middle it goes on where it stopped and ends the same; told again, it does nothing', async () => {
    const whole = await demonstration();
    await tellLife(whole, { months: 1 });
    const told = await digestOf(whole);
    expect(told.events).toBeGreaterThan(300);

    const cut = await demonstration();
    for (const calls of [60, 400, 900]) {
      const policy = diesAfter(calls, cut.policy);
      await expect(tellLife({ ...cut, policy }, { months: 1 })).rejects.toThrow('killed');
    }
    const stopping = new AbortController();
    stopping.abort();
    await tellLife(cut, { months: 1, signal: stopping.signal });
    expect((await findLife(cut))?.told).toEqual([]);
    await tellLife(cut, { months: 1 });
    expect(await digestOf(cut)).toEqual(told);
    await tellLife(cut, { months: 1 });
    expect(await digestOf(cut)).toEqual(told);
  });

  it('between two months the next is opened early, so that there is always one to report', async () => {
    const context = await demonstration();
    const clock = fixedClock('2026-11-12T14:00:00Z', context.env.timeZone);
    await tellLife({ ...context, clock }, { months: 0 });
    expect(await findLife(context)).toBeNull();
    await tellLife({ ...context, clock }, { months: 1 });
    expect(await readLife({ ...context, clock })).toEqual({ told: 2, of: 2 });
    expect(await count(context, 'moved')).toBe(1);
    const { rows } =
      await sql`select 1 from cycle_months where competencia = '2026-11' and locked_at is null`.execute(
        context.db,
      );
    expect(rows).toHaveLength(1);
  });

  it('is never told in production', async () => {
    const context = await demonstration();
    await tellLife({ ...context, env: { ...context.env, mode: 'production' } }, { months: 2 });
    expect(await findLife(context)).toBeNull();
  });
});
