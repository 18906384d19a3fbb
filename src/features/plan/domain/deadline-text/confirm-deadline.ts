import type { Deadline } from '../deadline.ts';
import { readDeadline } from './read-deadline.ts';

/**
 * The reading that a person's words make certain, wherever they are said: words that are read beyond doubt, or one of the readings that
 * were offered. `raw` is these words. Null where they are neither: a doubtful reading does not become certain by being repeated.
 */
export function confirmedReading(
  words: string,
  choices: readonly string[],
  planEnd: string,
): Deadline | null {
  const reading = readDeadline(words, { planEnd });
  if (reading.confidence === 'unparseable') return null;
  if (reading.confidence !== 'high' && !choices.includes(words)) return null;
  return { ...reading, confirmed: true };
}

/** What is said of words that make no deadline certain. */
export function vagueDeadline(words: string, planEnd: string): string {
  const { note } = readDeadline(words, { planEnd });
  return `“${words}” ainda não diz uma data certa. ${note ?? ''} Escreva, por exemplo, “até 30/11/2026” ou “01/06/2024 a 31/12/2025”.`;
}
