import { sql } from 'kysely';
import type { Db } from '../src/platform/db/database.ts';

/** What a run writes, with what names a row of each. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  events: ['id'],
  commands: ['id'],
  production_records: ['id'],
  production_countersignatures: ['record'],
  issued_papers: ['id'],
  calculations: ['id'],
  transfer_months: ['agreement', 'competencia'],
  ledger_entries: ['id'],
  ledger_lines: ['entry', 'position'],
  ledger_balances: ['account', 'competencia', 'code'],
};

type Insert = (db: Db) => Promise<unknown>;

/**
 * The peer: tables of the same columns, indexes and checks, without triggers, into which the very rows of the runs are written again,
 * one statement each. Rows that ours changes on the way (a month, a balance) are written once, as they are in the end.
 */
export class BareCopy {
  readonly #db: Db;
  readonly #columns: ReadonlyMap<string, readonly string[]>;

  private constructor(db: Db, columns: ReadonlyMap<string, readonly string[]>) {
    this.#db = db;
    this.#columns = columns;
  }

  static async open(db: Db): Promise<BareCopy> {
    await sql`create schema bare`.execute(db);
    const columns = new Map<string, readonly string[]>();
    for (const table of Object.keys(TABLES)) {
      await sql`create table ${sql.id('bare', table)} (like ${sql.id('public', table)} including all)`.execute(
        db,
      );
      await sql`insert into ${sql.id('bare', table)} select * from ${sql.id('public', table)}`.execute(db);
      const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
        where table_schema = 'bare' and table_name = ${table} order by ordinal_position`.execute(db);
      columns.set(
        table,
        rows.map(({ name }) => name),
      );
    }
    return new BareCopy(db, columns);
  }

  /** Writes what is new since the last time, in so many transactions; only the writing is handed to `timed`. */
  async write<T>(transactions: number, timed: (work: () => Promise<void>) => Promise<T>): Promise<T> {
    const inserts: Insert[] = [];
    for (const table of Object.keys(TABLES)) inserts.push(...(await this.#newRows(table)));
    const size = Math.ceil(inserts.length / transactions);
    return timed(async () => {
      for (let from = 0; from < inserts.length; from += size)
        await this.#db.transaction().execute(async (tx) => {
          for (const insert of inserts.slice(from, from + size)) await insert(tx);
        });
    });
  }

  async #newRows(table: string): Promise<Insert[]> {
    const columns = this.#columns.get(table) ?? [];
    const isSame = sql.join(
      (TABLES[table] ?? []).map((key) => sql`b.${sql.id(key)} = p.${sql.id(key)}`),
      sql` and `,
    );
    const { rows } = await sql<Record<string, string | null>>`select ${sql.join(
      columns.map((name) => sql`p.${sql.id(name)}::text as ${sql.id(name)}`),
    )} from ${sql.id('public', table)} p where not exists (select from ${sql.id('bare', table)} b where ${isSame})`.execute(
      this.#db,
    );
    const names = sql.join(columns.map((name) => sql.id(name)));
    return rows.map(
      (row) => (db) =>
        sql`insert into ${sql.id('bare', table)} (${names}) values (${sql.join(columns.map((name) => row[name] ?? null))})`.execute(
          db,
        ),
    );
  }
}
