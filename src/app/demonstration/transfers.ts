import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { castOfDemonstration } from '../../features/accounts/index.ts';
import {
  adjustMonth,
  authoriseMonth,
  calculateMonth,
  checkMonth,
  closeProduction,
  decideReading,
  issueOrdinance,
  proposeAdjustment,
  publishOrdinance,
  readMonth,
  readReadings,
  recordCnes,
  recordExecution,
  typeProduction,
} from '../../features/cofinancing/index.ts';
import { recomputeStale } from '../../features/indicators/index.ts';
import { importFiles } from '../../features/sources/index.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import { addMonths, parseCompetencia } from '../../kernel/competencia.ts';
import { type Context, inTransaction } from '../../platform/context.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { append, listEvents } from '../../platform/events.ts';
import type { Caller } from '../../platform/http/route.ts';
import { AccountsStory, accountsActs } from './accounts.ts';
import { AssessmentStory, assessmentActs, CommissionStory, commissionActs } from './evaluations.ts';
import { type Part, partsOf } from './parts.ts';
import { type Act, at, dayAfter, type Past, perform } from './past.ts';
import { GENERATED_CNES, generateProduction, type Reissue } from './production/generate.ts';
import { withFiles } from './production/with-files.ts';
import { validateMonth } from './validated-lines.ts';

const STREAM = 'demonstration-transfers';

const story = z
  .object({
    uf: z.string(),
    agreement: z.string(),
    programme: z.string(),
    act: z.string(),
    cnes: z.object({ from: z.iso.date(), source: z.string() }),
    decisions: z.object({ from: z.string(), reason: z.string() }),
    production: z.array(z.string()),
    opinions: z.object({
      exceptional: z.string(),
      normal: z.string(),
      adjustment: z.string(),
      lines: z.string(),
    }),
    typed: z.object({
      hospital: z.string(),
      hospitalFaec: z.string(),
      ambulatory: z.string(),
      ambulatoryFaec: z.string(),
      reason: z.string(),
    }),
    late: z.int(),
    commission: CommissionStory,
    assessment: AssessmentStory,
    accounts: z.array(AccountsStory),
  })
  .parse(JSON.parse(readFileSync(join(PROJECT_ROOT, 'database/seed/demonstration/transfers.json'), 'utf8')));

/** Nobody's browser: the invented people of the demonstration sign without a password, and what they sign says so. */
const caller: Caller = { headers: new Headers(), address: '127.0.0.1', setCookies: () => undefined };

type Told = Pick<Past, 'present' | 'signal'> & {
  readonly parts: ReturnType<typeof partsOf>;
};
const STEPS = [
  'closed',
  'calculated',
  'validated',
  'checked',
  'authorised',
  'ordered',
  'committed',
  'paid',
] as const;
type Step = (typeof STEPS)[number];

/** Each competência of the story: the day on which it begins, and how far it comes. */
const MONTHS: readonly { readonly competencia: string; readonly day: string; readonly until: Step }[] = [
  { competencia: '2020-09', day: '2020-10-05', until: 'calculated' },
  { competencia: '2020-10', day: '2020-10-26', until: 'checked' },
  { competencia: '2020-11', day: '2020-11-23', until: 'paid' },
  { competencia: '2020-12', day: '2020-12-21', until: 'paid' },
  { competencia: '2021-01', day: '2021-01-25', until: 'committed' },
  { competencia: '2021-02', day: '2021-02-22', until: 'calculated' },
];
/** Days from the closing of the production to each step. */
const AFTER: Readonly<Record<Step, number>> = {
  closed: 0,
  calculated: 0,
  validated: 0,
  checked: 1,
  authorised: 2,
  ordered: 3,
  committed: 4,
  paid: 4,
};

