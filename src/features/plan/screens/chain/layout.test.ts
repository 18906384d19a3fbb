import { expect, it } from 'vitest';
import type { ChainAnswer, ChainNode } from '../../contract.ts';
import { chainThrough, layoutChain } from './layout.ts';

const node = (level: ChainNode['level'], id: string): ChainNode => ({
  key: `${level}/${id}`,
  level,
  id,
  short: id,
  title: id,
  actions: null,
  lacks: [],
});
const edge = (from: string, to: string, basis: 'document' | 'words' = 'document') => ({
  from,
  to,
  basis,
  reason: null,
  entry: null,
});
const CHAIN: ChainAnswer = {
  nodes: [
    node('problem', 'P01'),
    node('objective', 'OE-1'),
    node('objective', 'OE-2'),
    node('indicator', 'I'),
  ],
  edges: [
    edge('problem/P01', 'objective/OE-1'),
    edge('problem/P01', 'objective/OE-2'),
    edge('objective/OE-1', 'indicator/I', 'words'),
    edge('objective/OE-1', 'target/nowhere'),
  ],
};

it('gives each record a place of its own, and draws only what has both ends', () => {
  const { boxes, lines, width, height } = layoutChain(CHAIN);
  expect(new Set(boxes.map(({ x, y }) => `${x},${y}`)).size).toBe(4);
  expect(boxes.every(({ x, y }) => x >= 0 && x < width && y > 0 && y < height)).toBe(true);
  expect(lines.map((line) => [line.from, line.to, line.dashed])).toEqual([
    ['problem/P01', 'objective/OE-1', false],
    ['problem/P01', 'objective/OE-2', false],
    ['objective/OE-1', 'indicator/I', true],
  ]);
});

it('follows a chain forwards and back, and not sideways', () => {
  expect([...chainThrough('objective/OE-2', CHAIN)].sort()).toEqual(['objective/OE-2', 'problem/P01']);
  expect(chainThrough('indicator/I', CHAIN)).toEqual(
    new Set(['indicator/I', 'objective/OE-1', 'problem/P01']),
  );
});
