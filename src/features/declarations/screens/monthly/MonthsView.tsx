import { Link } from '@tanstack/react-router';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { OriginBadge } from '../../../../web/components/OriginBadge.tsx';
import { PageHeader, type PageHeaderProps } from '../../../../web/components/PageHeader.tsx';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import { useMonths } from './queries.ts';

interface MonthsViewProps {
  hospital: string;
  breadcrumb: NonNullable<PageHeaderProps['breadcrumb']>;
  /** Address of a month. */
  hrefOf: (month: string) => string;
}

/** The last two years, month by month: what was declared, sent, approved, and what is missing. */
export function MonthsView({ hospital, breadcrumb, hrefOf }: MonthsViewProps) {
  const query = useMonths(hospital);
  if (query.isPending) return <Loading label="Lendo os meses" lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { items, hospital: found } = query.data;
  const missing = items.filter(({ declaration }) => declaration?.state === 'sent').length;
  return (
    <>
      <PageHeader
        title="Declaração mensal"
        count={missing === 0 ? undefined : `${missing} à espera de aprovação`}
        breadcrumb={breadcrumb}
        context={`${found.name}. O que só o hospital sabe: censo, procedimentos regulados, recusas, infecção, comissões e agenda.`}
      />
      <ul className="max-w-[60rem] border-rule-strong border-t">
        {items.map(({ month, declaration }) => (
          <li
            key={month}
            className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-rule border-b py-2.5 text-16"
          >
            <Link to={hrefOf(month)} className="w-44 shrink-0">
              {competenciaInWords(parseCompetencia(month))}
            </Link>
            <span className="w-36 shrink-0">
              {declaration ? (
                <StateBadge fact="entry" state={declaration.state} />
              ) : (
                <span className="text-14 text-ink-quiet">Não aberta</span>
              )}
            </span>
            {declaration && (
              <span className="flex flex-wrap items-baseline gap-x-4 text-14 text-ink-quiet">
                {declaration.name}
                {declaration.version > 1 && `, versão ${declaration.version}`}
                <OriginBadge origin={declaration.origin} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
