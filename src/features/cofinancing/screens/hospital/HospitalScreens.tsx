import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { ProgrammingView } from '../../../declarations/screens/index.tsx';
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
