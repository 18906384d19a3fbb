import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatCount } from '../../../../kernel/format.ts';
import { apiGet } from '../../../../web/api.ts';
import { ComboBox } from '../../../../web/components/ComboBox.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { ReadMore } from '../../../../web/components/ReadMore.tsx';
import { stringifySearch, useFilters } from '../../../../web/place.ts';
import { ParticipationAnswer, TakingPartAnswer } from '../../contract.ts';
import { countOf, plainTitle } from '../words.ts';

type Item = ParticipationAnswer['items'][number];

/** Where does my institution take part? */
export function ParticipationScreen() {
  const query = useQuery({
    queryKey: ['plan', 'participation'],
    queryFn: ({ signal }) => apiGet('/api/plan/participation', ParticipationAnswer, signal),
  });
  if (query.isPending) return <Loading label="Lendo quem participa" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page answer={query.data} />;
}

function Page({ answer: { items, unread } }: { answer: ParticipationAnswer }) {
  const [{ instituicao }, setFilters] = useFilters(['instituicao']);
  const chosen =
    items.find((item) => item.id === instituicao[0]) ?? items.find((item) => item.isMine) ?? items[0] ?? null;
  return (
    <>
      <PageHeader
        title="Onde minha instituição participa"
        count={countOf(items.length, 'instituição', 'instituições')}
        breadcrumb={[{ label: 'Plano', href: '/plano' }, { label: 'Quem participa' }]}
        context="Lido da coluna QUEM PARTICIPA das ações operacionais, cujo texto fica como está no documento"
        exports={[
          {
            id: 'csv',
            label: 'Quem participa (CSV)',
            note: 'todas as instituições e ações',
            onAction: () => window.location.assign('/api/plan/tables/participacao'),
          },
        ]}
      >
        <ComboBox
          label="Instituição"
          className="w-[28rem] max-sm:w-full"
          options={items.map((item) => ({
            id: item.id,
            label: `${item.name} (${formatCount(item.actions)})`,
            note: `${item.fullName}${item.isMine ? ' · a sua' : ''}`,
          }))}
          value={chosen?.id ?? null}
          onChange={(id) => setFilters({ instituicao: id === null ? [] : [id] })}
        />
      </PageHeader>
      {chosen === null ? (
        <EmptyState title="Nenhuma instituição reconhecida.">
          As ações deste plano não dizem quem participa, ou o dizem com nomes que o cadastro de unidades não
          tem.
        </EmptyState>
      ) : (
        <Actions key={chosen.id} item={chosen} />
      )}
      <p className="mt-6 max-w-[90ch] text-13 text-ink-quiet">
        “Todas as coordenadorias” vale por cada coordenadoria da unidade do plano. Outros nomes de uma unidade
        se veem em Unidades.
      </p>
      <Unread count={unread} />
    </>
  );
}

/** The actions of one institution, or those whose cell names nobody known, read on page by page. */
function useTakingPart(institution: string | undefined, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['plan', 'participation', institution ?? null],
    queryFn: ({ signal, pageParam }) =>
      apiGet(
        `/api/plan/participation/actions${stringifySearch({ institution, cursor: pageParam })}`,
        TakingPartAnswer,
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: TakingPartAnswer) => next ?? undefined,
    enabled,
  });
}

function Unread({ count }: { count: number }) {
  const [open, setOpen] = useState(false);
  const query = useTakingPart(undefined, open && count > 0);
  if (count === 0)
    return (
      <p className="mt-2 text-13 text-ink-quiet">Em todas as ações se reconheceu ao menos uma instituição.</p>
    );
  return (
    <details className="mt-4" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-14">
        {countOf(count, 'ação', 'ações')} em que não se reconheceu nenhuma instituição
      </summary>
      <ActionPages query={query} />
    </details>
  );
}

function Actions({ item }: { item: Item }) {
  const query = useTakingPart(item.id);
  return (
    <section aria-label={item.fullName}>
      <h2 className="mb-2 text-22">
        {item.fullName}{' '}
        <span className="font-normal text-ink-quiet">{countOf(item.actions, 'ação', 'ações')}</span>
      </h2>
      <ActionPages query={query} />
    </section>
  );
}

function ActionPages({ query }: { query: ReturnType<typeof useTakingPart> }) {
  if (query.isPending) return <Loading label="Lendo as ações" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return (
    <>
      <ol className="border-rule border-t">
        {query.data.pages
          .flatMap(({ items }) => items)
          .map((action) => (
            <li key={action.id} className="border-rule border-b py-2" data-keep-together>
              <Link
                to={'/plano/acoes/{-$numero}' as string}
                params={{ numero: action.id } as never}
                data-quiet-link
              >
                {action.id}. {plainTitle(action.title)}
              </Link>
              <p className="max-w-[110ch] text-13 text-ink-quiet">Participam: {action.cell}</p>
            </li>
          ))}
      </ol>
      <ReadMore query={query} label="Mostrar mais" />
    </>
  );
}
