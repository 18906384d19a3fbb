import { Link } from '@tanstack/react-router';
import { formatDay, formatDayInWords } from '../../../kernel/format.ts';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import type { ActSummary } from '../contract.ts';
import { useActs } from './queries.ts';
import { KIND_WORDS } from './words.ts';

/** `/atos`: what was decided and published, word for word. */
export function ActsScreen() {
  const query = useActs();
  return (
    <>
      <PageHeader
        title="Atos normativos"
        count={query.data && `${query.data.items.length} guardados`}
        breadcrumb={[{ label: 'Documentos', href: '/atos' }, { label: 'Atos' }]}
        context="O texto de cada ato, dispositivo por dispositivo: é aqui que todo número encontra a frase que o fundamenta."
      />
      <ActsList query={query} />
    </>
  );
}

function ActsList({ query }: { query: ReturnType<typeof useActs> }) {
  if (query.isPending) return <Loading label="Lendo os atos" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { items } = query.data;
  if (items.length === 0) return <EmptyState title="Nenhum ato guardado." />;
  return (
    <ul className="max-w-[90ch] border-rule border-t">
      {items.map((act) => (
        <ActLine key={act.id} act={act} />
      ))}
    </ul>
  );
}

function ActLine({ act }: { act: ActSummary }) {
  return (
    <li data-keep-together className="border-rule border-b py-4">
      <p className="text-13 text-ink-quiet">
        {KIND_WORDS[act.kind]} · {act.body}
      </p>
      <h2 className="text-18">
        <Link to={`/atos/${act.id}` as string}>{act.title}</Link>
      </h2>
      {act.ementa && <p className="mt-1 text-16">{act.ementa}</p>}
      <p className="mt-1 text-14 text-ink-quiet">
        {act.signedOn ? `Assinado em ${formatDayInWords(act.signedOn)} · efeito` : 'Efeito'} desde{' '}
        {formatDay(act.effectFrom)}
        {act.effectTo && ` até ${formatDay(act.effectTo)}, exclusive`} · {act.units} dispositivos
      </p>
    </li>
  );
}
