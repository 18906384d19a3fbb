import { z } from 'zod';
import { LATENESS_STATES } from '../domain/lateness.ts';
import { Action, Deadline, StatusOrBlank } from './actions.ts';

const Day = z.iso.date();
const Count = z.int();

const StateCounts = z.object({
  noInformation: Count,
  notStarted: Count,
  inProgress: Count,
  completed: Count,
  cancelled: Count,
});

export const RollUp = z.object({
  actions: Count,
  status: StatusOrBlank,
  byStatus: StateCounts,
  byLateness: z.record(z.enum([...LATENESS_STATES, 'closed']), Count),
});
export type RollUp = z.infer<typeof RollUp>;

export const StrategicAction = z.object({
  id: z.string(),
  objective: z.string(),
  printedMarker: z.string(),
  title: z.string(),
  titleUnfolded: z.string().nullable(),
  owner: z.string(),
  deadline: Deadline,
  quirks: z.array(z.string()),
  live: RollUp,
});
export type StrategicAction = z.infer<typeof StrategicAction>;

export const Objective = z.object({
  id: z.string(),
  number: z.int().nullable(),
  perspective: z.string(),
  title: z.string(),
  responsible: z.string().nullable(),
  note: z.string().nullable(),
  strategicActions: Count,
  live: RollUp,
});
export type Objective = z.infer<typeof Objective>;

export const Source = z.object({ file: z.string(), title: z.string(), sha256: z.string(), date: z.string() });

export const Unit = z.object({
  code: z.string(),
  name: z.string(),
  fullName: z.string(),
});
export type Unit = z.infer<typeof Unit>;

export const PlanCounts = z.object({
  perspectives: Count,
  guidelines: Count,
  objectives: Count,
  targets: Count,
  indicators: Count,
  strategicActions: Count,
  operationalActions: Count,
  status: StateCounts,
});
export type PlanCounts = z.infer<typeof PlanCounts>;

export const PlanMap = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  from: Day,
  to: Day,
  today: Day,
  note: z.string().nullable(),
  implementation: z.string(),
  identity: z.object({
    business: z.string(),
    vision: z.string(),
    mission: z.string(),
    values: z.array(z.string()),
    source: z.string(),
  }),
  sources: z.array(Source),
  guidelines: z.array(z.string()),
  perspectives: z.array(z.object({ id: z.string(), title: z.string() })),
  objectives: z.array(Objective),
  units: z.array(Unit),
  rule: z.string(),
  live: RollUp,
  counts: PlanCounts,
});
export type PlanMap = z.infer<typeof PlanMap>;

export const Indicator = z.object({
  id: z.string(),
  code: z.string(),
  ppaCode: z.string().nullable(),
  shortName: z.string(),
  title: z.string(),
  block: z.string(),
  unit: z.string(),
  direction: z.enum(['higher', 'lower']),
  accumulation: z.enum(['point', 'periodic-sum', 'cumulative']),
  baseline: z.string().nullable(),
  flag: z.string().nullable(),
  target: z.string().nullable(),
  years: z.array(
    z.object({
      year: z.int(),
      raw: z.string(),
      value: z.string().nullable(),
      parts: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
});
export type Indicator = z.infer<typeof Indicator>;

export const Target = z.object({
  id: z.string(),
  text: z.string(),
  due: Day,
  kind: z.enum(['increase', 'share', 'count', 'qualitative']),
  measure: z.string(),
  base: z.string().nullable(),
  goal: z.string().nullable(),
  unit: z.string().nullable(),
  indicator: z.string().nullable(),
});
export type Target = z.infer<typeof Target>;

export const TargetsAnswer = z.object({ targets: z.array(Target), indicators: z.array(Indicator) });

export const StrategicAnswer = z.object({
  items: z.array(StrategicAction),
  next: z.null(),
  rule: z.string(),
});

export const ActionParams = z.object({ id: z.string().max(20) });

/** Work queue: what to do now, for this reader. */
export const Desk = z.object({
  today: Day,
  /** Units this reader reports for; empty for who only reads. */
  units: z.array(Unit),
  /** Whether the lists hold the whole plan or only the reader's own lines. */
  reach: z.enum(['own', 'plan']),
  /** The first of each queue; `counts` says how many there are. */
  overdue: z.array(Action),
  dueSoon: z.array(Action),
  toReport: z.array(Action),
  counts: z.object({ overdue: z.int(), dueSoon: z.int(), toReport: z.int() }),
  nextDue: z.object({ id: z.string(), due: Day }).nullable(),
  objectives: z.array(Objective),
});
export type Desk = z.infer<typeof Desk>;
