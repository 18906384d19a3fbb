import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { apiGet } from '../../../../web/api.ts';
import { buttonLook } from '../../../../web/components/Button.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { TablesAnswer } from '../../contract.ts';
import { countOf } from '../words.ts';

type Table = TablesAnswer['items'][number];

/** The plan as open tables: each alone, all in one file, and what every column means. */
export function TablesScreen() {
  const query = useQuery({
    queryKey: ['plan', 'tables'],
    queryFn: ({ signal }) => apiGet('/api/plan/tables', TablesAnswer, signal),
  });
  if (query.isPending) return <Loading label="Lendo as tabelas" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { items } = query.data;
  return (
    <>
      <PageHeader
        title="Dados do plano"
        count={countOf(items.length, 'tabela', 'tabelas')}
        breadcrumb={[{ label: 'Plano', href: '/plano' }, { label: 'Dados do plano' }]}
        context="Tudo o que o plano diz e o que se disse dele, em CSV que o Excel abre: UTF-8, ponto e vírgula, vírgula decimal. Célula que a planilha calcularia leva um apóstrofo."
        actions={
          <a href="/api/plan/tables.zip" download className={buttonLook('primary')}>
            <Download aria-hidden="true" /> Baixar tudo (ZIP)
          </a>
        }
      />
      <ul className="max-w-[64rem] border-rule border-t">
        {items.map((table) => (
          <Row key={table.id} table={table} />
        ))}
      </ul>
    </>
  );
}

function Row({ table: { id, title, what, columns } }: { table: Table }) {
  return (
    <li
      className="grid grid-cols-[1fr_auto] items-center gap-x-6 border-rule border-b py-1.5"
      data-keep-together
    >
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-3">
        <h2 className="text-16">{title}</h2>
        <p className="text-14 text-ink-quiet">cada linha é {what}</p>
      </div>
      <a
        href={`/api/plan/tables/${id}`}
        download
        aria-label={`Baixar ${title} em CSV`}
        className={`${buttonLook('quiet')} screen-only`}
      >
        <Download aria-hidden="true" /> CSV
      </a>
      <details className="col-span-2">
        <summary className="w-fit cursor-pointer py-1 text-14 text-link">
          {countOf(columns.length, 'coluna', 'colunas')}
          <span className="sr-only"> de {title}</span>
        </summary>
        <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-1 pt-1 pb-2 text-14 max-sm:grid-cols-1">
          {columns.map(({ name, means }) => (
            <div key={name} className="contents max-sm:block">
              <dt className="font-mono text-13">{name}</dt>
              <dd className="text-ink-quiet">{means}</dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}
