import type { ColumnDictionary } from '../column-batch.ts';
import { type DateOrder, daysOf, type MonthOrder, monthStartOf } from './calendar-text.ts';

/**
 * What a layout declares of a column. The type letter of a DBF header is not looked at: it is not reliable.
 * `none` is the text with which the layout says that there is no value: 999999 for an end not set, 99 for unknown.
 */
export type ColumnType =
  /** Words, or anything no layout declares. */
  | { readonly kind: 'text' }
  /** A symbol, not a quantity: leading zeros are part of it. As stored. */
  | { readonly kind: 'code' }
  /** An identifier of a person, scrambled with bytes outside ASCII: kept byte for byte, one character a byte. */
  | { readonly kind: 'masked' }
  | { readonly kind: 'integer'; readonly none?: string }
  /** Exact: a whole number of units of 10⁻ˢᶜᵃˡᵉ. */
  | { readonly kind: 'decimal'; readonly scale: number }
  | { readonly kind: 'date'; readonly order: DateOrder; readonly none?: string }
  | { readonly kind: 'month'; readonly order: MonthOrder; readonly none?: string };

/**
 * A value by the kind of its column. text, code and masked: string (masked: one character, U+0000 to U+00FF, a
 * byte). integer: number, safe. decimal: bigint, in units of 10⁻ˢᶜᵃˡᵉ, of at most 18 digits. date: number of days
 * since 1970-01-01. month: number of days since 1970-01-01 of its first day.
 */
export type TypedValue = string | number | bigint;

/**
 * Why a cell has no value. `blank`: nothing is written. `none`: the layout's mark of "there is none", or a date of
 * zeros only. `overflow`: asterisks, with which dBase marks what is too wide for its column. `invalid`: something
 * is written that the type does not allow.
 */
export type Absence = 'blank' | 'none' | 'overflow' | 'invalid';

export type Converted =
  | { readonly value: TypedValue; readonly absence: null }
  | { readonly value: null; readonly absence: Absence };

type ParsedType = Exclude<ColumnType, { kind: 'text' | 'code' | 'masked' }>;

/** Most digits of a decimal, so that it fits 64 bits. */
export const DECIMAL_DIGITS = 18;

/** A DBF pads with blanks on either side; only they are cut, whatever else JavaScript calls white space. */
const PADDING = /^ +| +$/g;
const BLANK: Converted = { value: null, absence: 'blank' };
const NONE: Converted = { value: null, absence: 'none' };
const OVERFLOW: Converted = { value: null, absence: 'overflow' };
const INVALID: Converted = { value: null, absence: 'invalid' };

/** One text of a column (as `ColumnDictionary.values` gives it) as a value of its type. Never throws. */
export function convertValue(text: string, type: ColumnType): Converted {
  if (type.kind === 'text' || type.kind === 'code' || type.kind === 'masked') return convertText(text);
  const trimmed = text.replace(PADDING, '');
  if (trimmed === '') return BLANK;
  if (isNone(trimmed, type)) return NONE;
  const value = parseTrimmed(trimmed, type);
  if (value !== null) return { value, absence: null };
  return /^\*+$/.test(trimmed) ? OVERFLOW : INVALID;
}

function convertText(text: string): Converted {
  return text === '' ? BLANK : { value: text, absence: null };
}

function isNone(trimmed: string, type: ParsedType): boolean {
  if (type.kind === 'decimal') return false;
  return trimmed === type.none || (type.kind !== 'integer' && /^0+$/.test(trimmed));
}

/** A column of a batch, converted: one value a distinct text, and how many rows have none, by why. */
export interface TypedDictionary {
  /** For each code of the dictionary: its value, or null. The text as stored stays in the dictionary. */
  readonly values: readonly (TypedValue | null)[];
  /** For each code: why its value is null, or null where it has one. */
  readonly absences: readonly (Absence | null)[];
  /** Rows, not distinct texts. */
  readonly rows: Readonly<Record<Absence, number>>;
}

/** Converts each distinct text of a column once. */
export function typedDictionary(dictionary: ColumnDictionary, type: ColumnType): TypedDictionary {
  const values: (TypedValue | null)[] = [];
  const absences: (Absence | null)[] = [];
  let complete = true;
  for (const text of dictionary.values) {
    const { value, absence } = convertValue(text, type);
    values.push(value);
    absences.push(absence);
    if (absence !== null) complete = false;
  }
  const rows = { blank: 0, none: 0, overflow: 0, invalid: 0 };
  if (!complete) {
    for (const code of dictionary.codes) {
      const absence = absences[code]!;
      if (absence !== null) rows[absence]++;
    }
  }
  return { values, absences, rows };
}

function parseTrimmed(text: string, type: ParsedType): number | bigint | null {
  switch (type.kind) {
    case 'integer':
      return integerOf(text);
    case 'decimal':
      return decimalOf(text, type.scale);
    case 'date':
      return daysOf(text, type.order);
    case 'month':
      return monthStartOf(text, type.order);
  }
}

function integerOf(text: string): number | null {
  if (!/^-?\d+$/.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value + 0 : null;
}

/** Digits after the point are never rounded away: more of them than the scale, unless zeros, is no such decimal. */
function decimalOf(text: string, scale: number): bigint | null {
  const [, sign, whole, fraction = ''] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === undefined || whole + fraction === '') return null;
  if (/[1-9]/.test(fraction.slice(scale))) return null;
  const digits = (whole + fraction.slice(0, scale).padEnd(scale, '0')).replace(/^0+/, '');
  if (digits.length > DECIMAL_DIGITS) return null;
  const units = BigInt(digits);
  return sign === '-' ? -units : units;
}
