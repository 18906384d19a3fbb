import type { Span } from './quotes.ts';

/** A stretch of a text in which nothing begins or ends. */
export interface Run<R, N> {
  readonly start: number;
  readonly text: string;
  /** The reference it lies in. */
  readonly reference: R | null;
  /** Whether it belongs to the words looked for. */
  readonly isHit: boolean;
  /** What is said of it, in the order given. */
  readonly notes: readonly N[];
}

/** The text cut wherever a reference, a hit or a note begins or ends; of references that overlap the first counts. */
export function runsOf<R extends Span, N extends Span = never>(
  text: string,
  references: readonly R[],
  hits: readonly Span[],
  notes: readonly N[] = [],
): Run<R, N>[] {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...references, ...hits, ...notes]) cuts.add(start).add(end);
  const places = [...cuts].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  return places.slice(0, -1).map((start, i) => ({
    start,
    text: text.slice(start, places[i + 1]),
    reference: references.find((each) => each.start <= start && start < each.end) ?? null,
    isHit: hits.some((each) => each.start <= start && start < each.end),
    notes: notes.filter((each) => each.start <= start && start < each.end),
  }));
}
