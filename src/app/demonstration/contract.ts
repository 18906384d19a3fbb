import { z } from 'zod';

/** How much of the life of the plan has been told; as many of as many once it is whole, and zero of zero where there is none. */
export const LifeAnswer = z.object({ told: z.int(), of: z.int() });
export type LifeAnswer = z.infer<typeof LifeAnswer>;
