import { useNavigate } from '@tanstack/react-router';
import { linkTo } from '../../../../web/place.ts';
import { SearchBox } from '../../../../web/search/SearchBox.tsx';
import type { SearchStart } from '../../../../web/search/SearchOnDemand.tsx';
import { groupsOf, readFound } from './found.ts';

const PER_KIND = 3;

async function firstOfEach(q: string, signal: AbortSignal) {
  const { items, counts } = await readFound({ q, perKind: PER_KIND, limit: 100 }, signal);
  return groupsOf(items, counts);
}

/** Search over everything, from the top bar: the first of each kind, and the page with all. */
export function SearchBar(start: SearchStart) {
  const navigate = useNavigate();
  return (
    <SearchBox
      {...start}
      search={firstOfEach}
      onChoose={({ href }) => void navigate(linkTo(href) as never)}
      onAll={(q) => void navigate({ to: '/procurar', search: { q } } as never)}
    />
  );
}
