// Counts steps in this thread; `--import` brings it to the others too.
import './steps.ts';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { openContext } from '../../src/app/context.ts';
import { reactions } from '../../src/app/reactions.ts';
import { sweepSources, verifyWarehouse } from '../../src/features/sources/index.ts';
import { listImports } from '../../src/features/sources/store/imports.ts';
import { listStanding, listVersions } from '../../src/features/sources/store/versions.ts';
import type { Context } from '../../src/platform/context.ts';
import { openDatabase } from '../../src/platform/db/open.ts';
import { readEnv } from '../../src/platform/env.ts';
import { listEvents, type StoredEvent } from '../../src/platform/events.ts';
import { drainReactions, startJobs } from '../../src/platform/jobs.ts';
import { CHANGED_CARD, OPERATIONS, type OperationName } from './operations.ts';

/*
 * Starts as the server does after a stop, tells what it finds before, between and after, and then does
 * PACTUA_FAULT_OPERATION, to be killed by `steps.ts` on the way.
 */

export interface Seen {
  /** States of the last attempts, newest first. */
  readonly attempts: readonly string[];
  readonly current: { readonly sha256: string; readonly rows: number } | undefined;
  readonly versions: number;
  /** The newest event of the month names the version that stands, or says that none does. */
  readonly told: boolean;
  /** What `pactua warehouse verify` says: files that no row points at, and versions that are not as they were stored. */
  readonly orphans: readonly string[];
  readonly staged: readonly string[];
  readonly damaged: readonly string[];
  /** Versions of the month that the indicators counted; what they counted of the one that stands, in one hash. */
  readonly counted: number;
  readonly counts: string;
  /** Counted by a card as it no longer is. */
  readonly stale: boolean;
}

const operation = OPERATIONS[process.env.PACTUA_FAULT_OPERATION as OperationName];
const { slot } = operation;

async function countsOf(context: Context, versionId: string | null) {
  const { rows } = await sql<{ version: string; card: string; of: string }>`
    select k.version_id as version, k.card_sha256 as card,
      concat_ws(' ', k.indicator, k.method, k.measures, c.place_kind, c.places, c.municipalities, c.measures, c.parts) as of
    from indicator_computations k
    left join indicator_counts c on c.computation_id = k.id
    where k.system = ${slot.system} and k.uf = ${slot.uf} and k.period = ${slot.period} and k.origin = 'import'
    order by 3`.execute(context.db);
  const standing = rows.filter((row) => row.version === versionId);
  return {
    counted: new Set(rows.map((row) => row.version)).size,
    counts: createHash('sha256')
      .update(standing.map((row) => row.of).join('\n'))
      .digest('hex'),
    stale: standing.some((row) => row.card === CHANGED_CARD),
  };
}

const toldBy = (last: StoredEvent | undefined) =>
  last?.type === 'withdrawn' ? undefined : last?.data.versionId;

async function see(context: Context): Promise<Seen> {
  const [current = null] = await listStanding(context, slot);
  const events = await listEvents(context, `source/${slot.system}/${slot.uf}/${slot.period}`);
  const report = await verifyWarehouse(context);
  return {
    attempts: (await listImports(context, null, 3)).map((attempt) => attempt.status),
    current: current === null ? undefined : { sha256: current.sha256, rows: current.rows },
    versions: (await listVersions(context, slot)).length,
    told: toldBy(events.at(-1)) === current?.id,
    orphans: report.orphans,
    staged: report.staged,
    damaged: report.versions.filter((version) => version.state !== 'ok').map((version) => version.partition),
    ...(await countsOf(context, current?.id ?? null)),
  };
}

const env = readEnv();
const database = await openDatabase(env, { exclusive: true });
const context = openContext(env, database.db);
const found = await see(context);
await sweepSources(context);
const swept = await see(context);
const jobs = await startJobs(context, reactions);
await drainReactions(context);
await jobs.stop();
await operation.repeat?.(context);
const ended = await see(context);
await operation.prepare?.(context);
process.stdout.write(`${JSON.stringify({ found, swept, ended })}\n`);

process.env.PACTUA_FAULT_TRACE = process.env.PACTUA_FAULT_TRACE_FILE as string;
await operation.run(context);
await context.close();
await database.close();
