import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openContext } from '../src/app/context.ts';
import { seeds } from '../src/app/seed.ts';
import { verifyLedger } from '../src/features/cofinancing/commands/ledger/verify.ts';
import type { Month } from '../src/features/cofinancing/domain/month/month.ts';
import { addMonths, type Competencia, parseCompetencia } from '../src/kernel/competencia.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Context } from '../src/platform/context.ts';
import { startEmbedded } from '../src/platform/db/embedded.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { readEnv } from '../src/platform/env.ts';
import { applySeeds } from '../src/platform/seeds.ts';
import { type Cast, castOf } from '../test/transfer-acts.ts';
import { BareCopy } from './bare-rows.ts';
import { median } from './harness.ts';
import { type Finding, type Outcome, times } from './report.ts';
import { add, NOTHING, type Spent, spent } from './spent.ts';
import { agreeWith } from './state-agreements.ts';
import { PAID_ENTRIES, Runs, TRANSACTIONS } from './state-months.ts';

/** The 142nd municipality exists since 2025: every Termo begins that year, and its sixty months end before this day. */
const DAY = '2030-12-31';
/** The first month that is paid by production, and so calculated by the facts of its own. */
const FIRST = parseCompetencia('2025-11');
const MUNICIPALITIES = 142;
const MONTHS = 60;
const YEAR = 12;
/** No month is begun after so long: on a machine that others use, what was reached until then is measured and said. */
const LONGEST_MINUTES = 60;

