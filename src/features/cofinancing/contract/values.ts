import { z } from 'zod';

/** An exact decimal as text, with a point. */
export const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
export const Status = z.enum(['printed', 'reconstructed', 'assumed']);
export const Interval = z.tuple([z.iso.date(), z.iso.date().nullable()]);
export const Competencia = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'escreva ano e mês, como 2020-09');

/** A citation whose words were found in the stored act. */
export const Cite = z.object({
  act: z.string(),
  at: z.string(),
  quote: z.string(),
  sha256: z.string(),
  actName: z.string(),
  atLabel: z.string(),
});
export type Cite = z.infer<typeof Cite>;
