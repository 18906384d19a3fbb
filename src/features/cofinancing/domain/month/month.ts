import { type Cents, centsOf, decimalOf } from '../ledger/entry.ts';
import type { ValidatedLine } from './indicator-lines.ts';
import {
  EXECUTION_EVENTS,
  type ExecutionEvent,
  type Facts,
  type MonthEvent,
  type Ordinance,
  type Proposal,
  type Stage,
} from './month-event.ts';
import { toRecover } from './owed.ts';

/** The life of a competência, in its order (lifecycle of the transfer, §4). */
export const MONTH_STATES = [
  'PRODUCTION_OPEN',
  'PRODUCTION_CLOSED',
  'CALCULATED',
  'CHECKED',
  'AUTHORISED',
  'ORDERED',
  'COMMITTED',
  'LIQUIDATED',
  'PAID',
  'ACCOUNTED',
  'CLOSED',
] as const;
export type MonthState = (typeof MONTH_STATES)[number];

/** What a competência may be besides its state. */
export const MONTH_SIDES = ['WITHHELD', 'ADJUSTED', 'RETURNED'] as const;
type MonthSide = (typeof MONTH_SIDES)[number];

/** Who signed, when, and the hash of what was signed. */
export interface Signature {
  readonly by: string | null;
  readonly at: string;
  /** SHA-256 of the canonical text of what was signed. */
  readonly sha256: string;
}

/** Where a competência stands; amounts in reais, as decimal text with two places. */
export interface Month {
  readonly version: number;
  readonly state: MonthState;
  readonly sides: readonly MonthSide[];
  /** The record of production it was closed with; `record` is null under the exceptional regime. */
  readonly production: { readonly record: string | null } | null;
  /** The indicator lines that were validated, by id, each as it stood then. */
  readonly lines: Readonly<Record<string, ValidatedLine>>;
  readonly calculation: {
    readonly id: string;
    readonly sha256: string;
    readonly amount: string;
    /** Number of its memory. */
    readonly memory: string;
    readonly opinion: string;
    readonly by: string | null;
    readonly at: string;
  } | null;
  readonly check: Signature | null;
  readonly authorisation: Signature | null;
  readonly proposal: Proposal | null;
  /** What the competência is worth by authorisation and adjustments. */
  readonly entitlement: string;
  readonly ordinances: readonly Ordinance[];
  readonly executed: Readonly<Record<Stage | 'discounted', string>>;
  /** What was paid and was put in recovery schedules, and what of it came back or was discounted. */
  readonly recovery: { readonly scheduled: string; readonly recovered: string };
  /** What decisions took from it, whatever is calculated. */
  readonly determined: string;
  /** Instant of the last event. */
  readonly lastAt: string | null;
}

const ZERO = '0.00';

/** A competência of which nothing was said yet. */
export const OPEN_MONTH: Month = {
  version: 0,
  state: 'PRODUCTION_OPEN',
  sides: [],
  production: null,
  lines: {},
  calculation: null,
  check: null,
  authorisation: null,
  proposal: null,
  entitlement: ZERO,
  ordinances: [],
  executed: {
    ordered: ZERO,
    committed: ZERO,
    liquidated: ZERO,
    bankOrdered: ZERO,
    paid: ZERO,
    reconciled: ZERO,
    discounted: ZERO,
  },
  recovery: { scheduled: ZERO, recovered: ZERO },
  determined: ZERO,
  lastAt: null,
};

/** Where a competência stands after these events, oldest first. */
export function foldMonth(events: readonly MonthEvent[]): Month {
  return events.reduce(after, OPEN_MONTH);
}

/** Where a competência stands after one event more. */
export function after(month: Month, event: MonthEvent): Month {
  return { ...applied(month, event), version: month.version + 1, lastAt: event.at };
}

function applied(month: Month, event: MonthEvent): Month {
  switch (event.type) {
    case 'production-closed':
      return unsigned({ ...month, production: { record: event.data.production } }, 'PRODUCTION_CLOSED');
    case 'calculated': {
      const { calculation, ...said } = event.data;
      const kept = { id: calculation, ...said, by: event.by, at: event.at };
      return { ...unsigned(month, 'CALCULATED'), calculation: kept };
    }
    case 'lines-validated':
      return { ...month, lines: { ...month.lines, ...validatedOf(event) } };
    case 'sent-back':
      return unsigned(month, 'PRODUCTION_CLOSED');
    case 'checked':
      return { ...month, state: 'CHECKED', check: signatureOf(event) };
    case 'authorised':
      return {
        ...month,
        state: 'AUTHORISED',
        authorisation: signatureOf(event),
        entitlement: month.calculation?.amount ?? ZERO,
      };
    case 'ordinance-issued':
      return {
        ...month,
        ordinances: [
          ...month.ordinances,
          { ...event.data, published: null, withdrawn: false, annulled: ZERO },
        ],
      };
    case 'ordinance-withdrawn':
      return withOrdinance(
        month,
        ({ paper }) => paper === event.data.paper,
        () => ({ withdrawn: true }),
      );
    case 'annulled':
      return annulled(month, event.data);
    case 'instalment-recorded':
      return recovered(month, event.data.amount);
    case 'instalment-reversed':
      return recovered(month, negative(event.data.amount));
    case 'discounted':
      return staged(withExecuted(month, 'discounted', event.data.amount));
    case 'discount-reversed':
      return staged(withExecuted(month, 'discounted', negative(event.data.amount)));
    case 'adjustment-proposed':
      return { ...month, proposal: { ...event.data, by: event.by, at: event.at } };
    case 'adjusted':
      return adjusted(month);
    case 'withheld':
      return withSide(month, 'WITHHELD');
    case 'released':
      return { ...month, sides: month.sides.filter((side) => side !== 'WITHHELD') };
    case 'returned':
      return withSide(month, 'RETURNED');
    case 'accounted':
      return { ...month, state: 'ACCOUNTED' };
    case 'closed':
      return { ...month, state: 'CLOSED' };
    default:
      return executed(month, event);
  }
}

