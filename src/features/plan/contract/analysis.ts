import { z } from 'zod';
import type { ExplainedJson } from '../../../kernel/explained.ts';
import { Assessment, entryOf, Macroproblem, Problem, Trait, Workshop } from './entries.ts';

const Explained = z.custom<ExplainedJson>((node) => typeof node === 'object' && node !== null);

const GroupScore = z.object({ given: z.int(), possible: z.int(), missing: z.int() });
export const Score = z.object({
  assessments: z.int(),
  feasibility: GroupScore,
  viability: GroupScore,
  /** Points given ÷ points possible as `n/d`; null until the six criteria were judged. */
  total: z.string().nullable(),
});
export type Score = z.infer<typeof Score>;

/** A number of the document beside the one that the records give. */
export const Checked = z.object({
  id: z.string(),
  label: z.string(),
  printed: z.string().nullable(),
  /** The document's sentence, with its address in the stored act. */
  sentence: z.object({ act: z.string(), at: z.string(), quote: z.string() }).nullable(),
  agreement: z.enum(['agrees', 'differs', 'absent']),
  explained: Explained,
});
export type Checked = z.infer<typeof Checked>;

const CareLineShare = Checked.extend({
  careLine: z.string(),
  name: z.string(),
  cells: z.array(z.object({ macro: z.string(), problems: z.int() })),
  /** Counts of macro-regions that would be printed so. */
  couldBe: z.array(z.int()),
});
export type CareLineShare = z.infer<typeof CareLineShare>;

const Named = z.object({ code: z.string(), name: z.string() });

export const AnalysisAnswer = z.object({
  macros: z.array(Named),
  careLines: z.array(Named),
  units: z.array(Named),
  /** Brought → selected → prioritised. */
  funnel: z.array(Checked),
  judged: z.int(),
  takenUp: z.int(),
  selectedShare: Checked,
  shares: z.array(CareLineShare),
  /** Whether any of the records behind these numbers was made up for the demonstration. */
  demonstration: z.boolean(),
  workshops: z.array(entryOf(Workshop)),
  macroproblems: z.array(entryOf(Macroproblem)),
  problems: z.array(entryOf(Problem).extend({ score: Score, brought: z.int() })),
  measures: z.array(z.object({ id: z.string(), title: z.string(), score: Score })),
  assessments: z.array(entryOf(Assessment)),
  traits: z.array(entryOf(Trait)),
});
export type AnalysisAnswer = z.infer<typeof AnalysisAnswer>;
