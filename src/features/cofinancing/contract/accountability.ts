import { z } from 'zod';
import { ACCOUNTS_STATES } from '../domain/accountability/accounts.ts';
import { ACCOUNTS_ACTIONS } from '../domain/accountability/may.ts';
import { EXPENSE_KINDS } from '../domain/accountability/report.ts';
import { Competencia, Decimal } from './values.ts';

const Amount = z
  .string()
  .regex(/^\d{1,13}\.\d{2}$/, 'escreva o valor em reais com dois centavos, como 301450.27');
const Text = (most: number) => z.string().trim().min(1).max(most);
const AtVersion = z.object({ version: z.number().int().min(0) });
const MOST_EXPENSES = 2000;
const MOST_COUNT = 10_000_000;

const Expense = z.object({
  id: Text(60),
  day: z.iso.date(),
  document: z.string().trim().max(80),
  supplier: z.string().trim().max(160),
  purpose: z.string().trim().max(300),
  kind: z.enum(EXPENSE_KINDS),
  amount: Amount,
});

const Report = z.object({
  admissions: z.int().min(0).max(MOST_COUNT),
  procedures: z.int().min(0).max(MOST_COUNT),
  opening: Amount,
  yields: Amount,
  expenses: z.array(Expense).max(MOST_EXPENSES),
  closing: Amount,
});
export type ReportBody = z.infer<typeof Report>;

export const DraftAccountsBody = AtVersion.extend({ report: Report });
/** The password again, and the code of the second factor where it is on. */
export const SignAccountsBody = AtVersion.extend({
  password: z.string().max(200).optional(),
  code: z.string().max(20).optional(),
});
export const NoticeAccountsBody = AtVersion.extend({
  items: Text(4000),
  days: z.int().min(1).max(180).nullable().default(null),
});
const Ineligible = z.object({ expense: Text(60), reason: Text(500) });
export const AnalyseAccountsBody = AtVersion.extend({
  opinion: Text(4000),
  ineligible: z.array(Ineligible).max(MOST_EXPENSES),
});
export const ReturnBody = AtVersion.extend({
  of: z.enum(['unspent', 'ineligible']),
  amount: Amount,
  document: Text(80),
  day: z.iso.date(),
});
export const CloseAccountsBody = AtVersion;

const Person = z.string().nullable();
const Said = z.object({ by: Person, at: z.string() });

const Head = z.object({
  competencia: Competencia,
  state: z.enum(ACCOUNTS_STATES),
  stateWords: z.string(),
  received: Decimal,
  spent: Decimal.nullable(),
  closing: Decimal.nullable(),
  /** Whether they were never presented, or a notice was left without an answer, past the last day. */
  overdue: z.boolean(),
  /** By when they are to be presented, or the notice answered; null where nothing is asked. */
  lastDay: z.iso.date().nullable(),
  daysLeft: z.int().nullable(),
});

/** The accounts of every competência that was paid, newest first. */
export const AccountsList = z.object({
  agreement: z.object({ id: z.string(), name: z.string(), municipality: z.string() }),
  items: z.array(Head),
  next: z.null(),
});
export type AccountsList = z.infer<typeof AccountsList>;

export const AccountsAnswer = Head.extend({
  agreement: z.object({ id: z.string(), name: z.string(), municipality: z.string(), fund: z.string() }),
  version: z.int(),
  openingDue: Decimal,
  /** Of what was received, what is of this competência. */
  own: Decimal,
  /** What is of earlier ones, paid after their accounts were presented. */
  late: z.array(z.object({ of: Competencia, amount: Decimal })),
  /** What was paid of this one after these accounts, and the accounts that answer for it; null while none are open. */
  elsewhere: z.array(z.object({ in: Competencia.nullable(), amount: Decimal })),
  /** The reading by which it goes so, and what the other one would make of these accounts. */
  lateReading: z
    .object({
      question: z.string(),
      chosen: z.string(),
      other: z.string(),
      received: Decimal,
      sanitaryLimit: Decimal,
    })
    .nullable(),
  sanitaryCap: Decimal,
  /** Day on which the sanitary adequacy plan was approved; null without one, and then nothing may go there. */
  planFrom: z.iso.date().nullable(),
  report: Report.nullable(),
  totals: z
    .object({
      care: Decimal,
      sanitary: Decimal,
      ineligible: Decimal,
      spent: Decimal,
      closing: Decimal,
      sanitaryLimit: Decimal,
    })
    .nullable(),
  /** What is wrong with an expense, by its id. */
  problems: z.array(z.object({ expense: z.string(), message: z.string() })),
  submission: Said.extend({ paper: z.string(), number: z.string(), sha256: z.string() }).nullable(),
  notice: Said.extend({
    items: z.string(),
    on: z.iso.date(),
    lastDay: z.iso.date(),
    words: z.string(),
  }).nullable(),
  analysis: Said.extend({ opinion: z.string(), ineligible: z.array(Ineligible) }).nullable(),
  acceptance: Said.extend({ sha256: z.string() }).nullable(),
  returns: z.array(
    z.object({
      of: z.enum(['unspent', 'ineligible']),
      amount: Decimal,
      document: z.string(),
      day: z.iso.date(),
    }),
  ),
  /** Of what was not accepted, what was not given back yet. */
  owedBack: Decimal,
  offers: z.array(
    z.object({ action: z.enum(ACCOUNTS_ACTIONS), allowed: z.boolean(), reasons: z.array(z.string()) }),
  ),
});
export type AccountsAnswer = z.infer<typeof AccountsAnswer>;
