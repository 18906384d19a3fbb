import type { RoundingMode } from '../../../kernel/rational.ts';
import type { CardEntry } from './entries/card-entry.ts';
import type { CardFacts, FactRule } from './facts/rule.ts';

/** A condition on stored text columns, as the analytics engine takes it. */
export type CardFilter =
  | {
      readonly column: string;
      readonly op: 'in' | 'not-in' | 'prefix' | 'not-prefix' | 'icd-prefix' | 'not-icd-prefix';
      readonly values: readonly string[];
    }
  | { readonly column: string; readonly op: 'differs'; readonly other: string }
  /** Both municipalities lie in one health region, as the regions were in the month of the file. */
  | { readonly column: string; readonly op: 'same-region'; readonly other: string }
  | { readonly op: 'any'; readonly of: readonly (readonly CardFilter[])[] };

export interface CardMeasure {
  readonly op: 'count' | 'sum';
  readonly column?: string;
  /** Columns taken away from it, row by row. */
  readonly less?: readonly string[];
  /** How many times each of the row's amounts counts, where it is not once: teams become people. */
  readonly times?: number;
  readonly plus?: readonly { readonly column: string; readonly times: number }[];
  /** The row's amount is never more than this column's: a municipality's people. */
  readonly atMost?: string;
  readonly where: readonly CardFilter[];
}

/** Another way to count with the same method; without a numerator of its own it takes the method's. */
interface Variant {
  readonly id: string;
  readonly name: string;
  readonly numerator?: CardMeasure;
  /** Absent where nothing divides. */
  readonly measure?: CardMeasure;
}

/** Where a record is counted in the month of a day of its own: files of later months bring some of each month's records. */
interface OwnDate {
  /** `YYYYMMDD`, or what begins with year and month. */
  readonly column: string;
  /** “mês da alta” */
  readonly name: string;
  /** Files of so many months after the month bring nearly all that lacks. */
  readonly monthsLate: number;
}

/** What is counted in the files of one system, and how files make up a period. */
export interface Counting {
  readonly system: string;
  /** What one file covers. */
  readonly grain: 'month' | 'year';
  /** A longer period adds its files (a flow) or takes the last of them (a stock). */
  readonly over: 'sum' | 'last';
  /**
   * `state-of-service`: one file for each state where the service was given, all are added and the state's own must be
   * there. `place`: one file covers the whole state or country, and one is chosen.
   */
  readonly scope: 'state-of-service' | 'place';
  readonly territoryColumn: string;
  /** Absent where a record is of the month of its file. */
  readonly dated?: OwnDate;
  /** Where each establishment has counts of its own: its column, and that of the municipality where it stands. */
  readonly establishment?: { readonly column: string; readonly municipality: string };
  /** Columns without which a file cannot be used. */
  readonly requires: readonly string[];
  readonly filters: readonly CardFilter[];
}

/** A denominator counted in files of another system, of the same periods as the numerator's. */
interface FileDenominator extends Counting {
  /** Each file's count stands for every day of its period: beds become bed-days. */
  readonly timesDays?: boolean;
  readonly measure: CardMeasure;
  /** By variant of the method, where it is not `measure`. */
  readonly byVariant?: Readonly<Record<string, CardMeasure>>;
}

/** What the numerator is divided by. */
type CardDenominator =
  | { readonly kind: 'none'; readonly variants: readonly Variant[] }
  | { readonly kind: 'measure'; readonly variants: readonly Variant[] }
  | {
      readonly kind: 'files';
      readonly name: string;
      readonly files: FileDenominator;
      readonly variants: readonly Variant[];
    }
  | { readonly kind: 'population'; readonly vintage: string; readonly year: number; readonly name: string }
  /** People of the last year of the period, each year from the vintage that is named for it. */
  | {
      readonly kind: 'population-of-year';
      readonly name: string;
      readonly vintages: readonly { readonly from: number; readonly to: number; readonly vintage: string }[];
    }
  /** A published series of states; for places inside a state, what is counted in files where they are loaded. */
  | {
      readonly kind: 'official';
      readonly series: string;
      readonly name: string;
      readonly files?: FileDenominator;
    };

