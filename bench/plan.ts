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
import { type Scrolled, scrollList } from './plan-scroll.ts';
import type { Finding, Outcome } from './report.ts';

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
  ['the contradictions', 'coherence'],
];

const BARE = 'the bare query of the first page: 50 rows of plan_actions by position';

const barePage = (context: Context) =>
  sql`select * from plan_actions where retired_by is null order by position limit 50`.execute(context.db);

type Times = ReadonlyMap<string, number>;

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

/** CPU milliseconds (all threads, the embedded database too) of each request: the median of the rounds. */
async function measure(app: FastifyInstance, context: Context, rounds: number): Promise<Times> {
  const cookie = await signIn(app);
  const ask = async (path: string) => {
    const { statusCode, body } = await app.inject({
      url: `/api/plan${path && `/${path}`}`,
      headers: { cookie },
    });
    if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${body.slice(0, 200)}`);
    return JSON.parse(body) as { next?: string | null };
  };
  const times = new Map<string, number>();
  const first = await ask(`actions?${PAGE}`);
  const requests: readonly (readonly [name: string, work: () => Promise<unknown>])[] = [
    [BARE, () => barePage(context)],
    ...REQUESTS.map(([name, path]) => [name, () => ask(path)] as const),
    ['the page after it, by its cursor', () => ask(`actions?${PAGE}cursor=${first.next}`)],
  ];
  for (const [name, work] of requests) {
    await work();
    const readings: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const before = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(before);
      readings.push((user + system) / 1000);
    }
    times.set(name, median(readings));
  }
  return times;
}

function findingsOf(few: Times, many: Times, scrolled: Scrolled): Finding[] {
  const list = 'first page, in the order of the document, with counts';
  const ratio = (many.get(list) ?? 0) / (few.get(list) ?? 1);
  const longest = Math.max(0, ...scrolled.longTasks);
  return [
    {
      what: `list of actions, ${MANY} beside 96`,
      goal: '',
      measured: `${ratio.toFixed(1)} ×`,
      reached: null,
    },
    {
      what: `scrolling ${scrolled.rows} actions, longest task`,
      goal: '≤ 100 ms',
      measured: `${longest.toFixed(0)} ms`,
      reached: longest <= 100 && scrolled.rows === MANY,
    },
  ];
}

/** The plan as it is, beside one of 10,000 actions: the API, then the list in headless Chromium. */
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
    const rounds = quick ? 7 : 25;
    const few = await measure(app, context, rounds);
    await fillPlan(context, MANY);
    const many = await measure(app, context, rounds);
    const scrolled = await scrollList(await app.listen({ port: 0, host: '127.0.0.1' }));
    const rows = [...few].map(([name, before]) => {
      const after = many.get(name) ?? 0;
      const bare = many.get(BARE) ?? 1;
      return [
        name,
        before.toFixed(1),
        after.toFixed(1),
        `${(after / before).toFixed(1)} ×`,
        `${(after / bare).toFixed(1)} ×`,
      ];
    });
    const over = (limit: number) => scrolled.longTasks.filter((task) => task > limit).length;
    return {
      tables: [
        {
          title: `The plan of 96 actions beside one of ${MANY}, CPU milliseconds a request`,
          columns: ['request', '96', String(MANY), 'ratio', `${MANY} ÷ bare query`],
          rows,
          notes: [
            `Scrolling at a load of ${loadavg()[0]?.toFixed(1)}: ${scrolled.rows} rows read page by page in ${scrolled.seconds.toFixed(0)} s, ${scrolled.drawn} of them drawn at the end; tasks over 50 ms of processor: ${over(50)}, over 100 ms: ${over(100)}.`,
          ],
        },
      ],
      findings: findingsOf(few, many, scrolled),
    };
  } finally {
    await app.close();
    await context.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
