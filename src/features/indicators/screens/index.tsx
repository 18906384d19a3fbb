import { ChartNoAxesCombined } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { type Area, screen } from '../../../web/areas.ts';
import type { FileCheck, FileFacts } from '../../../web/file-sections.ts';

const Unserved = lazy(() => import('./UnservedCards.tsx').then((file) => ({ default: file.UnservedCards })));

/** What the cards say of an imported file. */
export const UnservedCards = (file: FileFacts) => (
  <Suspense>
    <Unserved {...file} />
  </Suspense>
);

/** What the cards say of a file before it is sent. */
export const checkUnserved: FileCheck = async (file) =>
  (await import('./unserved-before.ts')).unservedBefore(file);

/** Indicadores: the panel, each indicator, the records behind a number, the register of facts and the values that people tell. */
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
      menu: 'Painel',
      component: screen(() => import('./PanelScreen.tsx'), 'PanelScreen'),
    },
    {
      path: '/indicadores/fatos/registrar',
      title: 'Registrar fatos',
      component: screen(() => import('./facts/RecordScreen.tsx'), 'RecordScreen'),
    },
    {
      path: '/indicadores/fatos/{-$fato}',
      title: 'Registro de fatos',
      menu: 'Registro de fatos',
      component: screen(() => import('./facts/FactsScreen.tsx'), 'FactsScreen'),
    },
    {
      path: '/indicadores/lancar',
      title: 'Lançar valores',
      menu: 'Lançar valores',
      component: screen(() => import('./entries/EntriesScreen.tsx'), 'EntriesScreen'),
    },
    {
      path: '/indicadores/conferir',
      title: 'Por que meu número é diferente?',
      menu: 'Conferir com o TabNet',
      menuVerb: 'indicators.reconcile',
      component: screen(() => import('./reconcile/ReconcileScreen.tsx'), 'ReconcileScreen'),
    },
    {
      path: '/indicadores/$indicador',
      title: 'Indicador',
      component: screen(() => import('./IndicatorScreen.tsx'), 'IndicatorScreen'),
    },
    {
      path: '/indicadores/$indicador/comparar',
      title: 'Comparar',
      component: screen(() => import('./CompareScreen.tsx'), 'CompareScreen'),
    },
    {
      path: '/indicadores/$indicador/registros',
      title: 'Registros do indicador',
      component: screen(() => import('./RecordsScreen.tsx'), 'RecordsScreen'),
    },
  ],
};

export { proofAddress } from './entries/addresses.ts';

/** Telling a value from the month of the unit that tells it; comes with the first gesture, so that no first load carries it. */
export const loadTelling = () => import('./entries/telling.ts');
