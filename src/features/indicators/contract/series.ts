import { z } from 'zod';
import { PlaceQuery, Value, ValueQuery } from './value.ts';

/**
 * How long the periods of a series are; a window is the 12 months that end in its month, a pool the years that the card tells
 * together where cases are few.
 */
export const Grain = z.enum(['year', 'month', 'window', 'four-months', 'semester', 'pool']);
export type Grain = z.infer<typeof Grain>;

export const SeriesQuery = PlaceQuery.extend({ grain: Grain.default('year') });
/** One line of values, oldest first; a year brings no more than its months. */
export const SeriesAnswer = z.object({
  grain: Grain,
  method: z.string().nullable(),
  /** As people call the place or establishment. */
  place: z.string(),
  items: z.array(Value),
  next: z.null(),
});
export type SeriesAnswer = z.infer<typeof SeriesAnswer>;

export const ProvenanceQuery = ValueQuery;
/** Everything that stands behind a value: files with their hashes and rows, and the question that is asked of them. */
export const ProvenanceAnswer = z.object({
  period: z.string(),
  method: z.object({ id: z.string(), name: z.string(), version: z.string(), formula: z.string() }).nullable(),
  cardSha256: z.string().nullable(),
  /** Instant of the newest count. */
  computedAt: z.string().nullable(),
  files: z.array(
    z.object({
      role: z.enum(['numerator', 'denominator']),
      fileName: z.string(),
      sha256: z.string(),
      system: z.string(),
      uf: z.string(),
      period: z.string(),
      issuedOn: z.string(),
      /** Null where the counts came with Pactua and the file itself is not loaded. */
      importedAt: z.string().nullable(),
      rows: z.int().nullable(),
      versionId: z.string().nullable(),
      /** Whether its source still issues it again, or it may be the preliminary one (pt-BR); null where that is not known. */
      status: z.object({ label: z.string(), words: z.string() }).nullable(),
    }),
  ),
  /** Loaded files with the same records, which are not counted again, and the rule that left them aside. */
  aside: z.array(
    z.object({
      overlap: z.enum(['state-file', 'national-extract', 'newest-file']),
      fileName: z.string(),
      sha256: z.string(),
      uf: z.string(),
      period: z.string(),
    }),
  ),
  /** Periods of files that the value needs and nobody loaded. */
  missing: z.array(z.string()),
  /** In the words of the analytics engine: the question place by place, and what ran, which counts all places at once. */
  queries: z.array(z.object({ label: z.string(), text: z.string(), ran: z.string().nullable() })),
});
export type ProvenanceAnswer = z.infer<typeof ProvenanceAnswer>;
