import { ChartNoAxesCombined } from 'lucide-react';
import { type Area, screen } from '../../../web/areas.ts';

/** Indicadores: the panel, each indicator, and the records behind a number. */
export const area: Area = {
  id: 'indicators',
  path: '/indicadores',
  label: 'Indicadores',
  icon: ChartNoAxesCombined,
  menu: 'main',
  routes: [
    {
      path: '/indicadores',
      title: 'Indicadores',
      component: screen(() => import('./PanelScreen.tsx'), 'PanelScreen'),
    },
    {
      path: '/indicadores/$indicador',
      title: 'Indicador',
      component: screen(() => import('./IndicatorScreen.tsx'), 'IndicatorScreen'),
    },
    {
      path: '/indicadores/$indicador/registros',
      title: 'Registros do indicador',
      component: screen(() => import('./RecordsScreen.tsx'), 'RecordsScreen'),
    },
  ],
};