/** Every month of a state's hospitals calculated, checked and authorised by the room's own commands, beside the same rows by bare SQL; the last one paid. */
export async function ledger(quick: boolean): Promise<Outcome> {
  const [municipalities, months] = quick ? [12, 5] : [MUNICIPALITIES, MONTHS];
  const folder = mkdtempSync(join(tmpdir(), 'pactua-bench-ledger-'));
  const database = await startEmbedded(join(folder, 'database'));
  const env = { ...readEnv(), dataFolder: folder, uf: 'MT', logLevel: 'error' as const };
  await migrate(database.db);
  const context = openContext(env, database.db, fixedClock(`${DAY}T15:00:00Z`, env.timeZone));
  try {
    await applySeeds(context, seeds);
    const agreements = await agreeWith(context, municipalities, DAY);
    return await measure(await castOf(context), agreements, months);
  } finally {
    await context.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(cast: Cast, agreements: readonly string[], wanted: number): Promise<Outcome> {
  const { context } = cast;
  const every: Competencia[] = [];
  const until = performance.now() + LONGEST_MINUTES * 60_000;
  const runs = new Runs(cast, agreements);
  const bare = await BareCopy.open(context.db);
  const ours: Spent[] = [];
  const hand: Spent[] = [];
  let last: readonly Month[] = [];
  while (every.length < wanted && performance.now() < until) {
    const month = addMonths(FIRST, every.length);
    const used = await spent(async () => {
      last = await runs.authorise(month);
    });
    ours.push(used);
    hand.push(await bare.write(agreements.length * TRANSACTIONS, spent));
    every.push(month);
    process.stderr.write(`${every.length} of ${wanted} months, ${used.clock.toFixed(1)} s\n`);
  }
  const authorised = [...runs.spent];
  const pay = () => runs.pay(every.at(-1)!, last);
  const paid = await spent(pay);
  const before = await stateOf(context);
  const again = await spent(async () => {
    for (const month of every) await runs.authorise(month);
    await pay();
  });
  if ((await stateOf(context)) !== before) throw new Error('the same commands again wrote something');
  let report = await verifyLedger(context);
  const verified = await spent(async () => {
    report = await verifyLedger(context);
  });
  const due = agreements.length * (every.length + PAID_ENTRIES);
  if (!report.ok || report.entries !== due)
    throw new Error(`the ledger has ${report.entries} of ${due} entries, ${report.breaks.length} breaks`);
  const { entries } = report;
  const sizes = await sizesOf(context);
  return outcomeOf({
    agreements,
    months: every.length,
    wanted,
    entries,
    ours,
    hand,
    authorised,
    paid,
    again,
    verified,
    sizes,
  });
}

interface Measured {
  readonly agreements: readonly string[];
  readonly months: number;
  readonly wanted: number;
  readonly entries: number;
  /** What each month took, and its rows by bare SQL. */
  readonly ours: readonly Spent[];
  readonly hand: readonly Spent[];
  readonly authorised: readonly (readonly [string, Spent & { readonly queries: number }])[];
  readonly paid: Spent;
  readonly again: Spent;
  readonly verified: Spent;
  readonly sizes: readonly { readonly what: string; readonly bytes: number }[];
}

function outcomeOf(measured: Measured): Outcome {
  const { agreements, months, wanted, entries, ours, hand, authorised, paid, again, verified, sizes } =
    measured;
  const hospitals = agreements.length;
  const count = hospitals * months;
  const all = ours.reduce(add, NOTHING);
  const ratios = ours.map(({ cpu }, at) => cpu / hand[at]!.cpu);
  const cells = ({ clock, cpu }: Spent, runs = count) => [
    clock.toFixed(1),
    cpu.toFixed(1),
    ((cpu / runs) * 1000).toFixed(2),
  ];
  const perRun = (some: readonly Spent[]) =>
    ((some.reduce(add, NOTHING).cpu / (some.length * hospitals)) * 1000).toFixed(1);
  const queries = authorised.reduce((sum, [, each]) => sum + each.queries, 0);
  const title = `The ledger: ${hospitals} municipalities × ${months} months${months < wanted ? ` (of ${wanted}: the time was over)` : ''} = ${count} runs, ${entries} entries, embedded database`;
  return {
    tables: [
      {
        title,
        columns: ['what', 'seconds', 's of CPU', 'ms of CPU a run', 'queries a run'],
        rows: [
          ...authorised.map(([stage, each]) => [stage, ...cells(each), (each.queries / count).toFixed(1)]),
          ['the whole run', ...cells(all), (queries / count).toFixed(1)],
          ['the same rows by bare SQL, in as many transactions', ...cells(hand.reduce(add, NOTHING)), ''],
          ['the last month ordered by one ordinance and paid', ...cells(paid, hospitals), ''],
          ['the same commands again: nothing is written', ...cells(again), ''],
          ['verified, entry by entry and account by account', ...cells(verified), ''],
        ],
        notes: [
          `A run ÷ its rows by bare SQL, CPU, month by month: ${times(median(ratios))} (${times(Math.min(...ratios))}–${times(Math.max(...ratios))}).`,
          `First year ${perRun(ours.slice(0, YEAR))} ms of CPU a run, last ${perRun(ours.slice(-YEAR))}.`,
          `On disk, with indexes: ${sizes.map(({ what, bytes }) => `${what} ${(bytes / 1e6).toFixed(1)} MB`).join(', ')}; ${Math.round(sizes[0]!.bytes / entries)} bytes an entry of the ledger.`,
        ],
      },
    ],
    findings: [
      finding(`${count} runs created, from production to the right in the ledger`, all.clock),
      finding(`their ledger of ${entries} entries verified`, verified.clock),
    ],
  };
}

const finding = (what: string, seconds: number): Finding => ({
  what,
  goal: '',
  measured: `${seconds.toFixed(1)} s`,
  reached: null,
});

/** How many rows there are of whatever a command writes, and the head of the chain. */
async function stateOf(context: Context): Promise<string> {
  const { rows } = await sql<{ state: string }>`select concat_ws('/', (select count(*) from events),
    (select count(*) from calculations), (select count(*) from issued_papers), (select count(*) from production_records),
    (select sum(version) from transfer_months), (select last_hash from ledgers)) as state`.execute(
    context.db,
  );
  return rows[0]?.state ?? '';
}

const TABLES = {
  'the ledger': ['ledgers', 'ledger_accounts', 'ledger_entries', 'ledger_lines', 'ledger_balances'],
  'the log of events': ['events'],
  'calculations with their trees, and papers': ['calculations', 'issued_papers'],
  'months and production': ['transfer_months', 'production_records', 'production_countersignatures'],
};

async function sizesOf(context: Context): Promise<{ what: string; bytes: number }[]> {
  const sizes: { what: string; bytes: number }[] = [];
  for (const [what, tables] of Object.entries(TABLES)) {
    const { rows } = await sql<{
      bytes: number;
    }>`select sum(pg_total_relation_size(oid))::float8 as bytes from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname = any(${tables}::text[])`.execute(
      context.db,
    );
    sizes.push({ what, bytes: rows[0]?.bytes ?? 0 });
  }
  return sizes;
}
