import {
  CARDINALS,
  type Gender,
  type Lexicon,
  ORDINALS,
  plainWord,
  SCALES,
  type Word,
} from './number-lexicon.ts';
import type { Quantity } from './number-words.ts';
import { Rational } from './rational.ts';

/** A word that is no number word as it stands, and the one it was read as. Places count UTF-16 units of the text. */
interface Repair {
  readonly start: number;
  readonly end: number;
  readonly from: string;
  readonly to: string;
}

/** What number words say; `exact` counts the words understood as they stand, accents and case aside. */
export interface WordsRead extends Omit<Quantity, 'gender'> {
  readonly gender: Gender | null;
  readonly repairs: readonly Repair[];
  readonly exact: number;
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly word: Word;
  /** The spelling it was read as, where it is no word of numbers as it stands. */
  readonly readAs: string | null;
}

/** Commas and full stops do not change a number. */
const PIECE = /[^\s,;.:]+/g;

/**
 * Reads number words in Portuguese: an amount ("… reais e … centavos"), a percentage, a count or an ordinal, either gender,
 * in any case, with or without accents, with the slips of scanning and typing repaired where only one word is near. Null
 * where the words are no number or no number that can be: "vinte e dez", "mil milhões".
 */
export function readNumberWords(text: string): WordsRead | null {
  const cardinal = tokensOf(text, CARDINALS, true);
  const read = cardinal && quantityOf(cardinal);
  if (read && cardinal.every(({ readAs }) => readAs === null)) return resultOf(read, cardinal);
  const ordinal = readOrdinal(text);
  if (ordinal) return ordinal;
  return read ? resultOf(read, cardinal) : null;
}

type Read = Pick<Quantity, 'kind' | 'value'>;

function resultOf(read: Read, tokens: readonly Token[]): WordsRead {
  const repaired = tokens.filter((token) => token.readAs !== null);
  return {
    ...read,
    gender: genderOf(tokens),
    repairs: repaired.map(({ text, start, end, readAs }) => ({ start, end, from: text, to: readAs ?? '' })),
    exact: tokens.filter(({ word, readAs }) => readAs === null && word.does === 'figure').length,
  };
}

function genderOf(tokens: readonly Token[]): Gender | null {
  for (const { word } of tokens.toReversed()) if (word.does === 'figure' && word.gender) return word.gender;
  return null;
}

/** Every word found in the lexicon, or null where one is no word of numbers nor near one. */
function tokensOf(text: string, lexicon: Lexicon, repairs: boolean): Token[] | null {
  const found = piecesOf(text).map((piece) =>
    repairs && plainWord(piece.raw) === 'porcento' ? gluedTokens(piece) : tokenOf(piece, lexicon, repairs),
  );
  return found.length === 0 || found.includes(null) ? null : found.flatMap((each) => each ?? []);
}

function tokenOf({ raw, text, start, end }: Piece, lexicon: Lexicon, repairs: boolean): [Token] | null {
  const found = lexicon.get(raw) ?? lexicon.get(plainWord(raw));
  const near = found || !repairs ? null : nearest(raw, lexicon);
  const word = found ?? near?.word;
  return word ? [{ text, start, end, word, readAs: near?.spelling ?? null }] : null;
}

const HUNDRED: Word = { does: 'figure', value: 100, rank: 3, fills: 3, gender: null };
/** "por cento" written as one word. */
const gluedTokens = ({ text, start, end }: Piece): Token[] => [
  { text, start, end, word: { does: 'per' }, readAs: 'por cento' },
  { text: '', start: end, end, word: HUNDRED, readAs: null },
];

/** A word as it is looked up, and as it stands. */
type Piece = Pick<Token, 'text' | 'start' | 'end'> & { readonly raw: string };

/** The words, one broken at the end of a line made whole. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of text.matchAll(PIECE)) {
    const broken = pieces.at(-1)?.raw.endsWith('-') ? pieces.pop() : undefined;
    const start = broken?.start ?? match.index;
    const end = match.index + match[0].length;
    const raw = `${broken?.raw.slice(0, -1) ?? ''}${match[0]}`;
    pieces.push({ raw, text: text.slice(start, end), start, end });
  }
  return pieces;
}

/** Amount, percentage or count that the words make. */
function quantityOf(tokens: readonly Token[]): Read | null {
  const words = tokens.map(({ word }) => word);
  const last = words.at(-1);
  if (words.some(({ does }) => does === 'real') || last?.does === 'centavo') return moneyOf(words);
  if (words.some(({ does }) => does === 'per')) return percentageOf(words);
  const value = wholeOf(words);
  return value === null ? null : { kind: 'count', value: Rational.of(value) };
}

