import { z } from 'zod';
import type { ExplainedJson } from '../../../kernel/explained.ts';

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'escreva ano e mês, como 2026-03');

const FIRST_MONTH = '1992-01';

/** The four who look: the hospital, its municipality, the regional office and the central level. */
export const PANEL_LEVELS = ['unit', 'municipality', 'region', 'state'] as const;
export type PanelLevel = (typeof PANEL_LEVELS)[number];

export const PanelQuery = z.object({
  level: z.enum(PANEL_LEVELS).default('unit'),
  /** Left out: the last month with an approved declaration, else the last whole one. */
  competencia: Month.refine((month) => month >= FIRST_MONTH, 'o SIH começa em 1992').optional(),
});

/** From which day a hospital has a CNES, and what says so. */
export const CnesBody = z.object({
  cnes: z
    .string()
    .trim()
    .regex(/^\d{7}$/, 'o CNES tem sete algarismos'),
  from: z.iso.date(),
  source: z.string().trim().min(3, 'diga de onde veio').max(300),
});
export type CnesBody = z.infer<typeof CnesBody>;

/** The CNES that a hospital has in a month, who said it and the source. */
export const CnesAnswer = z.object({
  cnes: z.string(),
  from: z.iso.date(),
  source: z.string(),
  at: z.string(),
  by: z.string().nullable(),
});
export type CnesAnswer = z.infer<typeof CnesAnswer>;

const PanelCite = z.object({ act: z.string(), at: z.string(), quote: z.string(), atLabel: z.string() });

const PanelValue = z.object({
  source: z.enum(['computed', 'declared', 'document']),
  label: z.string(),
  text: z.string().nullable(),
  /** What was divided by what, with the source of each. */
  counts: z.string().nullable(),
  explained: z.custom<ExplainedJson>().nullable(),
  /** Where its records are. */
  recordsHref: z.string().nullable(),
  /** The indicator's own page, on this hospital, month and method. */
  indicatorHref: z.string().nullable(),
  band: z
    .object({
      label: z.string(),
      score: z.string().nullable(),
      cite: PanelCite,
      /** Another reading of the holes of the table would give another band. */
      dependsOnReading: z.boolean(),
    })
    .nullable(),
  /** Why there is no value, or what must be known of it. */
  reason: z.string().nullable(),
  isDemonstration: z.boolean(),
});
export type PanelValue = z.infer<typeof PanelValue>;

const CriterionAnswer = z.object({
  id: z.string(),
  label: z.string(),
  cite: PanelCite,
  clause: PanelCite.nullable(),
  noBand: z.string().nullable(),
  values: z.array(PanelValue),
});
export type CriterionAnswer = z.infer<typeof CriterionAnswer>;

export const PanelAnswer = z.object({
  agreement: z.object({ id: z.string(), municipality: z.string(), establishment: z.string() }),
  level: z.enum(PANEL_LEVELS),
  place: z.string(),
  competencia: Month,
  months: z.array(Month),
  hospitals: z.array(z.object({ name: z.string(), cnes: CnesAnswer.nullable() })),
  /** What must be known of a hospital wherever it is counted. */
  notices: z.array(z.string()),
  /** How the holes of the score tables are closed, and whether somebody decided it. */
  reading: z.object({ label: z.string(), isAssumed: z.boolean() }).nullable(),
  criteria: z.array(CriterionAnswer),
});
export type PanelAnswer = z.infer<typeof PanelAnswer>;
