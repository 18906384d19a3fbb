import { z } from 'zod';
import { BODY_KINDS } from '../domain/body.ts';
import { STAGES } from '../domain/meeting.ts';
import { Day, Id, Version, Words } from './shapes.ts';

// What Início reads of this room, apart from the rest of its shapes.

export const MeetingSummary = z.object({
  body: z.string(),
  bodyName: z.string(),
  kind: z.enum(BODY_KINDS),
  key: Day,
  day: Day,
  hour: z.string().nullable(),
  place: z.string().nullable(),
  moved: z.string().nullable(),
  /** Why people moved it or called it off. */
  reason: z.string().nullable(),
  stage: z.enum(STAGES),
  /** 0 while only the series says that it will be held. */
  version: z.int(),
});
export type MeetingSummary = z.infer<typeof MeetingSummary>;

export const CalendarQuery = z.object({ from: Day.optional(), to: Day.optional() });
export const CalendarAnswer = z.object({
  /** `mine`: the reader has a seat in its body, or sits in the unit that keeps it. */
  items: z.array(MeetingSummary.extend({ mine: z.boolean(), mayConduct: z.boolean() })),
  next: z.null(),
  today: Day,
});
export type CalendarAnswer = z.infer<typeof CalendarAnswer>;

/** What meetings assigned to the reader or to their unit, and is not done. */
export const AssignmentsAnswer = z.object({
  items: z.array(
    z.object({
      /** Of the assignment; `item` and `version` are of the item that it was said of. */
      id: z.string(),
      item: z.string(),
      version: z.int(),
      title: z.string(),
      words: z.string(),
      to: z.string(),
      until: Day,
      body: z.string(),
      bodyName: z.string(),
      key: Day,
    }),
  ),
  next: z.null(),
  today: Day,
});
export type AssignmentsAnswer = z.infer<typeof AssignmentsAnswer>;

export const DoneBody = z.object({ outcome: Id, doneOn: Day, words: Words(2000), expectedVersion: Version });
export type DoneBody = z.infer<typeof DoneBody>;
