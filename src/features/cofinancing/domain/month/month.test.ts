import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MONTH_ACTIONS, type MonthAction, type MonthFacts, refusalsOf, refusalsOfOffer } from './may.ts';
import { foldMonth, type MonthState, OPEN_MONTH } from './month.ts';
import type { MonthEvent } from './month-event.ts';
import { toOrder } from './owed.ts';
import { type ProductionRecord, productionFacts } from './production.ts';

const AT = '2020-11-20T12:00:00.000Z';
const by = (type: string, data: object, person: string | null = null) =>
  ({ type, data, by: person, at: AT }) as MonthEvent;
const closed = by('production-closed', { production: 'p1' });
const calculated = by(
  'calculated',
  { calculation: 'c1', sha256: 'h1', amount: '100.00', memory: 'MC 1/2020', opinion: 'x' },
  'author',
);
const checked = by('checked', { signedSha256: 's1' }, 'checker');
const authorised = by('authorised', { signedSha256: 's2' }, 'authoriser');
const issued = by('ordinance-issued', { paper: 'o1', number: 'PT 1/2020', amount: '100.00' });
const step = (type: string, amount: string) => by(type, { document: 'd', day: '2020-11-20', amount });
const published = step('ordinance-published', '100.00');

const FACTS: MonthFacts = {
  competencia: '2020-11',
  today: '2020-11-20',
  now: AT,
  actor: 'somebody else',
  production: 'p1',
  filesStand: true,
  calculation: 'h1',
  amount: '100.00',
  refusals: [],
  instrument: { state: 'ACTIVE', blockedBy: [] },
  evaluations: [],
  unvalidated: [],
};

const LIFE: readonly [MonthState, readonly MonthEvent[], readonly MonthAction[]][] = [
  ['PRODUCTION_OPEN', [], ['close-production']],
  ['PRODUCTION_CLOSED', [closed], ['close-production', 'validate-lines', 'calculate']],
  [
    'CALCULATED',
    [closed, calculated],
    ['close-production', 'validate-lines', 'calculate', 'send-back', 'check'],
  ],
  ['CHECKED', [closed, calculated, checked], ['close-production', 'calculate', 'send-back', 'authorise']],
  ['AUTHORISED', [closed, calculated, checked, authorised], ['issue-ordinance']],
  [
    'AUTHORISED',
    [closed, calculated, checked, authorised, issued],
    ['publish-ordinance', 'withdraw-ordinance'],
  ],
  ['ORDERED', [closed, calculated, checked, authorised, issued, published], ['commit', 'annul']],
  [
    'ORDERED',
    [closed, calculated, checked, authorised, issued, published, step('committed', '60.00')],
    ['commit', 'liquidate', 'annul'],
  ],
  // What is kept back for a recovery is paid by no bank order: nothing of the execution is left.
  [
    'PAID',
    [
      ...[closed, calculated, checked, authorised, issued, published],
      ...[step('committed', '100.00'), step('liquidated', '100.00')],
      by('discounted', { owedBy: '2020-10', amount: '10.00' }),
      ...[step('bank-ordered', '90.00'), step('paid', '90.00'), step('reconciled', '90.00')],
    ],
    ['annul', 'propose-discount'],
  ],
];

