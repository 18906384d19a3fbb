import { z } from 'zod';
import { ITEM_KINDS, MOST_TITLE } from '../domain/agenda.ts';
import { Pledge, RecordsNamed } from './records.ts';
import { Day, Id, Version, Words } from './shapes.ts';

const Outcome = z.object({
  id: z.string(),
  kind: z.enum(['decided', 'assigned', 'rescheduled', 'redefined', 'status', 'nonConformity']),
  words: z.string(),
  at: z.string(),
  by: z.string(),
  /** Of what was assigned: the day it was said done, or null while it is open. */
  doneOn: Day.nullable(),
  doneBy: z.string().nullable(),
  doneWords: z.string().nullable(),
  isOpen: z.boolean(),
  /** It is open, and the reader may say it done. */
  mayFinish: z.boolean(),
  /** Of what was said by mistake: who took it back, and why. */
  withdrawn: z.object({ by: z.string(), reason: z.string() }).nullable(),
  /** Of a non-conformity that was opened: its id. */
  nonConformity: z.string().nullable(),
});

const ActionOfItem = z.object({
  id: z.string(),
  title: z.string(),
  deadline: z.string(),
  lateness: z.string(),
  statusWords: z.string(),
  renegotiations: z.int(),
  version: z.int(),
  lines: z.array(
    z.object({
      ...{ unit: z.string(), status: z.string().nullable() },
      ...{ version: z.int(), pledge: Pledge.nullable() },
    }),
  ),
});

export const ItemAnswer = z.object({
  /** Null while the agenda is not closed and the item builds itself. */
  id: z.string().nullable(),
  kind: z.enum(ITEM_KINDS),
  title: z.string(),
  note: z.string().nullable(),
  unit: z.string().nullable(),
  proposedBy: z.string().nullable(),
  mine: z.boolean(),
  indicator: z.string().nullable(),
  action: ActionOfItem.nullable(),
  outcomes: z.array(Outcome),
  /** The items that it goes on from, the nearest first: the meeting of each, and what was assigned there. */
  before: z.array(
    z.object({
      ...{ item: z.string(), version: z.int(), meeting: Day, day: Day },
      assigned: z.array(Outcome),
    }),
  ),
  version: z.int(),
});
export type ItemAnswer = z.infer<typeof ItemAnswer>;

export const ItemParams = z.object({ item: Id });

export const ProposeBody = z.object({
  title: Words(MOST_TITLE),
  note: Words(1000).nullable(),
  action: z.string().max(40).nullable(),
  indicator: z.string().max(60).nullable(),
  unit: z.string().max(40).nullable(),
});
export type ProposeBody = z.infer<typeof ProposeBody>;

export const OutcomeBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('decided'), words: Words(4000), expectedVersion: Version }),
  z.object({
    kind: z.literal('assigned'),
    words: Words(4000),
    to: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('unit'), id: z.string().max(40) }),
      z.object({ kind: z.literal('person'), id: z.uuid() }),
      z.object({ kind: z.literal('outsider'), name: Words(200) }),
    ]),
    until: Day,
    expectedVersion: Version,
  }),
  z.object({ kind: z.literal('rescheduled'), words: Words(4000).optional(), expectedVersion: Version }),
  z.object({
    kind: z.literal('redefined'),
    words: Words(2000).min(3),
    deadline: Words(200).optional(),
    title: Words(1000).optional(),
    actionVersion: Version,
    expectedVersion: Version,
  }),
  z.object({
    kind: z.literal('status'),
    words: Words(2000).optional(),
    unit: z.string().max(40),
    status: z.enum(['notStarted', 'inProgress', 'completed', 'cancelled']),
    records: RecordsNamed.optional(),
    lineVersion: Version,
    expectedVersion: Version,
  }),
  /** Opens a non-conformity of what the item is about, or tells of the open one. */
  z.object({ kind: z.literal('nonConformity'), expectedVersion: Version }),
]);
export type OutcomeBody = z.infer<typeof OutcomeBody>;

export const WithdrawBody = z.object({ outcome: Id, reason: Words(500), expectedVersion: Version });
export type WithdrawBody = z.infer<typeof WithdrawBody>;

/** Something that the agenda does not have, brought while the meeting goes on; of an action, its words may stand for the title. */
export const RaiseBody = z.object({
  title: Words(MOST_TITLE).nullable(),
  note: Words(1000).nullable(),
  action: Words(40).nullable(),
});
export type RaiseBody = z.infer<typeof RaiseBody>;
