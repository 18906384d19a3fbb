import { isoDate } from './calendar-text.ts';
import type { ColumnType, TypedValue } from './column-type.ts';

/**
 * `plain`, for programs: 17667.69, 2024-01-18, 2024-01. `readable`, for people in Brazil: 17.667,69, 18/01/2024,
 * 01/2024. Texts and codes are the same in both.
 */
export type ValueForm = 'plain' | 'readable';

/** A converted value as text; '' where there is none. */
export function valueText(value: TypedValue | null, type: ColumnType, form: ValueForm = 'plain'): string {
  if (value === null) return '';
  switch (type.kind) {
    case 'integer':
      return form === 'plain' ? String(value) : grouped(String(value));
    case 'decimal':
      return decimalText(value as bigint, type.scale, form);
    case 'date':
      return dateText(isoDate(value as number), form);
    case 'month':
      return dateText(isoDate(value as number).slice(0, 7), form);
    default:
      return String(value);
  }
}

function decimalText(units: bigint, scale: number, form: ValueForm): string {
  const sign = units < 0n ? '-' : '';
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale);
  if (form === 'plain') return sign + whole + (scale === 0 ? '' : `.${fraction}`);
  return sign + grouped(whole) + (scale === 0 ? '' : `,${fraction}`);
}

function dateText(iso: string, form: ValueForm): string {
  return form === 'plain' ? iso : iso.split('-').reverse().join('/');
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, '.');
}
