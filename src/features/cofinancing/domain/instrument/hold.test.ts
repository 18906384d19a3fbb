import { describe, expect, it, test } from 'vitest';
import { foldAll } from './fold.ts';
import { holdsOf, stopOf } from './hold.ts';
import type { EventDetails, InstrumentEvent } from './instrument.ts';

const event = (type: InstrumentEvent['type'], competencia: string): InstrumentEvent => {
  const details: EventDetails = { competencia };
  return { type, on: '2026-01-10', document: 'nº 1', details };
};
const suspended = event('suspended', '2026-02');
const signed = event('signed', '2026-01');
const termo = (events: readonly InstrumentEvent[], effectFrom = '2020-07-01') => ({
  content: foldAll(events),
  effectFrom,
});
const open = (months: readonly string[] | null) => [{ id: 's1', months }];

describe('the months that an instrument stops', () => {
  test.each([
    ['nothing said', [], '2026-02', null],
    ['before the suspension', [suspended], '2026-01', null],
    ['from its month', [suspended], '2026-02', 'SUSPENDED'],
    ['as long as it lasts', [suspended], '2030-01', 'SUSPENDED'],
    ['until the resumption', [suspended, event('reinstated', '2026-04')], '2026-03', 'SUSPENDED'],
    ['from the resumption', [suspended, event('reinstated', '2026-04')], '2026-04', null],
    ['resumed from its first month', [suspended, event('reinstated', '2026-02')], '2026-02', null],
    ['closed while suspended', [suspended, event('closed', '2026-05')], '2026-05', 'CLOSED'],
  ] as const)('%s', (_, events, month, expected) => {
    expect(stopOf(foldAll(events), month)).toBe(expected);
  });

  test.each([
    ['nothing said', [], [], { reinstate: [], suspend: [] }],
    ['a suspension', [suspended], [], { reinstate: [], suspend: ['2026-02', '2026-03', '2026-04'] }],
    ['one to come', [event('suspended', '2026-08')], [], { reinstate: [], suspend: ['2026-08'] }],
    [
      'one already held',
      [suspended],
      open(['2026-02', '2026-03', '2026-04']),
      { reinstate: [], suspend: [] },
    ],
    [
      'a resumption that leaves a month behind',
      [suspended, event('reinstated', '2026-03')],
      open(['2026-02', '2026-03', '2026-04']),
      { reinstate: ['s1'], suspend: ['2026-02'] },
    ],
    [
      'a closing while suspended',
      [suspended, event('closed', '2026-04')],
      open(['2026-02', '2026-03']),
      { reinstate: [], suspend: ['2026-04'] },
    ],
    ['an account stopped whole by another act', [suspended], open(null), { reinstate: [], suspend: [] }],
  ] as const)('ask of the ledger: %s', (_, events, standing, expected) => {
    expect(holdsOf([termo(events)], standing, '2026-04')).toEqual(expected);
  });

  it('asks nothing twice', () => {
    const instruments = [termo([suspended, event('reinstated', '2026-03')])];
    const { suspend } = holdsOf(instruments, [], '2026-04');
    expect(holdsOf(instruments, open(suspend), '2026-04')).toEqual({ reinstate: [], suspend: [] });
  });

  test.each([
    ['not signed yet', [], ['2026-02', '2026-03', '2026-04']],
    ['signed', [signed], ['2026-02']],
    ['signed, then suspended', [signed, event('suspended', '2026-04')], ['2026-02', '2026-04']],
  ] as const)('are not those that the successor of a closed one pays: %s', (_, events, stopped) => {
    const instruments = [termo([signed, event('closed', '2026-02')]), termo(events, '2026-03-15')];
    expect(holdsOf(instruments, [], '2026-04')).toEqual({ reinstate: [], suspend: stopped });
    const [closed] = instruments;
    const { suspend: before } = holdsOf(closed ? [closed] : [], [], '2026-04');
    expect(before).toEqual(['2026-02', '2026-03', '2026-04']);
    const isSame = stopped.length === before.length;
    expect(holdsOf(instruments, open(before), '2026-04')).toEqual({
      reinstate: isSame ? [] : ['s1'],
      suspend: isSame ? [] : stopped,
    });
  });
});
