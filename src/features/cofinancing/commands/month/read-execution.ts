import type { Context } from '../../../../platform/context.ts';
import { listNames } from '../../../accounts/index.ts';
import type { MonthAnswer } from '../../contract.ts';
import { type Cents, decimalOf } from '../../domain/ledger/entry.ts';
import {
  type RecordedRecovery,
  type RecordedStep,
  recoveriesOf,
  stepsOf,
} from '../../domain/ledger/month-entries.ts';
import { readContent } from '../../domain/ledger/seal.ts';
import type { Month } from '../../domain/month/month.ts';
import { leftOf } from '../../domain/month/owed.ts';
import { findLedgerAccount, readBalances } from '../../store/ledger.ts';
import { listLedgerEntries } from '../../store/ledger-reading.ts';
import { listMonths } from '../../store/month.ts';
import { findParty, ledgerOf } from '../ledger/terms.ts';
import type { OpenedMonth } from './open.ts';

/** More than the entries that any competência ever had. */
const MOST_ENTRIES = 1000;

/** What the ledger holds of a competência: its documents with what may be annulled of each, and its recoveries. */
export async function recordedOf(
  context: Context,
  { agreement, competencia }: Pick<OpenedMonth, 'agreement' | 'competencia'>,
): Promise<{ readonly steps: readonly RecordedStep[]; readonly recoveries: readonly RecordedRecovery[] }> {
  const party = await findParty(context, agreement);
  const account = party && (await findLedgerAccount(context, ledgerOf(context), party));
  if (account === null) return { steps: [], recoveries: [] };
  const filter = { accounts: [account.id], competencia, kind: null };
  const stored = await listLedgerEntries(context, filter, null, MOST_ENTRIES);
  const entries = stored.toReversed().flatMap(({ content }) => readContent(content) ?? []);
  const balances = await readBalances(context, account.id, [competencia]);
  return { steps: stepsOf(entries, competencia, balances), recoveries: recoveriesOf(entries, competencia) };
}

/** The same with names, for who reads the competência. */
export async function readExecution(
  context: Context,
  opened: OpenedMonth,
): Promise<Pick<MonthAnswer, 'steps' | 'recoveries' | 'discountable'>> {
  const { steps, recoveries } = await recordedOf(context, opened);
  const people = [
    ...steps.map(({ by }) => by),
    ...recoveries.flatMap(({ by, instalments }) => [by, ...instalments.map(({ settled }) => settled?.by)]),
  ].filter((id) => id != null);
  const names = await listNames(context, [...new Set(people)]);
  const person = (id: string | null) => ({
    by: id === null ? null : (names.get(id) ?? null),
    isOwn: id === context.actor.id,
  });
  const thisMonth = context.clock.today().slice(0, 7);
  return {
    steps: steps.map((step) => ({
      ...step,
      ...person(step.by),
      amount: decimalOf(step.amount),
      annulled: decimalOf(step.annulled),
      left: decimalOf(step.left),
    })),
    recoveries: recoveries.map(({ schedule, act, by, instalments }) => ({
      schedule,
      act,
      ...person(by),
      total: decimalOf(sumOf(instalments)),
      recovered: decimalOf(sumOf(instalments.filter(({ settled }) => settled !== null))),
      isSettled: instalments.every(({ settled }) => settled !== null),
      instalments: instalments.map(({ number, due, amount, settled }) => ({
        number,
        due,
        amount: decimalOf(amount),
        isLate: settled === null && due < thisMonth,
        settled: settled && { ...settled, ...person(settled.by) },
      })),
    })),
    discountable: recoveries.length === 0 ? [] : await discountable(context, opened),
  };
}

const sumOf = (parts: readonly { readonly amount: Cents }[]): Cents =>
  parts.reduce((sum, { amount }) => sum + amount, 0n);

/** What is liquidated of a competência and neither in a bank order nor discounted. */
export const openToPay = ({ executed }: Month): Cents => leftOf('bank-order', executed);

async function discountable(context: Context, { on }: OpenedMonth): Promise<MonthAnswer['discountable']> {
  const months = await listMonths(context, on.agreement);
  return months
    .filter(({ competencia, month }) => competencia !== on.competencia && openToPay(month) > 0n)
    .map(({ competencia, month }) => ({ competencia, amount: decimalOf(openToPay(month)) }));
}
