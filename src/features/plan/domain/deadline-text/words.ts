/** Lower case, without accents, one space between words, one kind of dash, no dot after an abbreviation. */
export function plainExpression(text: string): string {
  return text
    .replace(/(\d)°/g, '$1º')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u00a0/g, ' ')
    .replace(/([a-z])\.(?=[\s/,;)-]|$)/g, '$1')
    .replace(MONTH_DOT, '$1/')
    .replace(/([a-z])\.(?=\d)/g, '$1 ')
    .replace(/\s*([/,;])\s*/g, (_, mark: string) => (mark === '/' ? '/' : `${mark} `))
    .replace(/\s+/g, ' ')
    .replace(/[\s.;,]+$/g, '')
    .trim();
}

/** The first or last words of an expression in their own letters; `plain` are the same ones as compared. */
export function asWritten(raw: string, plain: string, side: 'first' | 'last'): string {
  const all = raw
    .replace(/\([^()]*\)/g, ' ')
    .replace(/([,;])(?=\S)/g, '$1 ')
    .trim()
    .split(/\s+/);
  const many = plain.split(' ').length;
  const words = side === 'first' ? all.slice(0, many) : all.slice(-many);
  return words.join(' ').replace(/^[,;-]+\s*|[\s,;-]+$/g, '');
}

const MONTHS: readonly (readonly string[])[] = [
  ['janeiro', 'jan'],
  ['fevereiro', 'fev'],
  ['marco', 'mar'],
  ['abril', 'abr'],
  ['maio', 'mai'],
  ['junho', 'jun'],
  ['julho', 'jul'],
  ['agosto', 'ago'],
  ['setembro', 'set', 'sete'],
  ['outubro', 'out'],
  ['novembro', 'nov'],
  ['dezembro', 'dez'],
];

/** Every spelling of a month, the longest first. */
export const MONTH = MONTHS.flat()
  .toSorted((a, b) => b.length - a.length)
  .join('|');
/** `abr.24` is `abr/24`. */
const MONTH_DOT = new RegExp(`\\b(${MONTH})\\.(?=\\d)`, 'g');
export const YEAR = '(?:19|20)\\d\\d|\\d\\d';

/** 1 to 12, or 0 for a word that is no month. */
export function monthOf(word: string): number {
  return MONTHS.findIndex((names) => names.includes(word)) + 1;
}

/** `24` → 2024, `79` → 2079 and `80` → 1980; four digits as they are. */
export function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year < 80 ? 2000 + year : 1900 + year;
}

const ORDINALS: readonly (readonly string[])[] = [
  ['primeiro', 'primeira'],
  ['segundo', 'segunda'],
  ['terceiro', 'terceira'],
  ['quarto', 'quarta'],
  ['quinto', 'quinta'],
  ['sexto', 'sexta'],
  ['setimo', 'setima'],
  ['oitavo', 'oitava'],
  ['nono', 'nona'],
  ['decimo', 'decima'],
];

const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi'];

/** An ordinal as written after `plainExpression` turned º and ª into o and a: `1o`, `2a`, `3`, `ii`, `primeira`, `ultima`. */
export const ORDINAL = `\\d{1,2} ?[oa]?|${ORDINALS.flat().join('|')}|ultimo|ultima|penultimo|penultima|${ROMANS.toReversed().join('|')}`;

/** 1, 2, 3…; −1 for the last, −2 for the one before it; null where it is no ordinal. */
export function ordinalOf(word: string): number | null {
  if (/^ultim[oa]$/.test(word)) return -1;
  if (/^penultim[oa]$/.test(word)) return -2;
  const digits = /^(\d{1,2}) ?[oa]?$/.exec(word)?.[1];
  if (digits !== undefined) return Number(digits);
  const place = ORDINALS.findIndex((names) => names.includes(word));
  const found = place < 0 ? ROMANS.indexOf(word) : place;
  return found < 0 ? null : found + 1;
}

const WEEKDAYS: Readonly<Record<string, string>> = {
  segunda: 'MO',
  '2a': 'MO',
  terca: 'TU',
  '3a': 'TU',
  quarta: 'WE',
  '4a': 'WE',
  quinta: 'TH',
  '5a': 'TH',
  sexta: 'FR',
  '6a': 'FR',
  sabado: 'SA',
  domingo: 'SU',
};

/** The letters of RFC 5545, Monday first. */
export const WEEK = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** A day of the week as written, one group: `terca`, `3a`; `feira` may follow. */
export const WEEKDAY = `(${Object.keys(WEEKDAYS).join('|')})(?:s)?(?:[- ]feiras?)?`;
/** The same, without a group. */
export const WEEKDAY_NAME = WEEKDAY.replace('(', '(?:');

/** The two letters of RFC 5545, or undefined for a word that is no day of the week. */
export const weekdayOf = (word: string): string | undefined => WEEKDAYS[word];

const CONTINUOUS =
  /^(?:acao |atividade |processo |de forma |de modo |em carater |fluxo )?(?:continu[oa]s?|continuad[oa]s?|continuamente|permanentes?|permanentemente|ininterrupt[oa]|ininterruptamente|rotineiramente|(?:de )?rotina)(?: e permanente)?$|^(?:durante |em |por )?tod[oa] (?:o periodo|a vigencia)(?: do plano)?$|^durante (?:o periodo|a vigencia)(?: de vigencia)?(?: do plano)?$/;

/** What is done all along and never falls due: `contínuo`, `durante a vigência do plano`. */
export const isContinuous = (text: string): boolean => CONTINUOUS.test(text);

const UNITS =
  'zero um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove'.split(
    ' ',
  );
const TENS = 'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa'.split(' ');
const HUNDREDS =
  'cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos'.split(' ');
const SAME: Readonly<Record<string, string>> = { uma: 'um', duas: 'dois', catorze: 'quatorze', cem: 'cento' };
const NUMBERS = new Map([
  ...UNITS.map((word, at) => [word, at] as const),
  ...TENS.map((word, at) => [word, at * 10 + 20] as const),
  ...HUNDREDS.map((word, at) => [word, at * 100 + 100] as const),
]);

/** `90`, `noventa`, `vinte e cinco`, `90 (noventa)`; null where it is no count. */
export function countOf(text: string): number | null {
  const words = text.replace(/ ?\(.*\)$/, '');
  if (/^\d{1,4}$/.test(words)) return Number(words);
  let count = 0;
  let room = 1000;
  for (const word of words.split(' e ')) {
    const value = NUMBERS.get(SAME[word] ?? word);
    if (value === undefined || value >= room) return null;
    count += value;
    room = value >= 100 ? 100 : value >= 20 ? 10 : 0;
  }
  return count;
}
