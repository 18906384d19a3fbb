import { createReadStream, existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { AppError } from '../../kernel/app-error.ts';
import type { Db } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import type { Env } from '../env.ts';
import { hashFile, KEPT_FOLDERS, Manifest } from './manifest.ts';
import { listTables, type TableShape, writeRows } from './tables.ts';

const BATCH = 2000;

/** Reads and verifies a backup whole, before anything is written. @throws AppError naming the piece that is damaged. */
export async function readBackup(folder: string, env: Env): Promise<Manifest> {
  const manifest = await readManifest(folder);
  if (manifest.mode !== env.mode) {
    throw new AppError(
      'refused',
      'A cópia é de outro modo (demonstração ou produção) e não pode entrar neste.',
    );
  }
  for (const table of manifest.tables)
    await verify(join(folder, 'tables', `${table.name}.ndjson`), table.sha256, table.name);
  for (const file of manifest.files) await verify(join(folder, file.path), file.sha256, file.path);
  return manifest;
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => null);
  if (text === null) {
    throw new AppError(
      'not-found',
      `${folder} não tem uma cópia de segurança completa (falta manifest.json).`,
    );
  }
  const result = Manifest.safeParse(JSON.parse(text));
  if (result.success) return result.data;
  throw new AppError('invalid-input', `${folder}/manifest.json não é de uma cópia de segurança do Pactua.`);
}

async function verify(path: string, sha256: string, name: string): Promise<void> {
  const actual = existsSync(path) ? (await hashFile(path)).sha256 : null;
  if (actual === sha256) return;
  throw new AppError(
    'refused',
    `A cópia está danificada: ${name} não confere com o manifesto. Nada foi restaurado.`,
  );
}

/**
 * Puts a verified backup into an empty installation. @throws AppError `refused` where the target already has data, or
 * where the backup comes from a newer version.
 */
export async function restore(db: Db, env: Env, folder: string, manifest: Manifest): Promise<void> {
  const target = join(env.dataFolder, env.mode);
  if (KEPT_FOLDERS.some((kept) => existsSync(join(target, kept)))) throw occupied();
  await migrate(db);
  await refuseNewer(db, manifest);
  const tables = await listTables(db);
  await db.transaction().execute(async (tx) => {
    // What triggers wrote is in the copy too: heads and balances come back as they were, not written twice.
    for (const { name } of tables) await sql`alter table ${sql.table(name)} disable trigger user`.execute(tx);
    for (const table of tables) await restoreTable(tx, table, folder, manifest);
    await sql`set constraints all immediate`.execute(tx);
    for (const { name } of tables) await sql`alter table ${sql.table(name)} enable trigger user`.execute(tx);
    // Messages that were on their way to the queue start again: the queue itself is not copied.
    await sql`update outbox set dispatched_at = null where done_at is null`.execute(tx);
    await placeFiles(folder, target, manifest);
  });
}

function occupied(): AppError {
  return new AppError(
    'refused',
    'A pasta de destino já tem dados. Restaure em uma pasta nova (PACTUA_DATA) ou banco vazio.',
  );
}

async function refuseNewer(db: Db, manifest: Manifest): Promise<void> {
  const { rows } = await sql<{
    name: string;
    sha256: string;
  }>`select name, sha256 from applied_migrations`.execute(db);
  const known = new Map(rows.map((row) => [row.name, row.sha256]));
  const foreign = manifest.migrations.filter((migration) => known.get(migration.name) !== migration.sha256);
  if (foreign.length === 0) return;
  const names = foreign.map((migration) => migration.name).join(', ');
  throw new AppError(
    'refused',
    `A cópia foi feita por outra versão do Pactua (${names}). Use a mesma versão ou uma mais nova.`,
  );
}

async function restoreTable(tx: Db, table: TableShape, folder: string, manifest: Manifest): Promise<void> {
  const entry = manifest.tables.find((candidate) => candidate.name === table.name);
  if (!entry) return;
  const { rows } = await sql<{
    any: boolean;
  }>`select exists (select 1 from ${sql.table(table.name)}) as any`.execute(tx);
  if (rows[0]?.any) throw occupied();
  const lines = createInterface({ input: createReadStream(join(folder, 'tables', `${table.name}.ndjson`)) });
  const whole = table.references.includes(table.name);
  let batch: string[] = [];
  for await (const line of lines) {
    batch.push(line);
    // A table that points to itself goes in by one statement, so that a child may stand before its parent.
    if (!whole && batch.length === BATCH) {
      await writeRows(tx, table, batch);
      batch = [];
    }
  }
  if (batch.length > 0) await writeRows(tx, table, batch);
}

/** Copied beside the target and renamed, so that an interrupted restore leaves no half folder. */
async function placeFiles(folder: string, target: string, manifest: Manifest): Promise<void> {
  const staging = `${target}.restoring`;
  await rm(staging, { recursive: true, force: true });
  for (const file of manifest.files) {
    await mkdir(dirname(join(staging, file.path)), { recursive: true, mode: 0o700 });
    await cp(join(folder, file.path), join(staging, file.path));
  }
  await mkdir(target, { recursive: true, mode: 0o700 });
  for (const kept of KEPT_FOLDERS) {
    if (existsSync(join(staging, kept))) await rename(join(staging, kept), join(target, kept));
  }
  await rm(staging, { recursive: true, force: true });
}
