import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { recomputeStale } from '../../src/features/indicators/index.ts';
import { requestImports } from '../../src/features/sources/commands/request-imports.ts';
import {
  restoreVersion,
  runImport,
  sweepSources,
  withdrawVersion,
} from '../../src/features/sources/index.ts';
import { claimImport } from '../../src/features/sources/store/imports.ts';
import { listStanding, listVersions } from '../../src/features/sources/store/versions.ts';
import type { Context } from '../../src/platform/context.ts';

interface Slot {
  readonly system: string;
  readonly uf: string;
  readonly period: string;
}

/** What a program does to a month while it is killed. */
interface Operation {
  readonly slot: Slot;
  /** Done again by the start after a kill, where no job waits that does it. */
  readonly repeat?: (context: Context) => Promise<unknown>;
  /** What must be there before; never killed. */
  readonly prepare?: (context: Context) => Promise<unknown>;
  readonly run: (context: Context) => Promise<unknown>;
}

const ADMISSIONS: Slot = { system: 'SIH-RD', uf: 'AC', period: '2024-01' };
const EXTRACT: Slot = { system: 'SIH-RD', uf: 'AC', period: '2024-02' };
const RESIDENTS: Slot = { system: 'POPSVS', uf: 'MT', period: '2019' };
/** The hash of no card. */
export const CHANGED_CARD = '0'.repeat(64);

/** Uploads of PACTUA_FAULT_FILE, as the page sends them. */
async function* uploads(times: number) {
  const path = process.env.PACTUA_FAULT_FILE as string;
  for (let sent = 0; sent < times; sent++)
    yield { fileName: basename(path), stream: Readable.from([readFileSync(path)]) };
}

async function importFile(context: Context): Promise<void> {
  const [attempt] = await requestImports(context, uploads(1));
  await runImport(context, attempt!.id);
}

async function takeBack(context: Context): Promise<void> {
  const [current] = await listStanding(context, ADMISSIONS);
  const other = (await listVersions(context, ADMISSIONS)).find((version) => version.id !== current?.id);
  await restoreVersion(context, other!.id, 'A reedição veio errada.');
}

async function withdraw(context: Context): Promise<void> {
  const [current] = await listStanding(context, ADMISSIONS);
  await withdrawVersion(context, current!.id, 'É de outro estado.');
}

/** A withdrawal that was killed may have happened. */
async function stand(context: Context): Promise<void> {
  if ((await listStanding(context, ADMISSIONS)).length > 0) return;
  const [newest] = await listVersions(context, ADMISSIONS);
  await restoreVersion(context, newest!.id, 'Volta para ser retirada.');
}

/** What a stop leaves: an import with its file, one without, and files that nobody waits for. */
async function leaveRemains(context: Context): Promise<void> {
  const folder = join(context.env.dataFolder, context.env.mode);
  const [whole, lost] = await requestImports(context, uploads(2));
  for (const attempt of [whole, lost]) await claimImport(context, attempt!.id);
  rmSync(join(folder, 'staging', lost!.stagedFile));
  writeFileSync(join(folder, 'staging', 'de-ninguem'), 'x');
  const partitions = join(folder, 'warehouse', 'system=SIH-RD', 'uf=AC', 'period=2024-01');
  mkdirSync(partitions, { recursive: true });
  writeFileSync(join(partitions, `${'0'.repeat(64)}.parquet`), 'x');
}

const changeCards = (context: Context) =>
  sql`update indicator_computations set card_sha256 = ${CHANGED_CARD} where origin = 'import'`.execute(
    context.db,
  );

export type OperationName =
  | 'import of admissions'
  | 'import of an extract'
  | 'import of residents'
  | 'taking back'
  | 'withdrawal'
  | 'sweep'
  | 'recount';

export const OPERATIONS: Readonly<Record<OperationName, Operation>> = {
  'import of admissions': { slot: ADMISSIONS, run: importFile },
  'import of an extract': { slot: EXTRACT, run: importFile },
  'import of residents': { slot: RESIDENTS, run: importFile },
  'taking back': { slot: ADMISSIONS, run: takeBack },
  withdrawal: { slot: ADMISSIONS, prepare: stand, run: withdraw },
  sweep: { slot: ADMISSIONS, prepare: leaveRemains, run: sweepSources },
  recount: { slot: ADMISSIONS, repeat: recomputeStale, prepare: changeCards, run: recomputeStale },
};
