import { AppError } from './app-error.ts';
import type { Money } from './money.ts';
import {
  DECIMAL_PLACES,
  feminine,
  type Gender,
  HUNDREDS,
  ORDINAL_HUNDREDS,
  ORDINAL_TENS,
  ORDINAL_THOUSAND,
  ORDINAL_UNITS,
  SCALES,
  TENS,
  UNITS,
} from './number-lexicon.ts';
import type { Rational } from './rational.ts';

/** A quantity as an act states it; `count` and `ordinal` are whole, `money` has whole cents, `percentage` counts hundredths. */
export interface Quantity {
  readonly kind: 'money' | 'percentage' | 'count' | 'ordinal';
  readonly value: Rational;
  readonly gender: Gender;
}

/** What stands between the groups of three digits: by the rule, or as some acts print it. */
type Joining = 'rule' | 'comma' | 'and' | 'space';

const LIMIT = 10n ** 15n;

function belowThousand(n: number): string {
  if (n === 100) return 'cem';
  if (n < 20) return UNITS[n] as string;
  const [high, rest] =
    n < 100 ? [TENS[Math.floor(n / 10)], n % 10] : [HUNDREDS[Math.floor(n / 100)], n % 100];
  return rest === 0 ? (high as string) : `${high} e ${belowThousand(rest)}`;
}

const MASCULINE = Array.from({ length: 1000 }, (_, n) => belowThousand(n));
const FEMININE = MASCULINE.map((text) => text.split(' ').map(feminineFigure).join(' '));

function feminineFigure(word: string): string {
  return /^(um|dois|.+entos)$/u.test(word) ? feminine(word) : word;
}

/** "trezentas mil", "um milhão": one group of three digits with its scale, which alone decides the gender above a thousand. */
function groupInWords(size: number, power: number, gender: Gender): string {
  if (power === 1 && size === 1) return 'mil';
  const figure = (gender === 'feminine' && power < 2 ? FEMININE : MASCULINE)[size] as string;
  if (power === 0) return figure;
  const [one, many] = SCALES[power] as readonly [string, string];
  return `${figure} ${size === 1 ? one : many}`;
}

function whole(value: number, gender: Gender, joining: Joining): string {
  if (value === 0) return 'zero';
  let text = '';
  let last = 0;
  for (let rest = value, power = 0; rest > 0; rest = Math.floor(rest / 1000), power++) {
    const size = rest % 1000;
    if (size === 0) continue;
    const group = groupInWords(size, power, gender);
    text = text === '' ? group : `${group}${joinerBefore(joining, last)}${text}`;
    last = last === 0 ? size : -1;
  }
  return text;
}

/** Before the last group stands "e" where it is up to a hundred or a round hundred; `size` −1 for the groups before. */
function joinerBefore(joining: Joining, size: number): string {
  const isRound = size > 0 && (size <= 100 || size % 100 === 0);
  if (joining === 'and') return ' e ';
  if (joining === 'space') return ' ';
  if (isRound) return ' e ';
  return joining === 'comma' ? ', ' : ' ';
}

function safe(value: bigint): number {
  if (value < 0n || value >= LIMIT)
    throw new AppError('invalid-input', 'Só se escrevem por extenso valores de zero a 999 trilhões.');
  return Number(value);
}

function amount(value: Rational, joining: Joining, centsAfter: string): string {
  const cents = (value.numerator * 100n) / value.denominator;
  const reais = safe(cents / 100n);
  const rest = Number(cents % 100n);
  const centsText = `${MASCULINE[rest]} ${rest === 1 ? 'centavo' : 'centavos'}`;
  if (reais === 0) return rest === 0 ? 'zero real' : centsText;
  const isRound = reais >= 1_000_000 && reais % 1_000_000 === 0;
  const text = `${whole(reais, 'masculine', joining)}${isRound ? ' de' : ''} ${reais === 1 ? 'real' : 'reais'}`;
  return rest === 0 ? text : `${text}${centsAfter}${centsText}`;
}

/** Decimal digits of a terminating fraction below one, or a refusal: a third has no end in words. */
function decimalsOf(value: Rational): string {
  for (let places = 0; places <= 6; places++) {
    if (value.round(places, 'truncate').eq(value)) return value.toDecimal(places).split('.')[1] ?? '';
  }
  throw new AppError('invalid-input', 'Por extenso cabem até seis casas decimais. Arredonde a porcentagem.');
}

