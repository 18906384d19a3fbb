import { AppError } from '../../../../kernel/app-error.ts';
import { parseCompetencia } from '../../../../kernel/competencia.ts';
import type { Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import {
  type Accounts,
  type AccountsEvent,
  afterAccounts,
  OPEN_ACCOUNTS,
  presentedOf,
} from '../../domain/accountability/accounts.ts';
import {
  type AccountsAction,
  type AccountsFacts,
  refusalsOfAccounts,
} from '../../domain/accountability/may.ts';
import { isToPresent, presentBy } from '../../domain/accountability/present-by.ts';
import { type Elsewhere, receivedBy } from '../../domain/accountability/received.ts';
import { approvedPlanOn } from '../../domain/instrument/adequacy-plan.ts';
import { centsOf } from '../../domain/ledger/entry.ts';
import { type Month, OPEN_MONTH } from '../../domain/month/month.ts';
import type { Agreement } from '../../domain/programme.ts';
import { listAccounts, saveAccounts } from '../../store/accountability.ts';
import { listMonths } from '../../store/month.ts';
import { getAgreement } from '../../store.ts';
import { paidOn } from '../deadlines/read.ts';
import { getInstrument } from '../instrument/open.ts';
import { workingDays } from '../instrument/terms.ts';
import { ledgerTerms } from '../ledger/terms.ts';
import type { MonthOf } from '../month/open.ts';
import { refuse } from '../refuse.ts';

export const accountsStream = ({ agreement, competencia }: MonthOf): string =>
  `accounts/${agreement}/${competencia}`;

/** The accounts of a competência with everything their rules ask, as they are now. */
export interface OpenedAccounts {
  readonly on: MonthOf;
  readonly agreement: Agreement;
  readonly month: Month;
  readonly accounts: Accounts;
  readonly facts: AccountsFacts;
  /** Money of it that came after its accounts were presented, and the accounts that answer for it. */
  readonly elsewhere: readonly Elsewhere[];
  /** The last day to present them, from the last payment; null once presented, or before any payment. */
  readonly presentBy: string | null;
}

const ZERO = '0.00';

/** @throws AppError `not-found`, `invalid-input` */
export async function openAccounts(context: Context, on: MonthOf): Promise<OpenedAccounts> {
  parseCompetencia(on.competencia);
  const agreement = await getAgreement(context, on.agreement);
  const paid = (await listMonths(context, on.agreement))
    .filter(({ month }) => centsOf(month.executed.paid) > 0n)
    .toSorted((a, b) => (a.competencia < b.competencia ? -1 : 1));
  const kept = new Map(
    (await listAccounts(context, on.agreement)).map(({ competencia, accounts }) => [competencia, accounts]),
  );
  const month = paid.find(({ competencia }) => competencia === on.competencia)?.month ?? OPEN_MONTH;
  const earlier = paid.filter(({ competencia }) => competencia < on.competencia);
  const last = earlier.at(-1);
  const previous = last && kept.get(last.competencia);
  const standing = receivedBy(
    paid.map((each) => ({
      competencia: each.competencia,
      paid: each.month.executed.paid,
      presented: presentedOf(kept.get(each.competencia) ?? OPEN_ACCOUNTS),
    })),
  ).get(on.competencia);
  const { content } = await getInstrument(context, on.agreement);
  const facts: AccountsFacts = {
    received: standing?.received ?? { own: ZERO, late: [] },
    openingDue: previous?.carried ?? previous?.report?.closing ?? ZERO,
    sanitaryCap: ledgerTerms.sanitaryCaps[agreement.programme]?.value ?? '0',
    planFrom: approvedPlanOn(content, context.clock.today())?.on ?? null,
    today: context.clock.today(),
    now: context.clock.now().toISOString(),
    actor: context.actor.id,
    isPaid: month.state === 'PAID' || month.state === 'ACCOUNTED',
    isAccounted: month.state === 'ACCOUNTED',
    before:
      earlier.find(({ competencia }) => (kept.get(competencia)?.carried ?? null) === null)?.competencia ??
      null,
  };
  const accounts = kept.get(on.competencia) ?? OPEN_ACCOUNTS;
  const toPresent = centsOf(month.executed.paid) > 0n && isToPresent(accounts);
  return {
    ...{ on, agreement, month, accounts, facts },
    elsewhere: standing?.elsewhere ?? [],
    presentBy: toPresent ? presentBy(await paidOn(context, on), await workingDays(context)) : null,
  };
}

/**
 * The accounts as whoever asks saw them, once nothing speaks against the action.
 * @throws AppError `conflict` where somebody was faster; `refused` with every reason
 */
export async function openAccountsFor(
  tx: Context,
  on: MonthOf,
  action: AccountsAction,
  version: number,
): Promise<OpenedAccounts> {
  const opened = await openAccounts(tx, on);
  const { accounts, facts } = opened;
  if (accounts.version !== version)
    throw new AppError(
      'conflict',
      'Outra pessoa mexeu nesta prestação de contas enquanto você a lia. Nada foi gravado: veja como ela está e repita se ainda fizer sentido.',
      { details: { yours: version, theirs: accounts.version, state: accounts.state } },
    );
  refuse(refusalsOfAccounts(action, accounts, facts));
  return opened;
}

type Said<E> = E extends AccountsEvent ? Pick<E, 'type' | 'data'> : never;

/** Writes what happened: the event of the stream and the snapshot after it, in the open transaction. */
export async function writeAccounts(
  tx: Context,
  { on, accounts }: Pick<OpenedAccounts, 'on' | 'accounts'>,
  { type, data }: Said<AccountsEvent>,
  beside: Record<string, unknown> = {},
): Promise<Accounts> {
  const stored = await append(tx, {
    stream: accountsStream(on),
    type,
    expected: accounts.version,
    data: { ...data, ...beside },
  });
  const next = afterAccounts(accounts, { type, data, by: stored.actorId, at: stored.at } as AccountsEvent);
  await saveAccounts(tx, on.agreement, on.competencia, next);
  return next;
}
