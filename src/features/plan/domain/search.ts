import { plainWords } from './plan-document/source-row.ts';

/** What may be found, in the order in which it is shown. */
export const SEARCH_KINDS = [
  'objective',
  'target',
  'indicator',
  'strategicAction',
  'action',
  'note',
  'card',
  'identity',
  'problem',
  'macroproblem',
  'workshop',
  'trait',
  'instrument',
  'acronym',
  'institution',
  'unit',
  'code',
  'credit',
  'act',
  'place',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** One name of an office for another: acronym, name, other names. */
export interface Alias {
  readonly names: readonly string[];
}

/** What is looked for: each group by any of its phrases, all groups together; `prefix` is a word still being typed. */
export interface Wanted {
  readonly groups: readonly (readonly string[])[];
  readonly prefix: string | null;
}

const LONGEST_NAME = 10;

/** The names of an office where the words from `at` on are one of them, the longest first. */
function aliasAt(words: readonly string[], at: number, byName: ReadonlyMap<string, readonly string[]>) {
  for (let length = Math.min(LONGEST_NAME, words.length - at); length > 0; length--) {
    const names = byName.get(words.slice(at, at + length).join(' '));
    if (names) return { names, length };
  }
  return null;
}

const wordsOf = (text: string): string[] =>
  text
    .split(/[^\p{L}\p{N}.]+/u)
    .map((word) => word.replace(/^\.+|\.+$/g, ''))
    .filter((word) => word !== '');

/** What somebody typed, with every name of an office standing for all its names. */
export function readSearch(text: string, aliases: readonly Alias[]): Wanted {
  const words = wordsOf(text);
  const plain = words.map(plainWords);
  const byName = new Map(
    aliases.flatMap(({ names }) => names.map((name) => [plainWords(name), names] as const)),
  );
  const groups: (readonly string[])[] = [];
  let prefix: string | null = null;
  for (let at = 0; at < words.length; ) {
    const alias = aliasAt(plain, at, byName);
    const word = words[at] ?? '';
    const isLast = at === words.length - 1 && !/\s$/.test(text);
    if (alias) groups.push(alias.names);
    else if (isLast && word.length > 2 && !/\d/.test(word)) prefix = word;
    else groups.push([word]);
    at += alias?.length ?? 1;
  }
  return { groups, prefix };
}

/** As the database brings plurals to their singular (`f_search`), and without the endings that a stemmer takes. */
const stemOf = (word: string): string => {
  const plain = plainWords(word)
    .replace(/[ao]es$/, 'ao')
    .replace(/ais$/, 'al')
    .replace(/eis$/, 'el')
    .replace(/ns$/, 'm');
  if (/\d/.test(plain)) return plain;
  return plain.length > 5 ? plain.slice(0, Math.max(5, plain.length - 3)) : plain.replace(/s$/, '');
};

const isLike = (word: string, stem: string): boolean =>
  stem.length >= 5 && !/\d/.test(stem) ? plainWords(word).startsWith(stem) : stemOf(word) === stem;

/** How many words from `at` on say one of the phrases; 0 where none. */
function phraseAt(words: readonly string[], at: number, phrases: readonly (readonly string[])[]): number {
  const said = phrases.filter((stems) => stems.every((stem, next) => isLike(words[at + next] ?? '', stem)));
  return Math.max(0, ...said.map((stems) => stems.length));
}

/** Where a text says what is looked for: spans of its words; a name of several words counts only as a whole. */
export function marksIn(text: string, { groups, prefix }: Wanted): [number, number][] {
  const phrases = groups.flat().map((phrase) => wordsOf(phrase).map(stemOf));
  if (prefix !== null) phrases.push([stemOf(prefix)]);
  const begun = prefix === null ? null : plainWords(prefix);
  const matches = [...text.matchAll(/[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*/gu)];
  const words = matches.map(([word]) => word);
  const marked = new Set<number>();
  for (const [at, word] of words.entries()) {
    const length = phraseAt(words, at, phrases);
    for (let next = 0; next < length; next++) marked.add(at + next);
    if (begun !== null && plainWords(word).startsWith(begun)) marked.add(at);
  }
  return matches.flatMap(({ index, 0: word }, at): [number, number][] =>
    marked.has(at) ? [[index, index + word.length]] : [],
  );
}

const SHOWN = 160;

/** The part of a text around its first mark, with the marks where they stand in it. */
export function excerptOf(text: string, wanted: Wanted): { text: string; marks: [number, number][] } {
  const all = marksIn(text, wanted);
  const first = all[0]?.[0] ?? 0;
  const from = first < SHOWN / 2 ? 0 : text.lastIndexOf(' ', first - SHOWN / 4) + 1;
  const cut = text.slice(from, from + SHOWN);
  const [before, after] = [from > 0 ? '…' : '', from + SHOWN < text.length ? '…' : ''];
  const shift = before.length - from;
  return {
    text: before + cut + after,
    marks: all
      .filter(([start, end]) => start >= from && end <= from + SHOWN)
      .map(([start, end]) => [start + shift, end + shift]),
  };
}
