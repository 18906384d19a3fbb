/** Where a non-conformity comes from: a late action, an indicator that missed its target, an item of a meeting. */
export const ORIGIN_KINDS = ['action', 'indicator', 'meeting'] as const;

/** Kinds of cause, so that causes are counted: the six of Ishikawa's diagram in the words of a health department, and two of public planning. */
export const CAUSES = [
  'people',
  'process',
  'inputs',
  'information',
  'norm',
  'funding',
  'partners',
  'planning',
] as const;
export type CauseKind = (typeof CAUSES)[number];

export const STATES = ['analysis', 'treatment', 'verification', 'effective', 'cancelled'] as const;
export type State = (typeof STATES)[number];
/** While it stands in one of these, another of the same subject is not opened. */
export const OPEN_STATES: readonly State[] = ['analysis', 'treatment', 'verification'];

export const MOST_WHYS = 5;

export interface Origin {
  readonly kind: (typeof ORIGIN_KINDS)[number];
  /** Number of the action, code of the indicator, id of the item. */
  readonly id: string;
  readonly title: string;
  /** How it stood on the day: `Venceu em 30/06/2026 · Em andamento`. */
  readonly note: string | null;
}

export interface Cause {
  readonly kind: CauseKind;
  /** One to five answers to "por quê?", each of the one before. */
  readonly whys: readonly string[];
}

export interface Who {
  readonly kind: 'unit' | 'person';
  readonly id: string;
}

/** What, who, until when, how much. */
export interface PlannedMeasure {
  readonly what: string;
  readonly who: Who;
  readonly until: string;
  /** Reais with two decimals (`1234.50`); null where it costs nothing beyond the work. */
  readonly cost: string | null;
  /** Whether it is to redefine the action that the non-conformity is of. */
  readonly redefines: boolean;
}

interface Done {
  readonly on: string;
  readonly words: string | null;
  /** SHA-256 of the files that prove it. */
  readonly files: readonly string[];
  /** The redefinition of the action that it was, by its number. */
  readonly redefinition: number | null;
}

export interface Measure extends PlannedMeasure {
  readonly number: number;
  /** The round that answers for it: that in which it was planned, or the one to which it came undone. */
  readonly round: number;
  readonly done: Done | null;
  /** Why it was given up. */
  readonly dropped: string | null;
}

/** From an opening to its end: closed and judged, cancelled, or opened again before it was judged. */
export interface Round {
  readonly number: number;
  readonly openedOn: string;
  /** Why it was opened again; null in the first. */
  readonly because: string | null;
  readonly cause: Cause | null;
  readonly closedOn: string | null;
  /** By which day its effect is to be checked. */
  readonly checkBy: string | null;
  readonly end: {
    readonly kind: 'effective' | 'notEffective' | 'cancelled' | 'reopened';
    readonly on: string;
    readonly words: string;
  } | null;
}

export interface NonConformity {
  readonly origin: Origin;
  readonly action: string | null;
  readonly indicator: string | null;
  readonly unit: string;
  readonly description: string | null;
  readonly measures: readonly Measure[];
  readonly rounds: readonly [Round, ...Round[]];
  readonly version: number;
}

export type Event =
  | {
      readonly type: 'opened';
      readonly data: Pick<NonConformity, 'origin' | 'action' | 'indicator' | 'unit'> & {
        readonly on: string;
      };
    }
  | { readonly type: 'described'; readonly data: { readonly description: string; readonly unit: string } }
  | { readonly type: 'analysed'; readonly data: { readonly cause: Cause } }
  | { readonly type: 'measure-planned'; readonly data: { readonly measure: PlannedMeasure } }
  | {
      readonly type: 'measure-changed';
      readonly data: { readonly number: number; readonly measure: PlannedMeasure };
    }
  | { readonly type: 'measure-done'; readonly data: { readonly number: number; readonly done: Done } }
  | { readonly type: 'measure-resumed'; readonly data: { readonly number: number; readonly reason: string } }
  | { readonly type: 'measure-dropped'; readonly data: { readonly number: number; readonly reason: string } }
  | { readonly type: 'closed'; readonly data: { readonly on: string; readonly checkBy: string } }
  | {
      readonly type: 'judged';
      readonly data: { readonly effective: boolean; readonly on: string; readonly words: string };
    }
  | { readonly type: 'cancelled'; readonly data: { readonly on: string; readonly reason: string } }
  | { readonly type: 'reopened'; readonly data: { readonly on: string; readonly reason: string } };

export const EVENT_TYPES = [
  'opened',
  'described',
  'analysed',
  'measure-planned',
  'measure-changed',
  'measure-done',
  'measure-resumed',
  'measure-dropped',
  'closed',
  'judged',
  'cancelled',
  'reopened',
] as const satisfies readonly Event['type'][];

export const lastRound = ({ rounds }: Pick<NonConformity, 'rounds'>): Round => rounds.at(-1) ?? rounds[0];

