import { Rational } from '../../../../kernel/rational.ts';
import { hitsOf, type LegalText } from './legal-text.ts';

/** An amount in reais where it stands. */
export interface Amount {
  readonly start: number;
  readonly end: number;
  readonly value: Rational;
}

const AMOUNT =
  /r[$s] ?(?<figure>\d{1,3}(?:\.\d{3})+(?:,\d{2})?|\d+,\d{2})(?![\d.,]*\d)(?! ?(?:mil|milh\S{1,4}|bilh\S{1,4})\b)/gu;

/** The amounts of a stretch with thousands or cents, in order; rounded ones ("R$ 1,5 milhão") are left out. */
export function amountsIn(text: LegalText, from = 0, to = text.text.length): Amount[] {
  return hitsOf(text, AMOUNT, from, to).map(({ start, end, groups }) => ({
    start,
    end,
    value: Rational.parsePtBr(groups.figure ?? '0'),
  }));
}
