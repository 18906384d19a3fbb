import { z } from 'zod';

const SEARCH_KINDS = ['objective', 'target', 'indicator', 'strategicAction', 'action', 'note'] as const;

export const SearchQuery = z.object({
  q: z.string().trim().min(2, 'Escreva ao menos duas letras.').max(200),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

export const SearchHit = z.object({
  kind: z.enum(SEARCH_KINDS),
  id: z.string(),
  title: z.string(),
  /** The field that matches, where it is not the title: "Responsável", "Observações". */
  label: z.string().nullable(),
  /** What matches, cut around the first match. */
  text: z.string(),
  /** Pieces of `text` to mark: first letter and the one after the last. */
  marks: z.array(z.tuple([z.int(), z.int()])),
  /** Address of the screen that shows it. */
  href: z.string(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchAnswer = z.object({ items: z.array(SearchHit), next: z.string().nullable() });
export type SearchAnswer = z.infer<typeof SearchAnswer>;
