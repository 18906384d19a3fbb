import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { openContext } from '../src/app/context.ts';
import { seeds } from '../src/app/seed.ts';
import { buildServer } from '../src/app/server.ts';
import type { Context } from '../src/platform/context.ts';
import { startEmbedded } from '../src/platform/db/embedded.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { readEnv } from '../src/platform/env.ts';
import { applySeeds } from '../src/platform/seeds.ts';
import { median } from './harness.ts';
import { fillPlan } from './plan-data.ts';
import { type Scrolled, scrollViews } from './plan-scroll.ts';
import type { Finding, Outcome, Table } from './report.ts';

const MANY = 10_000;
const PAGE = 'limit=50&';
/** What the screen asks, each as one request; the pages are of 50, so that both plans give the same number of rows. */
const REQUESTS: readonly (readonly [name: string, path: string])[] = [
  ['first page, in the order of the document, with counts', `actions?${PAGE}`],
  ['first page, grouped by objective', `actions?${PAGE}group=objective`],
  ['first page, grouped by lateness, sorted by due date', `actions?${PAGE}group=lateness&sort=due`],
  ['first page of a filter by unit and status', `actions?${PAGE}unit=COPHS&status=none`],
  ['first page of a text', `actions?${PAGE}q=planificacao`],
  ['a month of the calendar', 'actions/calendar?month=2027-12'],
  ['full-text search, 20 results', 'search?q=linha%20de%20cuidado'],
  ['the map with its counts', ''],
  ['the work queue', 'desk'],
  ['the chain', 'chain'],
  ['the acronyms and where they are used', 'acronyms'],
  ['who takes part', 'participation'],
  ['the contradictions, the first of each rule, with counts', 'coherence?perRule=5'],
  ['50 contradictions of one page', 'coherence?limit=50'],
];

/** Files of the whole plan: three readings are enough. */
const FILES: readonly (readonly [name: string, path: string])[] = [
  ['the whole plan as CSV', 'document/csv'],
  ['the whole plan as XLSX', 'document/xlsx'],
  ['the whole plan as DOCX', 'document/docx'],
  ['all tables as ZIP', 'tables.zip'],
];
const FILE_ROUNDS = 3;

const BARE = 'the bare query of the first page: 50 rows of plan_actions by position';

const barePage = (context: Context) =>
  sql`select * from plan_actions where retired_by is null order by position limit 50`.execute(context.db);

interface Reading {
  /** CPU milliseconds, of all threads, the embedded database too: the median of the rounds. */
  readonly cpu: number;
  /** Bytes of the answer. */
  readonly size: number;
}
type Readings = ReadonlyMap<string, Reading>;

async function signIn(app: FastifyInstance): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session/demonstration',
    payload: { person: 'superintendencia' },
    headers: { 'x-pactua-csrf': '1' },
  });
  return [answer.headers['set-cookie']]
    .flat()
    .map((cookie) => String(cookie).split(';')[0])
    .join('; ');
}

/** One piece of work, asked so many times after a first that warms up; it answers how long its answer is. */
async function read(work: () => Promise<number>, rounds: number): Promise<Reading> {
  const size = await work();
  const readings: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    readings.push((user + system) / 1000);
  }
  return { cpu: median(readings), size };
}

