import { z } from 'zod';
import { CREDIT_GROUPS } from '../domain/credits.ts';

export const Credit = z.object({
  kind: z.literal('credit'),
  group: z.enum(CREDIT_GROUPS),
  role: z.string().trim().min(1).max(300),
  institution: z.string().trim().max(500),
  people: z.array(z.string().trim().min(2).max(120)).max(60),
  printedPeople: z.int().min(1).max(999).nullable(),
  order: z.number().min(-1_000_000).max(1_000_000),
});

const CreditLine = z.object({
  id: z.string(),
  version: z.int(),
  origin: z.enum(['document', 'reading', 'demonstration', 'entered']),
  content: Credit,
});
export type CreditLine = z.infer<typeof CreditLine>;

export const CreditsAnswer = z.object({
  items: z.array(CreditLine),
  next: z.null(),
  edition: z.object({
    title: z.string(),
    office: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    place: z.string(),
    printedYear: z.int(),
    /** Of the file that the plan was read from. */
    sources: z.array(z.object({ title: z.string(), sha256: z.string() })),
    /** The newest that was published; null where none was. */
    version: z
      .object({
        number: z.int(),
        title: z.string(),
        dated: z.iso.date(),
        sha256: z.string(),
        act: z.string().nullable(),
      })
      .nullable(),
  }),
  /** The office whose plan it is and what stands under it, each with the actions that it reports. */
  units: z.array(z.object({ id: z.string(), acronym: z.string(), name: z.string(), actions: z.int() })),
  /** Who took part in the workshops that made the plan, and how many of each. */
  workshops: z.array(z.object({ institution: z.string(), people: z.int() })),
});
export type CreditsAnswer = z.infer<typeof CreditsAnswer>;
