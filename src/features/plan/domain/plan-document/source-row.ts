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

/** How alike two titles are, 0 to 1: the share of words in common, whatever their order. */
export function likeness(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => new Set(plainWords(text).split(' ').filter(Boolean)));
  if (a === undefined || b === undefined || a.size === 0 || b.size === 0) return 0;
  const common = [...a].filter((word) => b.has(word)).length;
  return (2 * common) / (a.size + b.size);
}
