import { sql } from 'kysely';
import { recordExecution } from '../src/features/cofinancing/commands/month/execution.ts';
import { validateLines } from '../src/features/cofinancing/commands/month/lines.ts';
import type { MonthOf } from '../src/features/cofinancing/commands/month/open.ts';
import { issueOrdinance, publishOrdinance } from '../src/features/cofinancing/commands/month/ordinance.ts';
import { closeProduction } from '../src/features/cofinancing/commands/month/production.ts';
import { readLines } from '../src/features/cofinancing/commands/month/read.ts';
import {
  authoriseMonth,
  calculateMonth,
  checkMonth,
} from '../src/features/cofinancing/commands/month/sign.ts';
import { OPEN_MONTH } from '../src/features/cofinancing/domain/month/month.ts';
import { findMonth } from '../src/features/cofinancing/store/month.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Context } from '../src/platform/context.ts';
import type { Caller } from '../src/platform/http/route.ts';
import { PERSON_OF_ROLE } from './database/sign-in.ts';

/*
 * What people do with a month, without the runner of the tests: programs that are killed on the way do it too.
 */

export const AGREEMENT = 'peixoto-de-azevedo';
/** The first payment by production, and the month whose files it uses. */
export const ON: MonthOf = { agreement: AGREEMENT, competencia: '2020-11' };
/** Nobody's browser: invented people of a demonstration sign without a password. */
export const caller: Caller = { headers: new Headers(), address: '10.9.0.1', setCookies: () => undefined };

/** Whoever acts in a month, each by their own account. */
export interface Cast {
  readonly context: Context;
  /** Acts as the demonstration person of a role, at another instant where asked. */
  as(role: string, at?: string): Context;
}

/** The demonstration people of a database, by role. */
export async function castOf(context: Context): Promise<Cast> {
  const people = await peopleByRole(context);
  return {
    context,
    as: (role, at) => ({
      ...context,
      ...(at !== undefined && { clock: fixedClock(at, context.env.timeZone) }),
      actor: {
        kind: 'person',
        id: people.get(role) ?? null,
        name: role,
        grants: [{ role, unit: null, territory: '51', from: '2020-01-01', to: null }],
      },
    }),
  };
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

const STEPS = ['closed', 'validated', 'calculated', 'checked', 'authorised'] as const;

/** Leads a competência up to a step, each by the person of another role; what was checked and still stands is not checked again. */
export async function leadTo(
  { context, as }: Cast,
  until: (typeof STEPS)[number],
  on: MonthOf = ON,
): Promise<void> {
  const run: Record<(typeof STEPS)[number], (version: number) => Promise<unknown>> = {
    closed: (version) => closeProduction(as('regional-office'), on, { version }),
    validated: () => validateAll({ context, as }, on),
    calculated: (version) =>
      calculateMonth(as('regional-office'), on, { version, opinion: 'De acordo com os arquivos.' }),
    checked: async (version) => {
      const { state } = (await findMonth(context, on.agreement, on.competencia)) ?? OPEN_MONTH;
      if (state !== 'CHECKED') await checkMonth(as('spca'), caller, on, { version });
    },
    authorised: (version) => authoriseMonth(as('spending-authority'), caller, on, { version }),
  };
  for (const step of STEPS.slice(0, STEPS.indexOf(until) + 1)) await run[step](await versionOf(context, on));
}

/** The clean lines at once, and each exception that says something with the words that explain it; none that stands already. */
async function validateAll({ context, as }: Cast, on: MonthOf): Promise<void> {
  const office = as('regional-office');
  const waiting = (await readLines(office, on)).items.filter(
    ({ value, validated }) => value !== null && validated?.stands !== true,
  );
  const clean = waiting.filter(({ exceptions }) => exceptions.length === 0).map(({ id }) => [id]);
  const alone = waiting.filter(({ exceptions }) => exceptions.length > 0).map(({ id }) => [id]);
  for (const lines of [clean.flat(), ...alone])
    if (lines.length > 0)
      await validateLines(office, on, {
        version: await versionOf(context, on),
        lines,
        words: alone.includes(lines) ? 'Conferido com o hospital.' : null,
      });
}

/** Orders, commits, liquidates and pays all of a competência that is authorised and not ordered yet. */
export async function payWhole({ context, as }: Cast, on: MonthOf = ON): Promise<void> {
  const day = context.clock.today();
  const { paper } = await issueOrdinance(as('spending-authority'), {
    competencia: on.competencia,
    months: [{ agreement: on.agreement, version: await versionOf(context, on) }],
  });
  await publishOrdinance(as('spending-authority'), paper, { gazette: 'DOE 28.001', day });
  const month = await findMonth(context, on.agreement, on.competencia);
  const amount = month?.ordinances.at(-1)?.amount ?? '0.00';
  for (const step of ['commit', 'liquidate', 'bank-order', 'pay'] as const)
    await recordExecution(as('state-fund'), on, {
      version: await versionOf(context, on),
      step,
      amount,
      document: `${step} 1`,
      day,
    });
}
