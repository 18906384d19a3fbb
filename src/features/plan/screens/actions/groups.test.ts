import { describe, expect, it } from 'vitest';
import type { Action } from '../../contract.ts';
import { type Grouping, groupingOf, inGroupOrder } from './groups.ts';

const action = (id: string, change: Partial<Action>): Action =>
  ({
    id,
    objective: 'OE-1',
    rule: 'single',
    lines: [{ unitName: 'CAS' }],
    status: null,
    lateness: { state: 'onTime' },
    ...change,
  }) as Action;

const actions = [
  action('a', { lateness: { state: 'onTime' }, status: 'completed', objective: 'OE-2' }),
  action('b', { lateness: { state: 'late' }, status: 'inProgress' }),
  action('c', { lateness: null, status: 'completed', lines: [{ unitName: 'COAP' }] as never }),
  action('d', { lateness: { state: 'lateWithoutStatus' }, rule: 'each' }),
];

const ordered = (grouping: Grouping) => {
  const groupOf = groupingOf(grouping, []);
  return inGroupOrder(actions, groupOf).map((each) => `${each.id}:${groupOf?.(each).id ?? ''}`);
};

describe('groups of actions', () => {
  it.each<[Grouping, string[]]>([
    ['prazo', ['b:late', 'd:lateWithoutStatus', 'a:onTime', 'c:closed']],
    ['situacao', ['d:none', 'b:inProgress', 'a:completed', 'c:completed']],
    ['unidade', ['a:CAS', 'b:CAS', 'c:COAP', 'd:Cada coordenadoria (1)']],
    ['objetivo', ['b:OE-1', 'c:OE-1', 'd:OE-1', 'a:OE-2']],
    ['nenhum', ['a:', 'b:', 'c:', 'd:']],
  ])('by %s stand in the order in which they ask for attention', (grouping, expected) => {
    expect(ordered(grouping)).toEqual(expected);
  });
});
