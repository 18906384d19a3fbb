/** One line of a document, cut into its cells; `line` is its number in the file, null where the format has none. */
export interface SourceRow {
  readonly line: number | null;
  readonly cells: readonly string[];
  /** The cells with the tags that were taken out of `cells`. */
  readonly tagged?: readonly string[];
}

/** Lower case without accents, only letters and digits, one space between words: for comparing, never for keeping. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim();
}

/** Tags of a page or a note that converters leave behind; they are removed, never interpreted. */
const TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi;
/** A line that only rules a table: `---`, `|---|`. */
const RULE = /^[-–—=_|:\s]*$/;

export function withoutTags(cell: string): string {
  return cell.replace(TAG, '').replace(/\s+/g, ' ').trim();
}

/** Whether every cell that holds something holds only dashes, more than one somewhere: a rule, not data. */
export function isRule(row: SourceRow): boolean {
  const filled = row.cells.filter((cell) => cell.trim() !== '');
  return (
    filled.length > 0 &&
    filled.every((cell) => RULE.test(cell)) &&
    filled.some((cell) => cell.trim().length > 1)
  );
}

export function isBlank(row: SourceRow): boolean {
  return row.cells.every((cell) => cell.trim() === '');
}

/** `1 - Solicitar…`, `2) Capacitar…`, `a) Articular…`, `6.Desenvolver…`: what is printed before a title, and the title. */
export interface Marked {
  readonly marker: string;
  readonly sign: string;
  readonly title: string;
}

const MARKED = /^((\d{1,3}|[a-z])(?:\s?[-–.)]|\s?º))\s*(?=\S)(.+)$/s;

export function readMarked(cell: string): Marked | null {
  const [, marker = '', sign = '', title] = MARKED.exec(cell) ?? [];
  if (
    title === undefined ||
    /^\d/.test(title) ||
    (sign.length === 1 && /[a-z]/.test(sign) && !marker.endsWith(')'))
  )
    return null;
  return { marker: marker.replace('–', '-'), sign, title };
}

/** How often each word stands in the document: tells where a page break cut a word in two. */
export type Vocabulary = ReadonlyMap<string, number>;

const WORD = /\p{L}+/gu;

export function vocabularyOf(rows: readonly SourceRow[]): Vocabulary {
  const words = new Map<string, number>();
  for (const { cells } of rows)
    for (const cell of cells)
      for (const [word] of cell.toLowerCase().matchAll(WORD)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

/** What a page break cut, put together again. */
export interface Joined {
  readonly text: string;
  /** Whether the two pieces could as well be one word. */
  readonly doubtful: boolean;
}

/** Portuguese words of one or two letters. */
const SHORT_WORDS = new Set([
  'a',
  'e',
  'o',
  'é',
  'à',
  'as',
  'os',
  'ao',
  'às',
  'da',
  'de',
  'do',
  'em',
  'na',
  'no',
  'ou',
  'um',
  'se',
  'já',
]);

/**
 * Joins what a page break cut, by a space unless the cut went through a word: a fragment of one or two small letters that is
 * no word (`privada` + `s`), or two pieces that the document knows together and not apart (`priva` + `das`). A short word that
 * could end the word before is joined by a space, and doubtful.
 */
export function joinCut(before: string, after: string, vocabulary: Vocabulary = new Map()): Joined {
  if (before === '' || after === '') return { text: before + after, doubtful: false };
  const spaced = `${before} ${after}`;
  const left = /\p{L}+$/u.exec(before)?.[0].toLowerCase();
  const right = /^\p{Ll}+/u.exec(after)?.[0];
  if (left === undefined || right === undefined) return { text: spaced, doubtful: false };
  const [whole, apart] = [vocabulary.get(left + right) ?? 0, [left, right]];
  if (right.length <= 2 && right === after && !SHORT_WORDS.has(right))
    return { text: before + after, doubtful: false };
  const strange = apart.some((word) => !SHORT_WORDS.has(word) && (vocabulary.get(word) ?? 0) < 2);
  if (whole > 0 && strange) return { text: before + after, doubtful: false };
  return { text: spaced, doubtful: right === after && right.length <= 2 && whole > 0 };
}

/** How alike two titles are, 0 to 1: the share of words in common, whatever their order. */
export function likeness(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => new Set(plainWords(text).split(' ').filter(Boolean)));
  if (a === undefined || b === undefined || a.size === 0 || b.size === 0) return 0;
  const common = [...a].filter((word) => b.has(word)).length;
  return (2 * common) / (a.size + b.size);
}
