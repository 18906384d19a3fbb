import { BookOpenCheck } from 'lucide-react';
import { type Area, screen } from '../../../web/areas.ts';

/** What Pactua is, what it takes from each document, and the tour: open to everybody, in no menu. */
export const area: Area = {
  id: 'transparency',
  path: '/sobre',
  label: 'Sobre o Pactua',
  icon: BookOpenCheck,
  menu: 'none',
  routes: [
    {
      path: '/sobre',
      title: 'Sobre o Pactua',
      open: true,
      component: screen(() => import('./AboutScreen.tsx'), 'AboutScreen'),
    },
    {
      path: '/sobre/rastreabilidade',
      title: 'Matriz de rastreabilidade',
      open: true,
      component: screen(() => import('./trace/TraceScreen.tsx'), 'TraceScreen'),
    },
    {
      path: '/sobre/roteiro',
      title: 'Roteiro de vinte minutos',
      open: true,
      component: screen(() => import('./TourScreen.tsx'), 'TourScreen'),
    },
  ],
};
