import { useState } from 'react';
import { Drawer } from '../../../../web/components/Drawer.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { Tabs } from '../../../../web/components/Tabs.tsx';
import { titleInForce } from '../../domain/renegotiation.ts';
import { useAction } from '../queries.ts';
import type { Reporting } from '../reporting/use-reporting.tsx';
import { plainTitle } from '../words.ts';
import { History } from './History.tsx';
import { Links } from './Links.tsx';
import { Summary } from './Summary.tsx';
import { Occurrences } from './schedule/Occurrences.tsx';
import { VersionNotes } from './VersionNotes.tsx';

export interface DrawerMoves {
  onClose: () => void;
  onNext?: () => void;
  onPrevious?: () => void;
}

interface ActionDrawerProps extends DrawerMoves {
  id: string;
  reporting: Reporting;
}

/** An operational action beside the list: Resumo · Evidências · Histórico · Ligações. */
export function ActionDrawer({ id, reporting, ...moves }: ActionDrawerProps) {
  const query = useAction(id);
  const [tab, setTab] = useState('resumo');
  const detail = query.data;
  const subtitle = detail
    ? `Ação operacional ${id} · objetivo ${detail.objective.number}`
    : `Ação operacional ${id}`;
  return (
    <Drawer title={detail ? plainTitle(titleInForce(detail.action)) : id} subtitle={subtitle} {...moves}>
      {query.isPending && <Loading label={`Lendo a ação ${id}`} />}
      {query.isError && <ErrorState error={query.error} onRetry={query.refetch} />}
      {detail && (
        <Tabs
          label={`Ação ${id}`}
          selected={tab}
          onSelect={setTab}
          items={[
            { id: 'resumo', label: 'Resumo', content: <Summary detail={detail} reporting={reporting} /> },
            ...(detail.recurs
              ? [{ id: 'ocorrencias', label: 'Ocorrências', content: <Occurrences id={id} /> }]
              : []),
            {
              id: 'evidencias',
              label: 'Evidências',
              count: detail.evidence.length,
              content: (
                <EmptyState title="Nenhuma evidência anexada a esta ação.">
                  O que comprova a execução (ofício, ata, portaria, lista de presença) aparece aqui.
                </EmptyState>
              ),
            },
            {
              id: 'historico',
              label: 'Histórico',
              count: detail.history.length,
              content: (
                <>
                  <VersionNotes versions={detail.versions} />
                  <History entries={detail.history} several={detail.action.lines.length > 1} />
                </>
              ),
            },
            { id: 'ligacoes', label: 'Ligações', content: <Links detail={detail} /> },
          ]}
        />
      )}
    </Drawer>
  );
}
