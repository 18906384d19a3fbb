import type { Citation, Explained, Unit } from '../../../kernel/explained.ts';

/** How sure a value is: printed in the act, reconstructed from a bad scan, or assumed by us. */
type ValueStatus = 'printed' | 'reconstructed' | 'assumed';

/** Half-open [from, to) in days, `to` null while open. */
export type Interval = readonly [from: string, to: string | null];

/** A value with the two times of the law: when it binds, and when the State could know it. */
export interface Dated {
  readonly effect: Interval;
  readonly known: Interval;
  readonly status: ValueStatus;
  readonly cite?: Citation;
  readonly note?: string;
  /** The files it was read from. */
  readonly evidence?: Explained['evidence'];
}

/** A decimal string, a yes or no, a list of decimal strings or codes, or nothing yet. */
export type RawValue = string | boolean | null | readonly string[];

export interface DatedValue extends Dated {
  readonly value: RawValue;
}

export interface Parameter {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly values: readonly DatedValue[];
}

/** A band as the act prints it; decimal strings in the unit of the criterion. */
export type PrintedBand =
  | { readonly form: 'below'; readonly value: string }
  | { readonly form: 'between'; readonly from: string; readonly to: string }
  | { readonly form: 'above'; readonly value: string };

export interface TableRow {
  readonly id: string;
  readonly printed: string;
  readonly band: PrintedBand;
  readonly score: string;
  readonly cite: Citation;
}

interface TableVersion extends Dated {
  readonly rows: readonly TableRow[];
}

/** A score table: from a value in `unit` to a score in `scoreUnit`. */
export interface ScoreTable {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly scoreUnit: Unit;
  readonly versions: readonly TableVersion[];
}

interface ReadingOption {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
}

/** A question the act leaves open, with the words that raise it and its named answers; the first is used while nobody decided. */
export interface ReadingQuestion {
  readonly id: string;
  readonly question: string;
  readonly cites: readonly Citation[];
  readonly options: readonly [ReadingOption, ...ReadingOption[]];
}

/** A fact that a person may state instead of the recorded one, to simulate. */
export interface Input {
  readonly id: string;
  readonly label: string;
  readonly kind: 'money' | 'percent' | 'percent-or-none' | 'yes-no';
}

interface RuleBase {
  readonly label: string;
  readonly formula?: string;
  readonly note?: string;
  readonly cite?: Citation;
  /** The open question that this value shows, where `choose` leaves it to another rule to show. */
  readonly reading?: string;
  /** The input that takes the place of this value where a person stated it. */
  readonly stated?: string;
}

type One = { readonly of: string };
type Many = { readonly of: readonly string[] };

/** The twelve operators of the language; a programme of this family needs no other. `of` names rules. */
export type Rule = RuleBase &
  /** A recorded fact; with `monthsBack`, the one of the month that lies so far before the payment. */
  (
    | { readonly op: 'fact'; readonly fact: string; readonly unit: Unit; readonly monthsBack?: number }
    | { readonly op: 'parameter'; readonly parameter: string }
    /** The rule that a reading chooses; the chosen value shows the question unless `shownBy` names another rule. */
    | {
        readonly op: 'choose';
        readonly by: string;
        readonly options: Readonly<Record<string, string>>;
        readonly shownBy?: string;
      }
    /** `then` where the yes-or-no is yes or the value is there, else `otherwise`. */
    | ({ readonly op: 'when'; readonly then: string; readonly otherwise: string } & One)
    /** Whether a code is in a list. */
    | { readonly op: 'member'; readonly fact: string; readonly parameter: string }
    | ({ readonly op: 'band'; readonly table: string; readonly by: string } & One)
    | ({ readonly op: 'sum' } & Many)
    | ({ readonly op: 'times' } & Many)
    /** The lesser of two values. */
    | ({ readonly op: 'cap'; readonly limit: string } & One)
    /** The items of a list, or its `last`, summed and divided by `divisor`; nothing while there are fewer than `atLeast`. */
    | {
        readonly op: 'items';
        readonly fact: string;
        readonly unit: Unit;
        readonly last?: number;
        readonly divisor?: number;
        readonly atLeast?: number;
      }
    /** The share of the month that the exceptional period covers; nothing outside it. */
    | { readonly op: 'coverage' }
    | ({ readonly op: 'round'; readonly places: number; readonly by: string } & One)
  );

export type Operator = Rule['op'];

/** A co-financing programme: rules as data. */
export interface Programme {
  readonly id: string;
  /** The state whose rules these are. */
  readonly uf: string;
  /** Short name in addresses of screens. */
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  /** Why nothing is paid by it, where its figures are invented to show the rules. */
  readonly example?: string;
  readonly act: string;
  readonly effect: Interval;
  readonly known: Interval;
  /** The period in which the exceptional regime pays; null where the programme knows none. */
  readonly exceptional: ExceptionalPeriod | null;
  readonly parameters: readonly Parameter[];
  readonly tables: readonly ScoreTable[];
  readonly readings: readonly ReadingQuestion[];
  readonly inputs: readonly Input[];
  readonly rules: Readonly<Record<string, Rule>>;
  /** Rules whose values every calculation reports by name. */
  readonly result: {
    readonly amount: string;
    readonly factor: string;
    /** The most that an ordinance may fix as the factor; where none is named, no ordinance fixes one. */
    readonly limit?: string;
    readonly base: string;
    /** Each scored criterion with the input that moves it. */
    readonly criteria: readonly { readonly rule: string; readonly input: string }[];
  };
}

export interface ExceptionalPeriod {
  readonly from: string;
  /** Day one is counted. */
  readonly days: number;
  readonly cite: Citation;
  readonly label: string;
}

/** A recorded fact of an agreement; `month` where it belongs to one competência. */
export interface Fact extends DatedValue {
  readonly id: string;
  readonly label: string;
  readonly month?: string;
  /** What each item of a list is. */
  readonly items?: readonly string[];
}

/** One municipality's term under a programme. */
export interface Agreement {
  readonly id: string;
  readonly name: string;
  readonly programme: string;
  readonly act: string;
  readonly at: string;
  readonly municipality: string;
  readonly healthRegion: string;
  readonly establishment: string;
  readonly fund: string;
  readonly effect: Interval;
  /** What the act approved for each month, in BRL, with its words where the register has them. */
  readonly approved: { readonly value: string; readonly cite?: Citation };
  readonly facts: readonly Fact[];
  readonly notes: readonly string[];
}
