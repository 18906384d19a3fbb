import { z } from 'zod';

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
      actions: z.array(z.object({ id: z.string(), title: z.string(), cell: z.string() })),
    }),
  ),
  next: z.null(),
  /** Actions whose cell names nobody that is known. */
  unread: z.array(z.object({ id: z.string(), cell: z.string() })),
});
export type ParticipationAnswer = z.infer<typeof ParticipationAnswer>;