/** The measures that the last round answers for, without those given up. */
export const measuresOfRound = (each: NonConformity): Measure[] =>
  each.measures.filter(({ round, dropped }) => dropped === null && round === lastRound(each).number);

/** Where it stands: the fold of its events says it, nobody sets it. */
export function stateOf(each: NonConformity): State {
  const { end, closedOn, cause } = lastRound(each);
  if (end?.kind === 'effective') return 'effective';
  if (end?.kind === 'cancelled') return 'cancelled';
  if (closedOn !== null) return 'verification';
  return cause !== null && measuresOfRound(each).length > 0 ? 'treatment' : 'analysis';
}

/** The subject of which only one is open: the action or the indicator where there is one, else the item of the meeting. */
export const subjectOf = ({
  action,
  indicator,
  origin,
}: Pick<NonConformity, 'action' | 'indicator' | 'origin'>): string =>
  action !== null
    ? `action/${action}`
    : indicator !== null
      ? `indicator/${indicator}`
      : `${origin.kind}/${origin.id}`;

function opened(data: Extract<Event, { type: 'opened' }>['data']): NonConformity {
  const { on, ...rest } = data;
  const first: Round = {
    ...{ number: 1, openedOn: on, because: null, cause: null },
    ...{ closedOn: null, checkBy: null, end: null },
  };
  return { ...rest, description: null, measures: [], rounds: [first], version: 1 };
}

const withRound = (each: NonConformity, change: Partial<Round>): NonConformity['rounds'] => {
  const rounds = [...each.rounds];
  rounds[rounds.length - 1] = { ...lastRound(each), ...change };
  return rounds as unknown as NonConformity['rounds'];
};

/** Ends the round (where it has not ended) and begins another, which takes along the cause, to be looked at again, and what was not done. */
function again(
  each: NonConformity,
  end: NonNullable<Round['end']>,
  because: string,
): Pick<NonConformity, 'rounds' | 'measures'> {
  const before = lastRound(each);
  const next: Round = {
    ...{ number: before.number + 1, openedOn: end.on, because, cause: before.cause },
    ...{ closedOn: null, checkBy: null, end: null },
  };
  const [first, ...others] = withRound(each, before.end === null ? { end } : {});
  const measures = each.measures.map((measure) =>
    measure.done === null && measure.dropped === null ? { ...measure, round: next.number } : measure,
  );
  return { rounds: [first, ...others, next], measures };
}

const withMeasure = (each: NonConformity, number: number, change: Partial<Measure>): Measure[] =>
  each.measures.map((measure) => (measure.number === number ? { ...measure, ...change } : measure));

function judge(
  each: NonConformity,
  { effective, on, words }: Extract<Event, { type: 'judged' }>['data'],
): Partial<NonConformity> {
  if (effective) return { rounds: withRound(each, { end: { kind: 'effective', on, words } }) };
  return again(each, { kind: 'notEffective', on, words }, words);
}

/** What changes by one event of what stands. */
function changeBy(each: NonConformity, event: Exclude<Event, { type: 'opened' }>): Partial<NonConformity> {
  switch (event.type) {
    case 'described':
      return event.data;
    case 'analysed':
      return { rounds: withRound(each, { cause: event.data.cause }) };
    case 'measure-planned': {
      const own = { number: each.measures.length + 1, round: lastRound(each).number };
      return { measures: [...each.measures, { ...event.data.measure, ...own, done: null, dropped: null }] };
    }
    case 'measure-changed':
      return { measures: withMeasure(each, event.data.number, event.data.measure) };
    case 'measure-done':
      return { measures: withMeasure(each, event.data.number, { done: event.data.done }) };
    case 'measure-resumed':
      return {
        measures: withMeasure(each, event.data.number, { done: null, round: lastRound(each).number }),
      };
    case 'measure-dropped':
      return { measures: withMeasure(each, event.data.number, { dropped: event.data.reason }) };
    case 'closed':
      return { rounds: withRound(each, { closedOn: event.data.on, checkBy: event.data.checkBy }) };
    case 'judged':
      return judge(each, event.data);
    case 'cancelled': {
      const { on, reason } = event.data;
      return { rounds: withRound(each, { end: { kind: 'cancelled', on, words: reason } }) };
    }
    case 'reopened': {
      const { on, reason } = event.data;
      return again(each, { kind: 'reopened', on, words: reason }, reason);
    }
  }
}

/** What stands after one more event. @throws Error where the first is not its opening, or another is. */
export function applyEvent(each: NonConformity | null, event: Event): NonConformity {
  if (event.type === 'opened') {
    if (each !== null) throw new Error('A non-conformity is opened once.');
    return opened(event.data);
  }
  if (each === null) throw new Error('A non-conformity begins with its opening.');
  return { ...each, ...changeBy(each, event), version: each.version + 1 };
}

/** @throws Error where the events do not begin with its opening. */
export function foldNonConformity(events: readonly Event[]): NonConformity {
  const [first, ...others] = events;
  if (first === undefined) throw new Error('A non-conformity begins with its opening.');
  return others.reduce(applyEvent, applyEvent(null, first));
}
