import { AppError } from '../../../../kernel/app-error.ts';
import { ChipList } from '../../../../web/components/ChipList.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { fileEntries } from '../../../../web/components/FilesMenu.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Progress } from '../../../../web/components/Progress.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { useFilters } from '../../../../web/place.ts';
import type { ProgrammeAnswer, SimulationProgress } from '../../contract.ts';
import { useAgreements, useProgramme } from '../queries.ts';
import { changeText, changeWords } from './changes.ts';
import { ProposalForm } from './ProposalForm.tsx';
import { SimulationResult } from './SimulationResult.tsx';
import { simulationTable } from './simulation-table.ts';
import { useProposal, useSimulation } from './use-simulation.ts';

/** `/cofinanciamento/simulador`: a proposed act over past months; who wins, who loses, what it costs. */
export function SimulatorScreen() {
  const agreements = useAgreements();
  const [values, change] = useFilters(['programa']);
  if (agreements.isPending) return <Loading label="Lendo os programas" lines={10} />;
  if (agreements.isError) return <ErrorState error={agreements.error} onRetry={agreements.refetch} />;
  const programmes = [
    ...new Map(agreements.data.items.map(({ programme }) => [programme.slug, programme])).values(),
  ];
  const slug = values.programa[0] ?? programmes[0]?.slug;
  if (slug === undefined) return <EmptyState title="Nenhum programa para simular." />;
  return (
    <Chosen slug={slug}>
      {programmes.length > 1 && (
        <Select
          label="Programa"
          className="w-96 max-w-full"
          options={programmes.map((each) => ({ id: each.slug, label: each.name }))}
          value={slug}
          onChange={(programa) => change({ programa: [programa] })}
        />
      )}
    </Chosen>
  );
}

function Chosen({ slug, children }: { slug: string; children: React.ReactNode }) {
  const query = useProgramme(slug);
  if (query.isPending) return <Loading label="Lendo o programa" lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Simulator programme={query.data}>{children}</Simulator>;
}

function Simulator({ programme, children }: { programme: ProgrammeAnswer; children: React.ReactNode }) {
  const proposal = useProposal(programme);
  const { query, progress } = useSimulation(proposal.body);
  const isAsked = proposal.body.changes.length > 0;
  const answer = isAsked && !query.isError ? query.data : undefined;
  return (
    <>
      <PageHeader
        title="Simulador"
        breadcrumb={[{ label: 'Cofinanciamento', href: '/cofinanciamento' }, { label: 'Simulador' }]}
        context="O que um ato proposto teria pago nos meses passados, ao lado do que pagam as regras em vigor. Nada é guardado; o endereço desta página guarda a proposta."
        exports={
          answer
            ? fileEntries({ name: `simulacao-${programme.slug}`, table: () => simulationTable(answer) })
            : []
        }
      >
        {children}
        <ChipList
          label="Mudanças propostas"
          chips={proposal.body.changes.map((change) => ({
            id: changeText(change),
            label: changeWords(change, programme),
          }))}
          onRemove={proposal.remove}
        />
        <ul className="hidden list-disc pl-5 text-14 print:block">
          {proposal.body.changes.map((change) => (
            <li key={changeText(change)}>{changeWords(change, programme)}</li>
          ))}
        </ul>
      </PageHeader>
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[22rem_minmax(0,1fr)] print:block">
        <ProposalForm programme={programme} proposal={proposal} />
        <section
          aria-label="Resultado da simulação"
          aria-busy={query.isFetching}
          className={`min-w-0 ${isAsked ? 'max-xl:order-first' : ''}`}
        >
          {!isAsked && (
            <EmptyState title="Nenhuma mudança proposta ainda.">
              Mude uma faixa, um parâmetro, uma interpretação ou um fato para ver quem ganha e quem perde.
            </EmptyState>
          )}
          {isAsked && progress && <Recalculating progress={progress} />}
          {isAsked && query.isPending && !progress && <Loading label="Recalculando os meses" lines={8} />}
          {isAsked && query.isError && <Problem query={query} />}
          {answer && <SimulationResult answer={answer} />}
        </section>
      </div>
    </>
  );
}

/** Told where there is enough to calculate for somebody to wait. */
function Recalculating({ progress: { done, total } }: { progress: SimulationProgress }) {
  if (total < LONG) return null;
  return (
    <div className="mb-6">
      <Progress label="Recalculando os meses" done={done} total={total} unit="pagamentos" />
    </div>
  );
}

const LONG = 1000;

function Problem({ query }: { query: ReturnType<typeof useSimulation>['query'] }) {
  const { error } = query;
  if (error instanceof AppError && (error.code === 'refused' || error.code === 'invalid-input'))
    return <EmptyState title="A proposta não pode ser simulada.">{error.message}</EmptyState>;
  return <ErrorState error={error} onRetry={query.refetch} />;
}
