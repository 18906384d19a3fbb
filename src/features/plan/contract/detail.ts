import { z } from 'zod';
import { Action } from './actions.ts';
import { AboveCode } from './crosswalk.ts';
import { InstrumentSummary } from './instruments.ts';
import { Indicator, Objective, Source, StrategicAction, Target } from './plan.ts';
import { ItemVersion } from './versions.ts';

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
