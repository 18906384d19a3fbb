import { Link, useParams } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { addMonths, competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { buttonLook } from '../../../../web/components/Button.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { useFilters } from '../../../../web/place.ts';
import { useScreenTitle } from '../../../../web/screen-title.ts';
import type { AgreementList, MonthAnswer } from '../../contract.ts';
import { useAgreements } from '../queries.ts';
import { MonthAdjustment } from './MonthAdjustment.tsx';
import { MonthHistory } from './MonthHistory.tsx';
import { MonthLines } from './MonthLines.tsx';
import { MonthOffers } from './MonthOffers.tsx';
import { MonthPapers } from './MonthPapers.tsx';
import { MonthProduction } from './MonthProduction.tsx';
import { MonthQueue } from './MonthQueue.tsx';
import { MonthRecoveries } from './MonthRecoveries.tsx';
import { MonthStages } from './MonthStages.tsx';
import { MonthStateBadge } from './MonthStateBadge.tsx';
import { MonthSteps } from './MonthSteps.tsx';
import { MonthValue } from './MonthValue.tsx';
import { useMonth } from './queries.ts';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** `/cofinanciamento/competencias/:competencia?`: what waits, and one competência of one hospital from production to payment. */
export function MonthScreen() {
  const { competencia } = useParams({ strict: false }) as { competencia?: string };
  const agreements = useAgreements();
  if (competencia === undefined || !MONTH.test(competencia)) return <MonthQueue />;
  if (agreements.isPending) return <Loading label="Lendo os termos" lines={10} />;
  if (agreements.isError) return <ErrorState error={agreements.error} onRetry={agreements.refetch} />;
  return <OneHospital competencia={competencia} agreements={agreements.data.items} />;
}

interface OneHospitalProps {
  competencia: string;
  agreements: AgreementList['items'];
}

/** The value is always of one hospital at a time. */
function OneHospital({ competencia, agreements }: OneHospitalProps) {
  const [{ termo }, change] = useFilters(['termo']);
  const agreement = agreements.find(({ id }) => id === termo[0]) ?? agreements[0];
  const query = useMonth(agreement?.id ?? '', competencia);
  const words = competenciaInWords(parseCompetencia(competencia));
  useScreenTitle(`Competência de ${words}`);
  return (
    <>
      <PageHeader
        title={`Competência de ${words}`}
        breadcrumb={[
          { label: 'Cofinanciamento', href: '/cofinanciamento' },
          { label: 'Competências', href: '/cofinanciamento/competencias' },
          { label: words },
        ]}
        context={agreement && `${agreement.establishment}, ${agreement.municipality}`}
        actions={<Neighbours competencia={competencia} />}
      >
        {agreements.length > 1 && (
          <Select
            label="Hospital"
            className="w-96 max-w-full"
            value={agreement?.id ?? null}
            onChange={(id) => change({ termo: [id] })}
            options={agreements.map(({ id, establishment, municipality }) => ({
              id,
              label: `${establishment}, ${municipality}`,
            }))}
          />
        )}
      </PageHeader>
      {query.isPending && <Loading label="Lendo a competência" lines={10} />}
      {query.isError && <ErrorState error={query.error} onRetry={query.refetch} />}
      {query.data && <Month month={query.data} />}
    </>
  );
}

function Month({ month }: { month: MonthAnswer }) {
  return (
    <>
      <p className="mb-3 text-18">
        <MonthStateBadge month={month} />
      </p>
      <MonthStages month={month} />
      <MonthOffers month={month} />
      <MonthAdjustment month={month} />
      <MonthValue month={month} />
      <MonthPapers month={month} />
      <MonthSteps month={month} />
      <MonthRecoveries month={month} />
      <MonthProduction month={month} />
      <MonthLines month={month} />
      <MonthHistory month={month} />
    </>
  );
}

function Neighbours({ competencia }: { competencia: string }) {
  const current = parseCompetencia(competencia);
  const to = (months: number) => `/cofinanciamento/competencias/${addMonths(current, months)}` as string;
  return (
    <>
      <Link to={to(-1)} search className={buttonLook('quiet')}>
        <ChevronLeft aria-hidden="true" />
        <span className="max-sm:sr-only">{competenciaInWords(addMonths(current, -1))}</span>
      </Link>
      <Link to={to(1)} search className={buttonLook('quiet')}>
        <span className="max-sm:sr-only">{competenciaInWords(addMonths(current, 1))}</span>
        <ChevronRight aria-hidden="true" />
      </Link>
    </>
  );
}
