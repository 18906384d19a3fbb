import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openContext } from '../src/app/context.ts';
import { seeds } from '../src/app/seed.ts';
import { type Posting, postTogether } from '../src/features/cofinancing/commands/ledger/post.ts';
import { verifyLedger } from '../src/features/cofinancing/commands/ledger/verify.ts';
import { STEPS, type Step } from '../src/features/cofinancing/domain/ledger/chart.ts';
import type { Party } from '../src/features/cofinancing/domain/ledger/entry.ts';
import { getTerritory } from '../src/features/territory/index.ts';
import { addMonths, type Competencia, parseCompetencia } from '../src/kernel/competencia.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Context } from '../src/platform/context.ts';
import { startEmbedded } from '../src/platform/db/embedded.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { readEnv } from '../src/platform/env.ts';
import { newId } from '../src/platform/ids.ts';
import { applySeeds } from '../src/platform/seeds.ts';
import type { Finding, Outcome } from './report.ts';

const DAY = '2025-12-31';
const FIRST = parseCompetencia('2020-07');
const MUNICIPALITIES = 142;
const MONTHS = 60;

/** A month of a state: every municipality authorised, ordered, committed, liquidated, paid and reconciled, in one transaction each month. */
export async function ledger(quick: boolean): Promise<Outcome> {
  const [municipalities, months] = quick ? [12, 5] : [MUNICIPALITIES, MONTHS];
  const folder = mkdtempSync(join(tmpdir(), 'pactua-bench-ledger-'));
  const database = await startEmbedded(join(folder, 'database'));
  const env = { ...readEnv(), dataFolder: folder, uf: 'MT', logLevel: 'error' as const };
  await migrate(database.db);
  const context = openContext(env, database.db, fixedClock(`${DAY}T15:00:00Z`, env.timeZone));
  try {
    await applySeeds(context, seeds);
    return await measure(context, municipalities, months);
  } finally {
    await context.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(context: Context, municipalities: number, months: number): Promise<Outcome> {
  const parties = await partiesOf(context, municipalities);
  const every = Array.from({ length: months }, (_, i) => addMonths(FIRST, i));
  const runs = every.map((month) => ({ ...context, commandId: newId(context.clock.now()), month }));
  const post = (run: (typeof runs)[number]) => postTogether(run, postingsOf(parties, run.month));
  const posted = await timed(async () => {
    for (const run of runs) await post(run);
  });
  const repeated = await timed(async () => {
    for (const run of runs) await post(run);
  });
  let report = await verifyLedger(context);
  const verified = await timed(async () => {
    report = await verifyLedger(context);
  });
  const wanted = municipalities * months * (1 + Object.keys(STEPS).length);
  if (!report.ok || report.entries !== wanted)
    throw new Error(`the ledger has ${report.entries} of ${wanted} entries, ${report.breaks.length} breaks`);
  const bytes = await sizeOf(context);
  const each = (milliseconds: number) => (milliseconds / report.entries).toFixed(3);
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
  return {
    tables: [
      {
        title: `The ledger: ${municipalities} municipalities × ${months} months, ${report.entries} entries, embedded database`,
        columns: ['what', 'seconds', 'milliseconds an entry'],
        rows: [
          ['posted, a month in one transaction', seconds(posted), each(posted)],
          ['the same commands again: nothing is written', seconds(repeated), each(repeated)],
          ['verified, entry by entry and account by account', seconds(verified), each(verified)],
        ],
        notes: [
          `On disk, with indexes and without the log of events: ${(bytes / 1e6).toFixed(1)} MB, ${Math.round(bytes / report.entries)} bytes an entry. Time is that of the clock.`,
        ],
      },
    ],
    findings: [
      finding(`ledger of ${report.entries} entries posted`, posted),
      finding('the same verified', verified),
    ],
  };
}

const finding = (what: string, milliseconds: number): Finding => ({
  what,
  goal: '',
  measured: `${(milliseconds / 1000).toFixed(1)} s`,
  reached: null,
});

async function timed(work: () => Promise<void>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

async function partiesOf(context: Context, count: number): Promise<Party[]> {
  const territory = await getTerritory(context);
  const places = territory.municipalitiesOn(DAY).slice(0, count);
  if (places.length < count) throw new Error(`the state has ${places.length} municipalities, not ${count}`);
  return places.map(({ code, name }) => ({
    source: 'state',
    fund: `Fundo Municipal de Saúde de ${name}`,
    municipality: code,
    unit: `HOSPITAL-${code}`,
    programme: 'mt.cofin.hospitalar',
  }));
}

/** The whole life of a month, in the order of the stages. */
function postingsOf(parties: readonly Party[], competencia: Competencia): Posting[] {
  const dated = { competencia, occurredOn: DAY };
  const authorised = parties.map((party, i): Posting => {
    const request = {
      kind: 'authorisation',
      ...dated,
      amount: amountOf(i),
      calculation: 'c'.repeat(64),
    } as const;
    return { party, request };
  });
  const steps = (Object.keys(STEPS) as Step[]).flatMap((kind) =>
    parties.map((party, i): Posting => {
      const document = `${kind} ${competencia} ${i}`;
      return { party, request: { kind, ...dated, amount: amountOf(i), document } };
    }),
  );
  return [...authorised, ...steps];
}

const amountOf = (index: number): string =>
  `${400_000 + 1_013 * index}.${String(index % 100).padStart(2, '0')}`;

async function sizeOf(context: Context): Promise<number> {
  const { rows } = await sql<{
    bytes: number;
  }>`select sum(pg_total_relation_size(oid))::bigint as bytes from pg_class
    where relkind = 'r' and relname in ('ledgers', 'ledger_accounts', 'ledger_entries', 'ledger_lines', 'ledger_balances')`.execute(
    context.db,
  );
  return rows[0]?.bytes ?? 0;
}
