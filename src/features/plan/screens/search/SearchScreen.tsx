import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { formatCount } from '../../../../kernel/format.ts';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { ReadMore } from '../../../../web/components/ReadMore.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { linkTo, useFilters } from '../../../../web/place.ts';
import { Marked } from '../../../../web/search/Marked.tsx';
import { useRoomSearches } from '../../../../web/search/room-search.ts';
import type { Found, FoundGroup } from '../../../../web/search/SearchBox.tsx';
import { type FoundPage, joinPages, searchRooms } from '../../../../web/search/search-rooms.ts';
import { countOf } from '../words.ts';

const LEAST = 2;
const PAUSE_MS = 250;
const ALL = 'todos';

/** Everything that these words find, kind by kind; words and kind are part of the address. */
export function SearchScreen() {
  const [{ q, tipo }, setFilters] = useFilters(['q', 'tipo']);
  const [typed, setTyped] = useWords(q[0] ?? '', (words) => setFilters({ q: [words] }));
  const asked = (q[0] ?? '').trim();
  const kind = tipo[0];
  const rooms = useRoomSearches();
  const query = useInfiniteQuery({
    queryKey: ['search', asked, kind ?? ALL],
    queryFn: ({ signal, pageParam }) => searchRooms(rooms, { q: asked, kind, limit: 50 }, pageParam, signal),
    initialPageParam: null as FoundPage['next'],
    getNextPageParam: ({ next }: FoundPage) => next,
    placeholderData: keepPreviousData,
    enabled: asked.length >= LEAST,
  });
  const counts = query.data?.pages[0]?.groups ?? [];
  const total = counts.reduce((sum, each) => sum + each.count, 0);
  return (
    <>
      <PageHeader
        title="Procurar"
        count={asked.length < LEAST || !query.data ? undefined : countOf(total, 'resultado', 'resultados')}
        breadcrumb={[{ label: 'Plano', href: '/plano' }, { label: 'Procurar' }]}
        context="Em tudo o que o plano diz e guarda, nos planos próprios, nos indicadores, nos atos, nos territórios, nas não conformidades, nos comentários do mês, nos colegiados e nas atas. Acentos, plurais e os vários nomes de uma unidade não importam."
      >
        <div className="screen-only flex flex-wrap items-end gap-4">
          <TextField
            label="Palavras"
            type="search"
            className="w-96 max-sm:w-full"
            value={typed}
            onChange={setTyped}
          />
          <Select
            label="Tipo"
            className="w-72 max-sm:w-full"
            options={[
              { id: ALL, label: total === 0 ? 'Tudo' : `Tudo (${formatCount(total)})` },
              ...counts.map((each) => ({
                id: each.id,
                label: `${each.title} (${formatCount(each.count)})`,
              })),
            ]}
            value={kind !== undefined && counts.some((each) => each.id === kind) ? kind : ALL}
            onChange={(id) => setFilters({ tipo: id === ALL || id === null ? [] : [id] })}
          />
        </div>
      </PageHeader>
      {asked.length < LEAST ? (
        <EmptyState title="Escreva ao menos duas letras." />
      ) : (
        <Results query={query} />
      )}
    </>
  );
}

/** What is typed, told once the reader pauses. */
function useWords(words: string, tell: (words: string) => void) {
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  useEffect(() => {
    if (typed === words) return undefined;
    const pause = setTimeout(() => tell(typed), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed, words, tell]);
  return [typed, setTyped] as const;
}

function Results({ query }: { query: ReturnType<typeof useInfiniteQuery<FoundPage>> }) {
  if (query.isPending) return <Loading label="Procurando" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const groups = joinPages(query.data.pages);
  if (groups.length === 0)
    return <EmptyState title="Nada com estas palavras.">Tente menos palavras, ou outro tipo.</EmptyState>;
  return (
    <>
      {groups.map((group) => (
        <Group key={group.id} group={group} />
      ))}
      <ReadMore query={query} label="Mostrar mais" />
    </>
  );
}

function Group({ group: { id, title, count, items } }: { group: FoundGroup }) {
  return (
    <section aria-labelledby={`found-${id}`} className="mb-6 max-w-[90ch]">
      <h2 id={`found-${id}`} className="border-rule-strong border-b pb-1 text-18">
        {title} <span className="font-normal text-ink-quiet">{formatCount(count)}</span>
      </h2>
      <ul>
        {items.map((found) => (
          <Line key={found.id} found={found} />
        ))}
      </ul>
    </section>
  );
}

function Line({ found: { name, label, text, marks, href } }: { found: Found }) {
  const { to, search } = linkTo(href);
  return (
    <li className="border-rule border-b py-2 text-14" data-keep-together>
      <span className="block text-13 text-ink-quiet">
        {name}
        {label && ` · ${label}`}
      </span>
      <Link to={to} search={search as never} data-quiet-link>
        <Marked text={text} marks={marks} />
      </Link>
    </li>
  );
}
