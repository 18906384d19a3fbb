import { AppError } from '../../../kernel/app-error.ts';
import { readNumberWords } from '../../../kernel/number-reading.ts';
import { inWords, type Quantity, variantsInWords } from '../../../kernel/number-words.ts';
import { Rational } from '../../../kernel/rational.ts';

/** The two faces of a quantity: its figure in words, or the number that words say. */
export type Spelt =
  | { readonly words: string; readonly variants: readonly string[] }
  | { readonly value: string };

const FIGURE = /^(?<sign>R\$)?\s*(?<number>\d[\d.]*(?:,\d+)?)\s*(?<mark>%|[ºª°]\.?)?$/u;

/**
 * A Brazilian figure as a quantity: `R$ 101.001,21`, `104,61%`, `3ª`, `13.256`; null where it is none, where its
 * thousands are not grouped in threes or where money has other than two decimals.
 */
export function readFigure(text: string): Quantity | null {
  const { sign, number = '', mark } = FIGURE.exec(text.trim())?.groups ?? {};
  if (!/^(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(number)) return null;
  if (sign && !/^[^,]+(,\d{2})?$/.test(number)) return null;
  const value = Rational.parsePtBr(number);
  const gender = mark?.startsWith('ª') ? 'feminine' : 'masculine';
  if (sign) return mark ? null : { kind: 'money', value, gender };
  if (mark === '%') return { kind: 'percentage', value, gender };
  return { kind: mark ? 'ordinal' : 'count', value, gender };
}

/**
 * A figure in words with the other ways acts print it, or words as a decimal number (of reais where they are reais).
 * A count has the feminine among its variants.
 * @throws AppError `invalid-input` where the text is neither
 */
export function spell(text: string): Spelt {
  const quantity = readFigure(text);
  if (quantity) return { words: inWords(quantity), variants: everyVariant(quantity) };
  const read = readNumberWords(text);
  if (read === null)
    throw new AppError(
      'invalid-input',
      `"${text}" não é um número em algarismos (R$ 1.234,56, 75%, 3ª, 36) nem um número por extenso em português.`,
    );
  return { value: decimalOf(read) };
}

function everyVariant(quantity: Quantity): string[] {
  const variants = variantsInWords(quantity);
  if (quantity.kind !== 'count') return variants;
  const feminine: Quantity = { ...quantity, gender: 'feminine' };
  const words = inWords(feminine);
  return words === inWords(quantity) ? variants : [...variants, words, ...variantsInWords(feminine)];
}

/** Money has two places; the rest as many as it needs. */
function decimalOf({ kind, value }: Pick<Quantity, 'kind' | 'value'>): string {
  if (kind === 'money') return value.toDecimal(2);
  let places = 0;
  while (!value.round(places, 'truncate').eq(value)) places++;
  return value.toDecimal(places);
}
