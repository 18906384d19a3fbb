/** Letters of a text, `end` exclusive. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text in lower case and without accents, letter for letter, so that places stay the same. */
function plain(text: string): string {
  return Array.from({ length: text.length }, (_, i) => plainLetter(text.charAt(i))).join('');
}

function plainLetter(letter: string): string {
  const base = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return base.length === 1 ? base : letter;
}

/** Every place where the words stand in a text, whatever the accents, the case and the white space between them. */
export function findWords(text: string, words: string): Span[] {
  const wanted = plain(words.trim())
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const pattern = wanted.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')).join('\\s+');
  return [...plain(text).matchAll(new RegExp(pattern, 'gu'))].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}