function monthActs(told: Told, month: (typeof MONTHS)[number]): Act[] {
  const { competencia, day, until } = month;
  const produced = addMonths(parseCompetencia(competencia), -2);
  const brought = { at: `${day}T08:00`, run: () => bring(told, produced, `${day}T08:00`) };
  const steps = STEPS.slice(0, STEPS.indexOf(until) + 1).map((step, place) => {
    const when = `${dayAfter(day, AFTER[step])}T${String(9 + place).padStart(2, '0')}:00`;
    return { at: when, run: () => DO[step](told, competencia, when) };
  });
  return story.production.includes(produced) ? [brought, ...steps] : steps;
}

const as = (told: Told, part: Part, when: string, gesture: string | null): Context =>
  at(told, when, told.parts[part], gesture === null ? null : `transfers/${gesture}`);

const on = (competencia: string) => ({ agreement: story.agreement, competencia });
const seen = async (told: Told, competencia: string, when: string) =>
  readMonth(as(told, 'office', when, null), on(competencia));

const DO: Readonly<Record<Step, (told: Told, competencia: string, when: string) => Promise<unknown>>> = {
  closed: async (told, competencia, when) =>
    closeProduction(as(told, 'office', when, `${competencia}/closed`), on(competencia), {
      version: (await seen(told, competencia, when)).version,
    }),
  calculated: async (told, competencia, when) => {
    const { version, regime } = await seen(told, competencia, when);
    return calculateMonth(as(told, 'office', when, `${competencia}/calculated`), on(competencia), {
      version,
      opinion: story.opinions[regime],
    });
  },
  validated: (told, competencia, when) =>
    validateMonth(
      (gesture) => as(told, 'office', when, `${competencia}/${gesture}`),
      on(competencia),
      story.opinions.lines,
    ),
  checked: async (told, competencia, when) =>
    checkMonth(as(told, 'centre', when, `${competencia}/checked`), caller, on(competencia), {
      version: (await seen(told, competencia, when)).version,
    }),
  authorised: async (told, competencia, when) =>
    authoriseMonth(as(told, 'authority', when, `${competencia}/authorised`), caller, on(competencia), {
      version: (await seen(told, competencia, when)).version,
    }),
  ordered: (told, competencia, when) => order(told, competencia, when, 'first'),
  committed: (told, competencia, when) => execute(told, competencia, when, 'first', ['commit']),
  paid: (told, competencia, when) =>
    execute(told, competencia, when, 'first', ['liquidate', 'bank-order', 'pay']),
};

/** The ordinance of what is authorised, published the same day. */
async function order(told: Told, competencia: string, when: string, which: string): Promise<void> {
  const { version } = await seen(told, competencia, when);
  const gesture = `${competencia}/${which}`;
  const { paper, number } = await issueOrdinance(as(told, 'authority', when, `${gesture}/issued`), {
    competencia,
    months: [{ agreement: story.agreement, version }],
  });
  await publishOrdinance(as(told, 'authority', when, `${gesture}/published`), paper, {
    gazette: `Diário de demonstração, ${number}`,
    day: when.slice(0, 10),
  });
}

type ExecutionStep = Parameters<typeof recordExecution>[2]['step'];

async function execute(
  told: Told,
  competencia: string,
  when: string,
  which: string,
  steps: readonly ExecutionStep[],
): Promise<void> {
  for (const step of steps) {
    const { version, ordinances } = await seen(told, competencia, when);
    await recordExecution(as(told, 'fund', when, `${competencia}/${which}/${step}`), on(competencia), {
      version,
      step,
      amount: ordinances.at(-1)?.amount ?? '0.00',
      document: `DEMO-${competencia}-${which === 'first' ? 1 : 2}`,
      day: when.slice(0, 10),
    });
  }
}

/** Whose the hospital's files are, and what the open questions are answered with. */
async function prepare(told: Told, when: string): Promise<void> {
  const { agreement, programme, act, cnes, decisions } = story;
  await recordCnes(as(told, 'office', when, 'cnes'), agreement, { cnes: GENERATED_CNES, ...cnes });
  const { items } = await readReadings(as(told, 'council', when, null));
  for (const reading of items) {
    const chosen = reading.options.find(({ isDefault }) => isDefault);
    if (reading.programme.id !== programme || reading.status !== 'to-decide' || !chosen) continue;
    await decideReading(
      as(told, 'council', when, `reading/${reading.id}`),
      { programme, reading: reading.id },
      { ...decisions, option: chosen.id, act, version: 0 },
    );
  }
}

