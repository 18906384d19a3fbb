import { type Concern, unreadRow } from './concerns.ts';
import type { SourceRow } from './source-row.ts';

export interface ReadTarget {
  readonly id: string;
  readonly order: number;
  readonly text: string;
  readonly line: number | null;
}

/** What may number a target in a cell of its own: `1`, `2.`, `Meta 3`. */
const NUMBER_CELL = /^(?:meta\s*)?(?:n[º°o.]*\s*)?\d{1,3}\s*[-–.)ºª°]*$/i;

/** The targets of their section, one a row; a row of a table that bears more than a number and a text is asked. */
export function readTargets(section: readonly SourceRow[]): { targets: ReadTarget[]; concerns: Concern[] } {
  const targets: ReadTarget[] = [];
  const concerns: Concern[] = [];
  for (const row of section) {
    const filled = row.cells.filter((cell) => cell !== '');
    const [text = '', ...others] =
      filled.length > 1 && NUMBER_CELL.test(filled[0] ?? '') ? filled.slice(1) : filled;
    if (others.length > 0) {
      concerns.push(
        unreadRow(row, 'A linha da seção de metas tem mais de uma célula: não foi lida como meta.'),
      );
      continue;
    }
    const order = targets.length + 1;
    targets.push({ id: `META-${String(order).padStart(2, '0')}`, order, text, line: row.line });
  }
  return { targets, concerns };
}
