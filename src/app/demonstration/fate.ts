import { between, chance } from './chance.ts';

/** What becomes of a unit's part of an action in the life that is told, in months since it began. */
interface Fate {
  readonly begins: number;
  /** Null where it never ends. */
  readonly ends: number | null;
  readonly as: 'completed' | 'cancelled';
}

/** Months after which a deadline is so far that the part only goes on. */
const FAR = 30;
/** How many months past its deadline a part ends, by the share of parts that end within it; the rest never do. */
const DELAYS = [
  { until: 0.5, low: 0, high: 2 },
  { until: 0.76, low: 3, high: 9 },
  { until: 0.9, low: 10, high: 20 },
] as const;
const CANCELLED_SHARE = 0.04;

/** `due` is in months since the life began, negative before it; null where the action has no end in sight. */
export function fateOf(part: string, due: number | null): Fate {
  const begins = between(0, 5, `${part}/begins`);
  if (chance(`${part}/cancelled`) < CANCELLED_SHARE)
    return { begins, ends: between(7, 15, `${part}/ends`), as: 'cancelled' };
  if (due === null || due > FAR) return { begins, ends: null, as: 'completed' };
  const share = chance(`${part}/delay`);
  const delay = DELAYS.find(({ until }) => share < until);
  if (delay === undefined) return { begins, ends: null, as: 'completed' };
  const ends = Math.max(due, 0) + between(delay.low, delay.high, `${part}/ends`);
  return { begins: Math.min(begins, ends), ends, as: 'completed' };
}

/** How a part stands in a month, as its unit would say it. */
export interface Standing {
  readonly status: 'notStarted' | 'inProgress' | 'completed' | 'cancelled';
  /** Percent; null where nothing was begun. */
  readonly progress: number | null;
}

/** Months over which a part that never ends is seen to go on. */
const LONG = 44;

/** `before` is what was said of its progress last: nobody takes back what was done. */
export function standingIn({ begins, ends, as }: Fate, month: number, before: number | null): Standing {
  if (ends !== null && month >= ends) {
    return { status: as, progress: as === 'completed' ? 100 : before };
  }
  if (month < begins) return { status: 'notStarted', progress: null };
  const share = (month - begins + 1) / ((ends ?? begins + LONG) - begins + 1);
  const steps = Math.round((Math.min(share, 0.95) * 100) / 5) * 5;
  return { status: 'inProgress', progress: Math.max(steps, before ?? 0, 5) };
}
