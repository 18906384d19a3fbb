import { z } from 'zod';

const Severity = z.enum(['high', 'medium', 'low']);

export const CoherenceFinding = z.object({
  id: z.string(),
  rule: z.string(),
  severity: Severity,
  items: z.array(z.string()),
  message: z.string(),
  evidence: z.array(z.object({ label: z.string(), value: z.string(), item: z.string().nullable() })),
  /** Who accepted it as it is, when and why; null while it stands open. */
  accepted: z.object({ reason: z.string(), at: z.string(), by: z.string().nullable() }).nullable(),
  /** Of the record of its acceptance; 0 before the first. */
  version: z.int(),
});
export type CoherenceFinding = z.infer<typeof CoherenceFinding>;

const many = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item).max(40));

const Finding = z.string().min(3).max(400);

export const CoherenceQuery = z.object({
  state: z.enum(['open', 'accepted']).default('open'),
  severity: many(Severity),
  rule: many(z.string().max(60)),
  q: z.string().max(200).default(''),
  /** At most so many of each rule, all in one page: the first look at everything. */
  perRule: z.coerce.number().int().min(1).max(7).optional(),
  /** The last finding of the page before. */
  cursor: Finding.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type CoherenceQuery = z.infer<typeof CoherenceQuery>;

const Count = z.int().min(0);

export const CoherenceAnswer = z.object({
  items: z.array(CoherenceFinding),
  next: z.string().nullable(),
  /** Every rule, the weightier first, with how many findings pass the filters. */
  rules: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      why: z.string(),
      severity: Severity,
      open: Count,
      accepted: Count,
    }),
  ),
  /** What no rule sees, in words. */
  needsKnowledge: z.array(z.string()),
  /** Whether this reader may accept and reopen. */
  mayAccept: z.boolean(),
});
export type CoherenceAnswer = z.infer<typeof CoherenceAnswer>;

/** What an acceptance, or taking one back, leaves: the version of its record. */
export const DecidedFinding = z.object({ finding: z.string(), version: z.int() });
export type DecidedFinding = z.infer<typeof DecidedFinding>;

export const AcceptBody = z.object({
  finding: Finding,
  reason: z.string().trim().min(5, 'Diga por que se aceita: ao menos cinco letras.').max(1000),
  expectedVersion: z.int().min(0),
});
export type AcceptBody = z.infer<typeof AcceptBody>;

export const ReopenBody = z.object({ finding: Finding, expectedVersion: z.int().min(1) });
export type ReopenBody = z.infer<typeof ReopenBody>;
