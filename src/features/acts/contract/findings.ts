import { z } from 'zod';
import { LINT_RULES, type LintRule } from '../domain/lint/finding.ts';

const Rule = z.enum(Object.keys(LINT_RULES) as [LintRule, ...LintRule[]]);

export const ActFinding = z.object({
  /** Rule and place: `L003:art-2/inc-6/a:3`. */
  id: z.string(),
  rule: Rule,
  severity: z.enum(['error', 'warning', 'info']),
  /** The provision that it begins in, and how a reader names it. */
  at: z.string(),
  label: z.string(),
  /** Words of the provision before, at issue and after. */
  before: z.string(),
  quote: z.string(),
  after: z.string(),
  message: z.string(),
  suggestion: z.string().nullable(),
  /** How many reais lie between the readings, as decimal text. */
  effect: z.string().nullable(),
  /** Who accepted it as it is, when and why; null while it stands open. */
  accepted: z.object({ reason: z.string(), at: z.string(), by: z.string().nullable() }).nullable(),
  /** Of the record of its acceptance; 0 before the first. */
  version: z.int(),
});
export type ActFinding = z.infer<typeof ActFinding>;

export const ActFindings = z.object({
  items: z.array(ActFinding),
  next: z.null(),
  act: z.object({ id: z.string(), title: z.string(), number: z.string().nullable() }),
  /** False where the whole text is not here: nothing can be said of it. */
  hasText: z.boolean(),
  /** Whether this reader may accept and reopen. */
  mayAccept: z.boolean(),
});
export type ActFindings = z.infer<typeof ActFindings>;

/** What a room that pays by an act says that a finding is worth: of the words at an address, with what the amount is. */
export const FindingEffects = z.object({
  items: z.array(z.object({ at: z.string(), quote: z.string(), effect: z.string(), note: z.string() })),
  next: z.null(),
});
export type FindingEffects = z.infer<typeof FindingEffects>;

const Finding = z.string().min(3).max(300);

export const AcceptActFinding = z.object({
  finding: Finding,
  reason: z.string().trim().min(5, 'Diga por que se aceita: ao menos cinco letras.').max(1000),
  expectedVersion: z.int().min(0),
});
export type AcceptActFinding = z.infer<typeof AcceptActFinding>;

export const ReopenActFinding = z.object({ finding: Finding, expectedVersion: z.int().min(1) });
export type ReopenActFinding = z.infer<typeof ReopenActFinding>;
