import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { ReadMore } from '../../../../web/components/ReadMore.tsx';
import { Grid } from '../../../../web/grid/Grid.tsx';
import { useFilters } from '../../../../web/place.ts';
import type { NonConformities } from '../../contract.ts';
import { countOf } from '../words.ts';
import { columns } from './columns.tsx';
import { exportsOf } from './export.ts';
import { FILTER_NAMES, FilterBar, type Filters, filtersOf } from './Filters.tsx';
import { Pictures } from './Pictures.tsx';
import { nonConformityAddress, useNonConformities } from './queries.ts';
import { SettingsDialog } from './SettingsDialog.tsx';

/** What did not go as planned: how many, since when, why, whose, and did it work? */
export function NonConformitiesScreen() {
  const [filters, change] = useFilters(FILTER_NAMES);
  const asked = filtersOf(filters);
  const query = useNonConformities(asked);
  if (query.isPending) return <Loading label="Lendo as não conformidades" lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const [first] = query.data.pages;
  if (first === undefined) return null;
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <>
      <Head answer={first} filters={filters} change={change} />
      <Pictures counts={first.counts} filters={filters} change={change} />
      <List items={items} isFiltered={Object.keys(asked).length > 0} />
      <ReadMore query={query} label="Mostrar mais" />
    </>
  );
}

/** What asks for somebody today, in one line. */
function contextOf({ counts }: NonConformities): string {
  const parts = [
    counts.overdueMeasures > 0 && countOf(counts.overdueMeasures, 'medida vencida', 'medidas vencidas'),
    counts.overdueChecks > 0 &&
      countOf(
        counts.overdueChecks,
        'eficácia por verificar fora do prazo',
        'eficácias por verificar fora do prazo',
      ),
    counts.reopened > 0 && countOf(counts.reopened, 'reaberta', 'reabertas'),
  ].filter((each) => each !== false);
  return parts.length === 0 ? 'Nenhuma medida vencida.' : `${parts.join(' · ')}.`;
}

const openCount = ({ counts }: NonConformities): number =>
  counts.states.reduce(
    (sum, { state, count }) => sum + (['analysis', 'treatment', 'verification'].includes(state) ? count : 0),
    0,
  );

interface HeadProps {
  answer: NonConformities;
  filters: Filters;
  change: (next: Partial<Filters>) => void;
}

function Head({ answer, filters, change }: HeadProps) {
  const [editing, setEditing] = useState(false);
  const newest = answer.settings.findLast(({ starts }) => starts <= answer.today);
  return (
    <>
      <PageHeader
        title="Não conformidades"
        count={countOf(openCount(answer), 'aberta', 'abertas')}
        context={contextOf(answer)}
        actions={answer.mayManage && <Button onPress={() => setEditing(true)}>Prazos</Button>}
        exports={exportsOf(filtersOf(filters))}
      >
        <FilterBar answer={answer} filters={filters} change={change} />
        {newest && (
          <p className="text-13 text-ink-quiet">
            A eficácia se verifica até {newest.checkAfterDays} dias depois de encerrar, regra em vigor desde{' '}
            {formatDay(newest.starts)}.
          </p>
        )}
      </PageHeader>
      {editing && <SettingsDialog answer={answer} onClose={() => setEditing(false)} />}
    </>
  );
}

function List({ items, isFiltered }: { items: NonConformities['items']; isFiltered: boolean }) {
  const navigate = useNavigate();
  return (
    <Grid
      label="Não conformidades"
      rows={items}
      columns={columns}
      rowId={({ id }) => id}
      rowName={({ number, about }) => `${number} ${about}`}
      inOrder
      onOpen={({ id }) => void navigate({ to: nonConformityAddress(id) })}
      empty={
        isFiltered ? (
          <EmptyState title="Nenhuma não conformidade com estes filtros." />
        ) : (
          <EmptyState title="Nenhuma não conformidade.">
            Abre-se de uma ação atrasada, da meta que não se alcançou ou de um item de reunião, em um clique.
          </EmptyState>
        )
      }
    />
  );
}
