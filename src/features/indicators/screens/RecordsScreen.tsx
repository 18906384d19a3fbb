import { useParams } from '@tanstack/react-router';
import { formatCount } from '../../../kernel/format.ts';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { ReadMore } from '../../../web/components/ReadMore.tsx';
import { type Column, Grid } from '../../../web/grid/Grid.tsx';
import { useFilters, usePlace } from '../../../web/place.ts';
import { fileColumns, recordColumn, useCodeNames } from '../../sources/screens/index.tsx';
import type { RecordsAnswer } from '../contract.ts';
import { useIndicator, useRecords } from './queries.ts';
import { periodWords } from './words.ts';

type Row = RecordsAnswer['items'][number];

const FILTERS = ['periodo', 'metodo', 'denominador', 'cnes', 'conhecido'] as const;

/** The rows of the files that a numerator counted. */
export function RecordsScreen() {
  const { indicador = '' } = useParams({ strict: false }) as { indicador?: string };
  const { territorio } = usePlace();
  const [{ periodo, metodo, denominador, cnes, conhecido }] = useFilters(FILTERS);
  const asked = {
    id: indicador,
    territory: territorio,
    method: metodo[0],
    variant: denominador[0],
    establishment: cnes[0],
    knownOn: conhecido[0],
  };
  const period = periodo[0] ?? '';
  const page = useIndicator(asked);
  const records = useRecords(asked, period);
  const name = page.data?.shortName ?? indicador;
  const total = records.data?.pages[0]?.total;
  return (
    <>
      <PageHeader
        title={`Registros: ${name}`}
        count={total ? `${formatCount(Math.trunc(Number(total)))} no numerador` : undefined}
        breadcrumb={[
          { label: 'Indicadores', href: '/indicadores' },
          { label: name, href: `/indicadores/${indicador}` },
          { label: 'Registros' },
        ]}
        context={`${placeWords([
          page.data?.territory.name,
          cnes[0] && `Estabelecimento CNES ${cnes[0]}`,
          period && periodWords(period),
          page.data?.methods.find(({ id }) => id === metodo[0])?.name,
        ])}Linhas dos arquivos oficiais, sem nome nem documento. Dia, lugar e causa juntos ainda podem apontar uma pessoa: não os divulgue.`}
      />
      {period === '' ? (
        <EmptyState title="Escolha um número para ver os seus registros.">
          Abra o indicador, clique no valor e siga “Abrir registros”.
        </EmptyState>
      ) : (
        <RecordList records={records} />
      )}
    </>
  );
}

/** `"Acre, jan 2024. "`; nothing before the place is known. */
function placeWords(parts: readonly (string | undefined)[]): string {
  const words = parts.filter(Boolean).join(', ');
  return words && `${words}. `;
}

function RecordList({ records }: { records: ReturnType<typeof useRecords> }) {
  const rows = records.data?.pages.flatMap((each) => each.items) ?? [];
  const columns = records.data?.pages[0]?.columns ?? [];
  const nameOf = useCodeNames(
    columns,
    rows.map(({ cells }) => cells),
  );
  if (records.error) return <ErrorState error={records.error} onRetry={() => void records.refetch()} />;
  if (records.data === undefined) return <Loading label="Lendo os registros" lines={8} />;
  const [first] = records.data.pages;
  if (first === undefined || first.columns.length === 0)
    return <EmptyState title="Não há registros para mostrar.">{first?.note}</EmptyState>;
  return (
    <>
      {first.note !== null && <p className="mb-3 text-ink-quiet">{first.note}</p>}
      <Grid
        label="Registros"
        rows={rows}
        columns={[FILE, recordColumn(), ...fileColumns<Row>(columns, nameOf)]}
        rowId={(row) => `${row.file}/${row.record}`}
        rowName={(row) => `registro ${row.record} de ${row.file}`}
        compact
        empty={<EmptyState title="Nenhum registro no numerador deste território e período." />}
      />
      <ReadMore query={records} label="Ler mais registros" />
    </>
  );
}

const FILE: Column<Row> = { id: 'file', header: 'Arquivo', width: 150, value: ({ file }) => file };