function percentage(value: Rational, joining: Joining): string {
  const units = whole(safe(value.numerator / value.denominator), 'masculine', joining);
  const decimals = decimalsOf(value);
  if (decimals === '') return `${units} por cento`;
  const zeros = 'zero '.repeat(/^0*/u.exec(decimals)?.[0].length ?? 0);
  return `${units} vírgula ${zeros}${whole(Number(decimals), 'masculine', 'rule')} por cento`;
}

/** "trinta e seis inteiros e dois décimos por cento"; null where there are no decimals, or too many to name. */
function percentageByPlaces(value: Rational): string | null {
  const decimals = decimalsOf(value);
  const place = DECIMAL_PLACES[decimals.length];
  if (decimals === '' || place === undefined) return null;
  const units = value.numerator / value.denominator;
  const part = `${whole(Number(decimals), 'masculine', 'rule')} ${place}${Number(decimals) === 1 ? '' : 's'}`;
  if (units === 0n) return `${part} por cento`;
  return `${whole(safe(units), 'masculine', 'rule')} ${units === 1n ? 'inteiro' : 'inteiros'} e ${part} por cento`;
}

function ordinal(value: bigint, gender: Gender): string {
  if (value < 1n || value >= 1_000_000n)
    throw new AppError('invalid-input', 'Os ordinais por extenso vão de 1º a 999.999º.');
  const n = Number(value);
  const thousands = Math.floor(n / 1000);
  const parts = [
    thousands > 1 ? MASCULINE[thousands] : null,
    thousands > 0 ? ORDINAL_THOUSAND : null,
    ORDINAL_HUNDREDS[Math.floor(n / 100) % 10],
    ORDINAL_TENS[Math.floor(n / 10) % 10],
    ORDINAL_UNITS[n % 10],
  ].filter((part): part is string => part !== null && part !== undefined && part !== '-');
  return parts
    .map((part, index) => (gender === 'feminine' && !(thousands > 1 && index === 0) ? feminine(part) : part))
    .join(' ');
}

function wholeOf(value: Rational): bigint {
  if (value.denominator !== 1n)
    throw new AppError(
      'invalid-input',
      'Contagens e ordinais são inteiros; use R$ ou % para valores com vírgula.',
    );
  return value.numerator;
}

/** An amount of whole cents in words, as acts print it: `"… reais e trinta e quatro centavos"`. */
export function amountInWords(value: Money): string {
  return amount(value, 'rule', ' e ');
}

/**
 * A quantity in words as grammars ask: `"duas mil e uma"`, `"cento e quatro vírgula sessenta e um por cento"`,
 * `"trigésima quinta"`.
 * @throws AppError `invalid-input` beyond 999 trillion, for negative values and for fractions that have no words
 */
export function inWords(quantity: Quantity): string {
  return written(quantity, 'rule');
}

function written({ kind, value, gender }: Quantity, joining: Joining): string {
  switch (kind) {
    case 'money':
      return amount(value, joining, ' e ');
    case 'percentage':
      return percentage(value, joining);
    case 'count':
      return whole(safe(wholeOf(value)), gender, joining);
    case 'ordinal':
      return ordinal(wholeOf(value), gender);
  }
}

/** The other ways in which acts print the same quantity, without the first: commas, "catorze", "hum", "um mil". */
export function variantsInWords(quantity: Quantity): string[] {
  const first = inWords(quantity);
  const joined = (['comma', 'and', 'space'] as const).map((joining) => written(quantity, joining));
  const others = [
    ...(quantity.kind === 'money' ? [amount(quantity.value, 'rule', ', ')] : []),
    ...(quantity.kind === 'percentage' ? [percentageByPlaces(quantity.value)] : []),
  ].filter((text) => text !== null);
  const spelt = [
    first.replaceAll('quatorze', 'catorze'),
    quantity.kind === 'ordinal' ? first : first.replace(/^mil\b/u, 'um mil'),
    first.replace(/^(um|mil)(?= |$)/u, (word) => (word === 'um' ? 'hum' : 'hum mil')),
  ];
  return [...new Set([...joined, ...others, ...spelt])].filter((text) => text !== first);
}
