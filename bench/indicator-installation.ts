import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { openContext } from '../src/app/context.ts';
import { seeds } from '../src/app/seed.ts';
import { getTerritory } from '../src/features/territory/index.ts';
import type { Context } from '../src/platform/context.ts';
import { startEmbedded } from '../src/platform/db/embedded.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { readEnv } from '../src/platform/env.ts';
import { newId } from '../src/platform/ids.ts';
import { applySeeds } from '../src/platform/seeds.ts';
import { type MadeUpFile, madeUpFiles } from './indicator-data.ts';

export const LAST = '2025-06';
export const HOME = '51';
export const DAY = '2025-06-28';

/** A municipality with where it lies. */
export interface BenchPlace {
  readonly code: string;
  readonly region: string;
  readonly macro: string;
}

export interface Installation {
  /** Acts as the system. */
  readonly context: Context;
  readonly places: readonly BenchPlace[];
  readonly files: readonly MadeUpFile[];
  close(): Promise<void>;
}

/** An installation with its seeds and nothing counted, whose warehouse holds the made-up files of a state so many times Mato Grosso. */
export async function openInstallation(size: number): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-bench-run-'));
  const database = await startEmbedded(join(folder, 'database'));
  const env = { ...readEnv(), dataFolder: folder, uf: 'MT', logLevel: 'error' as const };
  const warehouse = join(folder, env.mode, 'warehouse');
  await migrate(database.db);
  mkdirSync(dirname(warehouse), { recursive: true });
  const seeding = openContext(env, database.db);
  await applySeeds(seeding, seeds);
  const places = await placesOf(seeding);
  await seeding.close();
  rmSync(warehouse, { recursive: true, force: true });
  const files = await madeUpFiles(
    size,
    LAST,
    places.map(({ code }) => code),
  );
  symlinkSync(dirname(dirname(files[0]!.path)), warehouse);
  const context = openContext(env, database.db);
  return {
    context,
    places,
    files,
    async close() {
      await context.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function placesOf(context: Context): Promise<BenchPlace[]> {
  const territory = await getTerritory(context);
  return territory.municipalitiesOn('2024-01-01', HOME).map(({ code }) => {
    const path = territory.path(code, DAY);
    return {
      code,
      region: path.find((each) => each.length === 5)!,
      macro: path.find((each) => each.length === 4)!,
    };
  });
}

/** Registers a file as an imported version. @returns its id. */
export async function register({ db, clock }: Context, file: MadeUpFile): Promise<string> {
  const id = newId(clock.now());
  const sha = id.replaceAll('-', '').padEnd(64, '0');
  await sql`insert into source_versions (id, system, uf, period, file_name, sha256, bytes, issued_on, issue_basis, row_count,
      column_count, stored_columns, hashed_columns, dropped_columns, warnings, partition_file, partition_sha256,
      partition_bytes, imported_at, padded)
    values (${id}, ${file.system}, ${file.uf}, ${file.period}, ${`${file.system}-${file.period}.dbc`}, ${sha}, 1, '2025-08-01', 'header',
      ${file.rows}, ${file.columns.length}, ${file.columns}, '{}', '{}', '[]', ${`${file.system}/${file.period}.parquet`}, ${sha}, 1, now(),
      false)`.execute(db);
  await sql`insert into source_currents (system, uf, period, version_id, since)
    values (${file.system}, ${file.uf}, ${file.period}, ${id}, now())`.execute(db);
  return id;
}

/** Takes away what was counted of files from a month on. */
export async function forget({ db }: Context, from: string): Promise<void> {
  await sql`delete from indicator_computations where origin = 'import' and period >= ${from}`.execute(db);
}

/** The same installation asked by somebody of the state's health council, who may not read rows: small numbers are hidden. */
export function asCouncil(context: Context): Context {
  return {
    ...context,
    actor: {
      kind: 'person',
      id: null,
      name: 'Conselho',
      grants: [{ role: 'health-council', unit: null, territory: HOME, from: '2020-01-01', to: null }],
    },
  };
}
