import { lazy, Suspense } from 'react';
import { Drawer } from '../../../../web/components/Drawer.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import type { Reporting } from '../reporting/use-reporting.tsx';

// Opened from a list that is there already: what only the drawer needs stays out of the lists' first load.
const ActionDrawer = lazy(() =>
  import('./ActionDrawer.tsx').then((file) => ({ default: file.ActionDrawer })),
);
const StrategicDrawer = lazy(() =>
  import('./StrategicDrawer.tsx').then((file) => ({ default: file.StrategicDrawer })),
);

export interface OpenDrawerProps {
  openId: string | null;
  open: (id: string | null) => void;
  /** The list beside it, for J and K. */
  order: readonly string[];
  reporting: Reporting;
}

const isStrategic = (id: string) => id.split('.').length === 2;

/** The drawer of the action that the address names. */
export function OpenDrawer({ openId, open, order, reporting }: OpenDrawerProps) {
  if (openId === null) return null;
  const at = order.indexOf(openId);
  const step = (to: string | undefined) => (at >= 0 && to !== undefined ? () => open(to) : undefined);
  const moves = { onClose: () => open(null), onNext: step(order[at + 1]), onPrevious: step(order[at - 1]) };
  return (
    <Suspense
      fallback={
        <Drawer title={openId} {...moves}>
          <Loading label="Abrindo a ação" />
        </Drawer>
      }
    >
      {isStrategic(openId) ? (
        <StrategicDrawer id={openId} {...moves} />
      ) : (
        <ActionDrawer key={openId} id={openId} reporting={reporting} {...moves} />
      )}
    </Suspense>
  );
}
