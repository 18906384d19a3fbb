import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { type Column, Grid } from '../../../../web/grid/Grid.tsx';
import type { SheetHead } from '../../contract.ts';
import { useSheets } from './queries.ts';
import { LEVEL_WORDS, periodName, STATE_WORDS } from './words.ts';

const lastHand = ({ openedBy, openedAt, sentBy, sentAt, decidedBy, decidedAt, state }: SheetHead): string => {
  if (state === 'draft') return `aberto por ${openedBy ?? '–'} em ${formatInstant(openedAt)}`;
  if (state === 'sent') return `enviado por ${sentBy ?? '–'} em ${formatInstant(sentAt ?? openedAt)}`;
  return `${STATE_WORDS[state]} por ${decidedBy ?? '–'} em ${formatInstant(decidedAt ?? openedAt)}`;
};

const COLUMNS: readonly Column<SheetHead>[] = [
  { id: 'period', header: 'Período', width: 190, value: ({ period }) => periodName(period) },
  {
    id: 'state',
    header: 'Situação',
    width: 130,
    value: ({ state }) => STATE_WORDS[state],
    cell: ({ state }) => state !== 'discarded' && <StateBadge fact="entry" state={state} />,
  },
  { id: 'level', header: 'Por', width: 140, value: ({ level }) => LEVEL_WORDS[level], onCard: true },
  { id: 'version', header: 'Versão', width: 80, align: 'right', value: ({ version }) => version },
  { id: 'told', header: 'Lugares', width: 90, align: 'right', value: ({ told }) => told },
  { id: 'hand', header: 'Quem e quando', width: 420, sortable: false, value: lastHand, onCard: true },
];

/** Every sheet of an indicator that the reader may see, the newest first. */
export function SheetList({ indicator, onOpen }: { indicator: string; onOpen: (sheet: SheetHead) => void }) {
  const list = useSheets(indicator);
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <Loading label="Lendo os lançamentos" lines={8} />;
  return (
    <Grid
      label="Lançamentos"
      rows={list.data.pages.flatMap(({ items }) => items)}
      columns={COLUMNS}
      rowId={({ id }) => id}
      rowName={({ period, version }) => `${periodName(period)}, versão ${version}`}
      onOpen={onOpen}
      onEnd={() => {
        if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
      }}
      empty={
        <EmptyState title="Nenhum lançamento deste indicador ainda.">
          Abra a planilha de um período e digite ou cole os valores.
        </EmptyState>
      }
    />
  );
}
