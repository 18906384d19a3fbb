import type { ChainAnswer, ChainNode } from '../../contract.ts';
import { LEVELS } from '../../domain/chain.ts';

const COLUMN = 226;
const BOX = { width: 118, height: 22 };
const ROW = 30;
const TOP = 44;

interface Placed {
  readonly node: ChainNode;
  readonly x: number;
  readonly y: number;
}

export interface ChainLayout {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly { readonly level: ChainNode['level']; readonly x: number }[];
  readonly boxes: readonly Placed[];
  readonly lines: readonly {
    readonly from: string;
    readonly to: string;
    readonly path: string;
    readonly dashed: boolean;
  }[];
}

export const BOX_SIZE = BOX;

/** Where each record of the chain stands: one column a level, spread over the height of the longest. */
export function layoutChain({ nodes, edges }: ChainAnswer): ChainLayout {
  const longest = Math.max(...LEVELS.map((level) => nodes.filter((node) => node.level === level).length), 1);
  const height = TOP + longest * ROW;
  const columns = LEVELS.map((level, at) => ({ level, x: at * COLUMN }));
  const boxes = columns.flatMap(({ level, x }) => {
    const own = nodes.filter((node) => node.level === level);
    const step = (longest * ROW) / Math.max(own.length, 1);
    return own.map((node, at): Placed => ({ node, x, y: TOP + step * at + (step - BOX.height) / 2 }));
  });
  const place = new Map(boxes.map((box) => [box.node.key, box]));
  const lines = edges.flatMap(({ from, to, basis }) => {
    const [start, end] = [place.get(from), place.get(to)];
    if (!start || !end) return [];
    const [x1, y1] = [start.x + BOX.width, start.y + BOX.height / 2];
    const [x2, y2] = [end.x, end.y + BOX.height / 2];
    const bend = (x2 - x1) / 2;
    return [
      {
        from,
        to,
        path: `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
        dashed: basis === 'words' || basis === 'reading',
      },
    ];
  });
  return { width: (LEVELS.length - 1) * COLUMN + BOX.width, height, columns, boxes, lines };
}

/** Everything on a chain through a record, forwards and back. */
export function chainThrough(key: string, { edges }: Pick<ChainAnswer, 'edges'>): Set<string> {
  const seen = new Set([key]);
  const walk = (at: string, side: 'from' | 'to') => {
    const other = side === 'from' ? 'to' : 'from';
    for (const edge of edges.filter((each) => each[side] === at)) {
      if (seen.has(edge[other])) continue;
      seen.add(edge[other]);
      walk(edge[other], side);
    }
  };
  walk(key, 'from');
  walk(key, 'to');
  return seen;
}
