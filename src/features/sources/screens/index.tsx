import { Upload } from 'lucide-react';
import { type Area, screen } from '../../../web/areas.ts';

export { useCodeNames } from './code-names.ts';
export { fileColumns, recordColumn } from './file-columns.tsx';

/** The loads of official files, reached from the indicators that are made of them; and any file, opened in the browser only. */
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
      menu: 'Cargas',
      component: screen(() => import('./LoadsScreen.tsx'), 'LoadsScreen'),
    },
    {
      path: '/abrir-dbc',
      title: 'Abrir um DBC',
      open: true,
      component: screen(() => import('./dbc/OpenDbcScreen.tsx'), 'OpenDbcScreen'),
    },
  ],
};