async function measure(app: FastifyInstance, context: Context, rounds: number): Promise<Readings> {
  const cookie = await signIn(app);
  const ask = async (path: string): Promise<Buffer> => {
    const { statusCode, rawPayload } = await app.inject({
      url: `/api/plan${path && `/${path}`}`,
      headers: { cookie },
    });
    if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${rawPayload.toString().slice(0, 200)}`);
    return rawPayload;
  };
  const asked = (path: string) => async () => (await ask(path)).length;
  const { next } = JSON.parse((await ask(`actions?${PAGE}`)).toString()) as { next: string };
  const readings = new Map<string, Reading>();
  readings.set(BARE, await read(async () => (await barePage(context)).rows.length, rounds));
  for (const [name, path] of REQUESTS) readings.set(name, await read(asked(path), rounds));
  readings.set(
    'the page after it, by its cursor',
    await read(asked(`actions?${PAGE}cursor=${next}`), rounds),
  );
  for (const [name, path] of FILES) readings.set(name, await read(asked(path), FILE_ROUNDS));
  return readings;
}

const LIST = 'first page, in the order of the document, with counts';
const longest = ({ longTasks }: Scrolled) => Math.max(0, ...longTasks);
const longestText = (each: Scrolled) => (longest(each) === 0 ? '< 50' : longest(each).toFixed(0));

function findingsOf(few: Readings, many: Readings, scrolled: readonly Scrolled[]): Finding[] {
  const ratio = (many.get(LIST)?.cpu ?? 0) / (few.get(LIST)?.cpu ?? 1);
  return [
    {
      what: `list of actions, ${MANY} beside 96`,
      goal: '',
      measured: `${ratio.toFixed(1)} ×`,
      reached: null,
    },
    ...scrolled.map((each) => ({
      what: `${each.view} of ${MANY} actions, longest task`,
      goal: '≤ 100 ms',
      measured: `${longestText(each)} ms`,
      reached: longest(each) <= 100,
    })),
  ];
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(bytes < 100_000 ? 1 : 0);

function requestsTable(few: Readings, many: Readings): Table {
  const bare = many.get(BARE)?.cpu ?? 1;
  return {
    title: `The plan of 96 actions beside one of ${MANY}, CPU milliseconds a request`,
    notes: [],
    columns: ['request', '96', String(MANY), 'ratio', `${MANY} ÷ bare query`, `answer at ${MANY}, kB`],
    rows: [...few].map(([name, before]) => {
      const { cpu, size } = many.get(name) ?? before;
      return [
        name,
        before.cpu.toFixed(1),
        cpu.toFixed(1),
        `${(cpu / before.cpu).toFixed(1)} ×`,
        `${(cpu / bare).toFixed(1)} ×`,
        name === BARE ? '' : kilobytes(size),
      ];
    }),
  };
}

function scrollingTable(few: readonly Scrolled[], many: readonly Scrolled[]): Table {
  const over = ({ longTasks }: Scrolled, limit: number) => longTasks.filter((task) => task > limit).length;
  const rowsOf = (actions: number, views: readonly Scrolled[]) =>
    views.map((each) => [
      each.view,
      String(actions),
      String(each.reached),
      String(each.drawn),
      String(over(each, 50)),
      String(over(each, 100)),
      longestText(each),
      each.seconds.toFixed(0),
    ]);
  return {
    title: 'Scrolling in headless Chromium, tasks of the page by processor time',
    columns: ['view', 'actions', 'reached', 'drawn', '> 50 ms', '> 100 ms', 'longest, ms', 'seconds'],
    rows: [...rowsOf(96, few), ...rowsOf(MANY, many)],
    notes: [`Load of the machine at the end: ${loadavg()[0]?.toFixed(1)}.`],
  };
}

/** The plan as it is, beside one of 10,000 actions: the API, its files, then the three views in headless Chromium. */
export async function plan(quick: boolean): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-bench-'));
  const database = await startEmbedded(null);
  const env = {
    ...readEnv({}),
    dataFolder: folder,
    mode: 'demonstration' as const,
    logLevel: 'silent' as const,
  };
  await migrate(database.db);
  const context = openContext(env, database.db);
  const app = await buildServer(context);
  try {
    await applySeeds(context, seeds);
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const rounds = quick ? 7 : 25;
    const few = await measure(app, context, rounds);
    const fewScrolled = await scrollViews(address);
    await fillPlan(context, MANY);
    const many = await measure(app, context, rounds);
    const manyScrolled = await scrollViews(address);
    return {
      tables: [requestsTable(few, many), scrollingTable(fewScrolled, manyScrolled)],
      findings: findingsOf(few, many, manyScrolled),
    };
  } finally {
    await app.close();
    await context.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
