import { useState } from 'react';
import { competenciaShort, parseCompetencia } from '../../../../kernel/competencia.ts';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import type { OpenReading } from '../../contract.ts';
import { useReadings } from '../queries.ts';
import { DecideDialog } from './DecideDialog.tsx';
import { inOrderOfWeight } from './effect.ts';
import { ReadingCard } from './ReadingCard.tsx';

/** `/cofinanciamento/interpretacoes`: what the acts leave open, what each answer costs, who decided and by which act. */
export function ReadingsScreen() {
  const query = useReadings();
  return (
    <>
      <PageHeader
        title="Interpretações a decidir"
        count={query.data && countWords(query.data.items)}
        breadcrumb={[
          { label: 'Cofinanciamento', href: '/cofinanciamento' },
          { label: 'Interpretações a decidir' },
        ]}
        context="Onde o ato admite mais de um sentido. Enquanto ninguém decide, o cálculo usa a primeira resposta, e o valor não autoriza pagamento."
      />
      <Readings query={query} />
    </>
  );
}

function countWords(items: readonly OpenReading[]): string {
  const open = items.filter(({ status }) => status === 'to-decide').length;
  return `${open} a decidir · ${items.length - open} ${items.length - open === 1 ? 'decidida' : 'decididas'}`;
}

function Readings({ query }: { query: ReturnType<typeof useReadings> }) {
  const [deciding, setDeciding] = useState<OpenReading | null>(null);
  if (query.isPending) return <Loading label="Lendo as interpretações" lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { items, mayDecide } = query.data;
  if (items.length === 0)
    return (
      <EmptyState title="Nenhuma interpretação a decidir.">Os programas não deixam perguntas.</EmptyState>
    );
  return (
    <>
      <p className="mb-4 max-w-[80ch] text-14 text-ink-quiet">{periodWords(items)}</p>
      <ol className="max-w-[70rem] border-rule-strong border-t">
        {inOrderOfWeight(items).map((reading) => (
          <ReadingCard
            key={`${reading.programme.id}/${reading.id}`}
            reading={reading}
            onDecide={mayDecide ? () => setDeciding(reading) : null}
          />
        ))}
      </ol>
      {deciding && <DecideDialog reading={deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}

/** Of which months the money is told. */
function periodWords(items: readonly OpenReading[]): string {
  const known = items.flatMap((each) => each.known).filter(({ months }) => months.length > 0);
  if (known.length === 0) return 'Nenhum mês tem fatos que bastem para calcular.';
  const short = (month: string | undefined) =>
    month === undefined ? '' : competenciaShort(parseCompetencia(month));
  const periods = known.map(
    ({ name, months }) => `${name}, ${short(months[0])} a ${short(months.at(-1))} (${months.length} meses)`,
  );
  return `Período: ${[...new Set(periods)].join('; ')}. Por mês é a média dele. A resposta em uso mostra o que paga; as outras, a diferença.`;
}
