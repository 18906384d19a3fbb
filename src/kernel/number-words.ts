import { AppError } from './app-error.ts';
import type { Money } from './money.ts';

const UNITS =
  'zero um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove'.split(
    ' ',
  );
const TENS = '- - vinte trinta quarenta cinquenta sessenta setenta oitenta noventa'.split(' ');
const HUNDREDS =
  '- cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos'.split(' ');
const SCALES = [
  ['', ''],
  ['mil', 'mil'],
  ['milhão', 'milhões'],
  ['bilhão', 'bilhões'],
  ['trilhão', 'trilhões'],
] as const;

function belowThousand(n: number): string {
  if (n === 100) return 'cem';
  if (n < 20) return UNITS[n] as string;
  if (n < 100) {
    const rest = n % 10;
    return rest === 0 ? (TENS[n / 10] as string) : `${TENS[Math.floor(n / 10)]} e ${UNITS[rest]}`;
  }
  const rest = n % 100;
  const hundred = HUNDREDS[Math.floor(n / 100)] as string;
  return rest === 0 ? hundred : `${hundred} e ${belowThousand(rest)}`;
}

/** The groups of three digits that are not zero, highest first: 1_500_000 → [1 million, 500 thousand]. */
function groupsOf(value: bigint): { text: string; size: number }[] {
  const groups: { text: string; size: number }[] = [];
  for (let rest = value, scale = 0; rest > 0n; rest /= 1000n, scale++) {
    const size = Number(rest % 1000n);
    if (size === 0) continue;
    const [one, many] = SCALES[scale] as readonly [string, string];
    const text =
      scale === 1 && size === 1 ? 'mil' : `${belowThousand(size)} ${size === 1 ? one : many}`.trim();
    groups.unshift({ text, size });
  }
  return groups;
}

/** A count in words, masculine: 765547 → `"setecentos e sessenta e cinco mil quinhentos e quarenta e sete"`. */
function cardinalInWords(value: bigint): string {
  if (value < 0n || value >= 10n ** 15n) {
    throw new AppError('invalid-input', 'Só se escrevem por extenso valores de zero a 999 trilhões.');
  }
  if (value === 0n) return 'zero';
  const groups = groupsOf(value);
  const size = groups.at(-1)?.size ?? 0;
  const joiner = size <= 100 || size % 100 === 0 ? ' e ' : ' ';
  const texts = groups.map(({ text }) => text);
  return [texts.slice(0, -1).join(' '), texts.at(-1)].filter(Boolean).join(joiner);
}

/** An amount of whole cents in words, as acts print it: `"… reais e trinta e quatro centavos"`. */
export function amountInWords(amount: Money): string {
  const cents = (amount.numerator * 100n) / amount.denominator;
  const reais = cents / 100n;
  const rest = cents % 100n;
  const parts: string[] = [];
  if (reais > 0n) {
    const round = reais >= 1_000_000n && reais % 1_000_000n === 0n;
    parts.push(`${cardinalInWords(reais)}${round ? ' de' : ''} ${reais === 1n ? 'real' : 'reais'}`);
  }
  if (rest > 0n) parts.push(`${cardinalInWords(rest)} ${rest === 1n ? 'centavo' : 'centavos'}`);
  return parts.length === 0 ? 'zero real' : parts.join(' e ');
}
