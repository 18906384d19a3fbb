import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { EvaluationSettingsAnswer, SemesterStanding } from '../../contract.ts';
import { addSemesters, semesterInWords } from '../../domain/evaluation/semester.ts';
import { useEvaluationSettings, useEvaluations } from './queries.ts';
import { RulesDialog } from './RulesDialog.tsx';
import { comparisonAddress, evaluationAddress, windowWords } from './words.ts';

const HEAD = 'border-rule border-b bg-ground-deep px-3 py-2 text-left font-semibold';
const CELL = 'border-rule border-b px-3 py-2 align-top';

/** How did each semester of the plan go? */
export function EvaluationsScreen() {
  const query = useEvaluations();
  const rules = useEvaluationSettings();
  const [changing, setChanging] = useState(false);
  if (query.isPending || rules.isPending) return <Loading label="Lendo as avaliações" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (rules.isError) return <ErrorState error={rules.error} onRetry={rules.refetch} />;
  return (
    <>
      <PageHeader
        title="Avaliação semestral"
        context="Em janeiro e em julho, os dados do semestre são congelados; cada objetivo recebe um parecer, e a superintendência e as coordenações assinam."
        actions={rules.data.mayManage && <Button onPress={() => setChanging(true)}>Mudar as regras</Button>}
      />
      {query.data.items.length === 0 ? (
        <EmptyState title="Nenhum semestre a avaliar ainda.">
          O primeiro aparece quando o ciclo do mês gira.
        </EmptyState>
      ) : (
        <Semesters items={query.data.items} />
      )}
      <h2 className="mt-8 mb-2 text-22">Regras</h2>
      <Rules answer={rules.data} />
      {changing && <RulesDialog answer={rules.data} onClose={() => setChanging(false)} />}
    </>
  );
}

function standing({ step, window, judged, objectives, signed, signers, number }: SemesterStanding): string {
  switch (step) {
    case 'freeze':
      return `A congelar, ${windowWords(window)}`;
    case 'judge':
      return `A julgar: ${judged} de ${objectives} objetivos`;
    case null:
      return `Publicada: ${number ?? ''}`;
    default:
      return `A assinar: ${signed} de ${signers} assinaturas`;
  }
}

function Semesters({ items }: { items: readonly SemesterStanding[] }) {
  const frozen = new Set(items.filter(({ frozenAt }) => frozenAt !== null).map(({ semester }) => semester));
  return (
    <TableScroll label="Semestres">
      <table className="w-full min-w-[560px] border-collapse text-14">
        <thead>
          <tr>
            {['Semestre', 'Situação', 'Comparação'].map((name) => (
              <th key={name} scope="col" className={HEAD}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const before = addSemesters(item.semester, -1);
            return (
              <tr key={item.semester}>
                <th scope="row" className={`${CELL} text-left`}>
                  <Link to={evaluationAddress(item.semester) as string}>
                    {semesterInWords(item.semester)}
                  </Link>
                </th>
                <td className={CELL}>{standing(item)}</td>
                <td className={CELL}>
                  {frozen.has(item.semester) && frozen.has(before) ? (
                    <Link to={comparisonAddress(before, item.semester) as string}>
                      com o {semesterInWords(before)}
                    </Link>
                  ) : (
                    <span className="text-ink-quiet">–</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Rules({ answer: { items, units } }: { answer: EvaluationSettingsAnswer }) {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return (
    <ul className="max-w-[90ch] border-rule border-t text-14">
      {items.toReversed().map(({ starts, monthsToFreeze, scale, signedBy }) => (
        <li key={starts} className="border-rule border-b py-2">
          <p className="font-semibold">A partir do {semesterInWords(starts)}</p>
          <p>
            Congela-se depois de fechado o último mês, até o fim{' '}
            {monthsToFreeze === 1 ? 'do mês seguinte' : `do ${monthsToFreeze}º mês seguinte`}; depois disso,
            com motivo. Assinam a superintendência e{' '}
            {signedBy === 'reporting'
              ? 'cada coordenação com ações no plano'
              : signedBy.map((id) => names.get(id) ?? id).join(', ') || 'mais ninguém'}
            .
          </p>
          <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[14rem_1fr]">
            {scale.map(({ id, label, meaning, asksRecommendation }) => (
              <div key={id} className="contents">
                <dt className="font-semibold">{label}</dt>
                <dd>
                  {meaning}
                  {asksRecommendation && ' Pede recomendação.'}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
