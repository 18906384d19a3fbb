import { z } from 'zod';
import type { ExplainedJson } from '../../../kernel/explained.ts';
import { NATURES } from '../domain/instruments/found.ts';
import { STAGES } from '../domain/instruments/life-cycle.ts';
import { Action, StatusOrBlank } from './actions.ts';

const Id = z.string().trim().min(1).max(80);
const Words = z.string().trim().min(1).max(500);
const Reason = z.string().trim().min(1).max(500);
const Day = z.iso.date();
const Version = z.int().min(0);

const Act = z.object({ id: Id.nullable(), name: Words });
const Step = z.object({
  stage: z.enum(STAGES),
  on: Day,
  act: Act.nullable(),
  reason: Reason.nullable(),
});

/** An action of the plan that makes or carries out an instrument, with what is reported of it. */
const LinkedAction = z.object({
  id: z.string(),
  title: z.string(),
  deadline: z.string(),
  status: StatusOrBlank,
  units: z.array(z.string()),
});

/** Progress of its own plan, as a tree of numerator and denominator. */
const Advance = z.object({
  completed: z.int(),
  actions: z.int(),
  explained: z.custom<ExplainedJson>((node) => typeof node === 'object' && node !== null),
});

export const InstrumentSummary = z.object({
  id: z.string(),
  /** 0 while it is only found in the titles of actions. */
  version: z.int(),
  nature: z.enum(NATURES),
  title: z.string(),
  stage: z.enum(STAGES).nullable(),
  steps: z.array(Step),
  make: z.array(LinkedAction),
  carry: z.array(LinkedAction),
  declined: z.string().nullable(),
  plan: z.object({ id: z.string(), advance: Advance }).nullable(),
});
export type InstrumentSummary = z.infer<typeof InstrumentSummary>;

export const InstrumentsAnswer = z.object({ items: z.array(InstrumentSummary), next: z.null() });
export type InstrumentsAnswer = z.infer<typeof InstrumentsAnswer>;

const OwnPlan = z.object({
  id: z.string(),
  title: z.string(),
  from: Day,
  to: Day,
  objectives: z.array(z.object({ id: z.string(), number: z.int().nullable(), title: z.string() })),
  strategicActions: z.array(z.object({ id: z.string(), objective: z.string(), title: z.string() })),
  actions: z.array(Action.extend({ textVersion: z.int() })),
  /** Taken out by a person or by a document, and what brings them back. */
  removed: z.array(z.object({ id: z.string(), title: z.string(), textVersion: z.int() })),
});
export type OwnAction = z.infer<typeof OwnPlan>['actions'][number];

export const InstrumentDetail = z.object({
  instrument: InstrumentSummary,
  /** What may come next; empty for who may not change it. */
  next: z.array(z.object({ stage: z.enum(STAGES), asksForAct: z.boolean(), asksForReason: z.boolean() })),
  mayChange: z.boolean(),
  mayImport: z.boolean(),
  ownPlan: OwnPlan.nullable(),
  /** The register of acts, to rest a step on; empty for who may not change it. */
  acts: z.array(z.object({ id: z.string(), title: z.string() })),
  history: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      by: z.string().nullable(),
      words: z.string(),
      reason: z.string().nullable(),
    }),
  ),
});
export type InstrumentDetail = z.infer<typeof InstrumentDetail>;

export const InstrumentParams = z.object({ id: z.string().max(80) });

const Named = z.object({
  nature: z.enum(NATURES),
  title: Words,
  make: z.array(Id).max(10),
  carry: z.array(Id).max(20),
  reason: Reason,
});

export const NewInstrumentBody = Named;
export type NewInstrumentBody = z.infer<typeof NewInstrumentBody>;
export const InstrumentBody = Named.extend({ expectedVersion: Version });
export type InstrumentBody = z.infer<typeof InstrumentBody>;
export const StepBody = Step.extend({ expectedVersion: Version });
export type StepBody = z.infer<typeof StepBody>;
export const InstrumentReasonBody = z.object({ reason: Reason, expectedVersion: Version });
export type InstrumentReasonBody = z.infer<typeof InstrumentReasonBody>;
export const OwnPlanBody = z.object({ from: Day, to: Day, expectedVersion: Version });
export type OwnPlanBody = z.infer<typeof OwnPlanBody>;

/** One action of an own plan, each cell as the seven columns of a plan have it. */
export const OwnActionBody = z.object({
  /** The action that is written otherwise; null for a new one. */
  id: z.string().max(20).nullable(),
  objective: Words,
  strategicAction: Words,
  title: Words,
  owner: Words,
  participants: z.string().trim().max(2000),
  deadline: Words,
  notes: z.string().trim().max(2000),
  /** The version of the text that was read; 0 for a new action. */
  expectedVersion: Version,
});
export type OwnActionBody = z.infer<typeof OwnActionBody>;

/** What stands in an action of an own plan that somebody else has written since. */
export const OwnActionClash = z.object({
  theirs: z
    .object({
      cells: OwnActionBody.omit({ id: true, expectedVersion: true }),
      version: Version,
    })
    .nullable(),
});
export type OwnActionClash = z.infer<typeof OwnActionClash>;

export const OwnActionParams = z.object({ id: z.string().max(80), action: z.string().max(20) });