/** Imports the files of a generated month through the pipeline of every file, and counts them. */
async function bring(told: Told, month: string, when: string, reissue: Reissue = {}): Promise<void> {
  const ending = `${month.slice(2).replace('-', '')}.dbc`;
  const files = generateProduction(story.production, reissue).filter(({ name }) => name.endsWith(ending));
  const context = { ...at(told, when, SYSTEM), log: told.present.log };
  await withFiles(files, (paths) => importFiles(context, paths));
  await recomputeStale({ ...told.present, actor: SYSTEM });
}

/** Admissions of the first month come again with its file: what was paid is adjusted, ordered and committed in its turn. */
function adjustmentActs(told: Told): Act[] {
  const competencia = '2020-11';
  const acts: readonly [string, (when: string) => Promise<unknown>][] = [
    [
      '2021-01-20T09:00',
      (when) => bring(told, '2020-09', when, { issuedOn: '2021-01-19', late: story.late }),
    ],
    [
      '2021-01-21T09:00',
      async (when) =>
        proposeAdjustment(as(told, 'office', when, 'adjustment/proposed'), on(competencia), {
          version: (await seen(told, competencia, when)).version,
          opinion: story.opinions.adjustment,
        }),
    ],
    [
      '2021-01-22T09:00',
      async (when) =>
        adjustMonth(as(told, 'authority', when, 'adjustment/signed'), caller, on(competencia), {
          version: (await seen(told, competencia, when)).version,
          recovery: null,
        }),
    ],
    ['2021-01-25T15:00', (when) => order(told, competencia, when, 'second')],
    ['2021-01-26T15:00', (when) => execute(told, competencia, when, 'second', ['commit'])],
  ];
  return acts.map(([when, run]) => ({ at: when, run: () => run(when) }));
}

const typing = (told: Told): Act => {
  const when = '2021-03-22T10:00';
  const run = () => typeProduction(as(told, 'office', when, 'typed'), on('2021-03'), story.typed);
  return { at: when, run };
};

const actsOf = (told: Told): Act[] => [
  { at: '2020-10-01T09:00', run: () => prepare(told, '2020-10-01T09:00') },
  ...MONTHS.flatMap((month) => monthActs(told, month)),
  ...adjustmentActs(told),
  ...story.accounts.flatMap((accounts) =>
    accountsActs({ told, caller, agreement: story.agreement, ...told.parts }, accounts),
  ),
  ...evaluationsOf(told),
  typing(told),
];

/** What the commission judged and what the incentive was scored at. */
function evaluationsOf(told: Told): Act[] {
  const { agreement, commission, assessment } = story;
  const telling = { ...told.parts, told, agreement, caller, commission, assessment };
  return [...commissionActs(telling), ...assessmentActs(telling)];
}

/**
 * Tells the life of the transfers in the demonstration: generated production through the pipeline of every file, and the competências that
 * it pays by the same commands as people use. Told again it does nothing; cut short it goes on. @returns how many acts were refused
 */
export async function tellTransfers(context: Context, signal?: AbortSignal): Promise<number> {
  const { mode, uf, demonstrationMonths } = context.env;
  if (mode === 'production' || uf !== story.uf || demonstrationMonths === 0) return 0;
  if ((await listEvents(context, STREAM)).length > 0) return 0;
  const cast = await castOfDemonstration(context, '2020-01-01');
  const told: Told = { present: context, signal, parts: partsOf(context, cast) };
  const refused = await perform(told, actsOf(told), '2021-12-31T00:00');
  if (signal?.aborted) return refused;
  await inTransaction({ ...context, actor: SYSTEM, commandId: null }, (tx) =>
    append(tx, { stream: STREAM, type: 'told', data: { refused } }),
  );
  return refused;
}
