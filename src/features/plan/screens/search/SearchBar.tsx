import { useNavigate } from '@tanstack/react-router';
import { linkTo } from '../../../../web/place.ts';
import { useRoomSearches } from '../../../../web/search/room-search.ts';
import { SearchBox } from '../../../../web/search/SearchBox.tsx';
import type { SearchStart } from '../../../../web/search/SearchOnDemand.tsx';
import { joinPages, searchRooms } from '../../../../web/search/search-rooms.ts';

const PER_KIND = 3;

/** Search over everything, from the top bar: the first of each kind, and the page with all. */
export function SearchBar(start: SearchStart) {
  const navigate = useNavigate();
  const rooms = useRoomSearches();
  return (
    <SearchBox
      {...start}
      search={async (q, signal) =>
        joinPages([await searchRooms(rooms, { q, perKind: PER_KIND, limit: 100 }, null, signal)])
      }
      onChoose={({ href }) => void navigate(linkTo(href) as never)}
      onAll={(q) => void navigate({ to: '/procurar', search: { q } } as never)}
    />
  );
}
