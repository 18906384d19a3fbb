import { roomOf } from './rooms.ts';
import { matchesPattern, pathOf, screenOf } from './screens.ts';
import type { TraceState } from './state.ts';

/** What is asked of the rows; a part left out or empty asks nothing. */
export interface RowQuery {
  readonly document?: string;
  readonly section?: string;
  readonly state?: string;
  readonly room?: string;
  /** Words that must all stand in the row, accents and case apart. */
  readonly q?: string;
  /** Address of a screen: the rows that it carries. */
  readonly screen?: string;
}

/** What a row is looked for by. */
export interface Findable {
  readonly id: string;
  readonly document: string;
  readonly section: string;
  readonly quote: string;
  readonly feature: string;
  readonly state: TraceState;
  readonly route: string | null;
  readonly screens: readonly { readonly route: string }[];
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function holds(row: Findable, words: readonly string[]): boolean {
  const text = folded(`${row.id} ${row.quote} ${row.feature} ${row.screens.map((s) => s.route).join(' ')}`);
  return words.every((word) => text.includes(word));
}

function carriedBy<R extends Findable>(rows: readonly R[], path: string): readonly R[] {
  const having = (test: (route: string) => boolean) =>
    rows.filter((row) => row.screens.some((screen) => test(pathOf(screen.route))));
  const exact = having((route) => route === path);
  if (exact.length > 0) return exact;
  const general = having((route) => route.includes(':') && matchesPattern(route, path));
  if (general.length > 0) return general;
  const same = screenOf(path);
  return same === null ? [] : having((route) => matchesPattern(same, route));
}

/** The rows that answer every part of the query, in their order. */
export function filterRows<R extends Findable>(rows: readonly R[], query: RowQuery): R[] {
  const words = folded(query.q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const carried = query.screen ? carriedBy(rows, pathOf(query.screen)) : rows;
  return carried.filter(
    (row) =>
      (!query.document || row.document === query.document) &&
      (!query.section || row.section === query.section) &&
      (!query.state || row.state === query.state) &&
      (!query.room || row.screens.some((screen) => roomOf(screen.route).id === query.room)) &&
      holds(row, words),
  );
}
