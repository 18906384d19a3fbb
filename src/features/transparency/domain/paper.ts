import type { DocumentId, Matrix } from './matrix.ts';

/** Words of a unit that a row quotes: UTF-16 units of its text, end exclusive. */
export interface Mark {
  readonly row: string;
  readonly start: number;
  readonly end: number;
}

/** Words of the whole reading that a row quotes. */
export interface QuotedSpan {
  readonly row: string;
  readonly start: number;
  readonly end: number;
}

/** One addressed piece of a document with the rows that quote it. */
export type Marked<U> = U & { readonly marks: readonly Mark[] };

/**
 * Brings spans of the whole reading (the units joined by one line feed) down to the units they stand in; a span that
 * crosses units marks each of them.
 */
export function markUnits<U extends { readonly text: string }>(
  units: readonly U[],
  spans: readonly QuotedSpan[],
): Marked<U>[] {
  let from = 0;
  return units.map((unit) => {
    const start = from;
    const end = start + unit.text.length;
    from = end + 1;
    const marks = spans
      .filter((span) => span.start < end && span.end > start)
      .map((span) => ({
        row: span.row,
        start: Math.max(span.start, start) - start,
        end: Math.min(span.end, end) - start,
      }));
    return { ...unit, marks };
  });
}

/** A piece of a text and the rows that quote it; without rows it is quoted by none. */
interface Piece {
  readonly start: number;
  readonly text: string;
  readonly rows: readonly string[];
}

/** The text cut at the ends of the marks: overlapping quotes make pieces with several rows. */
export function cutAtMarks(text: string, marks: readonly Mark[]): Piece[] {
  const cuts = [0, text.length, ...marks.flatMap((mark) => [mark.start, mark.end])];
  const ends = [...new Set(cuts)].sort((a, b) => a - b);
  return ends.slice(1).map((end, index) => {
    const start = ends[index] ?? 0;
    const rows = marks.filter((mark) => mark.start <= start && mark.end >= end).map((mark) => mark.row);
    return { start, text: text.slice(start, end), rows };
  });
}

/** The section of the matrix in which an address of a document stands. */
export function sectionOf(matrix: Matrix, document: DocumentId, address: string): string {
  const within = matrix.sections
    .filter((section) => section.document === document)
    .filter(({ id }) => address === id || address.startsWith(`${id}/`))
    .sort((a, b) => b.id.length - a.id.length);
  if (within[0] !== undefined) return within[0].id;
  return /^(art-\d+|resolve|fecho|assinaturas)(\/|$)/.test(address) ? 'artigos' : 'considerandos';
}

/** Neighbours with the same key, kept together in their order. */
export function runsOf<T>(items: readonly T[], key: (item: T) => string): { key: string; items: T[] }[] {
  const runs: { key: string; items: T[] }[] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (last !== undefined && last.key === key(item)) last.items.push(item);
    else runs.push({ key: key(item), items: [item] });
  }
  return runs;
}
