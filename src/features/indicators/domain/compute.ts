import type { Explained, SourceFile, Unit } from '../../../kernel/explained.ts';
import { formatCount } from '../../../kernel/format.ts';
import { type Period, periodInWords } from '../../../kernel/period.ts';
import { Rational } from '../../../kernel/rational.ts';
import { type Card, type Method, variantsOf } from './card.ts';
import { completenessOf, untilOf } from './coverage.ts';

export type ValueStatus =
  | 'computed'
  | 'partial'
  | 'declared'
  | 'no-denominator'
  | 'no-records'
  | 'suppressed'
  | 'unavailable';

/** A denominator with where it was read, or why there is none. */
export interface Denominator {
  readonly label: string;
  readonly value: Rational | null;
  readonly reason: string | null;
  readonly files: readonly SourceFile[];
  /** What must be known of it where there is one (pt-BR). */
  readonly note?: string | null;
}

/** Everything a value is made of, loaded beforehand. */
export interface Ingredients {
  readonly card: Card;
  readonly method: Method;
  readonly variant: string | null;
  readonly place: string;
  readonly period: Period;
  readonly numerator: Rational;
  readonly denominator: Denominator;
  readonly parts: readonly { readonly id: string; readonly count: Rational }[];
  readonly files: readonly SourceFile[];
  readonly computedAt: string | null;
  readonly needed: readonly string[];
  readonly present: readonly string[];
  /** Files not loaded that bring more of the period's records. */
  readonly late: readonly string[];
  /** Which part of a month lacks, and which files that are loaded bring nothing (pt-BR). */
  readonly lacking?: string | null;
}

/** A value that can say where it came from, or why it is not there. */
export interface IndicatorValue {
  readonly status: ValueStatus;
  readonly reason: string | null;
  /** Unrounded, in the card's unit. */
  readonly value: Rational | null;
  /** As the card publishes it: decimal point, its places and its rounding. */
  readonly rounded: string | null;
  readonly numerator: Rational | null;
  readonly denominator: Rational | null;
  readonly method: string | null;
  readonly variant: string | null;
  readonly files: readonly SourceFile[];
  /** Each with its count; null where it is not told. */
  readonly parts: readonly { readonly id: string; readonly count: Rational | null }[];
  readonly computedAt: string | null;
  /** The last file that a stock reaches, where its period is not closed by it: `2024-04` of `2024`. */
  readonly until: string | null;
  readonly explained: Explained<Rational> | null;
  /** Of few people: told only to who works with the rows, or not told, as a number that would give one away. */
  readonly small: 'shown' | 'hidden' | null;
}

export const NO_VALUE: Omit<IndicatorValue, 'status' | 'reason'> = {
  value: null,
  rounded: null,
  numerator: null,
  denominator: null,
  method: null,
  variant: null,
  files: [],
  parts: [],
  computedAt: null,
  until: null,
  explained: null,
  small: null,
};

export function absentValue(status: 'unavailable' | 'no-records', reason: string): IndicatorValue {
  return { ...NO_VALUE, status, reason };
}

/** Numerator ÷ denominator × multiplier, from counts alone: the one place where a value is made. */
export function computeIndicator(given: Ingredients): IndicatorValue {
  const { card, method, denominator } = given;
  const numerator = given.numerator.mul(Rational.of(method.numerator.times));
  const files = uniqueFiles([...given.files, ...denominator.files]);
  const shared = {
    numerator,
    method: method.id,
    variant: given.variant,
    files,
    parts: given.parts,
    computedAt: given.computedAt,
    until: untilOf(method, given),
    small: null,
  };
  if (denominator.value === null || denominator.value.isZero()) {
    const lacking = denominator.reason ?? 'O denominador é zero: não há razão a calcular.';
    const counted = completenessOf(given);
    const reason = counted.status === 'partial' ? `${lacking} ${counted.reason}` : lacking;
    const value = null;
    return {
      ...shared,
      status: 'no-denominator',
      reason,
      value,
      rounded: null,
      denominator: denominator.value,
      explained: countNode(given, numerator),
    };
  }
  if (method.denominator.kind === 'none') return countedValue(given, numerator, shared);
  const value = numerator.mul(Rational.of(card.multiplier)).div(denominator.value);
  return {
    ...shared,
    ...whole(given),
    value,
    rounded: value.toDecimal(card.decimals, method.rounding ?? card.rounding),
    denominator: denominator.value,
    explained: ratioNode(given, numerator, denominator.value, value),
  };
}

