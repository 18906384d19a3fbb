import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

/** A handle on the database that knows no table; each store names its own with `withTables`. */
export type Db = Kysely<Record<never, never>>;

export interface Connection {
  readonly db: Db;
  readonly pool: pg.Pool;
  /** `embedded` is one session for everybody: no advisory locks, no session settings, short transactions. */
  readonly engine: 'embedded' | 'postgres';
  close(): Promise<void>;
}

// Days and exact numbers leave the driver as text: no time zone and no float slips in.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

const TIMEOUT_MS = 30_000;

export function openPool(config: pg.PoolConfig, engine: Connection['engine']): Connection {
  const pool = new pg.Pool({
    max: 8,
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
    idleTimeoutMillis: 0,
    ...config,
  });
  // An idle connection that drops is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    pool,
    engine,
    async close() {
      await db.destroy();
      // Kysely ends the pool only where it has itself asked something.
      if (!pool.ended) await pool.end();
    },
  };
}
