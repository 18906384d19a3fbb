import { z } from 'zod';
import { DEADLINE_KINDS } from '../domain/deadlines/kinds.ts';

export const Deadline = z.object({
  id: z.string(),
  kind: z.enum(DEADLINE_KINDS),
  what: z.string(),
  /** From when it runs and how its days are counted. */
  rule: z.string(),
  lastDay: z.iso.date(),
  /** Below zero once it passed. */
  daysLeft: z.int(),
  /** Below the address of the Termo. */
  at: z.string(),
});
export type Deadline = z.infer<typeof Deadline>;

/** The nearest first. */
export const DeadlineList = z.object({
  items: z.array(Deadline.extend({ agreement: z.object({ id: z.string(), name: z.string() }) })),
  next: z.null(),
});
export type DeadlineList = z.infer<typeof DeadlineList>;