/** A value that nothing divides: the count or sum itself. */
function countedValue(
  given: Ingredients,
  numerator: Rational,
  shared: Pick<
    IndicatorValue,
    'numerator' | 'method' | 'variant' | 'files' | 'parts' | 'computedAt' | 'until' | 'small'
  >,
): IndicatorValue {
  const { card, method, place, period } = given;
  return {
    ...shared,
    ...whole(given),
    value: numerator,
    rounded: numerator.toDecimal(card.decimals, method.rounding ?? card.rounding),
    denominator: null,
    explained: {
      ...countNode(given, numerator),
      id: `indicator/${card.id}`,
      label: `${card.shortName}, ${place}, ${periodInWords(period)}`,
      formula: method.formula,
    },
  };
}

/** What the value leaves out, and why it is not judged by the targets where it is not. */
function whole(given: Ingredients): Pick<IndicatorValue, 'status' | 'reason'> {
  const { status, reason } = completenessOf(given);
  const told = [reason, given.denominator.note ?? null, given.method.notComparable ?? null].filter(
    (each) => each !== null,
  );
  return { status, reason: told.length === 0 ? null : told.join(' ') };
}

export function explainedUnit(unit: Card['unit']): Unit {
  return unit === 'per-10000' || unit === 'days' ? 'ratio' : unit;
}

function ratioNode(
  given: Ingredients,
  numerator: Rational,
  denominator: Rational,
  value: Rational,
): Explained<Rational> {
  const { card, method, place, period } = given;
  return {
    id: `indicator/${card.id}`,
    label: `${card.shortName}, ${place}, ${periodInWords(period)}`,
    value,
    unit: explainedUnit(card.unit),
    op: 'divide',
    formula: method.formula,
    inputs: [countNode(given, numerator), denominatorNode(given, denominator)],
  };
}

/** Names the variant where it counts something else in the numerator. */
function numeratorLabel({ method, variant }: Ingredients): string {
  const chosen = variantsOf(method).find((each) => each.id === variant);
  const { name } = method.numerator;
  return chosen?.numerator === undefined ? name : `${name} (${chosen.name})`;
}

function countNode(given: Ingredients, numerator: Rational): Explained<Rational> {
  const { method, files } = given;
  const counted: Explained<Rational> = {
    id: 'numerator',
    label: numeratorLabel(given),
    value: given.numerator,
    unit: given.card.unit === 'BRL' ? 'BRL' : 'count',
    op: method.numerator.measure.op === 'count' ? 'count' : 'sum',
    inputs: [],
    evidence: {
      files,
      ...(method.numerator.measure.op === 'count' ? { records: Number(given.numerator.numerator) } : {}),
    },
    note: `Por ${method.place}.`,
  };
  if (method.numerator.times === 1) return counted;
  return {
    id: 'capacity',
    label: `${method.numerator.name} × ${formatCount(method.numerator.times)}`,
    value: numerator,
    unit: 'count',
    op: 'times',
    inputs: [
      counted,
      {
        id: 'times',
        label: 'Pessoas por equipe',
        value: Rational.of(method.numerator.times),
        unit: 'count',
        op: 'parameter',
        inputs: [],
      },
    ],
  };
}

function denominatorNode(
  { method, variant, denominator }: Ingredients,
  value: Rational,
): Explained<Rational> {
  const variants = variantsOf(method);
  const chosen = variants.find((each) => each.id === variant);
  const alternatives = variants.filter((each) => each.id !== variant);
  return {
    id: 'denominator',
    label: denominator.label,
    value,
    unit: 'count',
    op: 'fact',
    inputs: [],
    evidence: { files: denominator.files },
    ...(chosen && alternatives.length > 0
      ? {
          reading: {
            id: 'denominator-variant',
            chosen: chosen.id,
            label: chosen.name,
            status: 'assumed' as const,
            alternatives: alternatives.map((each) => ({
              id: each.id,
              label: each.name,
              result: null,
              difference: null,
            })),
          },
        }
      : {}),
  };
}

/** A source by the name of its file; `date` only where it is a day. */
export function sourceFile(source: { file: string; sha256: string; date: string }): SourceFile {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(source.date);
  return {
    file: source.file.replace(/^.*\//, ''),
    sha256: source.sha256,
    date: isDay ? source.date : null,
  };
}

function uniqueFiles(files: readonly SourceFile[]): SourceFile[] {
  return [...new Map(files.map((file) => [file.sha256, file])).values()];
}
