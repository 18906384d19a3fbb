import { z } from 'zod';
import { LEVELS } from '../domain/chain.ts';

const ChainLevel = z.enum(LEVELS);

const ChainNode = z.object({
  key: z.string(),
  level: ChainLevel,
  id: z.string(),
  /** As it is called in a line: `P01`, `3.5`, `713`. */
  short: z.string(),
  title: z.string(),
  /** Operational actions under a strategic one; null elsewhere. */
  actions: z.int().nullable(),
  lacks: z.array(z.enum(['objective', 'strategicAction', 'action', 'indicator', 'target'])),
});
export type ChainNode = z.infer<typeof ChainNode>;

const ChainEdge = z.object({
  from: z.string(),
  to: z.string(),
  basis: z.enum(['document', 'words', 'reading', 'entered']),
  reason: z.string().nullable(),
  /** The entry behind a tie that people may take back. */
  entry: z.object({ id: z.string(), version: z.int() }).nullable(),
});
export type ChainEdge = z.infer<typeof ChainEdge>;

export const ChainAnswer = z.object({ nodes: z.array(ChainNode), edges: z.array(ChainEdge) });
export type ChainAnswer = z.infer<typeof ChainAnswer>;
