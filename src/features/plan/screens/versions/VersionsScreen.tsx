import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import type { VersionsAnswer } from '../../contract.ts';
import { countOf } from '../words.ts';
import { pairOf } from './address.ts';
import { Difference } from './Difference.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { useVersions } from './queries.ts';
import { VersionList } from './VersionList.tsx';

/** Which states of the plan were published, why and by which act, and what changed from one to another? */
export function VersionsScreen() {
  const { comparacao = '' } = useParams({ strict: false }) as { comparacao?: string };
  const query = useVersions();
  if (query.isPending) return <Loading label="Lendo as versões do plano" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const pair = pairOf(comparacao);
  return pair === null ? (
    <Versions answer={query.data} />
  ) : (
    <Difference pair={pair} versions={query.data.items} />
  );
}

function Versions({ answer }: { answer: VersionsAnswer }) {
  const [publishing, setPublishing] = useState(false);
  const { items, changedSince, mayPublish } = answer;
  const nothingNew = changedSince === 0;
  return (
    <>
      <PageHeader
        title="Versões do plano"
        count={countOf(items.length, 'versão', 'versões')}
        breadcrumb={[{ label: 'Plano', href: '/plano' }, { label: 'Versões' }]}
        context="O plano inteiro como estava em cada publicação, com data, motivo e ato. Versão publicada não muda mais; o que as unidades lançam não faz parte dela"
        actions={
          mayPublish && (
            <Button kind="primary" onPress={() => setPublishing(true)} isDisabled={nothingNew}>
              Publicar versão
            </Button>
          )
        }
      />
      {changedSince !== null && (
        <p className="mb-4 text-16">
          {nothingNew
            ? `O plano de hoje é o da versão ${items[0]?.number}.`
            : `Desde a versão ${items[0]?.number}, ${countOf(changedSince, 'registro mudou', 'registros mudaram')}.`}
        </p>
      )}
      {items.length === 0 ? (
        <EmptyState title="Nenhuma versão publicada.">
          Publique o plano como está: as mudanças de depois são comparadas com ele, campo a campo.
        </EmptyState>
      ) : (
        <VersionList versions={items} />
      )}
      {publishing && <PublishDialog answer={answer} onClose={() => setPublishing(false)} />}
    </>
  );
}
