import { readNumberWords } from '../../../../kernel/number-reading.ts';
import { inWords } from '../../../../kernel/number-words.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Mark } from './finding.ts';
import type { LegalText } from './legal-text.ts';

const ORDINAL = /(?<![\d.,/])(?<figure>\d{1,4})\s?(?<gender>[ºª°])\s*\((?<words>[^()]{4,120})\)/gu;

/** L001: a place in an order and words that say another: "1ª (segunda)". Words that are no ordinal are left alone. */
export function ordinalsAgainstWords({ text }: LegalText): Mark[] {
  return [...text.matchAll(ORDINAL)].flatMap((match): Mark[] => {
    const { figure = '', gender, words = '' } = match.groups ?? {};
    const read = readNumberWords(words.trim());
    const isOther = read?.kind === 'ordinal' && read.value.toDecimal(0) !== String(Number(figure));
    if (!isOther || Number(figure) === 0) return [];
    const quantity = { ...read, gender: gender === 'ª' ? 'feminine' : 'masculine' } as const;
    const right = inWords({ ...quantity, value: Rational.of(Number(figure)) });
    const said = `${read.value.toDecimal(0)}${gender}`;
    return [
      {
        rule: 'L001',
        severity: 'error',
        start: match.index,
        end: match.index + match[0].length,
        message: `O algarismo diz ${figure}${gender} e o extenso diz ${said}. Um dos dois está errado.`,
        suggestion: `${figure}${gender} (${right}) ou ${said} (${words.trim().replace(/\s+/gu, ' ')})`,
      },
    ];
  });
}
