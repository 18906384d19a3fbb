import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import type { Caller } from '../../../../platform/http/route.ts';
import { sha256 } from '../../../../platform/ids.ts';
import { confirmPassword, type Reentered } from '../../../accounts/index.ts';
import type { Month } from '../../domain/month/month.ts';
import { post } from '../ledger/post.ts';
import { partyOfAgreement } from '../ledger/terms.ts';
import { refuse } from '../refuse.ts';
import { findSaved, keepCalculation, memoryOf, scopeOfAgreement } from '../save.ts';
import { explainedOf, type MonthOf, type OpenedMonth, openFor, writeEvent } from './open.ts';

const CALCULATE = 'cofinancing.calculate';
export const CHECK = 'cofinancing.check-transfer';
const DECIDE = 'cofinancing.decide-transfer';

interface AtVersion {
  /** The version of the competência that whoever acts saw. */
  readonly version: number;
}

/**
 * Calculates what a competência pays, with the opinion of the regional office, and issues its memory under a number.
 * Whatever was checked before is void; what gives the same calculation again changes nothing. @throws AppError `forbidden`, `conflict`, `refused`
 * with every reason
 */
export async function calculateMonth(
  context: Context,
  on: MonthOf,
  { version, opinion }: AtVersion & { readonly opinion: string },
): Promise<Month> {
  authorise(context, CALCULATE, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.calculate-month', async (tx) => {
    const opened = await openFor(tx, on, 'calculate', version);
    const explained = explainedOf(opened);
    if (isSame(opened.month, explained.sha256, opinion)) return opened.month;
    const calculation = await keepCalculation(tx, explained, await memoryOf(tx, explained));
    const saved = await findSaved(tx, explained);
    const data = {
      calculation,
      sha256: explained.sha256,
      amount: explained.payment.amount.toDecimal(2),
      memory: saved?.number ?? '',
      opinion,
    };
    return writeEvent(tx, opened, { type: 'calculated', data });
  });
}

/**
 * Whether the competência stands by this very calculation, with the same opinion: only a calculation that was closed anew or sent back has
 * none. @throws AppError `refused` where another opinion alone would void what was checked
 */
function isSame({ calculation, state }: Month, hash: string, opinion: string): boolean {
  if (calculation?.sha256 !== hash) return false;
  if (calculation.opinion === opinion) return true;
  refuse(
    state === 'CHECKED'
      ? [
          'O cálculo é o mesmo que já foi conferido, e um parecer novo anularia a conferência. Para mudá-lo, peça que a conferência devolva o cálculo.',
        ]
      : [],
  );
  return false;
}

/** Sends a calculation back to the regional office, with what is to be corrected. */
export async function sendBack(
  context: Context,
  on: MonthOf,
  { version, reason }: AtVersion & { readonly reason: string },
): Promise<Month> {
  authorise(context, CHECK, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.send-back', async (tx) => {
    const opened = await openFor(tx, on, 'send-back', version);
    return writeEvent(tx, opened, { type: 'sent-back', data: {} }, { reason });
  });
}

type Signing = AtVersion & Reentered;

/** Signs that the calculation is right: not the person who calculated. @throws AppError `forbidden`, `conflict`, `refused` */
export async function checkMonth(
  context: Context,
  caller: Caller,
  on: MonthOf,
  { version, ...again }: Signing,
): Promise<Month> {
  authorise(context, CHECK, await scopeOfAgreement(context, on.agreement));
  const { by } = await confirmPassword(context, caller, again);
  return once(context, 'cofinancing.check-month', async (tx) => {
    const opened = await openFor(tx, on, 'check', version);
    return sign(tx, opened, 'checked', by);
  });
}

/**
 * Signs that the amount is to be paid and posts its right in the ledger, in one transaction: neither the author nor who checked.
 * @throws AppError `forbidden`, `conflict` where somebody was faster, `refused` with every reason, the calculation's and the instrument's too
 */
export async function authoriseMonth(
  context: Context,
  caller: Caller,
  on: MonthOf,
  { version, ...again }: Signing,
): Promise<Month> {
  authorise(context, DECIDE, await scopeOfAgreement(context, on.agreement));
  const { by } = await confirmPassword(context, caller, again);
  return once(context, 'cofinancing.authorise-month', async (tx) => {
    const opened = await openFor(tx, on, 'authorise', version);
    const signed = await sign(tx, opened, 'authorised', by);
    await post(tx, await partyOfAgreement(tx, on.agreement), {
      kind: 'authorisation',
      competencia: on.competencia,
      occurredOn: tx.clock.today(),
      amount: signed.entitlement,
      calculation: signed.calculation?.sha256 ?? '',
    });
    return signed;
  });
}

/** What a signature covers: the whole calculation by its hash, its production and what its author said of it. */
function signedText({ on, month }: OpenedMonth, as: 'checked' | 'authorised') {
  const { calculation, production, lines, check } = month;
  return {
    as,
    ...on,
    calculation: calculation?.sha256 ?? null,
    amount: calculation?.amount ?? null,
    opinion: calculation?.opinion ?? null,
    author: calculation?.by ?? null,
    production: production?.record ?? null,
    lines,
    check: as === 'authorised' ? (check?.sha256 ?? null) : null,
  };
}

function sign(tx: Context, opened: OpenedMonth, as: 'checked' | 'authorised', confirmed: string) {
  const signed = signedText(opened, as);
  const signedSha256 = sha256(canonicalJson(signed));
  return writeEvent(tx, opened, { type: as, data: { signedSha256 } }, { beside: { signed, confirmed } });
}
