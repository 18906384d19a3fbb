import { z } from 'zod';

export const AcronymsAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      acronym: z.string(),
      senses: z.array(
        z.object({
          expansion: z.string(),
          basis: z.enum(['document', 'reading', 'entered']),
          note: z.string().nullable(),
        }),
      ),
      settled: z.int().nullable(),
      state: z.enum(['document', 'reading', 'entered', 'doubt', 'unknown']),
      /** How often objectives, actions, owners, participants and notes use it, and in which operational actions. */
      uses: z.int(),
      actions: z.array(z.string()),
    }),
  ),
  next: z.null(),
});
export type AcronymsAnswer = z.infer<typeof AcronymsAnswer>;
