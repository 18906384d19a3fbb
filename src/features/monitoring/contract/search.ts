import { z } from 'zod';

/** What may be found here, in the order in which it is shown. */
export const SEARCH_KINDS = ['nonConformity', 'comment'] as const;
const Kind = z.enum(SEARCH_KINDS);

export const SearchQuery = z.object({
  q: z.string().trim().min(2, 'Escreva ao menos duas letras.').max(200),
  /** Only this kind; the counts are of all. */
  kind: Kind.optional(),
  /** At most so many of each kind: the first look at everything. */
  perKind: z.coerce.number().int().min(1).max(20).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

export const SearchAnswer = z.object({
  items: z.array(
    z.object({
      kind: Kind,
      id: z.string(),
      /** What it is, and its number: "NC 3/2026 · Em tratamento". */
      name: z.string(),
      title: z.string(),
      /** The field that matches, where it is not the title. */
      label: z.string().nullable(),
      /** What matches, cut around the first match. */
      text: z.string(),
      /** Pieces of `text` to mark: first letter and the one after the last. */
      marks: z.array(z.tuple([z.int(), z.int()])),
      /** Address of the screen that shows it. */
      href: z.string(),
    }),
  ),
  next: z.string().nullable(),
  /** How many of each kind there are, in their order; a kind without any is left out. */
  counts: z.array(z.object({ kind: Kind, count: z.int() })),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;
