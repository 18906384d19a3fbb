import { z } from 'zod';
import { MUNICIPAL_STATES } from '../domain/municipal.ts';
import { Day } from './shapes.ts';

/** An action that asks each municipality for a body of its own. */
export const MunicipalBoard = z.object({ action: z.string(), name: z.string() });

export const MunicipalParams = z.object({ action: z.string().max(40) });

const Line = z.object({
  code: z.string(),
  name: z.string(),
  region: z.string(),
  state: z.enum(MUNICIPAL_STATES),
  body: z.object({ id: z.string(), name: z.string() }).nullable(),
  act: z.object({ id: z.string(), title: z.string(), day: Day.nullable() }).nullable(),
  /** The reader may register the one of this municipality. */
  mayManage: z.boolean(),
});

export const MunicipalAnswer = MunicipalBoard.extend({
  /** What one of them is called, to be registered so. */
  one: z.string(),
  source: z.string(),
  items: z.array(Line),
  next: z.null(),
  counts: z.object({ constituted: z.int(), forming: z.int(), ended: z.int(), absent: z.int() }),
});
export type MunicipalAnswer = z.infer<typeof MunicipalAnswer>;
