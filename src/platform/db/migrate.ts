import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { AppError } from '../../kernel/app-error.ts';
import { PROJECT_ROOT } from '../env.ts';
import { sha256 } from '../ids.ts';
import type { Db } from './database.ts';

const FOLDER = join(PROJECT_ROOT, 'database/migrations');

interface MigrationFile {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name: name.replace(/\.sql$/, ''), text, sha256: sha256(text) };
    }),
  );
}

/** @throws AppError `conflict` when a migration that was already applied has changed since. */
async function refuseChanged(db: Db, files: MigrationFile[]): Promise<Set<string>> {
  await sql`create table if not exists applied_migrations (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`.execute(db);
  const { rows } = await sql<{
    name: string;
    sha256: string;
  }>`select name, sha256 from applied_migrations`.execute(db);
  const known = new Map(files.map((file) => [file.name, file.sha256]));
  const changed = rows.filter((row) => known.get(row.name) !== row.sha256).map((row) => row.name);
  if (changed.length === 0) return new Set(rows.map((row) => row.name));
  throw new AppError(
    'conflict',
    `As migrações ${changed.join(', ')} já foram aplicadas a este banco e mudaram (ou sumiram) desde então. ` +
      'Restaure os arquivos originais de database/migrations; uma correção entra como migração nova.',
  );
}

/**
 * Brings the schema to the newest version, forward only. `copyFrom` is the folder of an embedded database: it is copied
 * beside itself before anything is applied.
 * @returns the names applied now.
 */
export async function migrate(
  db: Db,
  options: { folder?: string; copyFrom?: string | null } = {},
): Promise<string[]> {
  const files = await readMigrations(options.folder ?? FOLDER);
  const applied = await refuseChanged(db, files);
  const pending = files.filter((file) => !applied.has(file.name));
  if (pending.length === 0) return [];
  if (options.copyFrom && applied.size > 0) await copyFolder(db, options.copyFrom);
  const migrations = Object.fromEntries(
    files.map((file) => [file.name, { up: (tx: Db) => applyFile(tx, file) }]),
  );
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    // Each room numbers its own: a new one of an early room comes after those of later rooms were applied.
    allowUnorderedMigrations: true,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName;
    const which = failed === undefined ? 'A mudança do banco' : `A migração ${failed}`;
    throw new AppError('internal', `${which} falhou e foi desfeita. O banco ficou como estava.`, {
      cause: error,
    });
  }
  return pending.map((file) => file.name);
}

async function applyFile(tx: Db, file: MigrationFile): Promise<void> {
  await sql.raw(file.text).execute(tx);
  await sql`insert into applied_migrations (name, sha256) values (${file.name}, ${file.sha256})`.execute(tx);
}

async function copyFolder(db: Db, folder: string): Promise<void> {
  await sql`checkpoint`.execute(db);
  const copy = `${folder}.before-migration`;
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { recursive: true });
  await cp(folder, copy, { recursive: true });
}
