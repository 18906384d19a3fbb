import type { Correction } from './act.ts';

/** A run of the scan beside the reading: kept as it was, or read `from` and corrected to `to`. */
export type Piece =
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'changed'; readonly from: string; readonly to: string };

/**
 * The scan of one provision cut where it was corrected, in order: joining `text` and `from` gives the scan, joining `text`
 * and `to` the reading. Corrections count from the beginning of the given scan.
 */
export function piecesOf(
  scan: string,
  corrections: readonly Pick<Correction, 'start' | 'end' | 'to'>[],
): Piece[] {
  const pieces: Piece[] = [];
  let cursor = 0;
  for (const { start, end, to } of corrections) {
    if (start > cursor) pieces.push({ kind: 'same', text: scan.slice(cursor, start) });
    pieces.push({ kind: 'changed', from: scan.slice(start, end), to });
    cursor = end;
  }
  if (cursor < scan.length) pieces.push({ kind: 'same', text: scan.slice(cursor) });
  return pieces;
}
