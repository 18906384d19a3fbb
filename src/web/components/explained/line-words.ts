import type { ReactNode } from 'react';
import type { Citation, ExplainedJson, Reading } from '../../../kernel/explained.ts';
import { findWords } from '../../../kernel/find-words.ts';

/** What the screen knows of a line beyond the calculation itself. */
export interface LineWords {
  /** Where a citation opens. */
  citeHref?: (cite: Citation) => string;
  /** Where an open question is decided; nowhere for what is only presumed. */
  readingHref?: (reading: Reading) => string | undefined;
  /** What the screen adds to a value: why it is not more. */
  remark?: (node: ExplainedJson) => ReactNode;
}

/** Where the words stand in a text, as `Marked` takes them. */
export const marksOf = (text: string, words: string): [number, number][] =>
  findWords(text, words).map(({ start, end }) => [start, end]);
