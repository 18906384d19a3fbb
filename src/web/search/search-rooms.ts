import { AppError } from '../../kernel/app-error.ts';
import type { RoomSearch, SearchAsked } from './room-search.ts';
import type { FoundGroup } from './SearchBox.tsx';

/** Where each room's page ended, in the order of the rooms; null where it has no more. */
type Cursors = readonly (string | null)[];

/** What every room found. */
export interface FoundPage {
  readonly groups: readonly FoundGroup[];
  /** From where the next page goes on; null where nobody has more. */
  readonly next: Cursors | null;
}

const NOTHING = { groups: [], next: null };

/** A room that the reader may not search finds nothing for them. */
function hidden(error: unknown): typeof NOTHING {
  if (error instanceof AppError && error.code === 'forbidden') return NOTHING;
  throw error;
}

/** One page of what all rooms find. A room without the wanted kind is asked only how many it has of the others. */
export async function searchRooms(
  rooms: readonly (() => Promise<RoomSearch>)[],
  asked: Omit<SearchAsked, 'cursor'>,
  cursors: Cursors | null,
  signal: AbortSignal,
): Promise<FoundPage> {
  const pages = await Promise.all(
    rooms.map(async (load, at) => {
      const cursor = cursors === null ? undefined : (cursors[at] ?? null);
      if (cursor === null) return NOTHING;
      const { kinds, read } = await load();
      if (asked.kind === undefined || kinds.includes(asked.kind))
        return read({ ...asked, cursor }, signal).catch(hidden);
      const { groups } = await read({ q: asked.q, limit: 1 }, signal).catch(hidden);
      return { groups: groups.map((group) => ({ ...group, items: [] })), next: null };
    }),
  );
  const next = pages.map((page) => page.next);
  return {
    groups: pages.flatMap(({ groups }) => groups),
    next: next.some((each) => each !== null) ? next : null,
  };
}

/** The groups of several pages as one list: each kind once, with what every page brought of it; those of which nothing is shown are left out. */
export function joinPages(pages: readonly FoundPage[]): FoundGroup[] {
  const byId = Map.groupBy(
    pages.flatMap(({ groups }) => groups),
    ({ id }) => id,
  );
  return [...byId.values()]
    .flatMap(([first, ...others]) =>
      first === undefined ? [] : [{ ...first, items: [first, ...others].flatMap(({ items }) => items) }],
    )
    .filter(({ items }) => items.length > 0);
}
