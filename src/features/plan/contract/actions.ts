import { z } from 'zod';
import { LATENESS_STATES } from '../domain/lateness.ts';
import { STATUSES } from '../domain/state.ts';
import { KeptPledge, Pledge } from './pledges.ts';

export const Status = z.enum(STATUSES);
export const StatusOrBlank = Status.nullable();
const Day = z.iso.date();

const Lateness = z.object({
  state: z.enum(LATENESS_STATES),
  days: z.int().optional(),
  passed: z.string().optional(),
  occurrence: z.boolean().optional(),
});

/** A deadline as written (`raw`) and as understood. `certain` readings alone can make an action late. */
export const Deadline = z.object({
  raw: z.string(),
  kind: z.string(),
  start: Day.nullable(),
  due: Day.nullable(),
  effectiveDue: Day.nullable(),
  rrule: z.string().nullable(),
  precision: z.enum(['day', 'month', 'year']).nullable(),
  confidence: z.enum(['high', 'medium', 'low', 'unparseable']),
  confirmed: z.boolean(),
  certain: z.boolean(),
  note: z.string().nullable(),
  redefined: z.object({ words: z.string(), printed: z.string() }).nullish(),
});
export type Deadline = z.infer<typeof Deadline>;

/** The part of an action that one unit reports, and what the reader may do with it. */
export const Line = z.object({
  unit: z.string(),
  unitName: z.string(),
  closes: z.boolean(),
  status: StatusOrBlank,
  note: z.string().nullable(),
  version: z.int(),
  origin: z.enum(['document', 'entered']),
  /** Of a concluded line: the records that were given, or why the promised one is missing. */
  kept: KeptPledge.nullable(),
  reportedAt: z.string().nullable(),
  reportedBy: z.string().nullable(),
  /** Statuses this reader may choose now; empty where `refusal` says why. */
  changes: z.array(z.object({ status: Status, needsNote: z.string().nullable(), pledge: Pledge.nullable() })),
  refusal: z.string().nullable(),
});
export type Line = z.infer<typeof Line>;

export const Action = z.object({
  id: z.string(),
  printedMarker: z.string(),
  objective: z.string(),
  strategicAction: z.string(),
  title: z.string(),
  /** Its words as redefined since, beside the printed ones; null while those stand. */
  redefinedTitle: z.string().nullable(),
  /** How often it was redefined, those taken back apart. */
  renegotiations: z.int(),
  owner: z.string(),
  participants: z.string(),
  deadline: Deadline,
  recurrenceInNotes: z.object({ rrule: z.string(), source: z.string() }).nullable(),
  notes: z.string(),
  /** Of cells that hold a person's reading: the text as printed. */
  answeredCells: z.object({
    title: z.string().optional(),
    participants: z.string().optional(),
    notes: z.string().optional(),
  }),
  quirks: z.array(z.string()),
  rule: z.enum(['single', 'parts', 'each']),
  /** Three facts, apart: what was said of it, where it stands against its deadline, and whether it was reviewed. */
  status: StatusOrBlank,
  lateness: Lateness.nullable(),
  review: z.enum(['draft', 'sent', 'returned', 'approved']).nullable(),
  origin: z.enum(['document', 'entered']),
  lines: z.array(Line),
});
export type Action = z.infer<typeof Action>;
