import { type WordPart, writeWord } from '../../../../platform/word.ts';
import type { PrintedBlock } from '../../domain/printed-plan.ts';

/** Shares of the width by how many columns there are: what is read most gets most. */
const SHARES: Readonly<Record<number, readonly number[]>> = {
  2: [30, 70],
  4: [26, 44, 18, 12],
  5: [52, 12, 12, 12, 12],
  7: [20, 26, 12, 17, 9, 9, 7],
};

function partsOf(block: PrintedBlock): WordPart[] {
  if (block.kind === 'table') {
    const { above, head, rows } = block;
    const columns = Math.max(...[head, ...above, ...rows].map((cells) => cells.length));
    const shares = SHARES[columns] ?? Array.from({ length: columns }, () => 1);
    const widths = shares.map((share) => `${share}fr` as const);
    return [{ kind: 'table', widths, head: [...above, ...(head.length === 0 ? [] : [head])], rows }];
  }
  if (block.kind === 'lines') return block.lines.map((text) => ({ kind: 'paragraph', text }));
  return [{ kind: 'paragraph', text: block.text, style: block.kind === 'title' ? 'Title' : 'Heading1' }];
}

/** The printed plan as a Word document, lying down as its own is. */
export const writeDocx = (title: string, day: string, blocks: readonly PrintedBlock[]): Uint8Array =>
  writeWord({ title, day, landscape: true, parts: blocks.flatMap(partsOf) });
