// Counts steps in this thread; `--import` brings it to the others too.
import './steps.ts';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { openContext } from '../../src/app/context.ts';
import { reactions } from '../../src/app/reactions.ts';
import { requestImports } from '../../src/features/sources/commands/request-imports.ts';
import { runImport, sweepSources } from '../../src/features/sources/index.ts';
import { listImports } from '../../src/features/sources/store/imports.ts';
import { listCurrentVersions, listVersions } from '../../src/features/sources/store/versions.ts';
import type { Context } from '../../src/platform/context.ts';
import { openDatabase } from '../../src/platform/db/open.ts';
import { readEnv } from '../../src/platform/env.ts';
import { listEvents } from '../../src/platform/events.ts';
import { drainReactions, startJobs } from '../../src/platform/jobs.ts';

/*
 * Starts as the server does after a stop, tells what it finds before, between and after, and then imports
 * PACTUA_FAULT_FILE as a request of the page would, to be killed by `steps.ts` on the way.
 */

export interface Seen {
  /** States of the last attempts, newest first. */
  readonly attempts: readonly string[];
  readonly current: { readonly issuedOn: string; readonly rows: number; readonly whole: boolean } | undefined;
  readonly versions: number;
  readonly events: number;
  readonly staged: readonly string[];
  readonly partitions: number;
  readonly strays: readonly string[];
}

const SLOT = { system: 'SIH-RD', uf: 'AC', period: '2024-01' };
const env = readEnv();
const folder = (name: string) => join(env.dataFolder, env.mode, name);

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(path.length + 1));
}

function hashOf(path: string): string | null {
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : null;
}

async function see(context: Context): Promise<Seen> {
  const versions = await listVersions(context, SLOT);
  const [current] = await listCurrentVersions(context, { system: SLOT.system });
  const partitions = filesOf(folder('warehouse'));
  const known = new Set(versions.map((version) => version.partitionFile));
  return {
    attempts: (await listImports(context, null, 3)).map((attempt) => attempt.status),
    current: current && {
      issuedOn: current.issuedOn,
      rows: current.rows,
      whole: hashOf(join(folder('warehouse'), current.partitionFile)) === current.partitionSha256,
    },
    versions: versions.length,
    events: (await listEvents(context, 'source/SIH-RD/AC/2024-01')).length,
    staged: filesOf(folder('staging')),
    partitions: partitions.length,
    strays: partitions.filter((file) => !known.has(file)),
  };
}

const database = await openDatabase(env, { exclusive: true });
const context = openContext(env, database.db);
const found = await see(context);
await sweepSources(context);
const swept = await see(context);
const jobs = await startJobs(context, reactions);
await drainReactions(context);
await jobs.stop();
process.stdout.write(`${JSON.stringify({ found, swept, ended: await see(context) })}\n`);

process.env.PACTUA_FAULT_TRACE = process.env.PACTUA_FAULT_TRACE_FILE as string;
const bytes = readFileSync(process.env.PACTUA_FAULT_FILE as string);
const upload = async function* () {
  yield { fileName: 'RDAC2401.dbc', stream: Readable.from([bytes]) };
};
const [attempt] = await requestImports(context, upload());
await runImport(context, attempt!.id);
await context.close();
await database.close();