/** One dated way to compute an indicator. A series never passes from one to another in silence. */
export interface Method extends Counting {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly formula: string;
  /** Periods it may be used for, `YYYY-MM`; null is open. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly rounding?: RoundingMode;
  /** What places a record: residence, occurrence… (pt-BR). */
  readonly place: string;
  readonly numerator: { readonly name: string; readonly measure: CardMeasure; readonly times: number };
  readonly denominator: CardDenominator;
  /**
   * Whom a sum is of, counted under the conditions of each variant's numerator, for few of them can be known by it; where that is
   * what the numerator sums (`countsThemselves`), nothing more is counted.
   */
  readonly people?: Pick<CardMeasure, 'op' | 'column'>;
  /** Why its values are not judged by the targets, where the document means another number (pt-BR). */
  readonly notComparable?: string;
  /** Columns shown of the records behind a number. */
  readonly recordColumns: readonly string[];
}

/** The disjoint parts of the numerator. */
interface CardParts {
  readonly label: string;
  readonly column: string;
  readonly op: 'icd-prefix' | 'prefix' | 'in';
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly values: readonly string[];
  }[];
}

/**
 * What a target asks: to reach a number by the year's end, step by step, or to keep on one side of it, or inside a band, the
 * whole year (the four kinds of Perdoo and the band of DHIS2's legends).
 */
export type TargetKind = 'increase-to' | 'decrease-to' | 'stay-above' | 'stay-below' | 'stay-within';

/** So many units of a card on the wrong side of its target that are still said to be near, and where that comes from (pt-BR). */
export interface Tolerance {
  readonly value: string;
  readonly source: string;
}

/** The method card of an indicator: everything that may be said of it, as data. */
export interface Card {
  readonly id: string;
  readonly ppaCode: string | null;
  /** Last part of the address of its page: the number of the state's plan, or a short name in Portuguese. */
  readonly address: string;
  /** Whose it is: the plan's own, or the hospital resolution's. */
  readonly set: 'plan' | 'hospital';
  /** Its number in the plan or in the resolution. */
  readonly planId: string;
  readonly order: number;
  readonly name: string;
  readonly shortName: string;
  readonly kind: 'computed' | 'recomputed' | 'imported' | 'events';
  /** `within`: neither more nor less is better; the bands say where it should be. */
  readonly direction: 'lower' | 'higher' | 'within';
  readonly unit: '%' | 'per-1000' | 'per-10000' | 'per-100000' | 'count' | 'days' | 'BRL';
  readonly unitLabel: string;
  readonly countLabel: string | null;
  readonly multiplier: number;
  readonly decimals: number;
  readonly rounding: RoundingMode;
  readonly accumulation: 'point' | 'periodic-sum' | 'cumulative';
  /** Lengths of period besides month and year in which its monthly numbers are reported. */
  readonly lengths: readonly ('four-months' | 'semester')[];
  /** Whether it counts people, or sums what is of people, so that a number of few may point to one of them. */
  readonly people: boolean;
  /** Years that are also told together, where cases are few; null where one year is enough. */
  readonly pooled: number | null;
  readonly concept: string;
  readonly use: string;
  readonly legalBasis: string | null;
  readonly limits: readonly string[];
  readonly openQuestions: readonly string[];
  readonly sources: readonly string[];
  readonly parts: CardParts | null;
  /** The published series that stands beside, and for, what is computed. */
  readonly official: {
    readonly name: string;
    readonly value: string;
    readonly numerator: string;
    readonly denominator: string;
  } | null;
  /** What its targets ask, where the direction does not tell it all; numbers in the card's unit. */
  readonly target: {
    readonly kind: TargetKind;
    /** So much on the wrong side is still near; null where nothing is. */
    readonly tolerance: Tolerance | null;
    /** Why no band says where a value that should stay within one ought to be (pt-BR). */
    readonly noBand: string | null;
    /** Where it stood before the first target. */
    readonly baseline: {
      readonly value: string;
      readonly period: string;
      readonly source: string;
    } | null;
  } | null;
  /** Ranges that a document names, in the card's unit; null is open. */
  readonly bands: readonly {
    readonly name: string;
    readonly from: string | null;
    readonly to: string | null;
    readonly source: string;
  }[];
  readonly breaks: readonly { readonly period: string; readonly note: string }[];
  /** Of the publications of people there are, why it divides by the one it does (pt-BR); null where it divides by none. */
  readonly whyPopulation: string | null;
  readonly defaultMethod: string | null;
  readonly methods: readonly Method[];
  /** Why there is no value, where no method exists. */
  readonly unavailable: { readonly status: 'unavailable' | 'no-records'; readonly reason: string } | null;
  /** Where it counts the house's own facts instead of files. */
  readonly facts: CardFacts | null;
  /** Where people may tell its values: its usual method, or beside what is counted. */
  readonly entry: CardEntry | null;
}