const validatedOf = ({ data, by, at }: Extract<MonthEvent, { type: 'lines-validated' }>) =>
  Object.fromEntries(data.lines.map(({ id, value, words }) => [id, { value, words, by, at }]));

/**
 * What was proposed takes the place of the calculation, whose amount was posted; a decision leaves the calculation as it is, and stands
 * beside it from then on. What was ordered and is no longer due was put in a recovery schedule in the same act.
 */
function adjusted(month: Month): Month {
  const { proposal } = month;
  if (proposal === null) return month;
  const { calculation: id, sha256, memory, opinion, production, entitlement, by, at } = proposal;
  const scheduled = plus(month.recovery.scheduled, decimalOf(toRecover(month)));
  const lowered = {
    ...withSide(month, 'ADJUSTED'),
    proposal: null,
    entitlement,
    recovery: { ...month.recovery, scheduled },
  };
  const decision = proposal.decision ?? null;
  if (decision !== null) return staged({ ...lowered, determined: plus(month.determined, decision.amount) });
  const amount = plus(entitlement, month.determined);
  return staged({
    ...lowered,
    production: { record: production },
    calculation: { id, sha256, memory, opinion, amount, by, at },
  });
}

const plus = (a: string, b: string): string => decimalOf(centsOf(a) + centsOf(b));
const negative = (amount: string): string => decimalOf(-centsOf(amount));

const recovered = (month: Month, amount: string): Month => ({
  ...month,
  recovery: { ...month.recovery, recovered: plus(month.recovery.recovered, amount) },
});

const withExecuted = (month: Month, stage: Stage | 'discounted', amount: string): Month => ({
  ...month,
  executed: { ...month.executed, [stage]: plus(month.executed[stage], amount) },
});

const withOrdinance = (
  month: Month,
  which: (ordinance: Ordinance) => boolean,
  change: (ordinance: Ordinance) => Partial<Ordinance>,
): Month => ({
  ...month,
  ordinances: month.ordinances.map((each) => (which(each) ? { ...each, ...change(each) } : each)),
});

/** What is annulled of a stage is not of it any more; the state follows. */
function annulled(
  month: Month,
  { stage, of, amount }: Extract<MonthEvent, { type: 'annulled' }>['data'],
): Month {
  const less = withExecuted(month, stage, negative(amount));
  if (stage !== 'ordered') return staged(less);
  return staged(
    withOrdinance(
      less,
      ({ number }) => number === of,
      (ordinance) => ({ annulled: plus(ordinance.annulled, amount) }),
    ),
  );
}

/** Nothing that was signed covers what comes after: a new calculation, or other production, voids it. */
function unsigned(month: Month, state: MonthState): Month {
  return { ...month, state, calculation: null, check: null, authorisation: null };
}

const signatureOf = ({
  by,
  at,
  data,
}: Facts<'checked' | 'authorised', { signedSha256: string }>): Signature => ({
  by,
  at,
  sha256: data.signedSha256,
});

const withSide = (month: Month, side: MonthSide): Month => ({
  ...month,
  sides: MONTH_SIDES.filter((each) => each === side || month.sides.includes(each)),
});

function executed(month: Month, { type, data }: Extract<MonthEvent, { type: ExecutionEvent }>): Month {
  const next = withExecuted(month, EXECUTION_EVENTS[type], data.amount);
  if (type !== 'ordinance-published') return staged(next);
  const published = { gazette: data.document, day: data.day };
  return staged(withOrdinance(next, isWaiting, () => ({ published })));
}

/** Issued, and neither published nor set aside. */
export const isWaiting = ({ published, withdrawn }: Ordinance): boolean => published === null && !withdrawn;

const REACHED = [
  ['paid', 'PAID'],
  ['liquidated', 'LIQUIDATED'],
  ['committed', 'COMMITTED'],
] as const;

/** The furthest stage that everything ordered has reached: a part of it moves balances and not the state. */
function staged(month: Month): Month {
  const ordered = centsOf(month.executed.ordered);
  if (ordered === 0n) return { ...month, state: 'AUTHORISED' };
  const passed = (stage: Stage): Cents =>
    centsOf(month.executed[stage]) + (stage === 'paid' ? centsOf(month.executed.discounted) : 0n);
  const reached = REACHED.find(([stage]) => passed(stage) >= ordered)?.[1] ?? 'ORDERED';
  // An adjustment that leaves nothing to be paid does not take back accounts that were given.
  const isAccounted = month.state === 'ACCOUNTED' || month.state === 'CLOSED';
  return { ...month, state: isAccounted && reached === 'PAID' ? month.state : reached };
}
