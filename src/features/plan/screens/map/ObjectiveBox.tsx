import { Link } from '@tanstack/react-router';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import type { Objective } from '../../contract.ts';
import { plainTitle, statusState } from '../words.ts';
import { attentionText, countsText, ProgressBar } from './ProgressBar.tsx';

/** An objective on the map: its name, its live state and the counts behind it. */
export function ObjectiveBox({ objective }: { objective: Objective }) {
  const { live, number } = objective;
  const attention = attentionText(live);
  return (
    <article
      data-keep-together
      className="flex h-full flex-col gap-2 rounded border border-rule-strong bg-surface p-4 print:gap-1 print:p-2"
    >
      <h3 className="text-16 leading-[1.35] print:text-14">
        <Link
          to={`/plano/objetivos/${objective.id}` as string}
          data-quiet-link
          className="text-ink no-underline hover:text-action-strong hover:underline"
        >
          {number !== null && <span className="text-ink-quiet">{number}. </span>}
          {plainTitle(objective.title)}
        </Link>
      </h3>
      <div className="mt-auto flex flex-col gap-1.5 text-14 print:gap-0.5 print:text-13">
        {live.actions === 0 ? (
          <p className="text-ink-quiet">
            Julgado pelos indicadores: não tem quadro de ações.{' '}
            <Link to="/plano/metas" data-quiet-link>
              Ver as metas
            </Link>
          </p>
        ) : (
          <>
            <div className="flex items-center justify-between gap-3">
              <StateBadge fact="status" state={statusState(live.status)} />
              <span className="text-ink-quiet">{live.actions} ações</span>
            </div>
            <ProgressBar live={live} />
            <p className="text-13">{countsText(live)}</p>
            {attention && <p className="text-13 text-warn">{attention}</p>}
          </>
        )}
      </div>
    </article>
  );
}
