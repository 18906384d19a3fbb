import { Link, useParams } from '@tanstack/react-router';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { StateBadge } from '../../../web/components/StateBadge.tsx';
import type { Action, Objective, StrategicAction } from '../contract.ts';
import { MoreActions } from './actions/MoreActions.tsx';
import { LatenessBadge } from './LatenessBadge.tsx';
import { ProgressBar } from './map/ProgressBar.tsx';
import { attentionText, countsText } from './map/progress.ts';
import { useActions, usePlanMap, useStrategicActions } from './queries.ts';
import { StandingNote } from './standing/StandingNote.tsx';
import { TargetsAndPanel } from './TargetsScreen.tsx';
import { countOf, plainTitle, statusState, unitsText } from './words.ts';

/** One objective: how it stands and what it is made of. */
export function ObjectiveScreen() {
  const { objetivo = '' } = useParams({ strict: false }) as { objetivo?: string };
  const map = usePlanMap();
  if (map.isPending) return <Loading label="Lendo o objetivo" />;
  if (map.isError) return <ErrorState error={map.error} onRetry={map.refetch} />;
  const objective = map.data.objectives.find((each) => each.id === objetivo);
  if (!objective) {
    return (
      <EmptyState title={`O plano não tem o objetivo ${objetivo}.`}>
        <Link to="/plano">Escolha um objetivo no mapa estratégico</Link>.
      </EmptyState>
    );
  }
  const perspective = map.data.perspectives.find((each) => each.id === objective.perspective);
  return (
    <>
      <PageHeader
        title={objective.number === null ? 'Objetivo de resultado' : `Objetivo ${objective.number}`}
        breadcrumb={[
          { label: 'Plano', href: '/plano' },
          { label: objective.number === null ? 'Resultado' : `Objetivo ${objective.number}` },
        ]}
        context={`Perspectiva: ${perspective?.title ?? ''}${objective.responsible === null ? '' : ` · responsável no documento: ${objective.responsible}`}`}
      />
      <p className="mb-4 max-w-[60ch] text-22">{plainTitle(objective.title)}</p>
      {objective.live.actions === 0 ? (
        <ByIndicators objective={objective} />
      ) : (
        <ByActions objective={objective} rule={map.data.rule} />
      )}
    </>
  );
}

function ByIndicators({ objective }: { objective: Objective }) {
  return (
    <>
      <p className="mb-2 max-w-[72ch]">
        Este objetivo está no mapa e não tem quadro de ações: quem o julga são as metas e os indicadores
        abaixo.
      </p>
      <div className="mb-6">
        <StandingNote kind="objective" id={objective.id} name={plainTitle(objective.title)} hideComputed />
      </div>
      <TargetsAndPanel />
    </>
  );
}

function ByActions({ objective, rule }: { objective: Objective; rule: string }) {
  const strategic = useStrategicActions();
  const actions = useActions({ objective: [objective.id] });
  if (strategic.isPending || actions.isPending) return <Loading label="Lendo as ações do objetivo" />;
  if (strategic.isError) return <ErrorState error={strategic.error} onRetry={strategic.refetch} />;
  if (actions.isError) return <ErrorState error={actions.error} onRetry={actions.refetch} />;
  const attention = attentionText(objective.live);
  return (
    <>
      <div className="max-w-[44rem] text-14">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <StateBadge fact="status" state={statusState(objective.live.status)} className="text-16" />
          <span>{countsText(objective.live)}</span>
          {attention && <span className="text-warn">{attention}</span>}
        </div>
        <ProgressBar live={objective.live} className="mt-2" />
        <p className="mt-2 text-13 text-ink-quiet">{rule}</p>
        <StandingNote kind="objective" id={objective.id} name={plainTitle(objective.title)} hideComputed />
      </div>
      <p className="screen-only mt-4">
        <Link to="/plano/acoes" search={{ objetivo: objective.id } as never}>
          Lançar e filtrar na grade de ações
        </Link>
      </p>
      {strategic.data.items
        .filter((each) => each.objective === objective.id)
        .map((each) => (
          <StrategicPart
            key={each.id}
            strategic={each}
            actions={(actions.items ?? []).filter((action) => action.strategicAction === each.id)}
          />
        ))}
      <MoreActions list={actions} />
    </>
  );
}

function StrategicPart({ strategic, actions }: { strategic: StrategicAction; actions: readonly Action[] }) {
  return (
    <section className="mt-8">
      <h2 className="max-w-[80ch] text-18">
        <span className="text-ink-quiet">{strategic.id} </span>
        {plainTitle(strategic.title)}
      </h2>
      <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-14 text-ink-quiet">
        {strategic.live.actions > 0 && (
          <StateBadge fact="status" state={statusState(strategic.live.status)} />
        )}
        <span>
          {strategic.owner} · “{strategic.deadline.raw}” ·{' '}
          {strategic.live.actions === 0
            ? 'não desdobrada em ações operacionais'
            : countOf(strategic.live.actions, 'ação operacional', 'ações operacionais')}
        </span>
      </p>
      {actions.length > 0 && (
        <ul className="mt-2 border-rule border-t">
          {actions.map((action) => (
            <ActionLine key={action.id} action={action} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ActionLine({ action }: { action: Action }) {
  return (
    <li
      data-keep-together
      className="grid gap-x-4 gap-y-1 border-rule border-b py-2 text-14 md:grid-cols-[1fr_10rem_9rem_12rem] lg:grid-cols-[1fr_10rem_9rem_14rem]"
    >
      <Link
        to={`/plano/acoes/${action.id}` as string}
        data-quiet-link
        className="text-ink no-underline hover:text-action-strong hover:underline"
      >
        <span className="font-semibold">{action.id}</span> {plainTitle(action.title)}
      </Link>
      <span className="text-ink-quiet">{unitsText(action)}</span>
      <StateBadge fact="status" state={statusState(action.status)} className="self-start" />
      <LatenessBadge lateness={action.lateness} className="self-start" />
    </li>
  );
}
