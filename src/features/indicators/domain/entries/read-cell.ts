import { Rational } from '../../../../kernel/rational.ts';
import type { EntryCell } from './sheet.ts';

export type EntryMeasure = Exclude<keyof EntryCell, 'territory'>;
export type ReadCell = { readonly value: string | null } | { readonly problem: string };

const MOST_DIGITS = 12;
const LONGEST_ECHO = 20;

/**
 * Reads what was typed or pasted in a cell: a count (`1.234`), or a value as a report prints it (`93,69%`, `93.28%`,
 * `1.234,5`). Blank is nothing.
 * @returns exact decimal text with a point, or what is wrong with it and what may be typed (pt-BR).
 */
export function readCell(text: string, measure: EntryMeasure): ReadCell {
  const typed = text.trim().replace(/^[-–—]$/, '');
  if (typed === '') return { value: null };
  const said = typed.length > LONGEST_ECHO ? `${typed.slice(0, LONGEST_ECHO)}…` : typed;
  const read = measure === 'value' ? readValue(typed, said) : readCount(typed, said);
  if ('problem' in read || read.value.replace('.', '').length <= MOST_DIGITS) return read;
  return { problem: `"${said}" é grande demais. Confira o número.` };
}

function readCount(typed: string, said: string): { value: string } | { problem: string } {
  const isWhole = /^(\d{1,3}(\.\d{3})+|\d+)(,0+)?$/.test(typed);
  if (!isWhole)
    return { problem: `"${said}" não é um número inteiro. Digite só algarismos, como 1234 ou 1.234.` };
  return { value: Rational.parsePtBr(typed).toDecimal(0) };
}

function readValue(typed: string, said: string): { value: string } | { problem: string } {
  const figure = typed.replace(/\s*%$/, '');
  if (/^\d+\.\d{3}$/.test(figure))
    return {
      problem: `"${said}" pode ser milhar ou decimal. Escreva com vírgula: ${figure.replace('.', ',')}.`,
    };
  if (/^\d+\.\d+$/.test(figure)) return { value: trimmed(figure) };
  if (!/^(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(figure))
    return { problem: `"${said}" não é um número. Digite como 93,69 ou 93,69%.` };
  return { value: trimmed(figure.replaceAll('.', '').replace(',', '.')) };
}

/** Without zeros in front; those after the comma stay: they say how the document rounds. */
const trimmed = (decimal: string): string => decimal.replace(/^0+(?=\d)/, '');
