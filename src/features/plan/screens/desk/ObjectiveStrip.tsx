import { Link } from '@tanstack/react-router';
import type { Objective } from '../../contract.ts';
import { ProgressBar } from '../map/ProgressBar.tsx';
import { attentionText, countsText } from '../map/progress.ts';
import { plainTitle } from '../words.ts';

/** The five objectives in one row, for who answers for all of them. */
export function ObjectiveStrip({ objectives }: { objectives: readonly Objective[] }) {
  return (
    <section aria-label="Os objetivos do plano" className="mb-6">
      <ul className="grid gap-x-4 gap-y-3 sm:grid-cols-2 xl:grid-cols-5">
        {objectives.map((objective) => (
          <li key={objective.id} className="flex min-w-0 flex-col gap-1 border-rule-strong border-t-2 pt-2">
            <Link
              to={`/plano/objetivos/${objective.id}` as string}
              title={plainTitle(objective.title)}
              className="line-clamp-2 text-14 text-ink no-underline hover:text-action-strong hover:underline"
            >
              {objective.number === null ? '' : <span className="text-ink-quiet">{objective.number}. </span>}
              {plainTitle(objective.title)}
            </Link>
            {objective.live.actions === 0 ? (
              <p className="text-13 text-ink-quiet">Julgado pelos indicadores</p>
            ) : (
              <>
                <ProgressBar live={objective.live} />
                <p className="text-13">{attentionText(objective.live) ?? countsText(objective.live)}</p>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
