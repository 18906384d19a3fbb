import type { Competencia } from '../../../kernel/competencia.ts';
import type { Programme, ReadingQuestion } from './programme.ts';

/** Who answered an open question of a programme, by which act, for which months, and when that came to be known. */
export interface ReadingDecision {
  readonly programme: string;
  readonly reading: string;
  readonly option: string;
  /** First month that is calculated by it. */
  readonly from: Competencia;
  readonly act: string;
  readonly reason: string;
  /** The day it was said. */
  readonly knownOn: string;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly by: string | null;
}

/**
 * The decision of each question that holds for a month, as known on a day: of those that reach the month, the last said.
 * `decisions` come in the order they were said. An answer that the programme no longer offers decides nothing.
 */
export function decisionsFor(
  programme: Programme,
  decisions: readonly ReadingDecision[],
  month: Competencia,
  knownOn: string,
): ReadonlyMap<string, ReadingDecision> {
  const offers = ({ reading, option }: ReadingDecision) =>
    questionOf(programme, reading)?.options.some(({ id }) => id === option) === true;
  return new Map(
    decisions
      .filter((each) => each.programme === programme.id && each.from <= month && each.knownOn <= knownOn)
      .filter(offers)
      .map((each) => [each.reading, each]),
  );
}

/** The decided answers as `Case.decided` takes them. */
export function decidedOptions(decisions: ReadonlyMap<string, ReadingDecision>): Record<string, string> {
  return Object.fromEntries([...decisions].map(([reading, { option }]) => [reading, option]));
}

/** The question with this id, or undefined. */
export function questionOf(programme: Programme, id: string): ReadingQuestion | undefined {
  return programme.readings.find((each) => each.id === id);
}
