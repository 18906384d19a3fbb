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
    }),
  ),
  /** The month in course, whose returned lines and silent units are told. */
  competencia: z.string().nullable(),
  next: z.null(),
});
export type WorsenedAnswer = z.infer<typeof WorsenedAnswer>;
