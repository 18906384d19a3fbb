import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, open, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { AppError } from '../../kernel/app-error.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { hashFile, KEPT_FOLDERS, listFiles, type Manifest, type ManifestItem } from './manifest.ts';
import { listTables, readRows, type TableShape } from './tables.ts';

/**
 * Copies everything an installation is — rows, Parquet, files, secret — into an empty folder, with the hash of each
 * piece. The database is read in one transaction, so a running server may go on.
 * @throws AppError `refused` when the folder is not empty.
 */
export async function backup(context: Context, folder: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) {
    throw new AppError(
      'refused',
      `A pasta ${folder} não está vazia. Escolha uma pasta nova para a cópia de segurança.`,
    );
  }
  await mkdir(join(folder, 'tables'));
  const { tables, migrations } = await context.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => copyTables(tx, join(folder, 'tables')));
  const files = await copyFiles(join(context.env.dataFolder, context.env.mode), folder);
  const manifest: Manifest = {
    format: 1,
    createdAt: context.clock.now().toISOString(),
    mode: context.env.mode,
    migrations,
    tables,
    files,
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2), { mode: 0o600 });
  return manifest;
}

async function copyTables(tx: Db, folder: string): Promise<Pick<Manifest, 'tables' | 'migrations'>> {
  const tables: Manifest['tables'] = [];
  for (const table of await listTables(tx)) tables.push(await copyTable(tx, table, folder));
  const { rows } = await sql<{ name: string; sha256: string }>`
    select name, sha256 from applied_migrations order by name`.execute(tx);
  return { tables, migrations: rows };
}

async function copyTable(tx: Db, table: TableShape, folder: string): Promise<Manifest['tables'][number]> {
  const handle = await open(join(folder, `${table.name}.ndjson`), 'wx', 0o600);
  const hash = createHash('sha256');
  let rows = 0;
  try {
    for await (const lines of readRows(tx, table)) {
      const text = `${lines.join('\n')}\n`;
      hash.update(text);
      rows += lines.length;
      await handle.write(text);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { name: table.name, rows, sha256: hash.digest('hex') };
}

async function copyFiles(from: string, to: string): Promise<ManifestItem[]> {
  const items: ManifestItem[] = [];
  for (const kept of KEPT_FOLDERS) {
    const source = join(from, kept);
    if (!existsSync(source)) continue;
    const paths = (await stat(source)).isFile() ? [''] : await listFiles(source);
    for (const path of paths) {
      const relative = join(kept, path);
      await mkdir(dirname(join(to, relative)), { recursive: true });
      await cp(join(from, relative), join(to, relative));
      items.push({ path: relative, ...(await hashFile(join(to, relative))) });
    }
  }
  return items;
}
