import { z } from 'zod';
import { JUDGED } from '../domain/standing.ts';

const Day = z.iso.date();
const Kind = z.enum(JUDGED);

const Standing = z.object({
  kind: Kind,
  id: z.string(),
  /** By the rule: a status of an objective (null: nothing was said, or it has no actions), a standing of a target. */
  computed: z.string().nullable(),
  /** The counts that the rule looked at. */
  basis: z.string(),
  override: z
    .object({
      standing: z.string(),
      reason: z.string(),
      until: Day.nullable(),
      at: z.string(),
      by: z.string(),
      /** False once its last day went by. */
      inForce: z.boolean(),
    })
    .nullable(),
  version: z.int(),
  history: z.array(
    z.object({ words: z.string(), reason: z.string().nullable(), at: z.string(), by: z.string() }),
  ),
});
export type Standing = z.infer<typeof Standing>;

export const StandingsAnswer = z.object({
  items: z.array(Standing),
  next: z.null(),
  rules: z.object({ objective: z.string(), target: z.string() }),
  mayOverride: z.boolean(),
});
export type StandingsAnswer = z.infer<typeof StandingsAnswer>;

export const StandingParams = z.object({ kind: Kind, id: z.string().max(40) });
export const OverrideBody = z.object({
  standing: z.string().max(40),
  reason: z.string().trim().min(3, 'Escreva o motivo.').max(2000),
  until: Day.nullable(),
  expectedVersion: z.int().min(0),
});
export type OverrideBody = z.infer<typeof OverrideBody>;
export const WithdrawBody = z.object({ expectedVersion: z.int().min(1) });
