import type { StateOf } from '../../../../web/components/StateBadge.tsx';

type Known = Exclude<StateOf<'status'>, 'replaced'> | 'judged';

export const TONES: Readonly<Record<Known, { fill: string; stroke: string }>> = {
  noInformation: { fill: 'fill-none', stroke: 'stroke-none' },
  notStarted: { fill: 'fill-waiting', stroke: 'stroke-waiting' },
  inProgress: { fill: 'fill-doing', stroke: 'stroke-doing' },
  completed: { fill: 'fill-good', stroke: 'stroke-good' },
  cancelled: { fill: 'fill-none', stroke: 'stroke-none' },
  judged: { fill: 'fill-ink-quiet', stroke: 'stroke-ink-quiet' },
};

/** The icon of a state inside a drawing, 16 by 16: the shapes of StateBadge. */
export function StateIcon({ status, x, y }: { status: Known; x: number; y: number }) {
  const { fill, stroke } = TONES[status];
  return (
    <g transform={`translate(${x} ${y})`} fill="none" strokeWidth="1.6" className={stroke}>
      {status === 'completed' && <path d="M2.5 8.5l3.5 3.5 7.5-8" />}
      {status === 'cancelled' && <path d="M3 8h10" />}
      {status === 'judged' && <path d="M3 13V9M8 13V3M13 13V6" />}
      {status === 'noInformation' && <circle cx="8" cy="8" r="6.5" strokeDasharray="3 2.1" />}
      {(status === 'notStarted' || status === 'inProgress') && <circle cx="8" cy="8" r="6.5" />}
      {status === 'inProgress' && <path d="M8 1.5a6.5 6.5 0 0 0 0 13z" className={fill} stroke="none" />}
    </g>
  );
}