describe('the life of a competência', () => {
  it.each(LIFE)('in %s lets exactly what follows be done', (state, events, actions) => {
    const month = foldMonth(events);
    expect(month).toMatchObject({ state, version: events.length });
    const may = MONTH_ACTIONS.filter((action) => refusalsOf(action, month, FACTS).length === 0);
    expect(may).toEqual(actions);
  });

  it.each<[string, MonthAction, Partial<MonthFacts>, RegExp]>([
    ['the author checks', 'check', { actor: 'author' }, /Quem calculou não confere/],
    ['the files were replaced', 'check', { filesStand: false }, /calcule de novo/],
    ['the rules changed', 'check', { calculation: 'h2' }, /calcule de novo/],
    ['production was recorded anew', 'check', { production: 'p2' }, /calcule de novo/],
    ['nothing can be calculated any more', 'check', { calculation: null }, /calcule de novo/],
    ['the month has not come', 'check', { today: '2020-10-31' }, /ainda não chegou/],
    ['the clock was set back', 'check', { now: '2020-11-20T11:59:59.000Z' }, /relógio está atrasado/],
    ['another file than the one it was closed with', 'calculate', { filesStand: false }, /feche-a de novo/],
    ['nothing was produced', 'close-production', { production: undefined }, /Não há produção registrada/],
  ])('refuses where %s', (_, action, facts, reason) => {
    const reasons = refusalsOf(action, foldMonth([closed, calculated]), { ...FACTS, ...facts });
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toMatch(reason);
  });

  it('tells every reason why nothing is authorised, at once', () => {
    const month = foldMonth([closed, calculated, checked, by('withheld', {})]);
    const facts = {
      ...FACTS,
      actor: 'checker',
      filesStand: false,
      refusals: ['Valor presumido.'],
      instrument: { state: 'SUSPENDED', blockedBy: ['Suspenso pelo ato 1.'] },
    };
    expect(refusalsOf('authorise', month, facts)).toHaveLength(5);
  });

  it.each([
    ['production closed anew', closed],
    ['another calculation', calculated],
    ['a sending back', by('sent-back', {})],
  ])('%s voids what was signed', (_, event) => {
    const month = foldMonth([closed, calculated, checked, event]);
    expect(month.check).toBeNull();
    expect(refusalsOf('authorise', month, FACTS)).not.toEqual([]);
  });

  it('reaches a stage when everything ordered has: a part moves balances alone', () => {
    const until: MonthEvent[] = [closed, calculated, checked, authorised, issued, published];
    const states = [
      step('committed', '60.00'),
      step('liquidated', '60.00'),
      step('committed', '40.00'),
      step('liquidated', '40.00'),
      step('bank-ordered', '100.00'),
      step('paid', '100.00'),
    ].map((event): [MonthState, string] => {
      until.push(event);
      const { state, executed } = foldMonth(until);
      return [state, executed.committed];
    });
    expect(states).toEqual([
      ['ORDERED', '60.00'],
      ['ORDERED', '60.00'],
      ['COMMITTED', '100.00'],
      ['LIQUIDATED', '100.00'],
      ['LIQUIDATED', '100.00'],
      ['PAID', '100.00'],
    ]);
    const proposed = by(
      'adjustment-proposed',
      { entitlement: '130.00', difference: '30.00', sha256: 'h2' },
      'author',
    );
    const adjusted = foldMonth([...until, proposed, by('adjusted', { signedSha256: 's3' })]);
    expect([adjusted.sides, toOrder(adjusted)]).toEqual([['ADJUSTED'], 3000n]);
    expect(refusalsOf('issue-ordinance', adjusted, FACTS)).toEqual([]);
    const ended = [by('accounted', {}), by('closed', {})];
    const late = foldMonth([...until, ...ended, proposed, by('adjusted', { signedSha256: 's3' })]);
    expect([late.state, refusalsOf('issue-ordinance', late, FACTS)]).toEqual(['CLOSED', []]);
    const again = [by('ordinance-issued', { paper: 'o2' }), step('ordinance-published', '30.00')];
    expect(
      foldMonth([...until, ...ended, proposed, by('adjusted', { signedSha256: 's3' }), ...again]).state,
    ).toBe('ORDERED');
  });

  it('offers what reads the files anew, though nothing was read yet', () => {
    const unread = { ...FACTS, production: undefined };
    expect(refusalsOf('close-production', OPEN_MONTH, unread)).toHaveLength(1);
    expect(refusalsOfOffer('close-production', OPEN_MONTH, unread)).toEqual([]);
    const paid = foldMonth([closed, calculated, checked, authorised]);
    expect(refusalsOfOffer('propose-adjustment', paid, FACTS)).toHaveLength(1);
    expect(refusalsOfOffer('propose-adjustment', paid, { ...FACTS, filesStand: false })).toEqual([]);
  });

  it('never pays what is withheld', () => {
    const ordered = [closed, calculated, checked, authorised, issued, published];
    const due = ['committed', 'liquidated', 'bank-ordered'].map((type) => step(type, '100.00'));
    const withheld = foldMonth([...ordered, ...due, by('withheld', {})]);
    expect(refusalsOf('pay', withheld, FACTS)).toHaveLength(1);
    expect(refusalsOf('pay', foldMonth([...ordered, ...due]), FACTS)).toEqual([]);
  });
});

describe('the facts of recorded production', () => {
  const recordOf = (day: number, typed: number | null, index: number): ProductionRecord => ({
    id: String(index).padStart(3, '0'),
    month: '2020-09',
    origin: typed === null ? 'files' : 'typed',
    cnes: null,
    files: [],
    reason: null,
    hospital: `${index}.00`,
    ambulatory: '0.00',
    hospitalFaec: '0.00',
    ambulatoryFaec: '0.00',
    knownOn: dayOf(day),
    at: `${dayOf(day)}T${String(index % 24).padStart(2, '0')}:00:00.000Z`,
    by: null,
    countersigned:
      typed === null || typed < 0
        ? null
        : { knownOn: dayOf(day + typed), at: `${dayOf(day + typed)}T23:30:00.000Z`, by: null },
  });
  const dayOf = (day: number) => `2020-11-${String(day).padStart(2, '0')}`;

  it('are known one at a time on every day, the last that began to hold', () => {
    const histories = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.option(fc.integer({ min: -1, max: 5 }))), {
        maxLength: 12,
      })
      .map((days) => days.toSorted((a, b) => a[0] - b[0]).map(([day, typed], i) => recordOf(day, typed, i)));
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 28 }), (records, day) => {
        const today = dayOf(day);
        const held = records
          .filter(({ origin, countersigned }) => origin === 'files' || countersigned !== null)
          .map((record) => ({ record, from: record.countersigned ?? record }))
          .filter(({ from }) => from.knownOn <= today)
          .sort((a, b) => `${a.from.at} ${a.record.id}`.localeCompare(`${b.from.at} ${b.record.id}`));
        const known = productionFacts(records).filter(
          ({ id, known: [from, to] }) =>
            id === 'production.hospital' && from <= today && (to === null || today < to),
        );
        expect(known.map(({ value }) => value)).toEqual(held.slice(-1).map(({ record }) => record.hospital));
      }),
    );
  });
});
