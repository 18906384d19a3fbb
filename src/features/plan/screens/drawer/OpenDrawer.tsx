import type { Reporting } from '../reporting/use-reporting.tsx';
import { ActionDrawer } from './ActionDrawer.tsx';
import { StrategicDrawer } from './StrategicDrawer.tsx';

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
  if (isStrategic(openId)) return <StrategicDrawer id={openId} {...moves} />;
  return <ActionDrawer key={openId} id={openId} reporting={reporting} {...moves} />;
}
