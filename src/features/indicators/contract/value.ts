import { z } from 'zod';

const Source = z.object({ file: z.string(), sha256: z.string(), date: z.string().nullable() });

export const Place = z.object({ code: z.string(), name: z.string(), level: z.string() });

export const ValueStatus = z.enum([
  'computed',
  'partial',
  'declared',
  'no-denominator',
  'no-records',
  'suppressed',
  'unavailable',
]);
export type ValueStatus = z.infer<typeof ValueStatus>;

/** Of few people: `shown` to who may read rows, `hidden` from the others, as is a number that would give one away. */
export const Small = z.enum(['shown', 'hidden']).nullable();

/** A value of one place and period. Numbers are decimal text; `text` is how people read it. */
export const Value = z.object({
  period: z.string(),
  status: ValueStatus,
  reason: z.string().nullable(),
  value: z.string().nullable(),
  text: z.string().nullable(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  method: z.string().nullable(),
  variant: z.string().nullable(),
  sources: z.array(Source),
  /** Instant at which the newest of its counts was made. */
  computedAt: z.string().nullable(),
  /** The last month that a stock reaches, where its period is not closed by it. */
  until: z.string().nullable(),
  /** Why it does not stand beside the target of its year (pt-BR); null where it is judged. */
  unjudged: z.string().nullable(),
  small: Small,
});
export type Value = z.infer<typeof Value>;

export const PlaceQuery = z.object({
  territory: z.string().max(7).optional(),
  /** CNES; stands in the place of a territory. */
  establishment: z.string().max(7).optional(),
  method: z.string().max(40).optional(),
  variant: z.string().max(60).optional(),
  /** Day: the value by the files that stood at its end. */
  knownOn: z.iso.date().optional(),
});

export const ValueQuery = PlaceQuery.extend({ period: z.string().max(12) });
