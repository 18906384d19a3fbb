import type { SnapshotAnswer } from '../../contract.ts';
import { BAR_STATES } from '../../domain/evaluation/report.ts';
import { verdictWords } from '../../domain/evaluation/words.ts';
import { countOf } from '../words.ts';
import { FILL } from './StandingBars.tsx';

/** Late actions named here; the frozen tables have them all. */
const FIRST = 5;

interface ObjectiveFactsProps {
  snapshot: SnapshotAnswer;
  objective: string;
}

/** What was frozen of an objective, beside the judgement that is made of it. */
export function ObjectiveFacts({ snapshot, objective }: ObjectiveFactsProps) {
  const counts = snapshot.objectives.find(({ id }) => id === objective)?.counts;
  const own = counts !== undefined && counts.total > 0;
  return (
    <div className="border-rule-strong border-l-2 pl-4 text-14 lg:self-start">
      <p className="mb-2 font-semibold">O que foi congelado</p>
      {own ? (
        <ActionFacts snapshot={snapshot} objective={objective} counts={counts} />
      ) : (
        <IndicatorFacts snapshot={snapshot} />
      )}
    </div>
  );
}

type Counts = SnapshotAnswer['objectives'][number]['counts'];

function ActionFacts({ snapshot, objective, counts }: ObjectiveFactsProps & { counts: Counts }) {
  const own = snapshot.actions.filter((each) => each.objective === objective);
  const late = own.filter(({ lateness }) => lateness.isLate);
  const redefined = own.filter(({ renegotiations }) => renegotiations > 0).length;
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
        {BAR_STATES.filter(({ key }) => counts[key] > 0).map(({ key, label }) => (
          <Count key={key} look={FILL[key]} count={counts[key]} label={label} />
        ))}
      </dl>
      <p className="mt-2">
        {countOf(counts.total, 'ação', 'ações')} · {countOf(late.length, 'atrasada', 'atrasadas')}
        {redefined > 0 && ` · ${countOf(redefined, 'redefinida', 'redefinidas')}`}
      </p>
      <ul className="mt-1">
        {late.slice(0, FIRST).map(({ id, title, lateness }) => (
          <li key={id} className="mt-1">
            <span className="line-clamp-1">
              <span className="font-semibold">{id}</span> {title}
            </span>
            <span className="text-13 text-bad">{lateness.words}</span>
          </li>
        ))}
        {late.length > FIRST && <li className="mt-1 text-ink-quiet">e mais {late.length - FIRST}</li>}
      </ul>
    </>
  );
}

const Count = ({ look, count, label }: { look: string; count: number; label: string }) => (
  <>
    <dt className="flex items-center gap-2">
      <span aria-hidden="true" className={`size-3 ${look}`} />
      {label}
    </dt>
    <dd className="text-right font-semibold">{count}</dd>
  </>
);

const VERDICTS = ['met', 'missed'] as const;

/** An objective without actions of its own is judged by the indicators: how many met their target, and each. */
function IndicatorFacts({ snapshot: { indicators } }: Pick<ObjectiveFactsProps, 'snapshot'>) {
  const judged = VERDICTS.map((verdict) => ({
    verdict,
    count: indicators.filter((each) => each.verdict === verdict).length,
  }));
  const rest = indicators.length - judged.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p>Sem ações próprias: julga-se pelos {indicators.length} indicadores do plano.</p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
        {judged.map(({ verdict, count }) => (
          <Count
            key={verdict}
            look={verdict === 'met' ? 'bg-good' : 'bg-bad'}
            count={count}
            label={verdictWords(verdict)}
          />
        ))}
        <Count look="bg-none-soft border border-rule-strong" count={rest} label="Sem aferição" />
      </dl>
      <ul className="mt-2">
        {indicators
          .filter(({ verdict }) => verdict === 'missed')
          .map(({ code, shortName, year, annual, target }) => (
            <li key={code} className="mt-1">
              <span className="line-clamp-1">
                <span className="font-semibold">{code}</span> {shortName}
              </span>
              <span className="text-13 text-bad">
                {year}: {annual.text ?? 'sem valor'}
                {target !== null && `, para a meta de ${target.text ?? target.raw}`}
              </span>
            </li>
          ))}
      </ul>
    </>
  );
}
