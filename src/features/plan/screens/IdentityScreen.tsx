import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { OriginBadge } from '../../../web/components/OriginBadge.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { Guidelines } from './MapScreen.tsx';
import { usePlanMap } from './queries.ts';
import { plainTitle } from './words.ts';

/** Who is the superintendence: business, mission, vision, values, guidelines, as the document says them. */
export function IdentityScreen() {
  const query = usePlanMap();
  if (query.isPending) return <Loading label="Lendo a identidade" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { identity, guidelines, implementation, sources } = query.data;
  const parts = [
    { title: 'Negócio', text: identity.business },
    { title: 'Missão', text: plainTitle(identity.mission) },
    { title: 'Visão', text: plainTitle(identity.vision) },
  ].filter(({ text }) => text !== '');
  const values = identity.values;
  const isBlank = parts.length + values.length + guidelines.length === 0 && implementation === '';
  return (
    <>
      <PageHeader
        title="Identidade"
        breadcrumb={[{ label: 'Plano', href: '/plano' }, { label: 'Identidade' }]}
        context={
          identity.source === ''
            ? 'Como está no documento'
            : `Como está no documento. Fonte citada por ele: ${identity.source}`
        }
      />
      {isBlank && (
        <EmptyState title="O documento do plano não diz quem é a unidade.">
          Negócio, missão, visão, valores e diretrizes entram quando um documento que os traga é importado, em
          Plano › Importar.
        </EmptyState>
      )}
      <dl className="flex max-w-[72ch] flex-col gap-6">
        {parts.map(({ title, text }) => (
          <div key={title}>
            <dt className="text-14 text-ink-quiet">{title}</dt>
            <dd className="text-22">{text}</dd>
          </div>
        ))}
        {values.length > 0 && (
          <div>
            <dt className="text-14 text-ink-quiet">Valores</dt>
            <dd>
              <ul className="flex flex-wrap gap-x-6 gap-y-1 text-18">
                {values.map((value) => (
                  <li key={value}>{value.charAt(0).toUpperCase() + value.slice(1)}</li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      <Guidelines guidelines={guidelines} />
      {implementation !== '' && (
        <section className="mt-8 max-w-[72ch]">
          <h2 className="mb-2 text-22">Implementação, monitoramento e avaliação</h2>
          <p className="whitespace-pre-line">{implementation}</p>
        </section>
      )}
      <p className="mt-8 flex flex-wrap items-center gap-2 text-13 text-ink-quiet">
        <OriginBadge origin="document" /> {sources[0]?.title} ({sources[0]?.file.split('/').at(-1)})
      </p>
    </>
  );
}
