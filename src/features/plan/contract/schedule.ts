import { z } from 'zod';

const Day = z.iso.date();

export const Occurrence = z.object({
  /** The day by the rule alone, which it is known by. */
  day: Day,
  /** The last day in time, holidays and weekends considered. */
  due: Day,
  /** The holiday or weekend that moved it; null where nothing did. */
  moved: z.string().nullable(),
  state: z.enum(['done', 'overdue', 'dueToday', 'planned', 'unreported']),
  doneOn: Day.nullable(),
  evidence: z.string().nullable(),
  reportedAt: z.string().nullable(),
  reportedBy: z.string().nullable(),
  version: z.int(),
  /** Reported, and no longer a day of the rule: the deadline has been read otherwise since. */
  offRule: z.boolean(),
});
export type Occurrence = z.infer<typeof Occurrence>;

const DeadlineReading = z.object({
  raw: z.string(),
  /** As understood, in words that are read back the same. */
  words: z.string(),
  confidence: z.enum(['high', 'medium', 'low', 'unparseable']),
  confirmed: z.boolean(),
  /** What it may mean, likeliest first. */
  choices: z.array(z.string()),
  version: z.int(),
});

/** The time of one action: how its deadline is read, and every occurrence of one that recurs. */
export const Schedule = z.object({
  reading: DeadlineReading,
  /** The rule in words; null where the action does not recur. */
  rule: z.string().nullable(),
  items: z.array(Occurrence),
  next: z.null(),
  today: Day,
  /** Whether this reader may say of an occurrence that it was done. */
  mayReport: z.boolean(),
  /** Whether this reader may confirm how the deadline is read. */
  mayConfirm: z.boolean(),
});
export type Schedule = z.infer<typeof Schedule>;

const Words = z.string().trim().max(2000);

export const OccurrenceParams = z.object({ id: z.string().max(40), day: Day });
export const OccurrenceBody = z.object({
  doneOn: Day,
  evidence: Words.optional(),
  expectedVersion: z.int().min(0),
});
export type OccurrenceBody = z.infer<typeof OccurrenceBody>;

export const TakeBackBody = z.object({ expectedVersion: z.int().min(1) });
export type TakeBackBody = z.infer<typeof TakeBackBody>;

export const ConfirmDeadlineBody = z.object({
  /** The reading in words, as a choice gives it or as somebody types it: `até 30/11/2026`. */
  words: Words.min(2),
  expectedVersion: z.int().min(0),
});
export type ConfirmDeadlineBody = z.infer<typeof ConfirmDeadlineBody>;
