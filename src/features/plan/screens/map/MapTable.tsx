import { Link } from '@tanstack/react-router';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import type { Objective, PlanMap, RollUp } from '../../contract.ts';
import { useStandings } from '../standing/queries.ts';
import { StandingBadge } from '../standing/StandingBadge.tsx';
import { plainTitle, statusState } from '../words.ts';

const COLUMNS: readonly { header: string; value: (live: RollUp) => number }[] = [
  { header: 'Ações', value: (live) => live.actions },
  { header: 'Concluídas', value: (live) => live.byStatus.completed },
  { header: 'Em andamento', value: (live) => live.byStatus.inProgress },
  { header: 'Não iniciadas', value: (live) => live.byStatus.notStarted },
  { header: 'Sem informação', value: (live) => live.byStatus.noInformation },
  { header: 'Canceladas', value: (live) => live.byStatus.cancelled },
  { header: 'Atrasadas', value: (live) => live.byLateness.late },
  { header: 'Vencidas sem informação', value: (live) => live.byLateness.lateWithoutStatus },
];

function Numbers({ live }: { live: RollUp }) {
  return COLUMNS.map(({ header, value }) => (
    <td key={header} className="px-2 py-2 text-right">
      {value(live)}
    </td>
  ));
}

function Row({ objective, perspective }: { objective: Objective; perspective: string }) {
  return (
    <tr className="border-rule border-b align-top">
      <td className="py-2 pr-2">{perspective}</td>
      <th scope="row" className="px-2 py-2 text-left font-normal">
        <Link to={`/plano/objetivos/${objective.id}` as string} data-quiet-link>
          {objective.number === null ? '' : `${objective.number}. `}
          {plainTitle(objective.title)}
        </Link>
      </th>
      <td className="px-2 py-2">
        {objective.live.actions === 0 ? (
          <span className="text-ink-quiet">pelos indicadores</span>
        ) : (
          <StateBadge fact="status" state={statusState(objective.live.status)} />
        )}
        <SaidBeside id={objective.id} />
      </td>
      <Numbers live={objective.live} />
    </tr>
  );
}

/** What somebody said of an objective beside what the rule computes. */
function SaidBeside({ id }: { id: string }) {
  const { data } = useStandings();
  const override = data?.items.find((each) => each.kind === 'objective' && each.id === id)?.override;
  if (!override?.inForce) return null;
  return (
    <span className="mt-1 block text-13" title={override.reason}>
      Por decisão: <StandingBadge kind="objective" standing={override.standing} />
    </span>
  );
}

/** The same map as a table, to be read aloud, printed and checked: every count by itself. */
export function MapTable({ map }: { map: PlanMap }) {
  const titles = new Map(map.perspectives.map((each) => [each.id, each.title]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
    <section aria-label="O mapa em tabela" className="overflow-x-auto" tabIndex={0}>
      <table className="w-full min-w-[900px] text-14 print:min-w-0">
        <thead>
          <tr className="border-rule-strong border-b text-13">
            <th scope="col" className="py-2 pr-2 text-left">
              Perspectiva
            </th>
            <th scope="col" className="px-2 py-2 text-left">
              Objetivo
            </th>
            <th scope="col" className="px-2 py-2 text-left">
              Situação
            </th>
            {COLUMNS.map(({ header }) => (
              <th key={header} scope="col" className="px-2 py-2 text-right">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.objectives.map((objective) => (
            <Row
              key={objective.id}
              objective={objective}
              perspective={titles.get(objective.perspective) ?? ''}
            />
          ))}
          <tr className="font-semibold">
            <td />
            <th scope="row" className="px-2 py-2 text-left">
              O plano
            </th>
            <td className="px-2 py-2">
              <StateBadge fact="status" state={statusState(map.live.status)} className="font-normal" />
            </td>
            <Numbers live={map.live} />
          </tr>
        </tbody>
      </table>
    </section>
  );
}
