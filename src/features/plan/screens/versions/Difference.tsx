import { useNavigate } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { Button } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { useFilters } from '../../../../web/place.ts';
import type { DiffAnswer, PlanVersion } from '../../contract.ts';
import { countOf } from '../words.ts';
import { type Pair, pairAddress } from './address.ts';
import { ChangeGroups } from './ChangeGroups.tsx';
import { DIFF_FILTERS, DiffFilters } from './DiffFilters.tsx';
import { diffCsvAddress, useDiff } from './queries.ts';

interface DifferenceProps {
  pair: Pair;
  versions: readonly PlanVersion[];
}

const stateName = (state: string): string => (state === 'now' ? 'hoje' : `a versão ${state}`);

/** What changed from one state of the plan to another, field by field. */
export function Difference({ pair, versions }: DifferenceProps) {
  const navigate = useNavigate();
  const [filters, setFilters] = useFilters(DIFF_FILTERS);
  const asked = {
    from: [pair.from],
    to: [pair.to],
    level: filters.tipo,
    kind: filters.mudanca,
    objective: filters.objetivo,
    field: filters.campo,
  };
  const query = useDiff(asked);
  const first = query.data?.pages[0];
  const go = (next: Pair) => void navigate({ to: pairAddress(next) as string });
  const print = async () => {
    for (let more = query.hasNextPage; more; ) more = (await query.fetchNextPage()).hasNextPage;
    // The last page is drawn before the paper is.
    requestAnimationFrame(() => window.print());
  };
  const options = [
    { id: 'now', label: 'O plano de hoje' },
    ...versions.map(({ number, title }) => ({ id: String(number), label: `Versão ${number} · ${title}` })),
  ];
  const others = (taken: string) => options.filter(({ id }) => id !== taken);
  return (
    <>
      <PageHeader
        title="O que mudou no plano"
        count={first && countsText(first.counts)}
        breadcrumb={[
          { label: 'Plano', href: '/plano' },
          { label: 'Versões', href: '/plano/versoes' },
          { label: 'O que mudou' },
        ]}
        context={`De um estado do plano ao outro, campo a campo. Situação e comentários das unidades não entram`}
        actions={
          <Button kind="quiet" icon={<Printer aria-hidden="true" />} onPress={() => void print()}>
            Imprimir
          </Button>
        }
        exports={[
          {
            id: 'csv',
            label: 'Mudanças (CSV)',
            note: 'uma linha por campo, com quem mudou e quando',
            onAction: () => window.location.assign(diffCsvAddress(asked)),
          },
        ]}
      >
        <div className="flex flex-wrap items-end gap-3">
          <Select
            label="De"
            className="w-[20rem] max-sm:w-full"
            options={others(pair.to)}
            value={pair.from}
            onChange={(from) => go({ ...pair, from })}
          />
          <Select
            label="Para"
            className="w-[20rem] max-sm:w-full"
            options={others(pair.from)}
            value={pair.to}
            onChange={(to) => go({ ...pair, to })}
          />
        </div>
        {first && <DiffFilters answer={first} filters={filters} onChange={setFilters} />}
      </PageHeader>
      {query.isPending && <Loading label="Comparando os dois estados do plano" />}
      {query.isError && <ErrorState error={query.error} onRetry={query.refetch} />}
      {query.data && (
        <Changes
          pages={query.data.pages}
          pair={pair}
          more={query.hasNextPage}
          onMore={() => void query.fetchNextPage()}
        />
      )}
    </>
  );
}

function countsText({ added, removed, changed }: DiffAnswer['counts']): string {
  const parts = [
    changed > 0 ? countOf(changed, 'alterado', 'alterados') : '',
    added > 0 ? countOf(added, 'acrescentado', 'acrescentados') : '',
    removed > 0 ? countOf(removed, 'retirado', 'retirados') : '',
  ].filter((each) => each !== '');
  return parts.length === 0 ? 'nada mudou' : new Intl.ListFormat('pt-BR').format(parts);
}

interface ChangesProps {
  pages: readonly DiffAnswer[];
  pair: Pair;
  more: boolean;
  onMore: () => void;
}

function Changes({ pages, pair, more, onMore }: ChangesProps) {
  const items = pages.flatMap((page) => page.items);
  const [first] = pages;
  if (items.length === 0 || first === undefined)
    return (
      <EmptyState title={`Nada difere de ${stateName(pair.from)} para ${stateName(pair.to)}.`}>
        Se há filtros escolhidos, tire-os para ver as outras mudanças.
      </EmptyState>
    );
  const { added, removed, changed } = first.counts;
  return (
    <>
      <ChangeGroups items={items} objectives={first.objectives} />
      {more && (
        <p className="screen-only flex flex-wrap items-center gap-3 py-3 text-14 text-ink-quiet">
          {items.length} de {added + removed + changed} registros lidos
          <Button kind="quiet" onPress={onMore}>
            Mostrar mais
          </Button>
        </p>
      )}
    </>
  );
}
