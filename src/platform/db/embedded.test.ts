import { setTimeout as wait } from 'node:timers/promises';
import { CompiledQuery, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedDatabase, joinEmbedded, startEmbedded } from './embedded.ts';

describe('the embedded database under many hands', () => {
  let database: EmbeddedDatabase;
  beforeAll(async () => {
    database = await startEmbedded(null);
    await sql`create table counters (name text primary key, value integer not null)`.execute(database.db);
    await sql`insert into counters select 'c' || n, 0 from generate_series(0, 7) n`.execute(database.db);
  });
  afterAll(() => database.close());

  it('gives each of many different questions its own answer', async () => {
    const guest = joinEmbedded(database.socketFolder);
    const ask = async (n: number) => {
      const db = n % 2 === 0 ? database.db : guest.db;
      // Each question has its own text, number and kinds of parameters: one crossed message would show.
      const extra = n % 5;
      const text = `select $1::int as n, ${Array.from({ length: extra }, (_, i) => `$${i + 2}::text as t${i}`)
        .concat('1 as one')
        .join(', ')}`;
      const values = [n, ...Array.from({ length: extra }, (_, i) => `t${n}-${i}`)];
      const { rows } = await db.executeQuery<{ n: number }>(CompiledQuery.raw(text, values));
      return rows[0]?.n;
    };
    const wanted = Array.from({ length: 400 }, (_, n) => n);
    expect(await Promise.all(wanted.map(ask))).toEqual(wanted);
    await guest.close();
  });

  it('keeps every acknowledged transaction, whoever waits beside it', async () => {
    const guest = joinEmbedded(database.socketFolder);
    const increment = (n: number) =>
      (n % 2 === 0 ? database.db : guest.db).transaction().execute(async (tx) => {
        const name = `c${n % 8}`;
        const { rows } = await sql<{
          value: number;
        }>`select value from counters where name = ${name}`.execute(tx);
        if (n % 7 === 0) await wait(1);
        await sql`update counters set value = ${(rows[0]?.value ?? 0) + 1} where name = ${name}`.execute(tx);
      });
    await Promise.all(Array.from({ length: 200 }, (_, n) => increment(n)));
    const { rows } = await sql<{ total: number }>`select sum(value)::int as total from counters`.execute(
      database.db,
    );
    expect(rows[0]?.total).toBe(200);
    await guest.close();
  });

  it('goes on after a failing statement, inside and outside a transaction', async () => {
    const failures = Array.from({ length: 20 }, (_, n) =>
      n % 2 === 0
        ? sql`select 1 / ${0}::int`.execute(database.db)
        : database.db
            .transaction()
            .execute((tx) => sql`select nothing from nowhere where ${n} = 1`.execute(tx)),
    );
    const outcomes = await Promise.allSettled(failures);
    expect(outcomes.every((outcome) => outcome.status === 'rejected')).toBe(true);
    const { rows } = await sql<{ one: number }>`select 1 as one`.execute(database.db);
    expect(rows).toEqual([{ one: 1 }]);
  });

  it('undoes the transaction of a client that goes away', async () => {
    const guest = joinEmbedded(database.socketFolder);
    const client = await guest.pool.connect();
    await client.query('begin');
    await client.query(`update counters set value = -1`);
    client.release(true);
    await guest.close();
    const { rows } = await sql<{ lowest: number }>`select min(value) as lowest from counters`.execute(
      database.db,
    );
    expect(rows[0]?.lowest).toBeGreaterThanOrEqual(0);
  });
});
