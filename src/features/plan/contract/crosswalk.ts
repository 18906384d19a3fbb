import { z } from 'zod';
import { BOOKS, CODED_LEVELS } from '../domain/crosswalk.ts';

const CodeShown = z.object({
  book: z.enum(BOOKS),
  code: z.string(),
  title: z.string(),
  from: z.int(),
  to: z.int(),
  source: z.string(),
  /** The document prints it, or somebody entered it. */
  basis: z.enum(['document', 'entered']),
  /** What may be taken back; null for what the document prints. */
  entry: z.object({ id: z.string(), version: z.int() }).nullable(),
});
export type CodeShown = z.infer<typeof CodeShown>;

/** A code beside an action: `of` is the record that has it, in words. */
export const AboveCode = CodeShown.extend({ of: z.string() });

const CodedObject = z.object({
  level: z.enum(CODED_LEVELS),
  id: z.string(),
  short: z.string(),
  title: z.string(),
  codes: z.array(CodeShown),
});

const Count = z.int();
export const CrosswalkAnswer = z.object({
  items: z.array(CodedObject),
  next: z.null(),
  coverage: z.array(
    z.object({
      level: z.enum(CODED_LEVELS),
      records: Count,
      coded: z.object({ PES: Count, PPA: Count }),
    }),
  ),
});
export type CrosswalkAnswer = z.infer<typeof CrosswalkAnswer>;
