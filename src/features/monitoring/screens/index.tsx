import { CalendarCheck } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { type Area, screen } from '../../../web/areas.ts';
import type { RecordFacts } from '../../../web/record-actions.ts';
import { useSession } from '../../../web/session.ts';

const MonthAsks = lazy(() =>
  import('./desk/MonthSection.tsx').then((file) => ({ default: file.MonthSection })),
);

/** What the month in course asks of the reader, for Início. */
export const MonthSection = () => (
  <Suspense>
    <MonthAsks />
  </Suspense>
);

const Returned = lazy(() =>
  import('./desk/MonthSection.tsx').then((file) => ({ default: file.ReturnedSection })),
);

/** What was given back to the reader, for Início. */
export const ReturnedSection = () => (
  <Suspense>
    <Returned />
  </Suspense>
);

const Worsened = lazy(() =>
  import('./desk/WorsenedSection.tsx').then((file) => ({ default: file.WorsenedSection })),
);

/** What got worse since last week, for who answers for the whole plan. */
export function WorsenedSection() {
  if (!useSession()?.verbs.includes('monitoring.approve')) return null;
  return (
    <Suspense>
      <Worsened />
    </Suspense>
  );
}

const Asks = lazy(() =>
  import('./nonconformities/NonConformitySection.tsx').then((file) => ({
    default: file.NonConformitySection,
  })),
);

/** What non-conformities ask of the reader, for Início. */
export const NonConformitySection = () => (
  <Suspense>
    <Asks />
  </Suspense>
);

const EvaluationAsks = lazy(() =>
  import('./evaluation/EvaluationSection.tsx').then((file) => ({ default: file.EvaluationSection })),
);

/** What the semiannual evaluation asks of the reader, for Início. */
export const EvaluationSection = () => (
  <Suspense>
    <EvaluationAsks />
  </Suspense>
);

const Open = lazy(() =>
  import('./nonconformities/OpenNonConformity.tsx').then((file) => ({ default: file.OpenNonConformity })),
);

/** Opens a non-conformity of what is late or missed, in one click. Apart from the first load. */
export function OpenNonConformity(props: RecordFacts) {
  if (props.isOffTrack !== true) return null;
  return (
    <Suspense>
      <Open {...props} />
    </Suspense>
  );
}

/** Monitoramento: the month of the plan, step by step. */
export const area: Area = {
  id: 'monitoring',
  path: '/ciclo',
  label: 'Monitoramento',
  shortLabel: 'Ciclo',
  icon: CalendarCheck,
  menu: 'main',
  routes: [
    {
      path: '/ciclo/{-$competencia}',
      title: 'Ciclo do mês',
      menu: 'Ciclo do mês',
      component: screen(() => import('./CycleScreen.tsx'), 'CycleScreen'),
    },
    {
      path: '/ciclo/$competencia/lancamento/$unidade',
      title: 'Lançamento do mês',
      component: screen(() => import('./report/ReportScreen.tsx'), 'ReportScreen'),
    },
    {
      path: '/ciclo/$competencia/revisao',
      title: 'Revisão do mês',
      component: screen(() => import('./review/ReviewScreen.tsx'), 'ReviewScreen'),
    },
    {
      path: '/ciclo/calendario',
      title: 'Calendário do ciclo',
      menu: 'Calendário',
      component: screen(() => import('./calendar/CalendarScreen.tsx'), 'CalendarScreen'),
    },
    {
      path: '/nc',
      title: 'Não conformidades',
      menu: 'Não conformidades',
      component: screen(() => import('./nonconformities/NonConformitiesScreen.tsx'), 'NonConformitiesScreen'),
    },
    {
      path: '/nc/$id',
      title: 'Não conformidade',
      component: screen(() => import('./nonconformities/NonConformityScreen.tsx'), 'NonConformityScreen'),
    },
    {
      path: '/avaliacao',
      title: 'Avaliação semestral',
      menu: 'Avaliação semestral',
      component: screen(() => import('./evaluation/EvaluationsScreen.tsx'), 'EvaluationsScreen'),
    },
    {
      path: '/avaliacao/$semestre',
      title: 'Avaliação do semestre',
      component: screen(() => import('./evaluation/EvaluationScreen.tsx'), 'EvaluationScreen'),
    },
    {
      path: '/avaliacao/$semestre/comparar/$anterior',
      title: 'Comparação de semestres',
      component: screen(() => import('./evaluation/ComparisonScreen.tsx'), 'ComparisonScreen'),
    },
  ],
};

/** What of this room may be found. Apart from the first load. */
export const monitoringSearch = () => import('./search.ts').then(({ search }) => search);
