import { z } from 'zod';
import type { ExplainedJson } from '../../../kernel/explained.ts';

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'escreva ano e mês, como 2026-03');

/** The four who look: the hospital, its municipality, the regional office and the central level. */
export const PANEL_LEVELS = ['unit', 'municipality', 'region', 'state'] as const;
export type PanelLevel = (typeof PANEL_LEVELS)[number];

export const PanelQuery = z.object({
  level: z.enum(PANEL_LEVELS).default('unit'),
  /** Left out: the last month with an approved declaration, else the last whole one. */
  competencia: Month.optional(),
  /** CNES of the hospital, which the act does not print. */
  cnes: z
    .string()
    .regex(/^\d{7}$/, 'o CNES tem sete algarismos')
    .optional(),
});

const PanelCite = z.object({ act: z.string(), at: z.string(), quote: z.string(), atLabel: z.string() });

const PanelValue = z.object({
  source: z.enum(['computed', 'declared', 'document']),
  label: z.string(),
  text: z.string().nullable(),
  explained: z.custom<ExplainedJson>().nullable(),
  /** Where its records are. */
  recordsHref: z.string().nullable(),
  band: z.object({ label: z.string(), score: z.string().nullable(), cite: PanelCite }).nullable(),
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
  cnes: z.string().nullable(),
  hospitals: z.array(z.string()),
  criteria: z.array(CriterionAnswer),
});
export type PanelAnswer = z.infer<typeof PanelAnswer>;
