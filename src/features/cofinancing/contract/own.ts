import { z } from 'zod';
import { Deadline } from './deadlines.ts';
import { MonthHead } from './month.ts';
import { Competencia, Decimal } from './values.ts';

const OwnAgreement = z.object({
  id: z.string(),
  name: z.string(),
  municipality: z.string(),
  establishment: z.string(),
});

export const OwnList = z.object({ items: z.array(OwnAgreement), next: z.null() });
export type OwnList = z.infer<typeof OwnList>;

export const OwnAnswer = z.object({
  agreement: OwnAgreement,
  /** What the month of today would pay; where its production is missing, by that of the last month that can be calculated. */
  forecast: z
    .object({
      competencia: Competencia,
      amount: Decimal,
      factor: Decimal,
      base: Decimal,
      /** The payment month whose production it takes. */
      baseOf: Competencia,
    })
    .nullable(),
  /** Why the month of today cannot be calculated yet; null where it can. */
  waits: z.string().nullable(),
  /** Why nothing may be authorised for it, in words. */
  blockedBy: z.array(z.string()),
  goals: z.object({
    period: z.string(),
    words: z.string(),
    items: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        target: z.string().nullable(),
        produced: z.string().nullable(),
        outcome: z.enum(['met', 'not-met', 'partly', 'out']),
        reason: z.string().nullable(),
      }),
    ),
  }),
  /** What is not proved, what falls due first before the rest. */
  due: z.array(
    z.object({ id: z.string(), label: z.string(), words: z.string(), by: z.iso.date().nullable() }),
  ),
  /** Terms that run or ran out, the nearest first. */
  deadlines: z.array(Deadline),
  licence: z
    .object({
      document: z.string(),
      until: z.iso.date(),
      daysLeft: z.int(),
      /** The narrowest of the programme's warnings that is due; 0 past the end. */ alert: z.int().nullable(),
    })
    .nullable(),
  /** The newest first. */
  months: z.array(MonthHead),
});
export type OwnAnswer = z.infer<typeof OwnAnswer>;
