import { median } from './harness.ts';
import type { WholeReadings } from './whole.ts';

/** Median of CPU seconds, and its extremes. */
export function cpuCell({ seconds }: WholeReadings): string {
  return `${median(seconds).toFixed(2)} (${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)})`;
}

/** The highest peak of memory, in MiB; empty where it is not known. */
export function peakCell({ usages }: WholeReadings): string {
  const peak = Math.max(...usages.map(({ peakBytes }) => peakBytes));
  return peak === 0 ? '' : (peak / 2 ** 20).toFixed(0);
}

export function medianWall({ usages }: WholeReadings): number {
  return median(usages.map(({ wallSeconds }) => wallSeconds));
}

export const millions = (rows: number): string => `${(rows / 1e6).toFixed(2)} M`;
