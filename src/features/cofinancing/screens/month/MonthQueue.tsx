import { Link, useNavigate } from '@tanstack/react-router';
import { CalendarDays } from 'lucide-react';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { buttonLook } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { useSession } from '../../../../web/session.ts';
import type { MonthHead } from '../../contract.ts';
import { reais } from '../ledger/ledger-words.ts';
import { MonthStateBadge } from './MonthStateBadge.tsx';
import { ACTION_WORDS, NEXT_ACTION } from './month-words.ts';
import { useMonths } from './queries.ts';

/** Every competência that somebody began, what it waits for first; and the way to one that nobody did. */
export function MonthQueue() {
  const query = useMonths();
  return (
    <>
      <PageHeader
        title="Competências"
        breadcrumb={[{ label: 'Cofinanciamento', href: '/cofinanciamento' }, { label: 'Competências' }]}
        context="O mês de cada hospital: produção, cálculo, parecer, conferência, autorização, portaria e pagamento. O valor é sempre de um hospital por vez."
        actions={
          <Link to={'/cofinanciamento/repasses' as string} className={buttonLook('secondary')}>
            <CalendarDays aria-hidden="true" />
            Repasses
          </Link>
        }
      >
        <OtherMonth />
      </PageHeader>
      {query.isPending && <Loading label="Lendo as competências" lines={8} />}
      {query.isError && <ErrorState error={query.error} onRetry={query.refetch} />}
      {query.data && <Queue items={query.data.items} />}
    </>
  );
}

const MONTHS_OFFERED = 24;

/** A competência that nobody began yet is opened by its month. */
function OtherMonth() {
  const today = useSession()?.today;
  const navigate = useNavigate();
  if (today === undefined) return null;
  const last = parseCompetencia(today.slice(0, 7));
  const [year = 0, month = 0] = last.split('-').map(Number);
  const months = Array.from({ length: MONTHS_OFFERED }, (_, back) => {
    const at = year * 12 + month - 1 - back;
    return parseCompetencia(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`);
  });
  return (
    <Select
      label="Abrir a competência de"
      className="w-60"
      value={null}
      onChange={(id) =>
        void navigate({ to: `/cofinanciamento/competencias/${id}` as string, search: true } as never)
      }
      options={months.map((id) => ({ id, label: competenciaInWords(id) }))}
    />
  );
}

function Queue({ items }: { items: readonly MonthHead[] }) {
  if (items.length === 0)
    return (
      <EmptyState title="Nenhuma competência começou.">
        Abra acima o mês que se paga: a produção dele é a de dois meses antes.
      </EmptyState>
    );
  return (
    <ul className="max-w-[70rem] border-rule border-t">
      {items.map((month) => (
        <Row key={`${month.agreement.id} ${month.competencia}`} month={month} />
      ))}
    </ul>
  );
}

function Row({ month }: { month: MonthHead }) {
  const { agreement, competencia, state, calculated, entitlement } = month;
  const next = NEXT_ACTION[state];
  const amount = entitlement === '0.00' ? calculated : entitlement;
  return (
    <li
      data-keep-together
      className="flex flex-wrap items-start justify-between gap-x-8 gap-y-1 border-rule border-b py-3"
    >
      <div className="min-w-0 flex-1 basis-72">
        <Link
          to={`/cofinanciamento/competencias/${competencia}` as string}
          search={{ termo: agreement.id } as never}
          className="text-16 font-semibold"
        >
          {competenciaInWords(parseCompetencia(competencia))}
        </Link>
        <p className="text-14">
          {agreement.establishment}, {agreement.municipality}
        </p>
      </div>
      <div className="basis-64 text-14">
        <MonthStateBadge month={month} />
        <p className="text-ink-quiet">{next ? `Espera: ${ACTION_WORDS[next]}` : 'Nada a fazer'}</p>
      </div>
      <p className="font-semibold whitespace-nowrap tabular-nums sm:w-40 sm:text-right">
        {amount === null ? '–' : reais(amount)}
      </p>
    </li>
  );
}
