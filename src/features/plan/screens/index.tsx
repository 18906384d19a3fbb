import { House, ListChecks } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { type Area, screen } from '../../../web/areas.ts';

/** Início: the work queue of who has signed in. */
export const deskArea: Area = {
  id: 'desk',
  path: '/',
  label: 'Início',
  icon: House,
  menu: 'main',
  routes: [{ path: '/', title: 'Início', component: screen(() => import('./DeskScreen.tsx'), 'DeskScreen') }],
};

/** Plano: the map, the actions, the objectives, the targets and the identity. */
export const area: Area = {
  id: 'plan',
  path: '/plano',
  label: 'Plano',
  icon: ListChecks,
  menu: 'main',
  routes: [
    {
      path: '/plano',
      title: 'Mapa estratégico',
      component: screen(() => import('./MapScreen.tsx'), 'MapScreen'),
    },
    {
      path: '/plano/acoes/{-$numero}',
      title: 'Ações',
      component: screen(() => import('./ActionsScreen.tsx'), 'ActionsScreen'),
    },
    {
      path: '/plano/objetivos/$objetivo',
      title: 'Objetivo',
      component: screen(() => import('./ObjectiveScreen.tsx'), 'ObjectiveScreen'),
    },
    {
      path: '/plano/metas',
      title: 'Metas e indicadores',
      component: screen(() => import('./TargetsScreen.tsx'), 'TargetsScreen'),
    },
    {
      path: '/plano/identidade',
      title: 'Identidade',
      component: screen(() => import('./IdentityScreen.tsx'), 'IdentityScreen'),
    },
    {
      path: '/plano/coerencia',
      title: 'Coerência',
      component: screen(() => import('./coherence/CoherenceScreen.tsx'), 'CoherenceScreen'),
    },
    {
      path: '/plano/instrumentos',
      title: 'Políticas e planos',
      component: screen(() => import('./instruments/InstrumentsScreen.tsx'), 'InstrumentsScreen'),
    },
    {
      path: '/plano/instrumentos/$instrumento',
      title: 'Instrumento',
      component: screen(() => import('./instruments/InstrumentScreen.tsx'), 'InstrumentScreen'),
    },
    {
      path: '/plano/participacao',
      title: 'Quem participa',
      component: screen(() => import('./participation/ParticipationScreen.tsx'), 'ParticipationScreen'),
    },
    {
      path: '/plano/dados',
      title: 'Dados do plano',
      component: screen(() => import('./tables/TablesScreen.tsx'), 'TablesScreen'),
    },
    {
      path: '/plano/siglas',
      title: 'Siglas',
      component: screen(() => import('./acronyms/AcronymsScreen.tsx'), 'AcronymsScreen'),
    },
    {
      path: '/plano/cadeia',
      title: 'Cadeia e cobertura',
      component: screen(() => import('./chain/ChainScreen.tsx'), 'ChainScreen'),
    },
    {
      path: '/plano/analise',
      title: 'Análise situacional',
      component: screen(() => import('./analysis/AnalysisScreen.tsx'), 'AnalysisScreen'),
    },
    {
      path: '/plano/versoes/{-$comparacao}',
      title: 'Versões do plano',
      component: screen(() => import('./versions/VersionsScreen.tsx'), 'VersionsScreen'),
    },
    {
      path: '/plano/importar/{-$importacao}',
      title: 'Importar o plano',
      component: screen(() => import('./import/ImportScreen.tsx'), 'ImportScreen'),
    },
  ],
};

const SearchBar = lazy(() => import('./search/SearchBar.tsx').then((file) => ({ default: file.SearchBar })));

/** The search over the plan, for the top bar. */
export const PlanSearch = () => (
  <Suspense>
    <SearchBar />
  </Suspense>
);
