import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** Made anew by the migrations of whoever restores: which there are, and the constants that they write. */
const NOT_COPIED = new Set([
  'applied_migrations',
  'kysely_migration',
  'kysely_migration_lock',
  'ledger_chart',
  'ledger_shapes',
]);

export interface TableShape {
  readonly name: string;
  /** Columns that can be written, with their type: generated ones are left out. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Tables its rows point to. */
  readonly references: readonly string[];
}

/** Our tables, each after those it points to, so that rows can be put back in this order. */
export async function listTables(db: Db): Promise<TableShape[]> {
  const { rows: tables } = await sql<Pick<TableShape, 'name' | 'columns'>>`
    select c.relname as name, json_agg(
      json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' group by c.relname order by c.relname`.execute(db);
  const { rows: links } = await sql<{ from_table: string; to_table: string }>`
    select conrelid::regclass::text as from_table, confrelid::regclass::text as to_table
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`.execute(db);
  const shapes = tables
    .filter((table) => !NOT_COPIED.has(table.name))
    .map((table) => ({
      ...table,
      references: links.filter((link) => link.from_table === table.name).map((link) => link.to_table),
    }));
  return inOrder(shapes);
}

function inOrder(shapes: readonly TableShape[]): TableShape[] {
  const byName = new Map(shapes.map((shape) => [shape.name, shape]));
  const ordered = new Set<TableShape>();
  const visit = (shape: TableShape, path: ReadonlySet<string>): void => {
    if (ordered.has(shape) || path.has(shape.name)) return;
    const deeper = new Set([...path, shape.name]);
    for (const name of shape.references) {
      const target = byName.get(name);
      if (target) visit(target, deeper);
    }
    ordered.add(shape);
  };
  for (const shape of shapes) visit(shape, new Set());
  return [...ordered];
}

const BATCH = 2000;

/**
 * The rows of a table as JSON lines in batches, every value in its own text form: so a JSON null is not taken for a
 * missing value. Inside one transaction, so that all tables are of one moment.
 */
export async function* readRows(tx: Db, table: TableShape): AsyncGenerator<string[]> {
  const columns = sql.join(table.columns.map(({ name }) => sql`${sql.ref(name)}::text as ${sql.ref(name)}`));
  await sql`declare backup_rows no scroll cursor for
    select row_to_json(t)::text as line from (select ${columns} from ${sql.table(table.name)}) t`.execute(tx);
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch forward ${sql.lit(BATCH)} from backup_rows`.execute(
      tx,
    );
    if (rows.length === 0) break;
    yield rows.map((row) => row.line);
  }
  await sql`close backup_rows`.execute(tx);
}

/** Puts JSON lines back as rows. */
export async function writeRows(tx: Db, table: TableShape, lines: readonly string[]): Promise<void> {
  const columns = sql.join(table.columns.map(({ name }) => sql.ref(name)));
  const values = sql.join(
    table.columns.map(({ name, type }) => sql`(line ->> ${sql.lit(name)})::${sql.raw(type)}`),
  );
  await sql`insert into ${sql.table(table.name)} (${columns}) overriding system value
    select ${values} from json_array_elements(${`[${lines.join(',')}]`}::json) line`.execute(tx);
}
