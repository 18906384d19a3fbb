import { turnCycle } from '../features/monitoring/index.ts';
import type { Rounds } from '../platform/rounds.ts';

/** "When the day comes, do Y": what no person and no event sets off. */
export const rounds: Rounds = {
  'monitoring.turn-cycle': turnCycle,
};

const MINUTE_MS = 60_000;
export const ROUNDS_EVERY_MS = 15 * MINUTE_MS;
