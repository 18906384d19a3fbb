import { Link } from '@tanstack/react-router';
import { Drawer } from '../../../../web/components/Drawer.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import type { StrategicAction } from '../../contract.ts';
import { MoreActions } from '../actions/MoreActions.tsx';
import { ProgressBar } from '../map/ProgressBar.tsx';
import { countsText } from '../map/progress.ts';
import { useActions, useStrategicActions } from '../queries.ts';
import { CONFIDENCE_WORDS, plainTitle, statusState, understoodDeadline } from '../words.ts';
import type { DrawerMoves } from './ActionDrawer.tsx';
import { Facts, Part } from './Facts.tsx';

/** A strategic action beside the list: derived state, its operational actions, the text of section 6. */
export function StrategicDrawer({ id, ...moves }: DrawerMoves & { id: string }) {
  const query = useStrategicActions();
  const action = query.data?.items.find((each) => each.id === id);
  return (
    <Drawer title={action ? plainTitle(action.title) : id} subtitle={`Ação estratégica ${id}`} {...moves}>
      {query.isPending && <Loading label={`Lendo a ação ${id}`} />}
      {query.isError && <ErrorState error={query.error} onRetry={query.refetch} />}
      {query.data && !action && (
        <EmptyState title={`O plano não tem a ação estratégica ${id}.`}>
          Confira o número na lista.
        </EmptyState>
      )}
      {action && <Body action={action} rule={query.data?.rule ?? ''} />}
    </Drawer>
  );
}

function Body({ action, rule }: { action: StrategicAction; rule: string }) {
  return (
    <>
      {action.live.actions === 0 ? (
        <p className="text-14 text-ink-quiet">
          O documento não a desdobra em ações operacionais: não há situação a derivar.
        </p>
      ) : (
        <div className="flex flex-col gap-2 text-14">
          <StateBadge fact="status" state={statusState(action.live.status)} />
          <ProgressBar live={action.live} />
          <p>{countsText(action.live)}</p>
          <p className="text-13 text-ink-quiet">{rule}</p>
        </div>
      )}
      {action.live.actions > 0 && (
        <Part title={`Ações operacionais: ${action.live.actions}`}>
          <Children action={action} />
        </Part>
      )}
      <Part title="No documento">
        <Facts
          items={[
            { label: 'Número impresso', value: action.printedMarker },
            { label: 'Responsável', value: action.owner },
            { label: 'Prazo como escrito', value: `“${action.deadline.raw}”` },
            { label: 'Prazo como entendido', value: understoodDeadline(action.deadline) },
            { label: 'Certeza da leitura', value: CONFIDENCE_WORDS[action.deadline.confidence] },
            ...(action.titleUnfolded === null || action.titleUnfolded === action.title
              ? []
              : [{ label: 'Título no desdobramento (seção 6.1)', value: action.titleUnfolded }]),
          ]}
        />
      </Part>
    </>
  );
}

function Children({ action }: { action: StrategicAction }) {
  const query = useActions({ objective: [action.objective] });
  const children = query.items?.filter((each) => each.strategicAction === action.id) ?? [];
  return (
    <ul className="flex flex-col">
      {children.map((child) => (
        <li
          key={child.id}
          className="flex items-start justify-between gap-3 border-rule border-b py-2 text-14"
        >
          <Link to={`/plano/acoes/${child.id}` as string} search={true as never}>
            {child.id} {plainTitle(child.title)}
          </Link>
          <StateBadge fact="status" state={statusState(child.status)} className="shrink-0" />
        </li>
      ))}
      <MoreActions list={query} />
    </ul>
  );
}
