import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { apiGet } from '../../../../web/api.ts';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import { downloadCsv } from '../../../../web/csv.ts';
import { useSession } from '../../../../web/session.ts';
import { ChainAnswer } from '../../contract.ts';
import { LEVELS } from '../../domain/chain.ts';
import { countOf, plainTitle } from '../words.ts';
import { ChainPicture } from './ChainPicture.tsx';
import { ChainTable } from './ChainTable.tsx';
import { LACK_WORDS, LEVEL_WORDS } from './words.ts';

/** Does each problem lead to something that is measured, and does each measure come from something? */
export function ChainScreen() {
  const query = useQuery({
    queryKey: ['plan', 'chain'],
    queryFn: ({ signal }) => apiGet('/api/plan/chain', ChainAnswer, signal),
  });
  if (query.isPending) return <Loading label="Lendo a cadeia do plano" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page chain={query.data} />;
}

function exportChain({ nodes, edges }: ChainAnswer): void {
  const shorts = new Map(nodes.map((node) => [node.key, `${LEVEL_WORDS[node.level].one} ${node.short}`]));
  downloadCsv(
    'cadeia-do-plano.csv',
    ['Nível', 'Registro', 'Texto', 'Liga-se a', 'Vem de', 'O que falta'],
    nodes.map((node) => [
      LEVEL_WORDS[node.level].one,
      node.short,
      plainTitle(node.title),
      edges.flatMap((edge) => (edge.from === node.key ? (shorts.get(edge.to) ?? []) : [])).join('; '),
      edges.flatMap((edge) => (edge.to === node.key ? (shorts.get(edge.from) ?? []) : [])).join('; '),
      node.lacks.map((lack) => LACK_WORDS[lack]).join('; '),
    ]),
  );
}

function Page({ chain }: { chain: ChainAnswer }) {
  const session = useSession();
  const [chosen, setChosen] = useState<string | null>(null);
  const orphans = chain.nodes.filter((node) => node.lacks.length > 0);
  return (
    <>
      <PageHeader
        title="Cadeia e cobertura"
        count={countOf(orphans.length, 'registro com falta', 'registros com falta')}
        breadcrumb={[{ label: 'Plano', href: '/plano' }, { label: 'Cadeia e cobertura' }]}
        context="Do problema à meta: o que liga cada registro ao seguinte, e o que não se liga a nada"
        exports={[
          {
            id: 'csv',
            label: 'A cadeia (CSV)',
            note: 'cada registro com o que o liga e o que lhe falta',
            onAction: () => exportChain(chain),
          },
        ]}
      />
      <p className="mb-3 max-w-[100ch] text-14 text-ink-quiet">
        Linha cheia: o documento liga, ou alguém lançou. Tracejada: o texto da ação nomeia o indicador, ou é
        leitura deste projeto. Contorno tracejado: falta algo ao registro. Escolha um para ver só a sua
        cadeia.
      </p>
      <TableScroll label="Desenho da cadeia">
        <ChainPicture chain={chain} chosen={chosen} onChoose={setChosen} />
      </TableScroll>
      {LEVELS.map((level) => (
        <ChainTable
          key={level}
          chain={chain}
          level={level}
          mayWrite={session?.verbs.includes('plan.manage') ?? false}
        />
      ))}
    </>
  );
}
