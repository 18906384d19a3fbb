import { formatDay } from '../../../../kernel/format.ts';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { ReadMore } from '../../../../web/components/ReadMore.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { type Column, Grid } from '../../../../web/grid/Grid.tsx';
import type { FactAnswer, FactRegister } from '../../contract.ts';
import type { useFacts } from './queries.ts';
import { ANNULMENT_WORDS, factName } from './words.ts';

interface FactGridProps {
  query: ReturnType<typeof useFacts>;
  indicator: FactRegister['indicators'][number];
  openId: string | null;
  onOpen: (id: string) => void;
}

/** Every record of an indicator, the newest day first. */
export function FactGrid({ query, indicator, openId, onOpen }: FactGridProps) {
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading label="Lendo os registros" lines={8} />;
  const facts = query.data.pages.flatMap((page) => page.items);
  return (
    <>
      <Grid
        label={`Fatos de ${indicator.shortName}`}
        rows={facts}
        columns={columnsFor(indicator, facts)}
        rowId={(fact) => fact.id}
        rowName={factName}
        openId={openId}
        onOpen={(fact) => onOpen(fact.id)}
        empty={
          <EmptyState title="Nenhum fato registrado com estes filtros.">
            {indicator.mayRecord
              ? 'Use Registrar para lançar o primeiro, de um ou de vários lugares com o mesmo ato.'
              : indicator.refusal}
          </EmptyState>
        }
      />
      <ReadMore query={query} />
    </>
  );
}

function columnsFor(
  { kinds }: FactRegister['indicators'][number],
  facts: readonly FactAnswer[],
): Column<FactAnswer>[] {
  const isSplit = kinds.some((kind) => kind.detail !== null);
  const counts = kinds.some((kind) => kind.quantity !== null);
  const someAnnulled = facts.some((fact) => fact.annulment !== null);
  return [
    { id: 'subject', header: 'De quem', width: 250, value: (fact) => fact.subject },
    { id: 'kind', header: 'Fato', width: 250, value: (fact) => fact.kindName },
    {
      id: 'day',
      header: 'Dia',
      width: 105,
      value: (fact) => fact.day,
      cell: (fact) => formatDay(fact.day),
      onCard: true,
    },
    ...(isSplit
      ? [
          {
            id: 'detail',
            header: 'Tipo',
            width: 200,
            value: (fact: FactAnswer) => fact.detailName,
            onCard: true,
          },
        ]
      : []),
    ...(counts
      ? [
          {
            id: 'quantity',
            header: 'Quantos',
            width: 95,
            align: 'right' as const,
            value: (fact: FactAnswer) => fact.quantity,
            onCard: true,
          },
        ]
      : []),
    { id: 'act', header: 'Ato', width: 240, value: (fact) => fact.act?.name ?? '', onCard: true },
    { id: 'evidence', header: 'Prova', width: 110, value: proofWords },
    ...(someAnnulled
      ? [
          {
            id: 'state',
            header: 'Situação',
            width: 110,
            value: (fact: FactAnswer) => (fact.annulment ? ANNULMENT_WORDS[fact.annulment.how] : 'Vale'),
            onCard: true,
          },
        ]
      : []),
    {
      id: 'recorded',
      header: 'Registrado',
      width: 150,
      value: (fact) => fact.recordedAt,
      cell: (fact) => formatInstant(fact.recordedAt),
    },
  ];
}

function proofWords(fact: FactAnswer): string {
  if (fact.evidence) return 'arquivo';
  return fact.url ? 'endereço' : 'sem prova';
}
