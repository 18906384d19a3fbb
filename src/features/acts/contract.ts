import { z } from 'zod';

const Day = z.iso.date();
const Kind = z.enum(['resolution', 'plan', 'law']);

const Source = z.object({ file: z.string(), sha256: z.string(), date: z.string() });

export const ActSummary = z.object({
  id: z.string(),
  kind: Kind,
  number: z.string().nullable(),
  title: z.string(),
  body: z.string(),
  ementa: z.string().nullable(),
  signedOn: Day.nullable(),
  effectFrom: Day,
  effectTo: Day.nullable(),
  source: Source,
  /** How many provisions the reading has. */
  units: z.int(),
});
export type ActSummary = z.infer<typeof ActSummary>;

export const ActList = z.object({ items: z.array(ActSummary), next: z.null() });
export type ActList = z.infer<typeof ActList>;

export const ActParams = z.object({ id: z.string().trim().min(1).max(80) });

export const ActUnit = z.object({
  address: z.string(),
  /** As a reader writes it: "Art. 9º, parágrafo único". */
  label: z.string(),
  kind: z.enum(['provision', 'heading', 'table-row']),
  status: z.enum(['printed', 'reconstructed']),
  text: z.string(),
  /** What the machine read in the same place; null for an act that was never scanned. */
  ocr: z.string().nullable(),
  corrections: z.int(),
});
export type ActUnit = z.infer<typeof ActUnit>;

const Cell = z.object({
  text: z.string(),
  ocr: z.string().nullable(),
  status: z.enum(['printed', 'reconstructed']),
  confidence: z.enum(['high', 'medium']),
  reason: z.string(),
});

export const ActTable = z.object({
  at: z.string(),
  title: z.string(),
  columns: z.array(z.object({ key: z.string(), label: z.string() })),
  rows: z.array(z.object({ at: z.string(), label: z.string(), cells: z.record(z.string(), Cell) })),
  doubts: z.array(z.string()),
});
export type ActTable = z.infer<typeof ActTable>;

export const ActAnswer = ActSummary.omit({ units: true }).extend({
  units: z.array(ActUnit),
  tables: z.array(ActTable),
  omissions: z.array(z.object({ at: z.string(), what: z.string(), reason: z.string() })),
});
export type ActAnswer = z.infer<typeof ActAnswer>;
