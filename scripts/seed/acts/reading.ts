import { foldWhiteSpace } from '../../../src/features/acts/domain/quotes.ts';
import type { ReadUnit } from './corrections.ts';

/** Reads the hand-made corrected reading: "@ address" opens a unit, lines with # before the first are notes. */
export function parseReading(text: string): ReadUnit[] {
  const units: ReadUnit[] = [];
  for (const line of text.split('\n')) {
    const opened = /^@ (\S+)$/u.exec(line);
    if (opened !== null) units.push({ address: opened[1]!, text: '' });
    else if (units.length > 0) units.at(-1)!.text += ` ${line}`;
  }
  return units.map((unit) => ({ ...unit, text: foldWhiteSpace(unit.text) }));
}