function moneyOf(words: readonly Word[]): Read | null {
  const at = words.findIndex(({ does }) => does === 'real');
  const isCentsOfReal = at === words.length - 1 && words.some(({ does }) => does === 'centavo');
  if (isCentsOfReal) return moneyOf(words.slice(0, words.findIndex(({ does }) => does === 'centavo') + 1));
  const reais = at < 0 ? 0 : wholeOf(without(words.slice(0, at), 'of'));
  const rest = words.slice(at + 1);
  if (reais === null) return null;
  if (rest.length === 0) return { kind: 'money', value: Rational.of(reais) };
  if (rest.at(-1)?.does !== 'centavo') return null;
  const cents = wholeOf(rest.slice(rest[0]?.does === 'and' ? 1 : 0, -1));
  if (cents === null || cents > 99) return null;
  return { kind: 'money', value: Rational.of(BigInt(reais) * 100n + BigInt(cents), 100n) };
}

/** "por cento" ends it; the decimals follow "vírgula", or stand as places after "inteiros", or are "meio". */
function percentageOf(all: readonly Word[]): Read | null {
  const last = all.at(-1);
  const isPercent = all.at(-2)?.does === 'per' && last?.does === 'figure' && last.value === 100;
  const words = all.slice(0, -2);
  const value = isPercent ? partsOf(words) : null;
  return value === null ? null : { kind: 'percentage', value };
}

function partsOf(words: readonly Word[]): Rational | null {
  const comma = words.findIndex(({ does }) => does === 'comma');
  if (comma >= 0) return joined(wholeOf(words.slice(0, comma)), digitsOf(words.slice(comma + 1)));
  const last = words.at(-1);
  if (last?.does === 'place') return placesOf(words.slice(0, -1), last.value);
  if (last?.does === 'half') return joined(words.length === 1 ? 0 : wholeBeforeAnd(words), Rational.of(1, 2));
  return joined(wholeOf(words), Rational.zero);
}

/** "trinta e seis inteiros e dois" with the name of the place taken off. */
function placesOf(words: readonly Word[], places: number): Rational | null {
  const cut = words.findIndex(({ does }) => does === 'whole');
  const rest = words.slice(cut + 1);
  const part = wholeOf(cut >= 0 && rest[0]?.does === 'and' ? rest.slice(1) : rest);
  if (part === null || part >= 10 ** places) return null;
  return joined(cut < 0 ? 0 : wholeOf(words.slice(0, cut)), Rational.of(part, 10 ** places));
}

function wholeBeforeAnd(words: readonly Word[]): number | null {
  return words.at(-2)?.does === 'and' ? wholeOf(words.slice(0, -2)) : null;
}

function joined(units: number | null, decimals: Rational | null): Rational | null {
  return units === null || decimals === null ? null : Rational.of(units).add(decimals);
}

/** "zero cinco" → 0.05: zeros said before the rest each take a place. */
function digitsOf(words: readonly Word[]): Rational | null {
  const first = words.findIndex((word) => word.does !== 'figure' || word.value !== 0);
  if (first < 0) return words.length === 0 ? null : Rational.zero;
  const rest = wholeOf(words.slice(first));
  return rest === null ? null : Rational.of(rest, 10n ** BigInt(first + String(rest).length));
}

function without(words: readonly Word[], does: Word['does']): readonly Word[] {
  return words.at(-1)?.does === does ? words.slice(0, -1) : words;
}

/** How far a whole number was read: `room` is the rank below which a figure may still stand in the open group. */
interface Progress {
  readonly total: number;
  readonly group: number;
  readonly room: number;
  readonly power: number;
  readonly expects: boolean;
}

const START: Progress = { total: 0, group: 0, room: 4, power: SCALES.length, expects: true };

/** A whole number: groups of hundreds, tens and units in falling order, each but the last under a falling scale. */
function wholeOf(words: readonly Word[]): number | null {
  let at: Progress | null = START;
  for (const word of words) {
    at = after(at, word);
    if (at === null) return null;
  }
  const isZeroAmongOthers =
    words.length > 1 && words.some((word) => word.does === 'figure' && word.value === 0);
  return at.expects || isZeroAmongOthers ? null : at.total + at.group;
}

