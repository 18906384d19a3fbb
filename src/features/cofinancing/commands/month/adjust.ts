import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import type { Caller } from '../../../../platform/http/route.ts';
import { sha256 } from '../../../../platform/ids.ts';
import { confirmPassword, type Reentered } from '../../../accounts/index.ts';
import { amountOf, attribute, stepsBetween } from '../../domain/adjustment/attribution.ts';
import { brl, centsOf, decimalOf } from '../../domain/ledger/entry.ts';
import type { Month } from '../../domain/month/month.ts';
import { recoverable, toRecover } from '../../domain/month/owed.ts';
import { getCalculationBasis } from '../../store.ts';
import type { ExplainedPayment } from '../explain.ts';
import { type Posting, postTogether } from '../ledger/post.ts';
import { partyOfAgreement } from '../ledger/terms.ts';
import { refuse } from '../refuse.ts';
import { findSaved, keepCalculation, memoryOf, scopeOfAgreement } from '../save.ts';
import { explainedOf, loadMonth, type MonthOf, type OpenedMonth, openFor, writeEvent } from './open.ts';
import { recordFromFiles } from './production.ts';

const CALCULATE = 'cofinancing.calculate';
const DECIDE = 'cofinancing.decide-transfer';

/**
 * Proposes the one adjustment that brings an authorised competência to what it is worth now, with its difference attributed: late or
 * re-issued files are read first. Nothing that was posted is edited. @throws AppError `forbidden`, `conflict`, `refused`
 */
export async function proposeAdjustment(
  context: Context,
  on: MonthOf,
  { version, opinion }: { readonly version: number; readonly opinion: string },
): Promise<Month> {
  authorise(context, CALCULATE, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.propose-adjustment', async (tx) => {
    await recordFromFiles(tx, await loadMonth(tx, on));
    const opened = await openFor(tx, on, 'propose-adjustment', version);
    const explained = explainedOf(opened);
    const { proposal } = opened.month;
    if (proposal?.sha256 === explained.sha256 && proposal.decision === null) return opened.month;
    const calculation = await keepCalculation(tx, explained, await memoryOf(tx, explained));
    const saved = await findSaved(tx, explained);
    const posted = opened.month.entitlement;
    const due = centsOf(explained.payment.amount.toDecimal(2)) - centsOf(opened.month.determined);
    const entitlement = decimalOf(due > 0n ? due : 0n);
    return writeEvent(tx, opened, {
      type: 'adjustment-proposed',
      data: {
        calculation,
        sha256: explained.sha256,
        memory: saved?.number ?? '',
        production: opened.facts.production ?? null,
        opinion,
        entitlement,
        difference: decimalOf(centsOf(entitlement) - centsOf(posted)),
        attribution: await attributionOf(tx, opened, explained, entitlement),
        decision: null,
      },
    });
  });
}

async function attributionOf(
  tx: Context,
  { month, records }: OpenedMonth,
  { on }: ExplainedPayment,
  entitlement: string,
) {
  const basis = await getCalculationBasis(tx, month.calculation?.id ?? '');
  const production = records.find(({ id }) => id === month.production?.record) ?? null;
  const [was, data, rule, reading] = stepsBetween(on, { ...basis, production });
  // What decisions took stands apart from what is calculated, before and after.
  const calculated = (due: string) => decimalOf(centsOf(due) + centsOf(month.determined));
  return attribute(calculated(month.entitlement), calculated(entitlement), [
    amountOf(was),
    amountOf(data),
    amountOf(rule),
    amountOf(reading),
  ]);
}

interface Discounting {
  readonly version: number;
  /** The decision of the court of accounts, of another control body or of the state, as it is cited. */
  readonly act: string;
  readonly amount: string;
  readonly opinion: string;
}

/**
 * Proposes to take back, by a decision, what was paid of a competência whose calculation did not change; somebody else signs it, with the
 * schedule. @throws AppError `forbidden`, `conflict`, `refused`
 */
