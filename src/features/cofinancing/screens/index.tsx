import { HandCoins } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { type Area, screen } from '../../../web/areas.ts';

/** Cofinanciamento: agreements, what each month pays and why, the programmes' rules. */
export const area: Area = {
  id: 'cofinancing',
  path: '/cofinanciamento',
  label: 'Cofinanciamento',
  icon: HandCoins,
  menu: 'main',
  routes: [
    {
      path: '/cofinanciamento',
      title: 'Cofinanciamento',
      component: screen(() => import('./AgreementsScreen.tsx'), 'AgreementsScreen'),
    },
    {
      path: '/cofinanciamento/meu-termo/{-$termo}',
      title: 'Meu termo',
      component: screen(() => import('./own/OwnScreen.tsx'), 'OwnScreen'),
    },
    {
      path: '/cofinanciamento/termos',
      title: 'Pedidos e termos',
      component: screen(() => import('./life/InstrumentsScreen.tsx'), 'InstrumentsScreen'),
    },
    {
      path: '/cofinanciamento/termos/$termo/vida',
      title: 'Vida do Termo',
      component: screen(() => import('./life/LifeScreen.tsx'), 'LifeScreen'),
    },
    {
      path: '/cofinanciamento/termos/$termo',
      title: 'Termo',
      component: screen(() => import('./AgreementScreen.tsx'), 'AgreementScreen'),
    },
    {
      path: '/cofinanciamento/termos/$termo/competencias/$competencia',
      title: 'Memória de cálculo',
      component: screen(() => import('./PaymentScreen.tsx'), 'PaymentScreen'),
    },
    {
      path: '/cofinanciamento/termos/$termo/competencias/$competencia/registros',
      title: 'Registros do pagamento',
      component: screen(() => import('./evidence/EvidenceScreen.tsx'), 'EvidenceScreen'),
    },
    {
      path: '/cofinanciamento/termos/$termo/prestacao-de-contas/{-$mes}',
      title: 'Prestação de contas',
      component: screen(() => import('./accountability/AccountsScreen.tsx'), 'AccountsScreen'),
    },
    {
      path: '/cofinanciamento/termos/$termo/painel',
      title: 'Painel do hospital',
      component: screen(() => import('./panel/PanelScreen.tsx'), 'PanelScreen'),
    },
    {
      path: '/cofinanciamento/termos/$termo/cac/{-$quadrimestre}',
      title: 'Avaliação CAC',
      component: screen(() => import('./cac/CacScreen.tsx'), 'CacScreen'),
    },
    {
      path: '/cofinanciamento/termos/$termo/incentivo/{-$avaliacao}',
      title: 'Avaliação do incentivo',
      component: screen(() => import('./assessment/AssessmentScreen.tsx'), 'AssessmentScreen'),
    },
    {
      path: '/cofinanciamento/termos/$termo/obrigacoes',
      title: 'Obrigações',
      component: screen(() => import('./obligations/ObligationsScreen.tsx'), 'ObligationsScreen'),
    },
    {
      path: '/cofinanciamento/termos/$termo/ppi',
      title: 'PPI e Documento Descritivo',
      component: screen(() => import('./hospital/HospitalScreens.tsx'), 'ProgrammingScreen'),
    },
    {
      path: '/cofinanciamento/termos/$termo/declaracao/{-$mes}',
      title: 'Declaração mensal',
      component: screen(() => import('./hospital/HospitalScreens.tsx'), 'DeclarationScreen'),
    },
    {
      path: '/cofinanciamento/interpretacoes',
      title: 'Interpretações a decidir',
      component: screen(() => import('./readings/ReadingsScreen.tsx'), 'ReadingsScreen'),
    },
    {
      path: '/cofinanciamento/competencias/{-$competencia}',
      title: 'Competências',
      component: screen(() => import('./month/MonthScreen.tsx'), 'MonthScreen'),
    },
    {
      path: '/cofinanciamento/repasses',
      title: 'Repasses',
      component: screen(() => import('./month/TransfersScreen.tsx'), 'TransfersScreen'),
    },
    {
      path: '/cofinanciamento/livro-razao/{-$lancamento}',
      title: 'Livro-razão',
      component: screen(() => import('./ledger/LedgerScreen.tsx'), 'LedgerScreen'),
    },
    {
      path: '/cofinanciamento/simulador',
      title: 'Simulador',
      component: screen(() => import('./simulator/SimulatorScreen.tsx'), 'SimulatorScreen'),
    },
    {
      path: '/cofinanciamento/programas/$programa',
      title: 'Programa',
      component: screen(() => import('./ProgrammeScreen.tsx'), 'ProgrammeScreen'),
    },
    {
      path: '/cofinanciamento/programas/$programa/quadro-01',
      title: 'Tabela de faixas',
      component: screen(() => import('./bands/BandsScreen.tsx'), 'BandsScreen'),
    },
  ],
};

const Deadlines = lazy(() =>
  import('./deadlines/DeadlinesSection.tsx').then((file) => ({ default: file.DeadlinesSection })),
);

/** Início: the terms that run for the reader. Apart from the first load. */
export const DeadlinesSection = () => (
  <Suspense fallback={null}>
    <Deadlines />
  </Suspense>
);
