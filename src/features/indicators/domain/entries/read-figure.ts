import { type ReadCell, readCell } from './read-cell.ts';
import type { EntryCell } from './sheet.ts';

type Figure = Omit<EntryCell, 'territory'>;

const BLANK: Figure = { numerator: null, denominator: null, value: null };

const figureOf = (read: ReadCell): string | null => ('value' in read ? read.value : null);

/**
 * Reads what is told of one place in one cell: both counts (`820 de 1.000`, `820/1000`), or the value that the document prints
 * (`93,69%`). Blank is nothing.
 * @returns what was read, or what is wrong with it (pt-BR).
 */
export function readFigure(text: string): Figure | { readonly problem: string } {
  const counts = /^(.+?)(?:\s+de\s+|\s*\/\s*)(.+)$/.exec(text.trim());
  if (counts === null) {
    const read = readCell(text, 'value');
    return 'problem' in read ? read : { ...BLANK, value: read.value };
  }
  const numerator = readCell(counts[1] ?? '', 'numerator');
  const denominator = readCell(counts[2] ?? '', 'denominator');
  if ('problem' in numerator) return numerator;
  if ('problem' in denominator) return denominator;
  return { ...BLANK, numerator: figureOf(numerator), denominator: figureOf(denominator) };
}
