import type { CycleCalendar } from './calendar.ts';

/** Where a competência stands by the clock; nobody sets it. */
export const PHASES = ['ahead', 'reporting', 'review', 'meeting', 'closing', 'locked'] as const;
export type Phase = (typeof PHASES)[number];

export const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  ahead: 'Ainda não abriu',
  reporting: 'As unidades lançam',
  review: 'Em revisão',
  meeting: 'Dia da reunião de condução',
  closing: 'Aberta até o fechamento',
  locked: 'Fechada',
};

/** The phase on a day (`YYYY-MM-DD`). */
export function phaseOn(calendar: CycleCalendar, today: string): Phase {
  if (today < calendar.opensOn) return 'ahead';
  if (today > calendar.locksAfter) return 'locked';
  if (today > calendar.meeting) return 'closing';
  if (today === calendar.meeting) return 'meeting';
  return today <= calendar.reportBy ? 'reporting' : 'review';
}

export const STEP_IDS = ['open', 'report', 'review', 'meeting', 'close'] as const;
type StepId = (typeof STEP_IDS)[number];

/** A step of the month, the day or days it takes, and how it stands. */
export interface Step {
  readonly id: StepId;
  readonly from: string;
  readonly to: string;
  readonly state: 'done' | 'current' | 'ahead';
}

/** The steps Abrir → Lançar → Revisar → Reunião → Fechar; of the days that two share, the one that is going on is the first. */
export function stepsOn(calendar: CycleCalendar, today: string): Step[] {
  const { opensOn, reportBy, meeting, locksAfter } = calendar;
  const spans: [StepId, string, string][] = [
    ['open', opensOn, opensOn],
    ['report', opensOn, reportBy],
    ['review', reportBy, meeting],
    ['meeting', meeting, meeting],
    ['close', meeting, locksAfter],
  ];
  const current = CURRENT_STEP[phaseOn(calendar, today)];
  const at = current === null ? -1 : STEP_IDS.indexOf(current);
  const isLocked = today > locksAfter;
  return spans.map(([id, from, to], place) => ({
    id,
    from,
    to,
    state: isLocked || place < at ? 'done' : place === at ? 'current' : 'ahead',
  }));
}

const CURRENT_STEP: Readonly<Record<Phase, StepId | null>> = {
  ahead: null,
  reporting: 'report',
  review: 'review',
  meeting: 'meeting',
  closing: 'close',
  locked: null,
};
