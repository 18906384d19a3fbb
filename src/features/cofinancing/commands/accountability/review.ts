import { AppError } from '../../../../kernel/app-error.ts';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import type { Caller } from '../../../../platform/http/route.ts';
import { sha256 } from '../../../../platform/ids.ts';
import { confirmPassword, type Reentered } from '../../../accounts/index.ts';
import type { Accounts } from '../../domain/accountability/accounts.ts';
import {
  type Ineligible,
  type Report,
  sanitaryRefusal,
  totalsOf,
} from '../../domain/accountability/report.ts';
import { termFrom } from '../../domain/instrument/term.ts';
import { decimalOf } from '../../domain/ledger/entry.ts';
import { termsOf, workingDays } from '../instrument/terms.ts';
import { type MonthOf, writeEvent } from '../month/open.ts';
import { refuse } from '../refuse.ts';
import { scopeOfAgreement } from '../save.ts';
import { type OpenedAccounts, openAccounts, openAccountsFor, writeAccounts } from './open.ts';
import { postAccounted } from './post.ts';

export const REVIEW = 'cofinancing.review-accounts';

interface AtVersion {
  readonly version: number;
}

/**
 * Notifies the municipality of what does not hold, with a term in calendar days (the first excluded, carried to the next working day).
 * @throws AppError `forbidden`, `conflict`, `refused`
 */
export async function noticeInconsistencies(
  context: Context,
  on: MonthOf,
  { version, items, days }: AtVersion & { readonly items: string; readonly days: number | null },
): Promise<Accounts> {
  authorise(context, REVIEW, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.notice-accounts', async (tx) => {
    const opened = await openAccountsFor(tx, on, 'notice', version);
    const least = termsOf(opened.agreement.programme).suspension.answerDays;
    refuse(
      days !== null && days < least ? [`O prazo de resposta não é menor que ${least} dias corridos.`] : [],
    );
    const { today } = opened.facts;
    const { lastDay } = termFrom(today, days ?? least, await workingDays(tx));
    return writeAccounts(tx, opened, { type: 'noticed', data: { items, on: today, lastDay } });
  });
}

/** The analysis of the regional office: its opinion, and each expense that is not accepted with its reason. */
export async function analyseAccounts(
  context: Context,
  on: MonthOf,
  {
    version,
    opinion,
    ineligible,
  }: AtVersion & { readonly opinion: string; readonly ineligible: readonly Ineligible[] },
): Promise<Accounts> {
  authorise(context, REVIEW, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.analyse-accounts', async (tx) => {
    const opened = await openAccountsFor(tx, on, 'analyse', version);
    const known = new Set(opened.accounts.report?.expenses.map(({ id }) => id));
    refuse(
      ineligible.every(({ expense }) => known.has(expense))
        ? []
        : ['A análise aponta uma despesa que não está no relatório.'],
    );
    return writeAccounts(tx, opened, { type: 'accounts-analysed', data: { opinion, ineligible } });
  });
}

/**
 * Signs that the accounts are right as analysed: they enter the ledger and the competência is accounted for, in one transaction.
 * Neither who presented them nor who analysed them. @throws AppError `forbidden`, `conflict`, `refused` with every reason
 */
export async function acceptAccounts(
  context: Context,
  caller: Caller,
  on: MonthOf,
  { version, ...again }: AtVersion & Reentered,
): Promise<Accounts> {
  authorise(context, REVIEW, await scopeOfAgreement(context, on.agreement));
  const confirmation = await confirmPassword(context, caller, again);
  return once(context, 'cofinancing.accept-accounts', async (tx) => {
    const opened = await openAccountsFor(tx, on, 'accept', version);
    const { report, analysis } = presented(opened);
    const totals = totalsOf(report, opened.facts, analysis.ineligible);
    refuse(sanitaryRefusal(totals, opened.facts));
    const { accounts, month } = opened;
    const signed = { as: 'accepted', ...on, submission: accounts.submission, analysis };
    const next = await writeAccounts(
      tx,
      opened,
      {
        type: 'accounts-accepted',
        data: { signedSha256: sha256(canonicalJson(signed)), closing: decimalOf(totals.closing) },
      },
      { signed, confirmed: confirmation.by },
    );
    const document = accounts.submission?.number ?? '';
    await postAccounted(tx, on, totals, document);
    await writeEvent(tx, { on, month }, { type: 'accounted', data: {} }, { beside: { document } });
    await accountLateMonths(tx, opened, document);
    return next;
  });
}

/** A competência whose last money these accounts answer for is accounted for again, and ended where it had been. */
async function accountLateMonths(
  tx: Context,
  { on, facts }: OpenedAccounts,
  document: string,
): Promise<void> {
  for (const { of } of facts.received.late) {
    const { on: earlier, month, accounts, elsewhere } = await openAccounts(tx, { ...on, competencia: of });
    const isWhole = elsewhere.every((each) => each.in !== null && each.in <= on.competencia);
    if (month.state !== 'PAID' || !isWhole) continue;
    const said = { on: earlier, month };
    const next = await writeEvent(tx, said, { type: 'accounted', data: {} }, { beside: { document } });
    if (accounts.state === 'CLOSED')
      await writeEvent(tx, { on: earlier, month: next }, { type: 'closed', data: {} });
  }
}

function presented({ accounts: { report, analysis } }: OpenedAccounts): {
  report: Report;
  analysis: NonNullable<Accounts['analysis']>;
} {
  if (report !== null && analysis !== null) return { report, analysis };
  throw new AppError('refused', 'A prestação de contas ainda não foi analisada.');
}

/** Ends a competência whose accounts were accepted and from which nothing is due any more. */
export async function closeAccounts(
  context: Context,
  on: MonthOf,
  { version }: AtVersion,
): Promise<Accounts> {
  authorise(context, REVIEW, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.close-accounts', async (tx) => {
    const opened = await openAccountsFor(tx, on, 'close', version);
    await writeEvent(tx, { on, month: opened.month }, { type: 'closed', data: {} });
    return writeAccounts(tx, opened, { type: 'closed', data: {} });
  });
}
