import type { Knowledge } from '../../domain/plan-document/doubts.ts';
import type { ReadPlan } from '../../domain/plan-document/read-plan.ts';
import type { Transcript } from '../../domain/plan-document/transcript.ts';
import type { PlanRecords } from '../../store/records.ts';
import type { Answers } from './interpretation.ts';

/** What an import is merged from. */
export interface MergeInput {
  readonly stored: PlanRecords;
  /** Set aside by an earlier import: they come back under their own number. */
  readonly retired: PlanRecords;
  /** Codes of problems that a document took out, or people wrote: none of the document's new ones gets them. */
  readonly problemCodes: readonly string[];
  readonly plan: ReadPlan;
  /** What the document is taken to say under the same knowledge. */
  readonly transcript: Transcript;
  readonly knowledge: Knowledge;
  readonly answers: Answers;
}
