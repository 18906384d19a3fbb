import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import {
  GENERATED_CNES,
  generateProduction,
  type Reissue,
} from '../src/app/demonstration/production/generate.ts';
import { recordCnes } from '../src/features/cofinancing/commands/hospital-cnes.ts';
import { recordExecution } from '../src/features/cofinancing/commands/month/execution.ts';
import type { MonthOf } from '../src/features/cofinancing/commands/month/open.ts';
import { issueOrdinance, publishOrdinance } from '../src/features/cofinancing/commands/month/ordinance.ts';
import { closeProduction } from '../src/features/cofinancing/commands/month/production.ts';
import {
  authoriseMonth,
  calculateMonth,
  checkMonth,
} from '../src/features/cofinancing/commands/month/sign.ts';
import { decideReading } from '../src/features/cofinancing/commands/readings.ts';
import { OPEN_MONTH } from '../src/features/cofinancing/domain/month/month.ts';
import { findMonth } from '../src/features/cofinancing/store/month.ts';
import { getProgramme } from '../src/features/cofinancing/store.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Context } from '../src/platform/context.ts';
import type { Caller } from '../src/platform/http/route.ts';
import { freshContext } from './database/fresh.ts';
import { PERSON_OF_ROLE } from './database/sign-in.ts';
import { importAndCompute } from './import-files.ts';

const PROGRAMME = 'mt.cofin.hospitalar';
export const AGREEMENT = 'peixoto-de-azevedo';
/** The first payment by production, and the month whose files it uses. */
export const ON: MonthOf = { agreement: AGREEMENT, competencia: '2020-11' };
const PRODUCTION_MONTHS = ['2020-09', '2020-10'];
/** Nobody's browser: invented people of a demonstration sign without a password. */
export const caller: Caller = { headers: new Headers(), address: '10.9.0.1', setCookies: () => undefined };

/** A fresh installation with the generated files imported, the hospital's CNES said and every open question decided. */
export async function openTransfers(instant?: string) {
  const fresh = await freshContext(instant);
  const { context } = fresh;
  const folder = mkdtempSync(join(tmpdir(), 'pactua-transfers-'));
  /** Imports generated months, again with another issue where asked. */
  const send = async (months: readonly string[], reissue: Reissue = {}) => {
    const paths = generateProduction(months, reissue).map(({ name, bytes }) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    });
    await importAndCompute(context, paths);
  };
  await send(PRODUCTION_MONTHS);
  const source = 'Hospital gerado';
  await recordCnes(context, AGREEMENT, { cnes: GENERATED_CNES, from: '2020-07-01', source });
  await decideAll(context);
  const people = await peopleByRole(context);
  return {
    context,
    send,
    /** Acts as the demonstration person of a role, at another instant where asked. */
    as: (role: string, at?: string): Context => ({
      ...context,
      ...(at !== undefined && { clock: fixedClock(at, context.env.timeZone) }),
      actor: {
        kind: 'person',
        id: people.get(role) ?? null,
        name: role,
        grants: [{ role, unit: null, territory: '51', from: '2020-01-01', to: null }],
      },
    }),
    close: async () => {
      await fresh.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Transfers = Awaited<ReturnType<typeof openTransfers>>;

async function decideAll(context: Context): Promise<void> {
  const programme = await getProgramme(context, PROGRAMME);
  for (const { id, options } of programme.readings)
    await decideReading(
      context,
      { programme: PROGRAMME, reading: id },
      { option: options[0].id, from: '2020-07', act: programme.act, reason: 'Teste', version: 0 },
    );
}

async function peopleByRole(context: Context): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; email: string }>`select id, email from people`.execute(context.db);
  return new Map(
    Object.entries(PERSON_OF_ROLE).map(([role, person]) => {
      const found = rows.find(({ email }) => email.startsWith(`${person}@`));
      if (found === undefined) throw new Error(person);
      return [role, found.id];
    }),
  );
}

/** The version of a competência now. */
export const versionOf = async (context: Context, on: MonthOf = ON): Promise<number> =>
  ((await findMonth(context, on.agreement, on.competencia)) ?? OPEN_MONTH).version;

const STEPS = ['closed', 'calculated', 'checked', 'authorised'] as const;

/** Leads a competência up to a step, each by the person of another role. */
export async function leadTo(
  { context, as }: Transfers,
  until: (typeof STEPS)[number],
  on: MonthOf = ON,
): Promise<void> {
  const run: Record<(typeof STEPS)[number], (version: number) => Promise<unknown>> = {
    closed: (version) => closeProduction(as('regional-office'), on, { version }),
    calculated: (version) =>
      calculateMonth(as('regional-office'), on, { version, opinion: 'De acordo com os arquivos.' }),
    checked: (version) => checkMonth(as('spca'), caller, on, { version }),
    authorised: (version) => authoriseMonth(as('spending-authority'), caller, on, { version }),
  };
  for (const step of STEPS.slice(0, STEPS.indexOf(until) + 1)) await run[step](await versionOf(context, on));
}

/** Orders, commits, liquidates and pays the whole of an authorised competência. */
export async function payWhole({ context, as }: Transfers, on: MonthOf = ON): Promise<void> {
  const day = context.clock.today();
  const { paper } = await issueOrdinance(as('spending-authority'), {
    competencia: on.competencia,
    months: [{ agreement: on.agreement, version: await versionOf(context, on) }],
  });
  await publishOrdinance(as('spending-authority'), paper, { gazette: 'DOE 28.001', day });
  const amount = (await findMonth(context, on.agreement, on.competencia))?.entitlement ?? '0.00';
  for (const step of ['commit', 'liquidate', 'bank-order', 'pay'] as const)
    await recordExecution(as('state-fund'), on, {
      version: await versionOf(context, on),
      step,
      amount,
      document: `${step} 1`,
      day,
    });
}
