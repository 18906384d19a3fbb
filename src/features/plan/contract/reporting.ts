import { z } from 'zod';
import { StatusOrBlank } from './actions.ts';

const ReportingUnit = z.object({ code: z.string(), name: z.string(), fullName: z.string() });

const Named = z.object({
  rule: z.enum(['single', 'parts', 'each']),
  /** Under `parts` the first one closes the action. */
  units: z.array(ReportingUnit),
});

/** Who reports an action: what its OWNER cell gives beside what a person put right, and the parts that no longer count. */
export const ReportingState = z.object({
  derived: Named,
  corrected: Named.extend({ reason: z.string().nullable(), at: z.string(), by: z.string() }).nullable(),
  /** Whether the document has come to give other units since the correction. */
  derivedSince: z.boolean(),
  closed: z.array(
    z.object({
      unit: z.string(),
      unitName: z.string(),
      status: StatusOrBlank,
      note: z.string().nullable(),
      closedAt: z.string(),
    }),
  ),
  version: z.int(),
  mayCorrect: z.boolean(),
  /** Whether the last thing that happened is a correction, which can be taken back. */
  mayTakeBack: z.boolean(),
  /** The units that a correction may name; empty for who may not correct. */
  choices: z.array(ReportingUnit),
});
export type ReportingState = z.infer<typeof ReportingState>;

export const CorrectReportingBody = z.object({
  units: z.array(z.string().trim().min(1).max(40)).min(1).max(40),
  reason: z.string().trim().min(1).max(2000),
  expectedVersion: z.int().min(0),
});
export type CorrectReportingBody = z.infer<typeof CorrectReportingBody>;

export const TakeBackReportingBody = z.object({ expectedVersion: z.int().min(1) });
export type TakeBackReportingBody = z.infer<typeof TakeBackReportingBody>;