/** How people and other programs call it. */
export function publicCode(card: Card): string {
  return card.address;
}

export function findMethod(card: Pick<Card, 'methods' | 'defaultMethod'>, id: string | null): Method | null {
  return card.methods.find((method) => method.id === (id ?? card.defaultMethod)) ?? null;
}

/** The way of counting facts that is asked for, the usual one where none is. */
export function findRule(card: Card, id: string | null): FactRule | null {
  return card.facts?.rules.find((rule) => rule.id === (id ?? card.defaultMethod)) ?? null;
}

/** What people may tell, where it is the way that is asked for. */
export function findEntry(card: Card, id: string | null): CardEntry | null {
  return card.entry !== null && card.entry.id === (id ?? card.defaultMethod) ? card.entry : null;
}

/** The variants of the method, the usual one first; none where there is one way only. */
export function variantsOf(method: Pick<Method, 'denominator'>): readonly Variant[] {
  return 'variants' in method.denominator ? method.denominator.variants : [];
}

/** What the variants of a method tell apart: what is counted, what it is divided by, or both. */
export function variesIn(method: Method): 'numerator' | 'denominator' | 'both' {
  const variants = variantsOf(method);
  if (!variants.some(({ numerator }) => numerator !== undefined)) return 'denominator';
  const byFiles = fileDenominator(method)?.byVariant !== undefined;
  const divides = variants.some(({ measure }) => measure !== undefined);
  return divides || byFiles ? 'both' : 'numerator';
}

/** What a variant counts, the usual one where none is named. */
export function numeratorOf(method: Method, variant: string | null): CardMeasure {
  const variants = variantsOf(method);
  const chosen = variants.find((each) => each.id === variant) ?? variants[0];
  return chosen?.numerator ?? method.numerator.measure;
}

/** Whether what a variant sums is itself the number of those it is of: a quantity of procedures, not money or days. */
export function countsThemselves(method: Method, variant: string | null): boolean {
  const { op, column, less = [] } = numeratorOf(method, variant);
  return method.people?.op === op && method.people.column === column && less.length === 0;
}

/** What is counted in other files for the denominator, if anything. */
export function fileDenominator(method: Method): FileDenominator | null {
  const { denominator } = method;
  return denominator.kind === 'files' || denominator.kind === 'official' ? (denominator.files ?? null) : null;
}

/** Whether the method may be used for a file's period. */
export function isInForce(method: Pick<Method, 'validFrom' | 'validTo'>, period: string): boolean {
  const first = period.length === 4 ? `${period}-01` : period;
  return (
    (method.validFrom === null || first >= method.validFrom) &&
    (method.validTo === null || first <= method.validTo)
  );
}
