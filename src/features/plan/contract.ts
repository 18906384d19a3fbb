import { z } from 'zod';
import { Action, Deadline, StatusOrBlank } from './contract/actions.ts';
import { AboveCode } from './contract/crosswalk.ts';
import { InstrumentSummary } from './contract/instruments.ts';
import { ItemVersion } from './contract/versions.ts';
import { LATENESS_STATES } from './domain/lateness.ts';

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

const Source = z.object({ file: z.string(), title: z.string(), sha256: z.string(), date: z.string() });

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

export const HistoryEntry = z.object({
  id: z.string(),
  at: z.string(),
  /** What it is about; `document` is what the printed plan says, without a person. */
  kind: z.enum(['document', 'line', 'occurrence', 'deadline', 'reporting', 'import']),
  /** The unit whose part it is; null for what concerns the whole action. */
  unitName: z.string().nullable(),
  /** Sentence for people, without who and when. */
  words: z.string(),
  note: z.string().nullable(),
  by: z.string(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const ActionDetail = z.object({
  action: Action,
  ruleWords: z.string(),
  strategicAction: StrategicAction.omit({ live: true }),
  objective: Objective.pick({ id: true, number: true, title: true }),
  evidence: z.array(z.never()),
  /** Whether it falls due again and again, or did when something was reported of an occurrence. */
  recurs: z.boolean(),
  history: z.array(HistoryEntry),
  /** The versions of the plan that brought, changed or took away this action, newest first. */
  versions: z.array(ItemVersion),
  /** Targets and indicators that the action's objective is measured by, where the document names them. */
  targets: z.array(Target),
  indicators: z.array(Indicator),
  sources: z.array(Source),
  /** Codes of the PES and of the PPA: its own, and those of what it stands under. */
  codes: z.array(AboveCode),
  /** What the action makes or carries out. */
  instruments: z.array(InstrumentSummary),
  /** The instrument whose own plan the action is of; null for the plan of the installation. */
  ownPlanOf: z.object({ id: z.string(), title: z.string() }).nullable(),
});
export type ActionDetail = z.infer<typeof ActionDetail>;

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

export * from './contract/acronyms.ts';
export * from './contract/actions.ts';
export * from './contract/analysis.ts';
export * from './contract/chain.ts';
export * from './contract/changes.ts';
export * from './contract/coherence.ts';
export * from './contract/corrections.ts';
export * from './contract/credits.ts';
export * from './contract/crosswalk.ts';
export * from './contract/entries.ts';
export * from './contract/imports.ts';
export * from './contract/instruments.ts';
export * from './contract/list.ts';
export * from './contract/participation.ts';
export * from './contract/pledges.ts';
export * from './contract/renegotiations.ts';
export * from './contract/reporting.ts';
export * from './contract/schedule.ts';
export * from './contract/search.ts';
export * from './contract/standings.ts';
export * from './contract/tables.ts';
export * from './contract/versions.ts';
