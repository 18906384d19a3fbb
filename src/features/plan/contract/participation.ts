import { z } from 'zod';

const Count = z.int().min(0);

export const ParticipationAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      fullName: z.string(),
      /** In the register of units; the others are known by their acronym only. */
      isUnit: z.boolean(),
      /** Whether the reader belongs to it. */
      isMine: z.boolean(),
      /** In how many actions it takes part. */
      actions: Count,
    }),
  ),
  next: z.null(),
  /** Actions whose cell names nobody that is known. */
  unread: Count,
});
export type ParticipationAnswer = z.infer<typeof ParticipationAnswer>;

export const ParticipationQuery = z.object({
  /** Whose actions; left out, those whose cell names nobody that is known. */
  institution: z.string().max(80).optional(),
  /** The last action of the page before. */
  cursor: z.string().max(20).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ParticipationQuery = z.infer<typeof ParticipationQuery>;

/** Actions in the order of the plan, each with its cell as printed. */
export const TakingPartAnswer = z.object({
  items: z.array(z.object({ id: z.string(), title: z.string(), cell: z.string() })),
  next: z.string().nullable(),
});
export type TakingPartAnswer = z.infer<typeof TakingPartAnswer>;
