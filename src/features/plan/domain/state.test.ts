import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countStates,
  type ReportingRule,
  STATUSES,
  type Status,
  stateOfChildren,
  stateOfLines,
} from './state.ts';

type State = Status | null;
const B = null;
const N = 'notStarted';
const P = 'inProgress';
const C = 'completed';
const X = 'cancelled';

const derived = (rule: ReportingRule, states: State[]) =>
  stateOfLines(
    rule,
    states.map((status) => ({ status })),
  );

describe('the state of an action from its lines', () => {
  it.each<[ReportingRule, State[], State]>([
    ['single', [B], B],
    ['single', [P], P],
    ['each', [B, B, B], B],
    ['each', [N, B, B], B],
    ['each', [N, N, N], N],
    ['each', [P, B, B], P],
    ['each', [C, B, B], P],
    ['each', [C, N, N], P],
    ['each', [C, C, C], C],
    ['each', [C, X, C], C],
    ['each', [X, X, X], X],
    ['each', [X, N, N], N],
    ['each', [X, B, N], B],
    ['parts', [B, B], B],
    ['parts', [N, B], B],
    ['parts', [B, C], P],
    ['parts', [P, C], P],
    ['parts', [C, B], C],
    ['parts', [C, N], C],
    ['parts', [X, P], X],
    ['parts', [N, X], N],
  ])('%s %j is %s', (rule, states, expected) => {
    expect(derived(rule, states)).toBe(expected);
  });

  const anyState = fc.constantFrom<State>(null, ...STATUSES);

  it('keeps what all lines agree on, under any rule', () => {
    fc.assert(
      fc.property(
        anyState,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom<ReportingRule>('each', 'parts'),
        (state, n, rule) => {
          expect(derived(rule, Array(n).fill(state))).toBe(state);
        },
      ),
    );
  });

  it('never says "not started" while somebody is silent, nor closes over an open child', () => {
    fc.assert(
      fc.property(fc.array(anyState, { minLength: 1, maxLength: 12 }), (states) => {
        const state = stateOfChildren(states);
        if (states.includes(null)) expect([null, 'inProgress']).toContain(state);
        if (state === 'completed')
          expect(states.every((each) => each === 'completed' || each === 'cancelled')).toBe(true);
      }),
    );
  });

  it('counts everybody once', () => {
    fc.assert(
      fc.property(fc.array(anyState), (states) => {
        const total = Object.values(countStates(states)).reduce((sum, count) => sum + count, 0);
        expect(total).toBe(states.length);
      }),
    );
  });

  it('says nothing of what has no children', () => {
    expect(stateOfChildren([])).toBeNull();
  });
});
