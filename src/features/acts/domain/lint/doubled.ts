import { CARDINALS, plainWord } from '../../../../kernel/number-lexicon.ts';
import { Rational } from '../../../../kernel/rational.ts';

/** A figure with words in parentheses after it, as acts print what must not be mistaken. */
export interface Doubled {
  readonly start: number;
  readonly end: number;
  readonly kind: 'money' | 'percentage' | 'count';
  readonly figure: string;
  /** Null where the figure is malformed. */
  readonly value: Rational | null;
  readonly words: string;
  readonly wordsStart: number;
  /** The words end in an ellipsis. */
  readonly isCut: boolean;
  /** The word after the parentheses, and where it ends. */
  readonly noun: string;
  readonly nounEnd: number;
}

/** Scanners read "R$" as "RS". The tail of a broken figure ("1 000,00", "5OO,00") or of a fraction ("1/3") is no figure of its own. */
const DOUBLED =
  /(?<sign>R[$S]\s*)?(?<![\d.,OolI]|\d\s?\/\s?|R\$\s*\d[\d. ]*)(?<figure>\d(?:[\d.,]*\d)?)\s*(?<mark>%|(?:mil|milh(?:ão|ões)|bilh(?:ão|ões))(?:\s+de\s+reais)?)?\s*\((?<words>[^()]{2,300}?)(?<close>\)|(?=\s*(?:…|\.\.\.)))(?:\s*(?<noun>\p{L}+))?/gu;
const WELL_FORMED = /^(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/u;
/** Cents, or the four to six decimals of a price of one unit; below one real any. */
const WELL_FORMED_AMOUNT = /^(?:(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{2}|,\d{4,6})?|0,\d+)$/u;

/** Whether the points and commas of an amount in reais stand where they may. */
export function isAmount(figure: string): boolean {
  return WELL_FORMED_AMOUNT.test(figure);
}

/** What "mil", "milhões" or "bilhões" after a figure multiplies it by; null for any other mark. */
function scaleOf(mark = ''): number | null {
  const word = CARDINALS.get(plainWord(mark.split(/\s/u)[0] ?? ''));
  return word?.does === 'scale' ? word.value : null;
}

/** Every figure of a text that words in parentheses repeat, in order. */
export function doubledIn(text: string): Doubled[] {
  return [...text.matchAll(DOUBLED)].map((match) => {
    const { sign = '', figure = '', mark, words = '', close = '', noun = '' } = match.groups ?? {};
    const opening = match[0].indexOf('(');
    const scale = scaleOf(mark);
    const isWell = sign === '' || scale ? WELL_FORMED.test(figure) : isAmount(figure);
    return {
      start: match.index,
      end: match.index + opening + 1 + words.length + close.length,
      kind: sign === '' ? (mark === '%' ? 'percentage' : 'count') : 'money',
      figure: match[0].slice(0, opening).trim().replace(/^RS/u, 'R$'),
      value: isWell ? Rational.parsePtBr(figure).mul(Rational.of(scale ?? 1)) : null,
      words,
      wordsStart: match.index + opening + 1,
      isCut: close === '',
      noun,
      nounEnd: match.index + match[0].length,
    };
  });
}
