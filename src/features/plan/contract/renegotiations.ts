import { z } from 'zod';

const Change = z.object({ from: z.string(), to: z.string() });

const Renegotiation = z.object({
  number: z.int(),
  /** What changed of the deadline, in the words in force; null where it stayed. */
  deadline: Change.nullable(),
  title: Change.nullable(),
  reason: z.string(),
  decision: z
    .object({ kind: z.enum(['act', 'meeting', 'nonConformity']), id: z.string(), words: z.string() })
    .nullable(),
  at: z.string(),
  by: z.string(),
  undone: z.object({ at: z.string(), by: z.string() }).nullable(),
});
export type Renegotiation = z.infer<typeof Renegotiation>;

/** Everything that was redefined of one action, newest first, beside what the document prints and what is in force. */
export const Renegotiations = z.object({
  printed: z.object({ deadline: z.string(), title: z.string() }),
  inForce: z.object({ deadline: z.string(), title: z.string() }),
  items: z.array(Renegotiation),
  next: z.null(),
  /** Those not taken back. */
  count: z.int(),
  version: z.int(),
  mayRenegotiate: z.boolean(),
  /** Whether the last thing said of the deadline or the words is a redefinition, which can be taken back. */
  mayUndo: z.boolean(),
});
export type Renegotiations = z.infer<typeof Renegotiations>;

const Words = (most: number) => z.string().trim().min(2).max(most);

export const RenegotiateBody = z.object({
  /** The new deadline in words, as the plan writes them: `até 30/11/2026`. Absent, it stays. */
  deadline: Words(200).optional(),
  title: Words(1000).optional(),
  reason: z.string().trim().min(3).max(2000),
  /** The act that decided it, by its id in the registry. */
  act: z.string().max(80).nullish(),
  expectedVersion: z.int().min(0),
});
export type RenegotiateBody = z.infer<typeof RenegotiateBody>;

export const UndoRenegotiationBody = z.object({ expectedVersion: z.int().min(1) });
export type UndoRenegotiationBody = z.infer<typeof UndoRenegotiationBody>;
