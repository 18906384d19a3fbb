import { z } from 'zod';
import { Place } from './value.ts';

/** All of the difference, a part of it, or nothing. */
const Reach = z.enum(['whole', 'part', 'none']);

const Step = z.object({ dimension: z.string(), from: z.string(), to: z.string(), adds: z.string() });

const ReconciledCell = z.object({
  place: Place,
  period: z.string(),
  printed: z.string(),
  ours: z.string(),
  difference: z.string(),
  nearest: z.string(),
  left: z.string(),
  /** Of a cell that differs, its number under each cause, in their order. */
  tested: z.array(z.string()),
  /** Places of the causes that together come nearest, and what they leave; null where the numbers are equal. */
  explained: z.object({ reach: Reach, by: z.array(z.int()), left: z.string() }).nullable(),
});

/** A table of TabNet beside what is counted here. Amounts are decimal text. */
export const ReconciliationAnswer = z.object({
  fileName: z.string(),
  title: z.array(z.string()),
  content: z.string().nullable(),
  system: z.string(),
  byEstablishment: z.boolean(),
  /** How the title says that it is dated and placed. */
  says: z.object({ time: z.string().nullable(), place: z.string().nullable() }),
  /** The house's usual reading and the one that comes nearest, in words. */
  usual: z.array(z.string()),
  nearest: z.array(z.string()),
  printed: z.string(),
  ours: z.string(),
  steps: z.array(Step),
  /** Each cause counted alone: what the total would be, and in how many of the cells that differ it makes them equal or nearer. */
  causes: z.array(Step.extend({ total: z.string(), explains: Reach, equal: z.int(), nearer: z.int() })),
  /** Causes that the loaded files cannot test, and why. */
  untested: z.array(z.object({ name: z.string(), reason: z.string() })),
  left: z.string(),
  compared: z.int(),
  equal: z.int(),
  equalNearest: z.int(),
  skipped: z.array(z.object({ reason: z.string(), cells: z.int(), rows: z.array(z.string()) })),
  wrongTotals: z.array(z.string()),
  /** The cells that differ most, first. */
  cells: z.array(ReconciledCell),
  files: z.array(
    z.object({ id: z.string(), fileName: z.string(), sha256: z.string(), competencia: z.string() }),
  ),
});
export type ReconciliationAnswer = z.infer<typeof ReconciliationAnswer>;