function after(at: Progress, word: Word): Progress | null {
  switch (word.does) {
    case 'and':
      return at.expects ? null : { ...at, expects: true };
    case 'figure':
      if (word.rank >= at.room || at.power === 0) return null;
      return { ...at, group: at.group + word.value, room: word.fills, expects: false };
    case 'scale': {
      const bare = word.power === 1 && at.group === 0;
      if (word.power >= at.power || (at.group === 0 && !bare)) return null;
      const total = at.total + (at.group || 1) * word.value;
      return { total, group: 0, room: START.room, power: word.power, expects: false };
    }
    default:
      return null;
  }
}

function readOrdinal(text: string): WordsRead | null {
  const tokens = tokensOf(text, THOUSANDTHS, false);
  if (tokens === null) return null;
  const cut = tokens.findIndex(({ word }) => word.does === 'scale');
  const low = tokens.slice(cut + 1).filter(({ word }) => word.does !== 'and');
  const isPlace = ({ text: word }: Token) => plainWord(word) !== 'e' && ORDINALS.has(plainWord(word));
  if (!low.every(isPlace) || !tokens.slice(0, Math.max(cut, 0)).every((token) => !isPlace(token)))
    return null;
  const thousands = cut < 0 ? 0 : cut === 0 ? 1 : wholeOf(tokens.slice(0, cut).map(({ word }) => word));
  const rest = low.length === 0 ? 0 : wholeOf(low.map(({ word }) => word));
  const value = thousands === null || rest === null ? 0 : thousands * 1000 + rest;
  return value === 0 ? null : resultOf({ kind: 'ordinal', value: Rational.of(value) }, tokens);
}

const THOUSANDTHS: Lexicon = new Map([
  ...[...CARDINALS].filter(([, word]) => word.does === 'figure' || word.does === 'and'),
  ...ORDINALS,
]);

/** What scanners put in the place of letters. */
const GLYPHS: readonly [RegExp, string][] = [
  [/[0@]/gu, 'o'],
  [/[1|!]/gu, 'l'],
  [/5/gu, 's'],
  [/[¢©]/gu, 'c'],
  [/rn/gu, 'm'],
  [/ii/gu, 'u'],
];

/** The only word nearest to a misread or misspelt one; none for short words, where a slip makes another word. */
function nearest(raw: string, lexicon: Lexicon): { spelling: string; word: Word } | null {
  const plain = plainWord(raw);
  const clean = GLYPHS.reduce((text, [pattern, letter]) => text.replace(pattern, letter), plain);
  const same = lexicon.get(clean);
  if (same) return { spelling: spellingOf(same, clean, lexicon), word: same };
  const reach = clean.length < 4 ? 0 : clean.length < 9 ? 1 : 2;
  let best: { spelling: string; word: Word } | null = null;
  let least = reach + 1;
  for (const [spelling, word] of lexicon) {
    const distance = distanceOf(clean, plainWord(spelling), least + 1);
    if (distance === least && best !== null && best.word !== word) best = null;
    if (distance < least) [least, best] = [distance, { spelling, word }];
  }
  return best && { spelling: spellingOf(best.word, plainWord(best.spelling), lexicon), word: best.word };
}

/** The accented spelling of a word found without its accents. */
function spellingOf(word: Word, plain: string, lexicon: Lexicon): string {
  for (const [spelling, other] of lexicon)
    if (other === word && spelling !== plain && plainWord(spelling) === plain) return spelling;
  return plain;
}

/** Letters to insert, drop, change or swap with the next; `limit` or more is `limit`. */
function distanceOf(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(stepOf(a, b, i, j, rows, row));
    rows.push(row);
  }
  return Math.min(rows.at(-1)?.at(-1) ?? limit, limit);
}

function stepOf(
  a: string,
  b: string,
  i: number,
  j: number,
  rows: readonly number[][],
  row: number[],
): number {
  const above = rows[i - 1] as number[];
  const change = (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
  const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  const swap = isSwap ? (rows[i - 2]?.[j - 2] as number) + 1 : Number.POSITIVE_INFINITY;
  return Math.min(change, swap, (above[j] as number) + 1, (row[j - 1] as number) + 1);
}
