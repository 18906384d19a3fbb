import { FileText } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { type Area, screen } from '../../../web/areas.ts';
import type { ActChoiceProps } from './ActChoice.tsx';

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
    {
      path: '/atos/$ato/apontamentos',
      title: 'Apontamentos do texto',
      open: true,
      component: screen(() => import('./findings/FindingsScreen.tsx'), 'FindingsScreen'),
    },
  ],
};

const Notice = lazy(() =>
  import('./ActStanding.tsx').then(({ SucceededNotice: standing }) => ({ default: standing })),
);

/** Says on a screen of another room that the act it follows was succeeded; nothing where it stands. Apart from the first load. */
export function SucceededNotice({ act }: { act: string }) {
  return (
    <Suspense fallback={null}>
      <Notice act={act} />
    </Suspense>
  );
}

const Choice = lazy(() => import('./ActChoice.tsx').then(({ ActChoice: choice }) => ({ default: choice })));

/** One act of the registry, for the forms of other rooms. Apart from the first load. */
export function ActChoice(props: ActChoiceProps) {
  return (
    <Suspense fallback={null}>
      <Choice {...props} />
    </Suspense>
  );
}
