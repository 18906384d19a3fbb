export { SucceededNotice } from './ActStanding.tsx';

import { FileText } from 'lucide-react';
import { type Area, screen } from '../../../web/areas.ts';

/** Documentos: the acts that found every number, open to everybody. */
export const area: Area = {
  id: 'acts',
  path: '/atos',
  label: 'Documentos',
  icon: FileText,
  menu: 'main',
  routes: [
    {
      path: '/atos',
      title: 'Atos normativos',
      open: true,
      component: screen(() => import('./ActsScreen.tsx'), 'ActsScreen'),
    },
    {
      path: '/atos/$ato',
      title: 'Ato',
      open: true,
      component: screen(() => import('./ActScreen.tsx'), 'ActScreen'),
    },
  ],
};
