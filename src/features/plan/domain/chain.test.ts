import { describe, expect, it } from 'vitest';
import { type ChainEdge, type ChainNode, lacks } from './chain.ts';

const edge = (from: string, to: string): ChainEdge => ({ from, to, basis: 'document' });
const NODES: ChainNode[] = [
  { level: 'problem', id: 'P01' },
  { level: 'problem', id: 'P08' },
  { level: 'objective', id: 'OE-R', judgedByIndicators: true },
  { level: 'objective', id: 'OE-1' },
  { level: 'strategicAction', id: '1.1', actions: 6 },
  { level: 'strategicAction', id: '2.a', actions: 0 },
  { level: 'indicator', id: 'IND-01' },
  { level: 'indicator', id: 'IND-02' },
  { level: 'target', id: 'M-1' },
  { level: 'target', id: 'M-2' },
];
const EDGES = [
  edge('problem/P01', 'objective/OE-1'),
  edge('objective/OE-1', 'strategicAction/1.1'),
  edge('strategicAction/1.1', 'indicator/IND-01'),
  edge('indicator/IND-01', 'target/M-1'),
  edge('indicator/IND-02', 'target/M-2'),
];

describe('what a record of the plan lacks to be part of a chain', () => {
  it('names each lack once, and nothing of a whole chain', () => {
    expect([...lacks(NODES, EDGES)]).toEqual([
      ['problem/P08', ['objective', 'action']],
      ['strategicAction/2.a', ['action', 'indicator']],
      ['indicator/IND-02', ['action']],
      ['target/M-2', ['action']],
    ]);
  });

  it('loses the whole chain where one tie is missing', () => {
    const cut = EDGES.filter((each) => each.from !== 'objective/OE-1');
    expect(lacks(NODES, cut).get('problem/P01')).toEqual(['action']);
    expect(lacks(NODES, cut).get('objective/OE-1')).toEqual(['strategicAction', 'target']);
  });

  it('takes an indicator that a problem names for what it is, not for an action', () => {
    const named = [edge('problem/P08', 'indicator/IND-01'), edge('indicator/IND-01', 'target/M-1')];
    expect(lacks(NODES, named).get('problem/P08')).toEqual(['objective', 'action']);
  });

  it('ends where two records point at one another', () => {
    const circle = [edge('objective/OE-1', 'target/M-1'), edge('target/M-1', 'objective/OE-1')];
    expect(lacks(NODES, circle).get('objective/OE-1')).toEqual(['strategicAction']);
  });
});
