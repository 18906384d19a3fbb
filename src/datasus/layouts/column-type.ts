import type { ColumnDictionary } from '../column-batch.ts';
import { daysOf, monthStartOf } from './calendar-text.ts';

/** How a day is written. Years of two digits are of the 1900s: only tables of before 2000 write them. */
export type DateOrder = 'aaaammdd' | 'ddmmaaaa' | 'aammdd' | 'aaaa-mm-dd' | 'dd/mm/aaaa';
/** How a month is written; two digits of the year as in `DateOrder`. */
export type MonthOrder = 'aaaamm' | 'mmaaaa' | 'aamm' | 'mm/aaaa';

/** What a layout declares of a column. The type letter of a DBF header is not looked at: it is not reliable. */
export type ColumnType =
  /** Words, or anything no layout declares. */
  | { readonly kind: 'text' }
  /** A symbol, not a quantity: leading zeros are part of it. */
  | { readonly kind: 'code' }
  /** An identifier of a person, scrambled with bytes outside ASCII: kept byte for byte, one character a byte. */
  | { readonly kind: 'masked' }
  | { readonly kind: 'integer' }
  /** Exact: a whole number of units of 10⁻ˢᶜᵃˡᵉ. */
  | { readonly kind: 'decimal'; readonly scale: number }
  /** `none`: what the layout writes where there is no such day, besides blanks and zeros. */
  | { readonly kind: 'date'; readonly order: DateOrder; readonly none?: string }
  | { readonly kind: 'month'; readonly order: MonthOrder; readonly none?: string };

/**
 * A value by the kind of its column. text, code and masked: string (masked: one character, U+0000 to U+00FF, a
 * byte). integer: number, safe. decimal: bigint, in units of 10⁻ˢᶜᵃˡᵉ, of at most 18 digits. date: number of days
 * since 1970-01-01. month: number of days since 1970-01-01 of its first day.
 */
export type TypedValue = string | number | bigint;

/**
 * Why a cell has no value. `blank`: nothing is written, or in a date zeros only or the layout's mark of "none".
 * `overflow`: asterisks, with which dBase marks what is too wide for its column. `invalid`: something is written
 * that the type does not allow.
 */
export type Absence = 'blank' | 'overflow' | 'invalid';

export type Converted =
  | { readonly value: TypedValue; readonly absence: null }
  | { readonly value: null; readonly absence: Absence };

/** Most digits of a decimal, so that it fits 64 bits. */
export const DECIMAL_DIGITS = 18;

const BLANK: Converted = { value: null, absence: 'blank' };
const OVERFLOW: Converted = { value: null, absence: 'overflow' };
const INVALID: Converted = { value: null, absence: 'invalid' };

/** One text of a column (as `ColumnDictionary.values` gives it) as a value of its type. Never throws. */
export function convertValue(text: string, type: ColumnType): Converted {
  switch (type.kind) {
    case 'text':
    case 'code':
    case 'masked':
      return text === '' ? BLANK : { value: text, absence: null };
    case 'integer':
      return convertTrimmed(text, integerOf);
    case 'decimal':
      return convertTrimmed(text, (digits) => decimalOf(digits, type.scale));
    case 'date':
      return isNoDate(text, type.none) ? BLANK : convertTrimmed(text, (day) => daysOf(day, type.order));
    case 'month':
      return isNoDate(text, type.none)
        ? BLANK
        : convertTrimmed(text, (month) => monthStartOf(month, type.order));
  }
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
  const rows = { blank: 0, overflow: 0, invalid: 0 };
  if (!complete) {
    for (const code of dictionary.codes) {
      const absence = absences[code]!;
      if (absence !== null) rows[absence]++;
    }
  }
  return { values, absences, rows };
}

function convertTrimmed(text: string, parse: (text: string) => number | bigint | null): Converted {
  const trimmed = text.trim();
  if (trimmed === '') return BLANK;
  const value = parse(trimmed);
  if (value !== null) return { value, absence: null };
  return /^\*+$/.test(trimmed) ? OVERFLOW : INVALID;
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

function isNoDate(text: string, none: string | undefined): boolean {
  return text === none || /^[0 ]*$/.test(text);
}
