import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openContext } from '../../src/app/context.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import type { Context } from '../../src/platform/context.ts';
import { startEmbedded } from '../../src/platform/db/embedded.ts';
import { freshContext, hasDatabase } from '../database/fresh.ts';
import { TEST_INSTANT, testEnv } from '../database/template.ts';
import { leadTo } from '../transfer-acts.ts';
import { prepareTransfers } from '../transfer-room.ts';
import { type KilledEnd, runKilled } from './killed-program.ts';
import type { RunStep, SeenMonth } from './run-child.ts';

const MANY_MINUTES = 900_000;
const STEPS: readonly RunStep[] = [
  'calculate',
  'check',
  'authorise',
  'issue',
  'publish',
  'commit',
  'liquidate',
  'bank-order',
  'pay',
];
const SENT = 'commit sent';

/** `npm run faults` kills each step before everything that it writes; else where money is bound: inside, at the end, and unanswered. */
const EVERY = process.env.PACTUA_FAULTS === 'every';
const KILLS: readonly (readonly [RunStep, string])[] = [
  ['calculate', '^statement insert into "?calculations'],
  ['authorise', '^statement insert into "?ledger_entries'],
  ['authorise', '^statement commit'],
  ['authorise', SENT],
  ['publish', '^statement insert into "?events'],
  ['pay', '^statement insert into "?ledger_lines'],
  ['pay', SENT],
];

interface Place {
  readonly dataFolder: string;
  readonly databaseUrl?: string;
  close(): Promise<void>;
}

async function closeMonth(context: Context): Promise<void> {
  const room = await prepareTransfers(context);
  await leadTo(room, 'validated');
  room.forget();
}

/** A data folder of its own, left as a server that stopped leaves it. */
async function inFolder(template: string): Promise<Place> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'pactua-run-kill-'));
  mkdirSync(join(dataFolder, 'demonstration'), { recursive: true });
  const database = await startEmbedded(join(dataFolder, 'demonstration', 'postgres'), template);
  const env = { ...testEnv(), dataFolder };
  const context = openContext(env, database.db, fixedClock(TEST_INSTANT, env.timeZone));
  await closeMonth(context);
  await context.close();
  await database.close();
  return { dataFolder, close: async () => rmSync(dataFolder, { recursive: true, force: true }) };
}

/** A database of PostgreSQL, in which a killed program leaves a connection behind. */
async function onServer(socket: string): Promise<Place> {
  const fresh = await freshContext();
  const { context } = fresh;
  await closeMonth(context);
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(context.db);
  return {
    dataFolder: context.env.dataFolder,
    databaseUrl: `postgres://postgres@localhost/${rows[0]?.name}?host=${encodeURIComponent(socket)}`,
    close: () => fresh.close(),
  };
}

describe.skipIf(!hasDatabase)('a program that is killed in the middle of a run', () => {
  let place: Place;
  beforeAll(async () => {
    const template = inject('template') as string;
    place = await (inject('engine') === 'embedded' ? inFolder(template) : onServer(template));
  }, 240_000);
  afterAll(() => place?.close());

  const run = (operation: RunStep, at: number | null, only = '') =>
    runKilled({
      script: 'run-child.ts',
      ...place,
      operation,
      at,
      only,
      env: { PACTUA_FAULT_INSTANT: TEST_INSTANT },
    });
  /** What was killed last, which the next start judges. */
  let last: { step: RunStep; where: string } | null = null;

  function judge({ out }: KilledEnd): void {
    if (last === null) return;
    const { step, where } = last;
    const { next, folds, ledgerHolds, entries, papers }: SeenMonth = JSON.parse(out);
    expect({ folds, ledgerHolds }, `${step}: ${where}`).toEqual({ folds: true, ledgerHolds: true });
    expect([entries[0], papers[0]], `${step}: ${where}`).toEqual([entries[1], papers[1]]);
    // A commit that was sent and not answered was done or was not; before it nothing was.
    const following = STEPS[STEPS.indexOf(step) + 1] ?? null;
    expect(where.startsWith(SENT) ? [step, following] : [step], where).toContain(next);
  }

  async function kill(step: RunStep, at: number, only?: string): Promise<KilledEnd> {
    const end = await run(step, at, only);
    judge(end);
    last = end.signal === null ? null : { step, where: end.step };
    return end;
  }

  test.skipIf(EVERY).each(KILLS)(
    'in the step to %s, before “%s”, leaves it absent or whole',
    async (step, only) => {
      expect((await kill(step, 1, only)).signal).toBe('SIGKILL');
    },
    MANY_MINUTES,
  );

  test.runIf(EVERY).each(STEPS)(
    'anywhere in the step to %s leaves it absent or whole',
    async (step) => {
      for (let at = 1, end: KilledEnd | null = null; end?.signal !== null; at++) {
        end = await kill(step, at);
        // Whole, or as good as not begun: either is judged by the next start.
        if (end.step.startsWith(SENT)) break;
      }
    },
    MANY_MINUTES,
  );

  test(
    'leaves a run that the next start brings to its end',
    async () => {
      judge(await run('pay', null));
      const { out } = await run('pay', null);
      expect(JSON.parse(out)).toMatchObject({ next: null, folds: true, ledgerHolds: true });
    },
    MANY_MINUTES,
  );
});
