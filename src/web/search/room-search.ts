import { createContext, useContext } from 'react';
import type { ZodType } from 'zod';
import { apiGet } from '../api.ts';
import { stringifySearch } from '../place.ts';
import type { Found, FoundGroup } from './SearchBox.tsx';

/** What is asked of a search. */
export interface SearchAsked {
  readonly q: string;
  /** Only this kind; the counts are of all. */
  readonly kind?: string | undefined;
  /** At most so many of each kind. */
  readonly perKind?: number | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

interface RoomFound {
  /** Every kind that was found with how many there are, also those that this page shows nothing of. */
  readonly groups: readonly FoundGroup[];
  readonly next: string | null;
}

/** The search of one room over its own records, by its own address and policy. */
export interface RoomSearch {
  readonly kinds: readonly string[];
  readonly read: (asked: SearchAsked, signal: AbortSignal) => Promise<RoomFound>;
}

interface Hit extends Omit<Found, 'name'> {
  kind: string;
}

interface Answer<H extends Hit> {
  items: H[];
  next: string | null;
  counts: { kind: string; count: number }[];
}

/** The search that a room offers at `path`: what its kinds are called, and what one thing found is. */
export function roomSearch<H extends Hit>(
  path: string,
  answer: ZodType<Answer<H>>,
  kinds: Readonly<Record<string, string>>,
  nameOf: (hit: H) => string,
): RoomSearch {
  const foundOf = (hit: H): Found => {
    const { kind, id, label, text, marks, href } = hit;
    return { id: `${kind} ${id}`, name: nameOf(hit), label, text, marks, href };
  };
  return {
    kinds: Object.keys(kinds),
    read: async (asked, signal) => {
      const { items, next, counts } = await apiGet(`${path}${stringifySearch({ ...asked })}`, answer, signal);
      const groups = counts.map(({ kind, count }) => ({
        id: kind,
        title: kinds[kind] ?? kind,
        count,
        items: items.filter((hit) => hit.kind === kind).map(foundOf),
      }));
      return { groups, next };
    },
  };
}

/** The searches of the rooms, in the order in which what they find is shown; the app plugs them, so that no room knows the others. */
export const RoomSearchesContext = createContext<readonly (() => Promise<RoomSearch>)[]>([]);

export const useRoomSearches = () => useContext(RoomSearchesContext);
