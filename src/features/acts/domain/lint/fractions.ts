import { DECIMAL_PLACES, ORDINAL_UNITS, plainWord } from '../../../../kernel/number-lexicon.ts';
import { readNumberWords } from '../../../../kernel/number-reading.ts';
import { inWords } from '../../../../kernel/number-words.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Mark } from './finding.ts';
import type { LegalText } from './legal-text.ts';

const FRACTION =
  /(?<![\d.,/]\s?)(?<over>\d{1,3})\s?\/\s?(?<under>\d{1,4})\s*\((?<words>[^()]{4,80})\)(?!\s*\/)/gu;
/** Names of the denominators that have one of their own; the others are "avos". */
const NAMED = new Map<number, string>([
  [2, 'meio'],
  [3, 'terço'],
  ...ORDINAL_UNITS.map((name, n): [number, string] => [n, name]).filter(([n]) => n > 3),
  ...DECIMAL_PLACES.map((name, places): [number, string] => [10 ** places, name]).filter(([n]) => n > 1),
]);

/** L001: a fraction and words that say another: "2/3 (um terço)". Words that are no fraction are left alone. */
export function fractionsAgainstWords(text: LegalText): Mark[] {
  return [...text.text.matchAll(FRACTION)].flatMap((match): Mark[] => {
    const { over = '', under = '', words = '' } = match.groups ?? {};
    const said = fractionIn(plainWord(words).trim());
    if (said === null || Number(under) === 0) return [];
    const printed = Rational.of(BigInt(over), BigInt(under));
    if (said.eq(printed)) return [];
    return [
      {
        rule: 'L001',
        severity: 'error',
        start: match.index,
        end: match.index + match[0].length,
        message: `O algarismo diz ${over}/${under} e o extenso diz ${asFraction(said)}. Um dos dois está errado.`,
        suggestion: `${over}/${under} (${fractionInWords(BigInt(over), Number(under))}) ou ${asFraction(said)} (${words.trim().replace(/\s+/gu, ' ')})`,
      },
    ];
  });
}

/** "metade", "um terço", "dois quintos", "um doze avos", without accents. */
function fractionIn(words: string): Rational | null {
  if (/^(?:a )?metade\b/u.test(words)) return Rational.of(1, 2);
  const avos = /^(?<over>.+?)[\s-]+avos?$/u.exec(words)?.groups?.over;
  if (avos !== undefined) return avosIn(avos.split(/\s+/u));
  const [, over = '', name = ''] = /^(.+?)\s+(\S+)$/u.exec(words) ?? [];
  const under = [...NAMED].find(([, each]) => plainWord(each) === name.replace(/s$/u, ''))?.[0];
  const count = countIn(over);
  return under === undefined || count === null ? null : count.div(Rational.of(under));
}

/** Numerator, then denominator; null where the words could be parted in more than one way. */
function avosIn(words: readonly string[]): Rational | null {
  const parted = words.slice(1).flatMap((_, index) => {
    const over = countIn(words.slice(0, index + 1).join(' '));
    const under = countIn(words.slice(index + 1).join(' '));
    return over && under?.gt(Rational.of(10)) ? [over.div(under)] : [];
  });
  return parted.length === 1 ? (parted[0] ?? null) : null;
}

function countIn(words: string): Rational | null {
  const read = readNumberWords(words);
  const isCount = read?.kind === 'count' && read.repairs.length === 0 && !read.value.isZero();
  return isCount ? read.value : null;
}

function asFraction({ numerator, denominator }: Rational): string {
  return `${numerator}/${denominator}`;
}

function fractionInWords(over: bigint, under: number): string {
  const count = (value: Rational) => inWords({ kind: 'count', value, gender: 'masculine' });
  const name = NAMED.get(under);
  if (name === undefined) return `${count(Rational.of(over))} ${count(Rational.of(under))} avos`;
  return `${count(Rational.of(over))} ${name}${over === 1n ? '' : 's'}`;
}
