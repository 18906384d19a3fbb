import { z } from 'zod';
import {
  analyseAccounts,
  draftReport,
  noticeInconsistencies,
  readAccounts,
  submitReport,
} from '../../features/cofinancing/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { Rational } from '../../kernel/rational.ts';
import type { Context } from '../../platform/context.ts';
import type { Caller } from '../../platform/http/route.ts';
import { type Act, at, type Past } from './past.ts';

const Decimal = z.string().regex(/^\d+\.\d{2}$/);

/** The accounts of the story: what was spent besides the last expense, which takes what is left but the closing balance. */
export const AccountsStory = z.object({
  competencia: z.string(),
  on: z.iso.date(),
  admissions: z.int(),
  procedures: z.int(),
  yields: Decimal,
  closing: Decimal,
  expenses: z
    .array(
      z.object({
        document: z.string(),
        supplier: z.string(),
        purpose: z.string(),
        kind: z.enum(['care', 'sanitary']),
        amount: Decimal.nullable(),
      }),
    )
    .min(1),
  notice: z.object({ on: z.iso.date(), items: z.string() }).nullable(),
  analysis: z
    .object({ on: z.iso.date(), opinion: z.string(), document: z.string(), reason: z.string() })
    .nullable(),
});
type AccountsStory = z.infer<typeof AccountsStory>;

interface Telling {
  readonly told: Pick<Past, 'present'>;
  readonly agreement: string;
  readonly caller: Caller;
  /** Who presents, and who analyses. */
  readonly municipality: Actor;
  readonly office: Actor;
}

/** The accounts of a paid competência: presented by the municipality, then notified or analysed by the regional office. */
export function accountsActs(telling: Telling, story: AccountsStory): Act[] {
  const { competencia, notice, analysis } = story;
  const on = { agreement: telling.agreement, competencia };
  const as = (actor: Actor, when: string, gesture: string): Context =>
    at(telling.told, when, actor, `accounts/${competencia}/${gesture}`);
  const seen = (when: string) => readAccounts(as(telling.office, when, 'seen'), on);
  const act = (when: string, run: (when: string) => Promise<unknown>): Act => ({
    at: when,
    run: () => run(when),
  });
  const municipality = (when: string, gesture: string) => as(telling.municipality, when, gesture);
  return [
    act(`${story.on}T09:00`, async (when) => {
      const { version, received, openingDue } = await seen(when);
      const report = reportOf(story, received, openingDue);
      await draftReport(municipality(when, 'drafted'), on, { version, report });
    }),
    act(`${story.on}T10:00`, async (when) =>
      submitReport(municipality(when, 'submitted'), telling.caller, on, {
        version: (await seen(when)).version,
      }),
    ),
    ...(notice === null
      ? []
      : [
          act(`${notice.on}T14:00`, async (when) =>
            noticeInconsistencies(as(telling.office, when, 'noticed'), on, {
              version: (await seen(when)).version,
              items: notice.items,
              days: null,
            }),
          ),
        ]),
    ...(analysis === null
      ? []
      : [
          act(`${analysis.on}T14:00`, async (when) => {
            const { version, report } = await seen(when);
            const refused = report?.expenses.find(({ document }) => document === analysis.document);
            await analyseAccounts(as(telling.office, when, 'analysed'), on, {
              version,
              opinion: analysis.opinion,
              ineligible: refused === undefined ? [] : [{ expense: refused.id, reason: analysis.reason }],
            });
          }),
        ]),
  ];
}

function reportOf(
  { on, competencia, admissions, procedures, yields, closing, expenses }: AccountsStory,
  received: string,
  opening: string,
) {
  const told = expenses.reduce((sum, { amount }) => sum.add(Rational.parse(amount ?? '0')), Rational.zero);
  const left = [received, opening, yields]
    .reduce((sum, amount) => sum.add(Rational.parse(amount)), Rational.zero)
    .sub(told)
    .sub(Rational.parse(closing));
  return {
    ...{ admissions, procedures, opening, yields, closing },
    expenses: expenses.map(({ amount, ...said }, index) => ({
      ...said,
      id: `${competencia}-${index + 1}`,
      day: on,
      amount: amount ?? left.toDecimal(2),
    })),
  };
}
