import { Link, useParams } from '@tanstack/react-router';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay, leftInWords } from '../../../../kernel/format.ts';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { fileEntries } from '../../../../web/components/FilesMenu.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { type Column, Grid } from '../../../../web/grid/Grid.tsx';
import type { AccountsList } from '../../contract.ts';
import { reais } from '../ledger/ledger-words.ts';
import { useAccountsList } from './queries.ts';
import { ReportScreen } from './ReportScreen.tsx';

type Row = AccountsList['items'][number];

/** `/cofinanciamento/termos/:termo/prestacao-de-contas/:mes?`: the accounts of Art. 9º, all of them or those of one competência. */
export function AccountsScreen() {
  const { termo = '', mes } = useParams({ strict: false }) as { termo?: string; mes?: string };
  if (mes !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(mes))
    return <ReportScreen key={mes} agreement={termo} month={mes} />;
  return <List agreement={termo} />;
}

function List({ agreement }: { agreement: string }) {
  const query = useAccountsList(agreement);
  const items = query.data?.items ?? [];
  return (
    <>
      <PageHeader
        title="Prestação de contas"
        breadcrumb={[
          { label: 'Cofinanciamento', href: '/cofinanciamento' },
          {
            label: query.data?.agreement.municipality ?? 'Termo',
            href: `/cofinanciamento/termos/${agreement}`,
          },
          { label: 'Prestação de contas' },
        ]}
        context="O relatório mensal de execução físico-financeira do art. 9º: o que se recebeu, o que se gastou com cada documento, o que sobrou, e a análise do Estado."
        exports={
          items.length > 0
            ? fileEntries({ name: `prestacao-de-contas-${agreement}`, table: () => listTable(items) })
            : []
        }
      />
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading label="Lendo as prestações de contas" lines={6} />}
      {query.data && (
        <Grid
          label="Prestações de contas"
          rows={items}
          columns={columnsOf(agreement)}
          rowId={(row) => row.competencia}
          rowName={(row) => competenciaInWords(parseCompetencia(row.competencia))}
          empty={
            <EmptyState title="Nada foi pago neste Termo ainda.">
              A prestação de contas de uma competência se abre com o seu primeiro pagamento.
            </EmptyState>
          }
        />
      )}
    </>
  );
}

const money = (value: string | null) => (value === null ? null : Number(value));

function columnsOf(agreement: string): Column<Row>[] {
  return [
    {
      id: 'competencia',
      header: 'Competência',
      width: 200,
      value: ({ competencia }) => competencia,
      cell: ({ competencia }) => (
        <Link to={`/cofinanciamento/termos/${agreement}/prestacao-de-contas/${competencia}` as string}>
          {competenciaInWords(parseCompetencia(competencia))}
        </Link>
      ),
      onCard: true,
    },
    { id: 'state', header: 'Situação', width: 320, value: stateOf, onCard: true },
    ...(['received', 'spent', 'closing'] as const).map((name) => ({
      id: name,
      header: AMOUNTS[name],
      width: 150,
      align: 'right' as const,
      value: (row: Row) => money(row[name]),
      cell: (row: Row) => (row[name] === null ? '–' : reais(row[name] as string)),
      onCard: name === 'received',
    })),
  ];
}

const AMOUNTS = { received: 'Recebido', spent: 'Gasto', closing: 'Saldo' } as const;

function stateOf({ stateWords, overdue, lastDay, daysLeft }: Row): string {
  if (lastDay === null || daysLeft === null) return stateWords;
  return overdue
    ? `${stateWords}: prazo acabou em ${formatDay(lastDay)}`
    : `${stateWords}: até ${formatDay(lastDay)} (${leftInWords(daysLeft)})`;
}

const listTable = (items: readonly Row[]) => ({
  header: ['Competência', 'Situação', 'Recebido (R$)', 'Gasto (R$)', 'Saldo (R$)'],
  rows: items.map((row) => [
    row.competencia,
    stateOf(row),
    money(row.received),
    money(row.spent),
    money(row.closing),
  ]),
});
