// Counts steps in this thread; `--import` brings it to the others too.
import './steps.ts';
import { sql } from 'kysely';
import { openContext } from '../../src/app/context.ts';
import { verifyLedger } from '../../src/features/cofinancing/commands/ledger/verify.ts';
import { recordExecution } from '../../src/features/cofinancing/commands/month/execution.ts';
import { monthStream } from '../../src/features/cofinancing/commands/month/open.ts';
import { issueOrdinance, publishOrdinance } from '../../src/features/cofinancing/commands/month/ordinance.ts';
import {
  authoriseMonth,
  calculateMonth,
  checkMonth,
} from '../../src/features/cofinancing/commands/month/sign.ts';
import { foldMonth, type Month, OPEN_MONTH } from '../../src/features/cofinancing/domain/month/month.ts';
import type { MonthEvent } from '../../src/features/cofinancing/domain/month/month-event.ts';
import { findMonth } from '../../src/features/cofinancing/store/month.ts';
import { canonicalJson } from '../../src/kernel/canonical-json.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/db/open.ts';
import { readEnv } from '../../src/platform/env.ts';
import { brokenAt, listEvents } from '../../src/platform/events.ts';
import { type Cast, caller, castOf, ON } from '../transfer-acts.ts';

/*
 * Opens the installation as the server does after a stop, tells where a competência stands, and takes it on step by step up to
 * PACTUA_FAULT_OPERATION, in which `steps.ts` kills it.
 */

export type RunStep =
  | 'calculate'
  | 'check'
  | 'authorise'
  | 'issue'
  | 'publish'
  | 'commit'
  | 'liquidate'
  | 'bank-order'
  | 'pay';

export interface SeenMonth {
  /** What is to be done next; null once everything was paid. */
  readonly next: RunStep | null;
  /** The snapshot is the fold of its events, whose chain is whole. */
  readonly folds: boolean;
  readonly ledgerHolds: boolean;
  /** Entries of the ledger, and how many of them the month's events account for; papers and memories likewise. */
  readonly entries: readonly [number, number];
  readonly papers: readonly [number, number];
}

function nextOf({ state, ordinances, executed }: Month): RunStep | null {
  if (state === 'AUTHORISED') return ordinances.length === 0 ? 'issue' : 'publish';
  if (state === 'LIQUIDATED') return executed.bankOrdered === '0.00' ? 'bank-order' : 'pay';
  const steps: Partial<Record<Month['state'], RunStep>> = {
    PRODUCTION_CLOSED: 'calculate',
    CALCULATED: 'check',
    CHECKED: 'authorise',
    ORDERED: 'commit',
    COMMITTED: 'liquidate',
  };
  return steps[state] ?? null;
}

async function see({ context }: Cast, month: Month): Promise<SeenMonth> {
  const events = await listEvents(context, monthStream(ON));
  const told = events.map(({ type, data, actorId, at }) => ({ type, data, by: actorId, at }) as MonthEvent);
  const report = await verifyLedger(context);
  const { rows } = await sql<{ papers: number }>`select count(*)::int as papers from issued_papers`.execute(
    context.db,
  );
  const published = month.ordinances.filter((each) => each.published !== null).length;
  const { committed, liquidated, bankOrdered, paid } = month.executed;
  const executed = [committed, liquidated, bankOrdered, paid].filter((amount) => amount !== '0.00').length;
  const asJson = (value: unknown) => canonicalJson(JSON.parse(JSON.stringify(value)));
  return {
    next: nextOf(month),
    folds: brokenAt(events) === null && asJson(foldMonth(told)) === asJson(month),
    ledgerHolds: report.ok,
    entries: [report.entries, (month.authorisation === null ? 0 : 1) + published + executed],
    papers: [rows[0]?.papers ?? 0, (month.calculation === null ? 0 : 1) + month.ordinances.length],
  };
}

async function take({ as, context }: Cast, step: RunStep, month: Month): Promise<unknown> {
  const at = { version: month.version };
  const day = context.clock.today();
  if (step === 'calculate')
    return calculateMonth(as('regional-office'), ON, { ...at, opinion: 'De acordo com os arquivos.' });
  if (step === 'check') return checkMonth(as('spca'), caller, ON, at);
  if (step === 'authorise') return authoriseMonth(as('spending-authority'), caller, ON, at);
  if (step === 'issue') {
    const months = [{ agreement: ON.agreement, ...at }];
    return issueOrdinance(as('spending-authority'), { competencia: ON.competencia, months });
  }
  if (step === 'publish')
    return publishOrdinance(as('spending-authority'), month.ordinances[0]?.paper ?? '', {
      gazette: 'DOE 28.001',
      day,
    });
  return recordExecution(as('state-fund'), ON, {
    ...at,
    step,
    amount: month.entitlement,
    document: `${step} 1`,
    day,
  });
}

const env = readEnv();
const database = await openDatabase(env);
const context = openContext(
  env,
  database.db,
  fixedClock(process.env.PACTUA_FAULT_INSTANT as string, env.timeZone),
);
const cast = await castOf(context);
const monthNow = async () => (await findMonth(context, ON.agreement, ON.competencia)) ?? OPEN_MONTH;
process.stdout.write(JSON.stringify(await see(cast, await monthNow())));

const until = process.env.PACTUA_FAULT_OPERATION as RunStep;
for (let step: RunStep | null = null; step !== until; ) {
  const month = await monthNow();
  step = nextOf(month);
  if (step === null) break;
  if (step === until) process.env.PACTUA_FAULT_TRACE = process.env.PACTUA_FAULT_TRACE_FILE as string;
  await take(cast, step, month);
}
await context.close();
await database.close();
