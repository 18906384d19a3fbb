import { type Attribution, type Cents, centsOf, decimalOf } from '../ledger/entry.ts';
import type { ValidatedLine } from './indicator-lines.ts';

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

/** The steps that the financial system of the state reports, each with its document. */
const EXECUTION_EVENTS = {
  'ordinance-published': 'ordered',
  committed: 'committed',
  liquidated: 'liquidated',
  'bank-ordered': 'bankOrdered',
  paid: 'paid',
} as const;
type ExecutionEvent = keyof typeof EXECUTION_EVENTS;
type Stage = (typeof EXECUTION_EVENTS)[ExecutionEvent];

type Facts<T extends string, D> = {
  readonly type: T;
  readonly data: D;
  readonly by: string | null;
  readonly at: string;
};

/** What happened to a competência, as its stream keeps it. */
export type MonthEvent =
  | Facts<'production-closed', { readonly production: string | null }>
  | Facts<
      'calculated',
      {
        readonly calculation: string;
        readonly sha256: string;
        readonly amount: string;
        readonly memory: string;
        readonly opinion: string;
      }
    >
  | Facts<
      'lines-validated',
      {
        readonly lines: readonly {
          readonly id: string;
          readonly value: string | null;
          readonly words: string | null;
        }[];
      }
    >
  | Facts<'sent-back', object>
  | Facts<'checked' | 'authorised', { readonly signedSha256: string }>
  | Facts<'ordinance-issued', { readonly paper: string; readonly number: string; readonly amount: string }>
  | Facts<ExecutionEvent, { readonly document: string; readonly day: string; readonly amount: string }>
  | Facts<'adjustment-proposed', Omit<Proposal, 'by' | 'at'>>
  | Facts<'adjusted', { readonly signedSha256: string }>
  | Facts<'withheld' | 'released' | 'returned' | 'accounted' | 'closed', object>;

/** What a competência that was authorised is worth now, and why it changed; somebody else adjusts it. */
interface Proposal {
  readonly calculation: string;
  readonly sha256: string;
  readonly memory: string;
  readonly production: string | null;
  readonly opinion: string;
  readonly entitlement: string;
  /** What is to be added to what is posted; negative where less is due. */
  readonly difference: string;
  readonly attribution: Attribution;
  readonly by: string | null;
  readonly at: string;
}

interface Ordinance {
  readonly paper: string;
  readonly number: string;
  readonly amount: string;
  /** Where it was published; null until then. */
  readonly published: { readonly gazette: string; readonly day: string } | null;
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
  readonly executed: Readonly<Record<Stage, string>>;
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
  executed: { ordered: ZERO, committed: ZERO, liquidated: ZERO, bankOrdered: ZERO, paid: ZERO },
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
      return { ...month, ordinances: [...month.ordinances, { ...event.data, published: null }] };
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

/** What was proposed takes the place of the calculation, whose amount was posted. */
function adjusted(month: Month): Month {
  const { proposal } = month;
  if (proposal === null) return month;
  const { calculation: id, sha256, memory, opinion, production, entitlement, by, at } = proposal;
  return staged({
    ...withSide(month, 'ADJUSTED'),
    proposal: null,
    production: { record: production },
    calculation: { id, sha256, memory, opinion, amount: entitlement, by, at },
    entitlement,
  });
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

function executed(month: Month, event: Extract<MonthEvent, { type: ExecutionEvent }>): Month {
  const { type, data } = event;
  const stage = EXECUTION_EVENTS[type];
  const total = decimalOf(centsOf(month.executed[stage]) + centsOf(data.amount));
  const ordinances =
    type === 'ordinance-published'
      ? month.ordinances.map((each) =>
          each.published === null ? { ...each, published: { gazette: data.document, day: data.day } } : each,
        )
      : month.ordinances;
  return staged({ ...month, ordinances, executed: { ...month.executed, [stage]: total } });
}

const REACHED = [
  ['paid', 'PAID'],
  ['liquidated', 'LIQUIDATED'],
  ['committed', 'COMMITTED'],
] as const;

/** The furthest stage that everything ordered has reached: a part of it moves balances and not the state. */
function staged(month: Month): Month {
  const ordered = centsOf(month.executed.ordered);
  if (ordered === 0n) return month;
  const reached = REACHED.find(([stage]) => centsOf(month.executed[stage]) >= ordered)?.[1] ?? 'ORDERED';
  // An adjustment that leaves nothing to be paid does not take back accounts that were given.
  const isAccounted = month.state === 'ACCOUNTED' || month.state === 'CLOSED';
  return { ...month, state: isAccounted && reached === 'PAID' ? month.state : reached };
}

/** What is authorised and no published ordinance orders yet. */
export const toOrder = ({ entitlement, executed: { ordered } }: Month): Cents =>
  centsOf(entitlement) - centsOf(ordered);

/** Of a proposed difference down, what was ordered already: it is recovered by a schedule, where what was not ordered is only lowered. */
export function toRecover(month: Month): Cents {
  if (month.proposal === null) return 0n;
  const owed = -centsOf(month.proposal.difference) - toOrder(month);
  return owed > 0n ? owed : 0n;
}
