import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { MonthsView, MonthView, ProgrammingView } from '../../../declarations/screens/index.tsx';
import type { AgreementAnswer } from '../../contract.ts';
import { useAgreement } from '../queries.ts';

/** `/cofinanciamento/termos/:termo/ppi`: what the hospital of the Termo was programmed to produce. */
export function ProgrammingScreen() {
  return (
    <OfAgreement>
      {(agreement) => (
        <ProgrammingView
          hospital={agreement.establishment}
          breadcrumb={[...crumbs(agreement), { label: 'PPI e Documento Descritivo' }]}
        />
      )}
    </OfAgreement>
  );
}

/** `/cofinanciamento/termos/:termo/declaracao/:mes?`: what the hospital declares, month by month. */
export function DeclarationScreen() {
  const { mes } = useParams({ strict: false }) as { mes?: string };
  return (
    <OfAgreement>
      {(agreement) => {
        const root = `/cofinanciamento/termos/${agreement.id}/declaracao`;
        const own = [...crumbs(agreement), { label: 'Declaração mensal', href: root }];
        return mes === undefined ? (
          <MonthsView
            hospital={agreement.establishment}
            breadcrumb={own}
            hrefOf={(month) => `${root}/${month}`}
          />
        ) : (
          <MonthView
            key={mes}
            hospital={agreement.establishment}
            month={mes}
            breadcrumb={[...own, { label: monthLabel(mes) }]}
          />
        );
      }}
    </OfAgreement>
  );
}

const monthLabel = (month: string): string =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? competenciaInWords(parseCompetencia(month)) : month;

const crumbs = ({ id, municipality }: AgreementAnswer) => [
  { label: 'Cofinanciamento', href: '/cofinanciamento' },
  { label: municipality, href: `/cofinanciamento/termos/${id}` },
];

/** The Termo of the address, read. */
function OfAgreement({ children }: { children: (agreement: AgreementAnswer) => ReactNode }) {
  const { termo = '' } = useParams({ strict: false }) as { termo?: string };
  const query = useAgreement(termo);
  if (query.isPending) return <Loading label="Lendo o termo" lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return children(query.data);
}
