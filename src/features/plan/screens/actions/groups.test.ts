import { describe, expect, it } from 'vitest';
import type { Action } from '../../contract.ts';
import { type Grouping, groupingOf } from './groups.ts';

const action = (change: Partial<Action>): Action =>
  ({
    objective: 'OE-1',
    rule: 'single',
    lines: [{ unit: 'u1', unitName: 'CAS' }],
    status: null,
    lateness: { state: 'onTime' },
    ...change,
  }) as Action;

const closed = action({ lateness: null, status: 'completed', objective: 'OE-2' });
const shared = action({
  rule: 'each',
  lines: [
    { unit: 'u1', unitName: 'CAS' },
    { unit: 'u2', unitName: 'COAP' },
  ] as never,
});

describe('the group of an action', () => {
  it.each<[Grouping, Action, string, string]>([
    ['prazo', closed, 'closed', 'Encerradas'],
    ['prazo', shared, 'onTime', 'No prazo'],
    ['situacao', closed, 'completed', 'Concluída'],
    ['situacao', shared, 'none', 'Sem informação'],
    ['unidade', closed, 'u1', 'CAS'],
    ['unidade', shared, 'u1, u2', 'Cada coordenadoria (2)'],
    ['objetivo', closed, 'OE-2', 'OE-2'],
  ])('by %s has the id the server counts by and the words of the screen', (grouping, given, id, label) => {
    expect(groupingOf(grouping, [])?.(given)).toEqual({ id, label });
  });

  it('is none without groups', () => {
    expect(groupingOf('nenhum', [])).toBeNull();
  });
});
