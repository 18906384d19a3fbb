import { CalendarCheck } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { type Area, screen } from '../../../web/areas.ts';

const MonthAsks = lazy(() =>
  import('./desk/MonthSection.tsx').then((file) => ({ default: file.MonthSection })),
);

/** What the month in course asks of the reader, for Início. */
export const MonthSection = () => (
  <Suspense>
    <MonthAsks />
  </Suspense>
);

/** Monitoramento: the month of the plan, step by step. */
export const area: Area = {
  id: 'monitoring',
  path: '/ciclo',
  label: 'Monitoramento',
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
  ],
};
