import { AppError } from '../../../../kernel/app-error.ts';
import { type Context, refusalOf } from '../../../../platform/context.ts';
import { listNames } from '../../../accounts/index.ts';
import { type RenderedPaper, renderIssuedPaper } from '../../../documents/index.ts';
import { getTerritory } from '../../../territory/index.ts';
import type { AccountsAnswer, AccountsList } from '../../contract.ts';
import {
  ACCOUNTS_ACTIONS,
  ACCOUNTS_WORDS,
  type AccountsAction,
  deadlineInWords,
  isOverdue,
  owedBack,
  refusalsOfAccounts,
} from '../../domain/accountability/may.ts';
import { wholeOf } from '../../domain/accountability/received.ts';
import {
  problemsOf,
  sanitaryLimitOf,
  totalsInDecimals,
  totalsOf,
} from '../../domain/accountability/report.ts';
import { daysBetween } from '../../domain/instrument/term.ts';
import { centsOf, decimalOf } from '../../domain/ledger/entry.ts';
import { listMonths } from '../../store/month.ts';
import { getAgreement } from '../../store.ts';
import { ledgerTerms } from '../ledger/terms.ts';
import type { MonthOf } from '../month/open.ts';
import { scopeOfAgreement } from '../save.ts';
import { type OpenedAccounts, openAccounts } from './open.ts';
import { PRESENT } from './present.ts';
import { REVIEW } from './review.ts';

const VERB_OF: Readonly<Record<AccountsAction, string>> = {
  draft: PRESENT,
  submit: PRESENT,
  notice: REVIEW,
  analyse: REVIEW,
  accept: REVIEW,
  return: 'cofinancing.record-execution',
  close: REVIEW,
};

/** The accounts of each competência of a Termo that was paid, newest first. */
export async function readAccountsOf(context: Context, agreement: string): Promise<AccountsList> {
  const { id, name, municipality } = await getAgreement(context, agreement);
  const paid = (await listMonths(context, id)).filter(({ month }) => centsOf(month.executed.paid) > 0n);
  const opened = [];
  for (const { competencia } of paid)
    opened.push(await openAccounts(context, { agreement: id, competencia }));
  return {
    agreement: { id, name, municipality: await municipalityName(context, municipality) },
    items: opened.map(headOf),
    next: null,
  };
}

async function municipalityName(context: Context, code: string): Promise<string> {
  return (await getTerritory(context)).get(code, context.clock.today()).name;
}

function headOf({ on, accounts, facts, presentBy }: OpenedAccounts) {
  const { report, analysis, notice, state } = accounts;
  const totals = report && totalsOf(report, facts, analysis?.ineligible);
  const lastDay = state === 'NOTICED' ? (notice?.lastDay ?? null) : presentBy;
  return {
    competencia: on.competencia,
    state,
    stateWords: ACCOUNTS_WORDS[state],
    received: wholeOf(facts.received),
    spent: totals && decimalOf(totals.spent),
    closing: totals && decimalOf(totals.closing),
    overdue: isOverdue(accounts, presentBy, facts.today),
    lastDay,
    daysLeft: lastDay === null ? null : daysBetween(facts.today, lastDay),
  };
}

/** The accounts of one competência: the report with its sums and what is wrong with it, the analysis, and what may be done by whom. */
export async function readAccounts(context: Context, on: MonthOf): Promise<AccountsAnswer> {
  const opened = await openAccounts(context, on);
  const { agreement, accounts, facts } = opened;
  const { report, submission, notice, analysis, acceptance, returns, version } = accounts;
  const names = await listNames(context, [
    ...new Set([submission, notice, analysis, acceptance].flatMap((said) => said?.by ?? [])),
  ]);
  const said = <T extends { readonly by: string | null }>(each: T) => ({
    ...each,
    by: each.by === null ? null : (names.get(each.by) ?? null),
  });
  const totals = report && totalsOf(report, facts, analysis?.ineligible);
  return {
    ...headOf(opened),
    agreement: {
      id: agreement.id,
      name: agreement.name,
      municipality: await municipalityName(context, agreement.municipality),
      fund: agreement.fund,
    },
    version,
    openingDue: facts.openingDue,
    own: facts.received.own,
    late: facts.received.late.map((each) => ({ ...each })),
    elsewhere: opened.elsewhere.map((each) => ({ ...each })),
    lateReading: lateReadingOf(opened),
    sanitaryCap: facts.sanitaryCap,
    planFrom: facts.planFrom,
    report: report && { ...report, expenses: report.expenses.map((each) => ({ ...each })) },
    totals: totals && totalsInDecimals(totals),
    problems: report ? problemsOf(report, facts) : [],
    submission: submission && said(submission),
    notice: notice && { ...said(notice), words: deadlineInWords(notice, facts.today) },
    analysis: analysis && { ...said(analysis), ineligible: analysis.ineligible.map((each) => ({ ...each })) },
    acceptance: acceptance && said(acceptance),
    returns: returns.map((each) => ({ ...each })),
    owedBack: decimalOf(owedBack(accounts, facts)),
    offers: await offersOf(context, opened),
  };
}

/** The reading by which late money enters later accounts, with what the other one would make of these; null where none came late. */
function lateReadingOf({ facts, elsewhere }: OpenedAccounts): AccountsAnswer['lateReading'] {
  const { received, sanitaryCap, planFrom } = facts;
  if (received.late.length === 0 && elsewhere.length === 0) return null;
  const { question, chosen, other } = ledgerTerms.lateMoney;
  const own = elsewhere.reduce((sum, { amount }) => sum + centsOf(amount), centsOf(received.own));
  const otherwise = { own: decimalOf(own), late: [] };
  return {
    question,
    chosen,
    other,
    received: otherwise.own,
    sanitaryLimit: decimalOf(sanitaryLimitOf({ received: otherwise, sanitaryCap, planFrom })),
  };
}

/** Each action that the reader's roles reach, with everything that keeps it from being done now. */
async function offersOf(
  context: Context,
  { on, accounts, facts }: OpenedAccounts,
): Promise<AccountsAnswer['offers']> {
  const scope = await scopeOfAgreement(context, on.agreement);
  return ACCOUNTS_ACTIONS.filter((action) => refusalOf(context, VERB_OF[action], scope) === null).map(
    (action) => {
      const reasons = refusalsOfAccounts(action, accounts, facts);
      return { action, allowed: reasons.length === 0, reasons };
    },
  );
}

/** The report as it was presented, with the number of its protocol. @throws AppError `not-found` before that */
export async function renderReport(context: Context, on: MonthOf): Promise<RenderedPaper> {
  const { accounts } = await openAccounts(context, on);
  if (accounts.submission === null)
    throw new AppError('not-found', 'O relatório ainda não foi apresentado: não há protocolo.');
  return renderIssuedPaper(context, accounts.submission.paper);
}
