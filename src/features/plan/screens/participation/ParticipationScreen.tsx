import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { apiGet } from '../../../../web/api.ts';
import { ComboBox } from '../../../../web/components/ComboBox.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { downloadCsv } from '../../../../web/csv.ts';
import { useFilters } from '../../../../web/place.ts';
import { ParticipationAnswer } from '../../contract.ts';
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
        exports={[{ id: 'csv', label: 'Quem participa (CSV)', onAction: () => exportRows(items) }]}
      >
        <ComboBox
          label="Instituição"
          className="w-[28rem] max-sm:w-full"
          options={items.map((item) => ({
            id: item.id,
            label: `${item.name} (${item.actions.length})`,
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
        <Actions item={chosen} />
      )}
      <p className="mt-6 max-w-[90ch] text-13 text-ink-quiet">
        {unread.length === 0
          ? 'Em todas as ações se reconheceu ao menos uma instituição.'
          : `Sem instituição reconhecida: ${unread.map((each) => each.id).join(', ')}.`}{' '}
        “Todas as coordenadorias” vale por cada coordenadoria da unidade do plano. Outros nomes de uma unidade
        se veem em Unidades.
      </p>
    </>
  );
}

function exportRows(items: readonly Item[]): void {
  downloadCsv(
    'quem-participa.csv',
    ['Instituição', 'Nome', 'Ação', 'Título', 'Quem participa'],
    items.flatMap((item) =>
      item.actions.map((action) => [item.name, item.fullName, action.id, action.title, action.cell]),
    ),
  );
}

function Actions({ item }: { item: Item }) {
  return (
    <section aria-label={item.fullName}>
      <h2 className="mb-2 text-22">
        {item.fullName}{' '}
        <span className="font-normal text-ink-quiet">{countOf(item.actions.length, 'ação', 'ações')}</span>
      </h2>
      <ol className="border-rule border-t">
        {item.actions.map((action) => (
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
    </section>
  );
}
