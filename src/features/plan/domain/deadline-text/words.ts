/** Lower case, without accents, one space between words, one kind of dash, no dot after an abbreviation. */
export function plainExpression(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u00a0/g, ' ')
    .replace(/([a-z])\.(?=[\s/,;)-]|$)/g, '$1')
    .replace(/([a-z])\.(?=\d)/g, '$1 ')
    .replace(/\s*([/,;])\s*/g, (_, mark: string) => (mark === '/' ? '/' : `${mark} `))
    .replace(/\s+/g, ' ')
    .replace(/[\s.;,]+$/g, '')
    .trim();
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

/** An ordinal as written after `plainExpression` turned º and ª into o and a: `1o`, `2a`, `3`, `primeira`, `ultima`. */
export const ORDINAL = `\\d{1,2} ?[oa]?|${ORDINALS.flat().join('|')}|ultimo|ultima|penultimo|penultima`;

/** 1, 2, 3…; −1 for the last, −2 for the one before it; null where it is no ordinal. */
export function ordinalOf(word: string): number | null {
  if (/^ultim[oa]$/.test(word)) return -1;
  if (/^penultim[oa]$/.test(word)) return -2;
  const digits = /^(\d{1,2}) ?[oa]?$/.exec(word)?.[1];
  if (digits !== undefined) return Number(digits);
  const place = ORDINALS.findIndex((names) => names.includes(word));
  return place < 0 ? null : place + 1;
}

const NUMBERS =
  'zero um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove vinte'.split(
    ' ',
  );
const TENS: Readonly<Record<string, number>> = {
  trinta: 30,
  quarenta: 40,
  quarenta_e_cinco: 45,
  sessenta: 60,
  noventa: 90,
  cento_e_vinte: 120,
  cento_e_oitenta: 180,
};

/** `90`, `noventa`, `90 (noventa)`; null where it is no count. */
export function countOf(text: string): number | null {
  const words = text.replace(/ ?\(.*\)$/, '');
  if (/^\d{1,4}$/.test(words)) return Number(words);
  const small = NUMBERS.indexOf(
    words
      .replace(/^uma$/, 'um')
      .replace(/^duas$/, 'dois')
      .replace(/^catorze$/, 'quatorze'),
  );
  return small >= 0 ? small : (TENS[words.replaceAll(' ', '_')] ?? null);
}
