import { z } from 'zod';
import { OFTEN, PARTIES, STANDINGS } from '../domain/obligations.ts';
import { Cite } from './values.ts';

const ObligationLine = z.object({
  id: z.string(),
  party: z.enum(PARTIES),
  often: z.enum(OFTEN),
  label: z.string(),
  standing: z.enum(STANDINGS),
  /** How it is proved, or why it is not. */
  words: z.string(),
  cite: Cite,
  /** A part of it that ends by itself, and on which presumption. */
  expiring: z
    .object({ label: z.string(), to: z.iso.date(), ended: z.boolean(), note: z.string() })
    .nullable(),
});
export type ObligationLine = z.infer<typeof ObligationLine>;

export const ObligationList = z.object({
  agreement: z.object({ id: z.string(), name: z.string(), municipality: z.string() }),
  items: z.array(ObligationLine),
  next: z.null(),
});
export type ObligationList = z.infer<typeof ObligationList>;
