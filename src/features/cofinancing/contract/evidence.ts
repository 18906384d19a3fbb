import { z } from 'zod';
import { PARTS } from '../domain/month/production.ts';
import { Competencia, Decimal } from './values.ts';

const Part = z.enum(PARTS);
const MOST_ROWS = 200;

/** Which part of the production, of which of its files (most have one), from which of its rows on. */
export const EvidenceQuery = z.object({
  part: Part,
  file: z.coerce.number().int().min(0).max(50).default(0),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(MOST_ROWS).default(100),
});
export type EvidenceQuery = z.infer<typeof EvidenceQuery>;

/** The rows of the files behind one part of what a competência pays; no column identifies a person. */
export const EvidenceAnswer = z.object({
  part: Part,
  label: z.string(),
  /** Production month. */
  month: Competencia,
  cnes: z.string().nullable(),
  files: z.array(
    z.object({
      name: z.string(),
      sha256: z.string(),
      date: z.iso.date().nullable(),
      rows: z.int(),
      total: Decimal,
    }),
  ),
  /** What the payment's tree says of the part, what the rows of all files sum, and whether it is the same. */
  leaf: Decimal,
  total: Decimal,
  matches: z.boolean(),
  columns: z.array(z.string()),
  items: z.array(z.object({ record: z.string(), amount: Decimal, cells: z.array(z.string()) })),
  next: z.object({ file: z.int(), offset: z.int() }).nullable(),
});
export type EvidenceAnswer = z.infer<typeof EvidenceAnswer>;
