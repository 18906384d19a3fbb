import { formatCount } from '../../../../kernel/format.ts';
import type { MonthLine, MonthValue } from '../../contract.ts';

/** A row of the month's grid: a part of an action, or a value that the unit tells. */
export type Row =
  | { readonly kind: 'line'; readonly id: string; readonly line: MonthLine }
  | { readonly kind: 'value'; readonly id: string; readonly value: MonthValue };

export function rowsOf(lines: readonly MonthLine[], values: readonly MonthValue[]): Row[] {
  return [
    ...lines.map((line) => ({ kind: 'line' as const, id: line.action, line })),
    ...values.map((value) => ({ kind: 'value' as const, id: `indicador ${value.indicator}`, value })),
  ];
}

const count = (text: string): string => formatCount(BigInt(text));

/** What was told, as it may be typed again: "820 de 1.000", "93,69%". */
export function figureText({ cell, unitLabel }: Pick<MonthValue, 'cell' | 'unitLabel'>): string {
  const { numerator, denominator, value } = cell;
  if (numerator !== null || denominator !== null)
    return `${numerator === null ? '?' : count(numerator)} de ${denominator === null ? '?' : count(denominator)}`;
  if (value === null) return '';
  return `${value.replace('.', ',')}${unitLabel === '%' ? '%' : ''}`;
}

export const isTold = (value: MonthValue): boolean => figureText(value) !== '';

const STATES = {
  draft: 'Rascunho',
  sent: 'Enviado',
  returned: 'Devolvido',
  approved: 'Aprovado',
  discarded: 'Em branco',
} as const;

export const valueState = (value: MonthValue): string =>
  value.sheet === null || (value.sheet.state === 'draft' && !isTold(value))
    ? 'Em branco'
    : STATES[value.sheet.state];
