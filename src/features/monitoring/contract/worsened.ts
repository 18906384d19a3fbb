import { z } from 'zod';
import { WORSENED_KINDS } from '../domain/worsened-kinds.ts';

/** What stands worse than a week ago; `units` are acronyms. */
export const WorsenedAnswer = z.object({
  /** The day at whose end things stood as they are compared with. */
  since: z.iso.date(),
  items: z.array(
    z.object({
      kind: z.enum(WORSENED_KINDS),
      id: z.string(),
      number: z.string(),
      title: z.string(),
      from: z.string(),
      to: z.string(),
      on: z.string().nullable(),
      units: z.array(z.string()),
      /** What names it to who charges it, and the last day on which it was charged; null where it is answered otherwise. */
      charge: z.object({ key: z.string(), on: z.iso.date().nullable() }).nullable(),
    }),
  ),
  /** The month in course, whose returned lines and silent units are told. */
  competencia: z.string().nullable(),
  next: z.null(),
});
export type WorsenedAnswer = z.infer<typeof WorsenedAnswer>;

export const ChargeBody = z.object({ key: z.string().max(200) });
export type ChargeBody = z.infer<typeof ChargeBody>;
/** How many people were reminded. */
export const Charged = z.object({ people: z.int(), on: z.iso.date() });
export type Charged = z.infer<typeof Charged>;
