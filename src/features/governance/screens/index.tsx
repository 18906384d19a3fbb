import { Users } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { type Area, screen } from '../../../web/areas.ts';
import type { RecordFacts } from '../../../web/record-actions.ts';

/** Colegiados: when each meets, who sits in it, what it decided. */
export const area: Area = {
  id: 'governance',
  path: '/colegiados',
  label: 'Colegiados',
  icon: Users,
  menu: 'main',
  routes: [
    {
      path: '/colegiados',
      title: 'Colegiados',
      component: screen(() => import('./BodiesScreen.tsx'), 'BodiesScreen'),
    },
    {
      path: '/colegiados/municipais/$acao',
      title: 'Colegiados municipais',
      component: screen(() => import('./municipal/MunicipalScreen.tsx'), 'MunicipalScreen'),
    },
    {
      path: '/colegiados/$orgao',
      title: 'Colegiado',
      component: screen(() => import('./BodyScreen.tsx'), 'BodyScreen'),
    },
    {
      path: '/colegiados/$orgao/reunioes/$dia',
      title: 'Reunião',
      component: screen(() => import('./MeetingScreen.tsx'), 'MeetingScreen'),
    },
    {
      path: '/responder/$token',
      title: 'Resposta da instituição',
      frame: 'bare',
      open: true,
      component: screen(() => import('./AnswerScreen.tsx'), 'AnswerScreen'),
    },
  ],
};

const Propose = lazy(() =>
  import('./ProposeToAgenda.tsx').then(({ ProposeToAgenda: propose }) => ({ default: propose })),
);

/** Puts an action or an indicator on the agenda of the next meeting. Apart from the first load. */
export function ProposeToAgenda(props: RecordFacts) {
  return (
    <Suspense fallback={null}>
      <Propose {...props} />
    </Suspense>
  );
}

/** What Início shows of this room, in one file. */
const desk = () => import('./desk-sections.ts');
const Next = lazy(() => desk().then(({ NextMeeting: next }) => ({ default: next })));
const Assigned = lazy(() => desk().then(({ AssignedSection: assigned }) => ({ default: assigned })));

/** Início: the next meeting of the plan's conduction, on a day before it. Apart from the first load. */
export const NextMeeting = () => (
  <Suspense fallback={null}>
    <Next isDue={false} />
  </Suspense>
);

/** The same on its day, above everything else. */
export const MeetingToday = () => (
  <Suspense fallback={null}>
    <Next isDue />
  </Suspense>
);

/** Início: what meetings assigned to the reader. Apart from the first load. */
export const AssignedSection = () => (
  <Suspense fallback={null}>
    <Assigned />
  </Suspense>
);

/** What of this room may be found. Apart from the first load. */
export const governanceSearch = () => import('./search.ts').then(({ search }) => search);
