import type { RoundingMode } from '../../../kernel/rational.ts';
import type { CardFacts, FactRule } from './facts/rule.ts';

/** A condition on a stored text column, as the analytics engine takes it. */
export interface CardFilter {
  readonly column: string;
  readonly op: 'in' | 'not-in' | 'prefix' | 'not-prefix' | 'icd-prefix' | 'not-icd-prefix';
  readonly values: readonly string[];
}

export interface CardMeasure {
  readonly op: 'count' | 'sum';
  readonly column?: string;
  readonly where: readonly CardFilter[];
}

export interface DenominatorVariant {
  readonly id: string;
  readonly name: string;
  readonly measure: CardMeasure;
}

/** What the numerator is divided by: counted in the same files, people of a vintage, or an official series. */
type CardDenominator =
  | { readonly kind: 'measure'; readonly variants: readonly DenominatorVariant[] }
  | { readonly kind: 'population'; readonly vintage: string; readonly year: number; readonly name: string }
  | { readonly kind: 'official'; readonly series: string; readonly name: string };

/** One dated way to compute an indicator. A series never passes from one to another in silence. */
export interface Method {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly formula: string;
  /** Periods it may be used for, `YYYY-MM`; null is open. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly rounding?: RoundingMode;
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
  /** What places a record: residence, occurrence… (pt-BR). */
  readonly place: string;
  readonly territoryColumn: string;
  /** Columns without which a file cannot be used. */
  readonly requires: readonly string[];
  readonly filters: readonly CardFilter[];
  readonly numerator: { readonly name: string; readonly measure: CardMeasure; readonly times: number };
  readonly denominator: CardDenominator;
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

/** The method card of an indicator: everything that may be said of it, as data. */
export interface Card {
  readonly id: string;
  readonly ppaCode: string | null;
  /** Last part of the address of its page: the number of the state's plan, or a short name in Portuguese. */
  readonly address: string;
  /** Its number in the plan. */
  readonly planId: string;
  readonly order: number;
  readonly name: string;
  readonly shortName: string;
  readonly kind: 'computed' | 'recomputed' | 'imported' | 'events';
  readonly direction: 'lower' | 'higher';
  readonly unit: '%' | 'per-1000' | 'per-10000' | 'per-100000' | 'count';
  readonly unitLabel: string;
  readonly countLabel: string | null;
  readonly multiplier: number;
  readonly decimals: number;
  readonly rounding: RoundingMode;
  readonly accumulation: 'point' | 'periodic-sum' | 'cumulative';
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
  readonly breaks: readonly { readonly period: string; readonly note: string }[];
  readonly defaultMethod: string | null;
  readonly methods: readonly Method[];
  /** Why there is no value, where no method exists. */
  readonly unavailable: { readonly status: 'unavailable' | 'no-records'; readonly reason: string } | null;
  /** Where it counts the house's own facts instead of files. */
  readonly facts: CardFacts | null;
}

/** How people and other programs call it. */
export function publicCode(card: Card): string {
  return card.address;
}

export function findMethod(card: Card, id: string | null): Method | null {
  return card.methods.find((method) => method.id === (id ?? card.defaultMethod)) ?? null;
}

/** The way of counting facts that is asked for, the usual one where none is. */
export function findRule(card: Card, id: string | null): FactRule | null {
  return card.facts?.rules.find((rule) => rule.id === (id ?? card.defaultMethod)) ?? null;
}

/** The variants of the denominator, the usual one first; none where it is not counted in the files. */
export function variantsOf(method: Method): readonly DenominatorVariant[] {
  return method.denominator.kind === 'measure' ? method.denominator.variants : [];
}

/** Whether the method may be used for a file's period. */
export function isInForce(method: Method, period: string): boolean {
  const first = period.length === 4 ? `${period}-01` : period;
  return (
    (method.validFrom === null || first >= method.validFrom) &&
    (method.validTo === null || first <= method.validTo)
  );
}
