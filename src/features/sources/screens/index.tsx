import { Upload } from 'lucide-react';
import { type Area, screen } from '../../../web/areas.ts';

/** The loads of official files; reached from the indicators, which are made of them. */
export const area: Area = {
  id: 'sources',
  path: '/indicadores/cargas',
  label: 'Cargas',
  icon: Upload,
  menu: 'none',
  routes: [
    {
      path: '/indicadores/cargas',
      title: 'Cargas',
      component: screen(() => import('./LoadsScreen.tsx'), 'LoadsScreen'),
    },
  ],
};
