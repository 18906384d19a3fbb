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

/** `1 - Solicitar…`, `2) Capacitar…`, `a) Articular…`, `6.Desenvolver…`, `1.1.2 Pactuar…`: what is printed before a title, and the title. */
export interface Marked {
  readonly marker: string;
  /** The last figure of the marker, or its letter in lower case. */
  readonly sign: string;
  readonly title: string;
}

const LEVELS = String.raw`\d{1,3}(?:\.\d{1,2})*`;
/** A number with a mark; before a title that begins with a figure the mark is followed by a space (`3 - 1ª oficina`, not `1.5` nor `10-12`). */
const NUMBERED = new RegExp(
  `^((${LEVELS})(?:\\s?[-–.)]|\\s?[º°]))(?:\\s+(?=\\d)|\\s*(?=[^\\s\\d]))(.+)$`,
  's',
);
/** Levels without a mark number only what begins with a capital: `1.1 Implantar`, not `1.5 vez`. */
const LEVELLED = /^((\d{1,2}(?:\.\d{1,2})+))\s+(\p{Lu}.*)$/su;
const LETTERED = /^(([a-zA-Z])\s?\))\s*(\S.*)$/s;

export function readMarked(cell: string): Marked | null {
  const [, marker, number, title] = NUMBERED.exec(cell) ?? LEVELLED.exec(cell) ?? LETTERED.exec(cell) ?? [];
  if (marker === undefined || number === undefined || title === undefined) return null;
  const last = number.split('.').at(-1) ?? number;
  const sign = /^\d/.test(last) ? String(Number(last)) : last.toLowerCase();
  return { marker: marker.replace('–', '-'), sign, title };
}

/** The number that a marker's sign stands for; a letter for its place in the alphabet. */
export function numberOfSign(sign: string): number {
  return /^\d+$/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 96;
}
/** The words of a title, each once, as titles are compared. */
export const wordSet = (text: string): ReadonlySet<string> =>
  new Set(plainWords(text).split(' ').filter(Boolean));

/** How alike two titles are, 0 to 1: the share of words in common, whatever their order. */
export const likeness = (one: string, other: string): number => likenessOfWords(wordSet(one), wordSet(other));

/** `likeness` of two titles whose words are known. */
export function likenessOfWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const common = [...a].filter((word) => b.has(word)).length;
  return (2 * common) / (a.size + b.size);
}

/** Whether two cells print one title, one of them maybe cut short by the end of a page. */
export function isSameTitle(one: string, other: string): boolean {
  const [a, b] = [plainWords(one), plainWords(other)].toSorted((x, y) => x.length - y.length);
  if (a === undefined || b === undefined || a === '') return false;
  return a === b || (a.length >= 20 && b.startsWith(a)) || (a.length >= 20 && likeness(a, b) >= 0.9);
}
