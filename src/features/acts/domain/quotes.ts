/** Where a text stands inside another: UTF-16 units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const ELLIPSIS = /\s*(…|\.\.\.)\s*$/u;

/** The text with every run of white space turned into one space and the ends trimmed. */
export function foldWhiteSpace(text: string): string {
  return text.trim().split(/\s+/u).join(' ');
}

/** True for a quote that gives only the beginning of a provision: it ends with an ellipsis. */
export function isPrefixQuote(quote: string): boolean {
  return ELLIPSIS.test(quote);
}

/** The words that must stand in the act: white space folded, final ellipsis of a prefix removed. */
export function quotedWords(quote: string): string {
  return foldWhiteSpace(quote.replace(ELLIPSIS, ''));
}

/**
 * The first place of a quote in a text, or null. Runs of white space are equal on both sides; all other
 * characters must be the same, and no word or number of the text may be cut by its ends ("15" is not in "150" nor in "15,5").
 * The span counts units of the text as given, not folded.
 */
export function findQuote(text: string, quote: string): Span | null {
  const words = quotedWords(quote);
  if (words === '') return null;
  const pattern = words.split(' ').map(escapeForPattern).join('\\s+');
  const match = new RegExp(`${startOf(words)}${pattern}${endOf(words)}`, 'u').exec(text);
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}

function escapeForPattern(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

const LETTER = String.raw`[\p{L}\p{M}\p{N}]`;

/** What may not stand before the first character: more of its word, or of its number. */
function startOf(words: string): string {
  if (/^\p{N}/u.test(words)) return String.raw`(?<!${LETTER}|\p{N}[.,])`;
  return /^[\p{L}\p{M}]/u.test(words) ? `(?<!${LETTER})` : '';
}

/** What may not stand after the last. */
function endOf(words: string): string {
  if (/\p{N}$/u.test(words)) return String.raw`(?!${LETTER}|[.,]\p{N})`;
  return /[\p{L}\p{M}]$/u.test(words) ? `(?!${LETTER})` : '';
}
