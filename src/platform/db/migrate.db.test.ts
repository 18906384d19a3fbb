import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, hasDatabase } from '../../../test/database/fresh.ts';
import type { Connection } from './database.ts';
import { migrate } from './migrate.ts';

describe.skipIf(!hasDatabase)('migrations', () => {
  let connection: Connection;
  let folder: string;
  const put = (name: string, text: string) => writeFileSync(join(folder, `${name}.sql`), text);
  const tables = async () => {
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public' and tablename like 'room%'
      order by tablename`.execute(connection.db);
    return rows.map((row) => row.name);
  };
  beforeAll(async () => {
    connection = await emptyDatabase();
  });
  afterAll(() => connection.close());
  beforeEach(async () => {
    await sql`drop schema public cascade`.execute(connection.db);
    await sql`create schema public`.execute(connection.db);
    folder = mkdtempSync(join(tmpdir(), 'pactua-migrations-'));
    put('0100-first', 'create table room_first (id integer primary key);');
    put('0700-last', 'create table room_last (id integer primary key);');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are applied once, by their numbers', async () => {
    expect(await migrate(connection.db, { folder })).toEqual(['0100-first', '0700-last']);
    expect(await migrate(connection.db, { folder })).toEqual([]);
    expect(await tables()).toEqual(['room_first', 'room_last']);
  });

  it('of an early room come to a database that already has those of later rooms', async () => {
    await migrate(connection.db, { folder });
    put('0101-first-more', 'create table room_first_more (id integer references room_first);');
    expect(await migrate(connection.db, { folder })).toEqual(['0101-first-more']);
    expect(await tables()).toEqual(['room_first', 'room_first_more', 'room_last']);
  });

  it('leave the database as it was where one fails, and say which', async () => {
    await migrate(connection.db, { folder });
    put('0101-good', 'create table room_good (id integer);');
    put('0102-bad', 'create table room_bad (id nonsense);');
    await expect(migrate(connection.db, { folder })).rejects.toThrow('A migração 0102-bad falhou');
    expect(await tables()).toEqual(['room_first', 'room_last']);
  });

  it('that were applied may neither change nor go', async () => {
    await migrate(connection.db, { folder });
    put('0100-first', 'create table room_other (id integer);');
    await expect(migrate(connection.db, { folder })).rejects.toThrow('0100-first já foram aplicadas');
    rmSync(join(folder, '0100-first.sql'));
    await expect(migrate(connection.db, { folder })).rejects.toThrow('mudaram (ou sumiram)');
  });
});
