import { centsOf, decimalOf } from '../ledger/entry.ts';
import type { Signature } from '../month/month.ts';
import type { Received } from './received.ts';
import { type Ineligible, type Report, receivedIn } from './report.ts';

/** The life of the accounts of a competência. */
export const ACCOUNTS_STATES = [
  'OPEN',
  'DRAFT',
  'SUBMITTED',
  'NOTICED',
  'ANALYSED',
  'ACCEPTED',
  'CLOSED',
] as const;
export type AccountsState = (typeof ACCOUNTS_STATES)[number];

interface Said {
  readonly by: string | null;
  readonly at: string;
}

interface Submission {
  readonly paper: string;
  /** Of the protocol: "PC 1/2026". */
  readonly number: string;
  /** Hash of the report as it was presented. */
  readonly sha256: string;
  /** What it answers for: money that comes later is of later accounts. */
  readonly received: Received;
}

interface Notice {
  readonly items: string;
  /** The day it was made, and the last on which an answer is in time. */
  readonly on: string;
  readonly lastDay: string;
}

interface Analysis {
  readonly opinion: string;
  readonly ineligible: readonly Ineligible[];
}

export type ReturnOf = 'unspent' | 'ineligible';

interface Returned {
  readonly of: ReturnOf;
  readonly amount: string;
  readonly document: string;
  readonly day: string;
}

type Facts<T extends string, D> = Said & { readonly type: T; readonly data: D };

/** What happened to the accounts, as their stream keeps it. */
export type AccountsEvent =
  | Facts<'drafted', { readonly report: Report }>
  | Facts<'submitted', Omit<Submission, 'received'> & Partial<Pick<Submission, 'received'>>>
  | Facts<'noticed', Notice>
  | Facts<'accounts-analysed', Analysis>
  | Facts<'accounts-accepted', { readonly signedSha256: string; readonly closing: string }>
  | Facts<'returned', Returned>
  | Facts<'closed', object>;

/** Where the accounts of a competência stand. */
export interface Accounts {
  readonly version: number;
  readonly state: AccountsState;
  readonly report: Report | null;
  readonly submission: (Submission & Said) | null;
  readonly notice: (Notice & Said) | null;
  readonly analysis: (Analysis & Said) | null;
  readonly acceptance: Signature | null;
  readonly returns: readonly Returned[];
  /** What the accepted report left for the next one, less what was given back since; null until accepted. */
  readonly carried: string | null;
  readonly lastAt: string | null;
}

export const OPEN_ACCOUNTS: Accounts = {
  version: 0,
  state: 'OPEN',
  report: null,
  submission: null,
  notice: null,
  analysis: null,
  acceptance: null,
  returns: [],
  carried: null,
  lastAt: null,
};

/** What accounts answer for as they were presented; null while they may still be written. */
export function presentedOf({ state, submission }: Accounts): Received | null {
  return state === 'OPEN' || state === 'DRAFT' || state === 'NOTICED' ? null : (submission?.received ?? null);
}

/** Where they stand after one event more. */
export function afterAccounts(accounts: Accounts, event: AccountsEvent): Accounts {
  return { ...applied(accounts, event), version: accounts.version + 1, lastAt: event.at };
}

/** Where they stand after these events, oldest first. */
export const foldAccounts = (events: readonly AccountsEvent[]): Accounts =>
  events.reduce(afterAccounts, OPEN_ACCOUNTS);

function applied(accounts: Accounts, event: AccountsEvent): Accounts {
  const said = { by: event.by, at: event.at };
  switch (event.type) {
    case 'drafted':
      // A notice stands until it is answered by presenting again.
      return {
        ...accounts,
        state: accounts.notice === null ? 'DRAFT' : 'NOTICED',
        report: event.data.report,
      };
    case 'submitted':
      return {
        ...accounts,
        state: 'SUBMITTED',
        submission: { received: answeredBy(accounts), ...event.data, ...said },
        notice: null,
        analysis: null,
      };
    case 'noticed':
      return { ...accounts, state: 'NOTICED', notice: { ...event.data, ...said }, analysis: null };
    case 'accounts-analysed':
      return { ...accounts, state: 'ANALYSED', analysis: { ...event.data, ...said } };
    case 'accounts-accepted': {
      const { signedSha256: sha256, closing } = event.data;
      return { ...accounts, state: 'ACCEPTED', acceptance: { ...said, sha256 }, carried: closing };
    }
    case 'returned':
      return {
        ...accounts,
        returns: [...accounts.returns, event.data],
        carried: carriedAfter(accounts, event.data),
      };
    case 'closed':
      return { ...accounts, state: 'CLOSED' };
  }
}

/** Of accounts presented before their event kept what they answer for: they had to close, so their own sums say it. */
const answeredBy = ({ report }: Accounts): Received => ({
  own: report === null ? '0.00' : receivedIn(report),
  late: [],
});

/** What was not spent and is given back leaves the balance; what was not accepted had left it already. */
function carriedAfter({ carried }: Accounts, { of, amount }: Returned): string | null {
  if (of === 'ineligible' || carried === null) return carried;
  return decimalOf(centsOf(carried) - centsOf(amount));
}
