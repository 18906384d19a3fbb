import { Link } from '@tanstack/react-router';
import { BookText, ListChecks } from 'lucide-react';
import { buttonLook } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { fileEntries } from '../../../../web/components/FilesMenu.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { useFilters } from '../../../../web/place.ts';
import { useSession } from '../../../../web/session.ts';
import type { MonthHead } from '../../contract.ts';
import { useMonths } from './queries.ts';
import { TransferCalendar } from './TransferCalendar.tsx';
import { TransferSeries } from './TransferSeries.tsx';
import { byHospital, transfersTable, yearsOf } from './transfers-table.ts';

/** `/cofinanciamento/repasses`: each hospital's competências of a year: calculated, ordered, committed, paid. */
export function TransfersScreen() {
  const query = useMonths();
  const [{ ano }, change] = useFilters(['ano']);
  const mayRead = useSession()?.verbs.includes('cofinancing.read-ledger');
  const years = yearsOf(query.data?.items ?? []);
  const year = years.find((each) => each === ano[0]) ?? years[0];
  const items = (query.data?.items ?? []).filter(({ competencia }) => competencia.slice(0, 4) === year);
  return (
    <>
      <PageHeader
        title="Repasses"
        count={year}
        breadcrumb={[{ label: 'Cofinanciamento', href: '/cofinanciamento' }, { label: 'Repasses' }]}
        context="Cada competência de cada hospital: o que se calculou, ordenou, empenhou e pagou, e o que volta."
        actions={
          <>
            <Link to={'/cofinanciamento/competencias' as string} className={buttonLook('secondary')}>
              <ListChecks aria-hidden="true" />
              Competências
            </Link>
            {mayRead && (
              <Link to={'/cofinanciamento/livro-razao' as string} className={buttonLook('secondary')}>
                <BookText aria-hidden="true" />
                Livro-razão
              </Link>
            )}
          </>
        }
        exports={
          items.length > 0
            ? fileEntries({ name: `repasses-${year}`, table: () => transfersTable(items) })
            : []
        }
      >
        {years.length > 1 && (
          <Select
            label="Ano"
            className="w-32"
            value={year ?? null}
            onChange={(id) => change({ ano: [id] })}
            options={years.map((id) => ({ id, label: id }))}
          />
        )}
      </PageHeader>
      {query.isPending && <Loading label="Lendo os repasses" lines={8} />}
      {query.isError && <ErrorState error={query.error} onRetry={query.refetch} />}
      {query.data && <Year items={items} all={query.data.items} year={year} />}
    </>
  );
}

interface YearProps {
  items: readonly MonthHead[];
  all: readonly MonthHead[];
  year: string | undefined;
}

function Year({ items, all, year }: YearProps) {
  if (year === undefined)
    return (
      <EmptyState title="Nenhum repasse ainda.">
        O calendário se enche com as competências que o escritório regional começa.
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-10">
      <TransferCalendar
        items={items}
        year={year}
        first={all.map(({ competencia }) => competencia).toSorted()[0] ?? ''}
      />
      {byHospital(all).map(({ agreement, months }) => (
        <TransferSeries key={agreement.id} agreement={agreement} months={[...months.values()]} />
      ))}
    </div>
  );
}
