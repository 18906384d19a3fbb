import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Deadline, type DeadlineKind, lateness } from './deadline.ts';
import { type Lateness, latenessWords } from './lateness.ts';
import { STATUSES, type Status } from './state.ts';

const TODAY = '2026-11-23';

function deadline(change: Partial<Deadline> = {}): Deadline {
  return {
    raw: 'até dez/2026',
    kind: 'until',
    start: null,
    due: '2026-12-31',
    effectiveDue: '2026-12-31',
    rrule: null,
    precision: 'month',
    confidence: 'high',
    confirmed: false,
    note: null,
    ...change,
  };
}

const words = (
  status: Status | null,
  change: Partial<Deadline> = {},
  openDue: string | null = null,
): string => latenessWords(lateness({ status, deadline: deadline(change), openDue }, TODAY));

describe('lateness', () => {
  it.each<[string, Status | null, Partial<Deadline>, string]>([
    ['far ahead', null, {}, 'No prazo'],
    ['16 days ahead', 'inProgress', { due: '2026-12-09' }, 'No prazo'],
    ['15 days ahead', 'inProgress', { due: '2026-12-08' }, 'Vence em 15 dias'],
    ['tomorrow', null, { due: '2026-11-24' }, 'Vence em 1 dia'],
    ['today', 'notStarted', { due: '2026-11-23' }, 'Vence hoje'],
    ['yesterday, in progress', 'inProgress', { due: '2026-11-22' }, 'Atrasada'],
    ['yesterday, not started', 'notStarted', { due: '2026-11-22' }, 'Atrasada'],
    ['yesterday, blank', null, { due: '2026-11-22' }, 'Sem informação · prazo vencido'],
    ['past but completed', 'completed', { due: '2024-01-01' }, 'Encerrada'],
    ['past but cancelled', 'cancelled', { due: '2024-01-01' }, 'Encerrada'],
    ['past, low confidence', 'inProgress', { due: '2025-12-31', confidence: 'low' }, 'A confirmar'],
    ['past, medium confidence, blank', null, { due: '2025-12-31', confidence: 'medium' }, 'A confirmar'],
    [
      'past, low but confirmed',
      'inProgress',
      { due: '2025-12-31', confidence: 'low', confirmed: true },
      'Atrasada',
    ],
    [
      'by another calendar',
      'notStarted',
      { kind: 'external', due: null, confidence: 'unparseable' },
      'A confirmar',
    ],
    ['after an event', null, { kind: 'relative', due: null }, 'A confirmar'],
    ['without end', null, { kind: 'open', start: '2024-07-01', due: null }, 'No prazo'],
    ['continuous', 'inProgress', { kind: 'continuous', due: null, confidence: 'medium' }, 'Contínua'],
    ['every so often', null, { kind: 'recurring', due: null }, 'Contínua'],
    ['recurring until a day', 'inProgress', { kind: 'range+recurrence', due: '2026-11-22' }, 'Atrasada'],
  ])('%s', (_, status, change, expected) => {
    expect(words(status, change)).toBe(expected);
  });

  it.each<[string, Status | null, Partial<Deadline>, string, string]>([
    ['an occurrence yesterday', 'inProgress', {}, '2026-11-22', 'Atrasada'],
    ['an occurrence yesterday, blank', null, {}, '2026-11-22', 'Sem informação · prazo vencido'],
    ['an occurrence today', 'inProgress', {}, TODAY, 'Contínua'],
    ['a rhythm that is not certain', 'inProgress', { confidence: 'medium' }, '2024-01-01', 'Contínua'],
    [
      'a rhythm that a person confirmed',
      'inProgress',
      { confidence: 'low', confirmed: true },
      '2024-01-01',
      'Atrasada',
    ],
    ['whatever recurs, completed', 'completed', {}, '2024-01-01', 'Encerrada'],
    [
      'a rhythm until a day to come',
      'inProgress',
      { kind: 'range+recurrence', due: '2027-12-31' },
      '2026-11-01',
      'Atrasada',
    ],
  ])('recurring: %s', (_, status, change, openDue, expected) => {
    expect(words(status, { kind: 'recurring', due: null, ...change }, openDue)).toBe(expected);
  });

  it('names the day that went by: the occurrence first, where one is open, and not the end of the rhythm', () => {
    const rhythm = deadline({ kind: 'range+recurrence', due: '2026-11-10' });
    const late = { state: 'late', passed: '2026-11-10', occurrence: false };
    expect(lateness({ status: 'inProgress', deadline: rhythm, openDue: null }, TODAY)).toEqual(late);
    expect(lateness({ status: 'inProgress', deadline: rhythm, openDue: '2026-10-06' }, TODAY)).toEqual({
      state: 'late',
      passed: '2026-10-06',
      occurrence: true,
    });
  });

  it('names all that are due soon where no number of days is given', () => {
    expect(latenessWords({ state: 'dueSoon' })).toBe('Vence em até 15 dias');
  });

  const days = fc
    .date({
      min: new Date('2023-01-01T00:00:00Z'),
      max: new Date('2028-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));
  const statuses = fc.constantFrom<Status | null>(null, ...STATUSES);
  const kinds = fc.constantFrom<DeadlineKind>(
    'until',
    'range',
    'open',
    'month',
    'day',
    'continuous',
    'external',
    'unparseable',
  );
  const anyDeadline = fc.record({
    kind: kinds,
    due: fc.option(days),
    confidence: fc.constantFrom<Deadline['confidence']>('high', 'medium', 'low', 'unparseable'),
    confirmed: fc.boolean(),
  });

  it('never calls a blank action late, nor anything by an uncertain date', () => {
    fc.assert(
      fc.property(anyDeadline, statuses, days, fc.option(days), (change, status, today, openDue) => {
        const state = lateness({ status, deadline: deadline(change), openDue }, today)?.state;
        if (status === null) expect(state).not.toBe('late');
        const isLate = state === 'late' || state === 'lateWithoutStatus';
        if (isLate) expect(change.confidence === 'high' || change.confirmed).toBe(true);
      }),
    );
  });

  it('never goes back to being on time as days pass', () => {
    const rank: Record<Lateness['state'], number> = {
      onTime: 0,
      dueSoon: 1,
      late: 2,
      lateWithoutStatus: 2,
      toConfirm: 0,
      continuous: 0,
    };
    fc.assert(
      fc.property(anyDeadline, statuses, days, days, fc.option(days), (change, status, a, b, openDue) => {
        const [before, after] = [a, b].sort() as [string, string];
        const at = (today: string) =>
          rank[lateness({ status, deadline: deadline(change), openDue }, today)?.state ?? 'onTime'];
        expect(at(before)).toBeLessThanOrEqual(at(after));
      }),
    );
  });
});
