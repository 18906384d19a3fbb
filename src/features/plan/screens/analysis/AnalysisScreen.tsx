import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { OriginBadge } from '../../../../web/components/OriginBadge.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Tabs } from '../../../../web/components/Tabs.tsx';
import { downloadCsv } from '../../../../web/csv.ts';
import { useFilters } from '../../../../web/place.ts';
import { useSession } from '../../../../web/session.ts';
import type { AnalysisAnswer } from '../../contract.ts';
import { ORIGIN_WORDS } from './EntryOrigin.tsx';
import { Macroproblems } from './Macroproblems.tsx';
import { Measures, Problems } from './Problems.tsx';
import { useAnalysis } from './queries.ts';
import { Selection } from './Selection.tsx';
import { Traits } from './Traits.tsx';
import { Workshops } from './Workshops.tsx';
import { BASIS_WORDS } from './words.ts';

/** From which problems, and by which judgement, did the plan come? */
export function AnalysisScreen() {
  const query = useAnalysis();
  if (query.isPending) return <Loading label="Lendo a análise situacional" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page analysis={query.data} />;
}

function exportProblems(analysis: AnalysisAnswer): void {
  const names = new Map([...analysis.macros, ...analysis.careLines].map(({ code, name }) => [code, name]));
  downloadCsv(
    'problemas-das-macrorregioes.csv',
    ['Macrorregião', 'Problema', 'Linhas de cuidado', 'Pertinência', 'Motivo', 'Reunido em', 'Origem'],
    analysis.macroproblems.map(({ content, origin }) => [
      names.get(content.macro) ?? content.macro,
      content.text ?? '',
      content.careLines.map((code) => names.get(code) ?? code).join(', '),
      content.pertinence === null ? '' : BASIS_WORDS[content.pertinence.basis],
      content.pertinence?.reason ?? '',
      content.prioritised ?? '',
      ORIGIN_WORDS[origin],
    ]),
  );
}

function Page({ analysis }: { analysis: AnalysisAnswer }) {
  const session = useSession();
  const [{ aba }, setFilters] = useFilters(['aba']);
  const panel = { analysis, mayWrite: session?.verbs.includes('plan.manage') ?? false };
  return (
    <>
      <PageHeader
        title="Análise situacional"
        breadcrumb={[{ label: 'Plano', href: '/plano' }, { label: 'Análise situacional' }]}
        context="Seções 2 e 3 do plano: de que problemas ele partiu, e com que critérios foram escolhidos"
        exports={[
          {
            id: 'csv',
            label: 'Problemas das macrorregiões (CSV)',
            note: 'com a decisão e o motivo de cada um',
            onAction: () => exportProblems(analysis),
          },
        ]}
      />
      {analysis.demonstration && (
        <p className="mb-4 flex max-w-[100ch] flex-wrap items-center gap-2 text-14">
          <OriginBadge origin="demonstration" /> O documento não traz os 46 problemas. Os desta página são
          exemplos sem texto, distribuídos de modo a dar os totais que ele afirma. Em produção a lista começa
          vazia.
        </p>
      )}
      <Tabs
        label="Análise situacional"
        selected={aba[0] ?? 'selecao'}
        onSelect={(id) => setFilters({ aba: [id] })}
        items={[
          { id: 'selecao', label: 'Seleção', content: <Selection analysis={analysis} /> },
          {
            id: 'priorizados',
            label: 'Problemas priorizados',
            count: analysis.problems.length,
            content: <Problems {...panel} />,
          },
          {
            id: 'macrorregioes',
            label: 'Problemas das macrorregiões',
            count: analysis.macroproblems.length,
            content: <Macroproblems {...panel} />,
          },
          {
            id: 'medidas',
            label: 'Medidas',
            count: analysis.measures.length,
            content: <Measures {...panel} />,
          },
          {
            id: 'fortalezas',
            label: 'Fortalezas e fragilidades',
            count: analysis.traits.length,
            content: <Traits {...panel} />,
          },
          {
            id: 'oficinas',
            label: 'Oficinas',
            count: analysis.workshops.length,
            content: <Workshops {...panel} />,
          },
        ]}
      />
    </>
  );
}