export async function proposeDiscount(
  context: Context,
  on: MonthOf,
  { version, act, amount, opinion }: Discounting,
): Promise<Month> {
  authorise(context, CALCULATE, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.propose-discount', async (tx) => {
    const opened = await openFor(tx, on, 'propose-discount', version);
    const { month } = opened;
    const most = recoverable(month);
    const taken = centsOf(amount);
    refuse([
      ...(taken > 0n ? [] : ['O valor tem de ser maior que zero.']),
      ...(taken <= most
        ? []
        : [`Foram pagos e não estão em recuperação ${brl(most)}: a decisão não tira ${brl(taken)}.`]),
    ]);
    const difference = decimalOf(-taken);
    return writeEvent(tx, opened, {
      type: 'adjustment-proposed',
      data: {
        calculation: month.calculation?.id ?? '',
        sha256: month.calculation?.sha256 ?? '',
        memory: month.calculation?.memory ?? '',
        production: month.production?.record ?? null,
        opinion,
        entitlement: decimalOf(centsOf(month.entitlement) - taken),
        difference,
        attribution: { data: '0.00', rule: '0.00', reading: '0.00', manual: difference },
        decision: { act, amount: decimalOf(taken) },
      },
    });
  });
}

interface Deciding extends Reentered {
  readonly version: number;
  readonly recovery: {
    readonly act: string;
    readonly instalments: readonly { readonly due: string; readonly amount: string }[];
  } | null;
}

/**
 * Signs a proposed adjustment and posts it as one entry; what was ordered and is no longer due is posted with its recovery schedule, in the
 * same transaction. @throws AppError `forbidden`, `conflict`, `refused` with every reason
 */
export async function adjustMonth(
  context: Context,
  caller: Caller,
  on: MonthOf,
  { version, recovery, ...again }: Deciding,
): Promise<Month> {
  authorise(context, DECIDE, await scopeOfAgreement(context, on.agreement));
  const confirmation = await confirmPassword(context, caller, again);
  return once(context, 'cofinancing.adjust-month', async (tx) => {
    const opened = await openFor(tx, on, 'adjust', version);
    refuse(refusalsOfRecovery(opened.month, recovery));
    const { proposal } = opened.month;
    const signed = { as: 'adjusted', ...on, proposal, recovery };
    const next = await writeEvent(
      tx,
      opened,
      { type: 'adjusted', data: { signedSha256: sha256(canonicalJson(signed)) } },
      { beside: { signed, confirmed: confirmation.by } },
    );
    await postTogether(tx, await postingsOf(tx, opened, recovery));
    return next;
  });
}

function refusalsOfRecovery(month: Month, recovery: Deciding['recovery']): string[] {
  const owed = toRecover(month);
  const scheduled = (recovery?.instalments ?? []).reduce((sum, { amount }) => sum + centsOf(amount), 0n);
  if (owed === scheduled) return [];
  if (owed === 0n) return ['Nada se recupera neste ajuste: não informe parcelas.'];
  return [
    `O ajuste baixa ${brl(owed)} já pagos, e as parcelas somam ${brl(scheduled)}: junte o cronograma de recuperação inteiro, com o ato que o manda.`,
  ];
}

async function postingsOf(
  tx: Context,
  { on: { agreement, competencia }, month }: OpenedMonth,
  recovery: Deciding['recovery'],
): Promise<Posting[]> {
  const { proposal } = month;
  if (proposal === null) return [];
  const party = await partyOfAgreement(tx, agreement);
  const occurredOn = tx.clock.today();
  const { entitlement, attribution, sha256: calculation, decision } = proposal;
  const reason = decision === null ? proposal.opinion : `${decision.act}: ${proposal.opinion}`;
  return [
    {
      party,
      request: { kind: 'adjustment', competencia, occurredOn, entitlement, attribution, calculation, reason },
    },
    ...(recovery === null
      ? []
      : [{ party, request: { kind: 'recovery-schedule' as const, competencia, occurredOn, ...recovery } }]),
  ];
}
