import { plainWord } from '../../../../kernel/number-lexicon.ts';
import { calendarDay, MONTHS } from './calendar.ts';

/** A text made ready for the rules. */
export interface LegalText {
  readonly text: string;
  /** The same length as `text`: lower case, without accents, white space as blanks. Places are those of `text`. */
  readonly folded: string;
  /** Day the act was signed, YYYY-MM-DD, as its heading says; null where it does not. */
  readonly signedOn: string | null;
}

/** A stretch that a pattern found: places in the text, the folded groups by name. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly groups: Readonly<Record<string, string>>;
}

const HEADING = new RegExp(
  String.raw`(?:^| )(?:resolu\S{2,5}|portaria|decreto|lei)\b[^.;]{0,40}?de\s*(?<day>\d{1,2})\S?\s*de\s*(?<month>${MONTHS.join('|')})\s*de\s*(?<year>\d{4})`,
  'u',
);

export function legalText(text: string): LegalText {
  const folded = fold(text);
  const { day, month, year } = HEADING.exec(folded.slice(0, 2_000))?.groups ?? {};
  return { text, folded, signedOn: calendarDay(day, month, year) };
}

/** Lower case, no accents, blanks for white space, and the cent sign that scanners make of "e"; every character stays where it was. */
function fold(text: string): string {
  return text.replace(/[^a-z0-9 ]/g, (character) => {
    if (/\s/u.test(character)) return ' ';
    if (character === '¢') return 'e';
    const plain = plainWord(character);
    return plain.length === character.length ? plain : character;
  });
}

/**
 * A pattern that forgives what scanners do to Portuguese: an accented letter, alone or in a row, may have become up to three
 * others, and blanks may be any white space or none before a figure. Only for texts without accents of their own.
 */
export function tolerant(source: string): RegExp {
  const loose = source
    .replace(/[çãõáéíóúâêôà]+/gu, (letters) =>
      letters.length > 1 ? String.raw`[^\s,.;]{1,4}` : String.raw`[^\s,.;]{1,3}`,
    )
    .replaceAll(' ?', String.raw`\s*`)
    .replaceAll(' ', String.raw`\s+`);
  return new RegExp(loose, 'gu');
}

/** Every place of a pattern, in order. The pattern has to be global. */
export function hitsOf(
  { folded }: Pick<LegalText, 'folded'>,
  pattern: RegExp,
  from = 0,
  to = folded.length,
): Hit[] {
  return [...folded.slice(from, to).matchAll(pattern)].map((match) => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
    groups: match.groups ?? {},
  }));
}

/** The sentence around a place: up to a full stop or semicolon that ends one, or an empty line. */
export function sentenceAround(
  { text }: Pick<LegalText, 'text'>,
  at: number,
): { start: number; end: number } {
  const from = Math.max(0, at - LONGEST_SENTENCE);
  const to = Math.min(text.length, at + LONGEST_SENTENCE);
  const before = [...text.slice(from, at).matchAll(SENTENCE_END)].at(-1);
  const after = SENTENCE_END_ONCE.exec(text.slice(at, to));
  return {
    start: before ? from + before.index + before[0].length : from,
    end: after ? at + after.index + 1 : to,
  };
}

/** No sentence is looked for farther than this, so that a long annex takes no longer than its length. */
const LONGEST_SENTENCE = 5_000;
const SENTENCE_END = /[.;:](?=\s+(?:\p{Lu}|\[|[a-z]\.|\d+-))|[;,](?=\s*\n\s*\[)|;\s|\n\s*\n/gu;
const SENTENCE_END_ONCE = new RegExp(SENTENCE_END.source, 'u');

/** The words of a stretch on one line, for a message. */
export function quoted(
  { text }: Pick<LegalText, 'text'>,
  { start, end }: { start: number; end: number },
): string {
  return text.slice(start, end).trim().replace(/\s+/gu, ' ');
}
