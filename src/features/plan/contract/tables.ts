import { z } from 'zod';

/** The tables in which the plan leaves as CSV. */
export const TablesAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** What one row is. */
      what: z.string(),
      columns: z.array(z.object({ name: z.string(), means: z.string() })),
    }),
  ),
  next: z.null(),
});
export type TablesAnswer = z.infer<typeof TablesAnswer>;
