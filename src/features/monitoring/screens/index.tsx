import { CalendarCheck } from 'lucide-react';
import { type Area, screen } from '../../../web/areas.ts';

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
      path: '/ciclo/calendario',
      title: 'Calendário do ciclo',
      menu: 'Calendário',
      component: screen(() => import('./calendar/CalendarScreen.tsx'), 'CalendarScreen'),
    },
  ],
};
