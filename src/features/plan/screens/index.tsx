import { House, ListChecks } from 'lucide-react';
import { lazy } from 'react';
import { type Area, screen } from '../../../web/areas.ts';
import { SearchOnDemand } from '../../../web/search/SearchOnDemand.tsx';

export { readStatus } from '../domain/plan-document/status-words.ts';
export { LatenessBadge } from './LatenessBadge.tsx';
export type { Chosen } from './reporting/RecordFields.tsx';

/** The record that concluding an action asks for, or the reason why there is none. */
export const ConcludeDialog = lazy(() =>
  import('./reporting/ConcludeDialog.tsx').then((file) => ({ default: file.ConcludeDialog })),
);
export const RecordFields = lazy(() =>
  import('./reporting/RecordFields.tsx').then((file) => ({ default: file.RecordFields })),
);

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
      menu: 'Mapa estratégico',
      component: screen(() => import('./MapScreen.tsx'), 'MapScreen'),
    },
    {
      path: '/plano/acoes/{-$numero}',
      title: 'Ações',
      menu: 'Ações',
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
      menu: 'Metas',
      component: screen(() => import('./TargetsScreen.tsx'), 'TargetsScreen'),
    },
    {
      path: '/plano/cadeia',
      title: 'Cadeia e cobertura',
      menu: 'Cadeia e cobertura',
      component: screen(() => import('./chain/ChainScreen.tsx'), 'ChainScreen'),
    },
    {
      path: '/plano/analise',
      title: 'Análise situacional',
      menu: 'Análise situacional',
      component: screen(() => import('./analysis/AnalysisScreen.tsx'), 'AnalysisScreen'),
    },
    {
      path: '/plano/coerencia',
      title: 'Coerência',
      menu: 'Coerência',
      component: screen(() => import('./coherence/CoherenceScreen.tsx'), 'CoherenceScreen'),
    },
    {
      path: '/plano/instrumentos',
      title: 'Políticas e planos',
      menu: 'Instrumentos',
      component: screen(() => import('./instruments/InstrumentsScreen.tsx'), 'InstrumentsScreen'),
    },
    {
      path: '/plano/instrumentos/$instrumento',
      title: 'Instrumento',
      component: screen(() => import('./instruments/InstrumentScreen.tsx'), 'InstrumentScreen'),
    },
    {
      path: '/plano/identidade',
      title: 'Identidade',
      menu: 'Identidade',
      component: screen(() => import('./IdentityScreen.tsx'), 'IdentityScreen'),
    },
    {
      path: '/plano/ficha-tecnica',
      title: 'Ficha técnica',
      menu: 'Ficha técnica',
      component: screen(() => import('./credits/CreditsScreen.tsx'), 'CreditsScreen'),
    },
    {
      path: '/plano/pes-ppa',
      title: 'Códigos do PES e do PPA',
      menu: 'PES e PPA',
      component: screen(() => import('./crosswalk/CrosswalkScreen.tsx'), 'CrosswalkScreen'),
    },
    {
      path: '/plano/participacao',
      title: 'Quem participa',
      menu: 'Quem participa',
      component: screen(() => import('./participation/ParticipationScreen.tsx'), 'ParticipationScreen'),
    },
    {
      path: '/plano/siglas',
      title: 'Siglas',
      menu: 'Siglas',
      component: screen(() => import('./acronyms/AcronymsScreen.tsx'), 'AcronymsScreen'),
    },
    {
      path: '/procurar',
      title: 'Procurar',
      component: screen(() => import('./search/SearchScreen.tsx'), 'SearchScreen'),
    },
    {
      path: '/plano/versoes/{-$comparacao}',
      title: 'Versões do plano',
      menu: 'Versões',
      component: screen(() => import('./versions/VersionsScreen.tsx'), 'VersionsScreen'),
    },
    {
      path: '/plano/dados',
      title: 'Dados do plano',
      menu: 'Dados',
      component: screen(() => import('./tables/TablesScreen.tsx'), 'TablesScreen'),
    },
    {
      path: '/plano/importar/{-$importacao}',
      title: 'Importar o plano',
      menu: 'Importar',
      menuVerb: 'plan.manage',
      component: screen(() => import('./import/ImportScreen.tsx'), 'ImportScreen'),
    },
  ],
};

/** The search over everything, for the top bar. */
export const PlanSearch = () => (
  <SearchOnDemand
    label="Procurar"
    placeholder="/ Procurar"
    load={() => import('./search/SearchBar.tsx').then((file) => file.SearchBar)}
  />
);

/** What of this room may be found. Apart from the first load. */
export const planSearch = () => import('./search/found.ts').then(({ search }) => search);
