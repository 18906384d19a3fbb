import { formatDay, formatDecimal } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ReadMore } from '../../../../web/components/ReadMore.tsx';
import { type Column, Grid } from '../../../../web/grid/Grid.tsx';
import type { LedgerEntryAnswer, LedgerPage, PositionAnswer } from '../../contract.ts';
import { entryName, monthShort, reais } from './ledger-words.ts';
import type { useLedger } from './queries.ts';

interface LedgerEntriesProps {
  query: ReturnType<typeof useLedger>;
  page: LedgerPage;
  opened: number | null;
  onOpen: (sequence: number) => void;
}

/** A balance of the competência after the entry; the sign of the currency is said once, in the note below. */
const running = (id: keyof PositionAnswer, header: string): Column<LedgerEntryAnswer> => ({
  id,
  header,
  width: 104,
  align: 'right',
  sortable: false,
  value: ({ position }) => (position === null ? null : Number(position[id])),
  cell: ({ position }) => (position === null ? '–' : formatDecimal(Rational.parse(position[id]), 2)),
});

const COLUMNS: readonly Column<LedgerEntryAnswer>[] = [
  { id: 'sequence', header: 'Nº', width: 56, sortable: false, value: ({ sequence }) => sequence },
  { id: 'entry', header: 'Lançamento', width: 236, sortable: false, value: entryName },
  {
    id: 'month',
    header: 'Competência',
    width: 104,
    sortable: false,
    value: ({ competencia }) => competencia,
    cell: ({ competencia }) => monthShort(competencia),
    onCard: true,
  },
  {
    id: 'amount',
    header: 'Valor',
    width: 130,
    align: 'right',
    sortable: false,
    value: ({ amount }) => Number(amount),
    cell: ({ amount }) => <span className="font-semibold">{reais(amount)}</span>,
    onCard: true,
  },
  {
    id: 'place',
    header: 'Município',
    width: 138,
    sortable: false,
    value: ({ municipality }) => municipality.name,
    onCard: true,
  },
  {
    id: 'day',
    header: 'Dia',
    width: 92,
    sortable: false,
    value: ({ occurredOn }) => occurredOn,
    cell: ({ occurredOn }) => formatDay(occurredOn),
    onCard: true,
  },
  running('authorised', 'Autorizado'),
  running('committed', 'Empenhado'),
  running('liquidated', 'Liquidado'),
  running('paid', 'Pago'),
];

/** The entries, newest first; beside each, where its competência stood after it. */
export function LedgerEntries({ query, page, opened, onOpen }: LedgerEntriesProps) {
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section>
      <Grid
        label="Lançamentos do livro-razão"
        rows={rows}
        columns={COLUMNS}
        inOrder
        rowId={({ id }) => id}
        rowName={(entry) => `${entry.sequence}, ${entryName(entry)}, ${entry.municipality.name}`}
        openId={rows.find(({ sequence }) => sequence === opened)?.id ?? null}
        onOpen={({ sequence }) => onOpen(sequence)}
        empty={page.all === 0 ? <NothingYet /> : <EmptyState title="Nenhum lançamento com estes filtros." />}
      />
      {rows.length > 0 && (
        <p className="mt-2 text-13 text-ink-quiet max-sm:hidden">
          As quatro últimas colunas são o que a competência tinha logo depois do lançamento, em reais.
        </p>
      )}
      <ReadMore query={query} />
    </section>
  );
}

function NothingYet() {
  return (
    <EmptyState title="Nenhum lançamento ainda.">
      O livro começa com a primeira autorização de um repasse, e nada foi autorizado até agora nas contas que
      o seu papel alcança. Calcular, guardar ou simular um valor não lança nada.
    </EmptyState>
  );
}
