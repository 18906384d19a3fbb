import { describe, expect, it } from 'vitest';
import { countPresent, type Presence, peopleWhoCame } from './attendance.ts';
import { type Body, bodyRefusals, keeperWords, USUAL_TERMS } from './body.ts';
import {
  amendmentRefusal,
  daysAsHeld,
  daysByTerms,
  dueOf,
  issueRefusal,
  liveRefusal,
  type Move,
  moveRefusal,
  presenceRefusal,
  raiseRefusal,
  type Stage,
} from './meeting.ts';
import { countWords } from './minutes.ts';
import { stateOfSeat } from './seat.ts';

const seat = {
  institution: 'SMS',
  segment: 'management',
  titular: 'A',
  substitute: null,
  from: '2025-01-01',
} as const;

describe('a seat', () => {
  it.each([
    [null, { state: 'held' }],
    ['2027-02-22', { state: 'held' }],
    ['2027-02-21', { state: 'expiring', days: 90, within: 90 }],
    ['2027-01-22', { state: 'expiring', days: 60, within: 60 }],
    ['2026-12-23', { state: 'expiring', days: 30, within: 30 }],
    ['2026-11-24', { state: 'expiring', days: 1, within: 30 }],
    ['2026-11-23', { state: 'expired', days: 0 }],
    ['2026-11-20', { state: 'expired', days: 3 }],
  ])('whose term ends on %s stands, on 23 November 2026, as %o', (to, state) => {
    expect(stateOfSeat({ ...seat, to }, '2026-11-23')).toEqual(state);
  });

  it('of nobody is vacant whatever its term', () => {
    expect(stateOfSeat({ ...seat, titular: null, to: '2020-01-01' }, '2026-11-23')).toEqual({
      state: 'vacant',
    });
  });
});

describe('a quorum', () => {
  const came = (present: number, seats: number): (Presence | null)[] =>
    Array.from({ length: seats }, (_, at) => (at < present ? 'substitute' : at % 2 === 0 ? 'absent' : null));

  it.each([
    [2, 4, [1, 2], 3, false],
    [3, 4, [1, 2], 3, true],
    [3, 5, [1, 2], 3, true],
    [4, 6, [2, 3], 5, false],
    [5, 6, [2, 3], 5, true],
    [5, 6, [1, 1], 6, false],
    [6, 6, [1, 1], 6, true],
  ])('%i of %i by %o needs %i: %o', (present, seats, [numerator = 1, denominator = 1], needed, reached) => {
    expect(countPresent(came(present, seats), { numerator, denominator })).toEqual({
      seats,
      present,
      needed,
      reached,
    });
  });

  it('of a body without seats is not counted, and says so', () => {
    expect(countWords(countPresent([], null))).toBe(
      'Este colegiado não tem cadeiras registradas: a presença não se contou.',
    );
  });

  it('that is not configured is not judged', () => {
    expect(countPresent(came(2, 4), null)).toMatchObject({ present: 2, needed: null, reached: null });
  });
});

describe('a meeting', () => {
  it.each<[Move, Stage[]]>([
    ['freezeAgenda', ['planned']],
    ['open', ['planned', 'agenda']],
    ['close', ['open']],
    ['issue', ['closed']],
    ['cancel', ['planned', 'agenda']],
  ])('goes on by “%s” from %o only', (move, from) => {
    const stages: Stage[] = ['planned', 'agenda', 'open', 'closed', 'final', 'cancelled'];
    expect(stages.filter((stage) => moveRefusal(move, stage) === null)).toEqual(from);
    expect(stages.filter((stage) => liveRefusal(stage) === null)).toEqual(['open']);
  });

  it.each<[Stage, string, RegExp | null]>([
    ['open', '2026-12-01', /ainda não está em minuta/],
    ['closed', '2026-12-06', null],
    ['closed', '2026-12-07', /acabou/],
    ['final', '2026-12-02', /não muda mais/],
  ])('of 1 December, %s, on %s takes amendments unless %o', (stage, today, refusal) => {
    const said = amendmentRefusal(stage, daysByTerms('2026-12-01', USUAL_TERMS), today, true);
    expect(refusal === null ? said : said?.match(refusal)?.[0]).toEqual(
      refusal === null ? null : expect.any(String),
    );
  });

  it.each<[string, string | null, RegExp | null]>([
    ['2026-12-06', null, /podem emendar a minuta até 06\/12\/2026/],
    ['2026-12-06', 'Aprovada na própria reunião', null],
    ['2026-12-07', null, null],
  ])('minutes of 1 December are issued on %s for the reason %o unless %o', (today, reason, refusal) => {
    const said = issueRefusal(daysByTerms('2026-12-01', USUAL_TERMS), today, reason);
    expect(said).toEqual(refusal === null ? null : expect.stringMatching(refusal));
  });

  it('is amended by those who came, and by nobody else', () => {
    const days = daysByTerms('2026-12-01', USUAL_TERMS);
    expect(amendmentRefusal('closed', days, '2026-12-02', false)).toMatch(/Só quem veio à reunião/);
    expect(
      peopleWhoCame([
        { presence: 'titular', titularPerson: 'ana', substitutePerson: 'bia' },
        { presence: 'substitute', titularPerson: 'caio', substitutePerson: 'davi' },
        { presence: 'excused', titularPerson: 'eva' },
        { presence: 'absent', substitutePerson: 'fabio' },
        { presence: null, titularPerson: 'gil' },
        { presence: 'titular', titularPerson: null },
      ]),
    ).toEqual(['ana', 'davi']);
  });

  it.each<[Stage, string | null, RegExp | null]>([
    ['planned', 'Urgente', /em andamento/],
    ['agenda', null, /já foi fechada/],
    ['agenda', 'Chegou a liminar', null],
    ['open', null, null],
    ['closed', 'Esquecido', /em andamento/],
  ])('of a meeting %s, what its agenda lacks enters for the reason %o unless %o', (stage, note, refusal) => {
    expect(raiseRefusal(stage, note)).toEqual(refusal === null ? null : expect.stringMatching(refusal));
  });

  it.each<[Stage, boolean]>([
    ['agenda', false],
    ['open', true],
    ['closed', true],
    ['final', false],
  ])('who came to a meeting %s is written or corrected: %o', (stage, may) => {
    expect(presenceRefusal(stage) === null).toBe(may);
  });
});

/** A meeting on 1 December: its agenda closes on 28 November, its draft goes out on the 3rd, amendments end on the 6th. */
describe('what the clock does of a meeting', () => {
  const usual = daysByTerms('2026-12-01', USUAL_TERMS);
  const sent = { at: 'then' };
  it('counts the days of its body', () => {
    expect(usual).toEqual({ agendaOn: '2026-11-28', draftBy: '2026-12-03', amendUntil: '2026-12-06' });
  });

  it.each<[string, Stage, object | null, ReturnType<typeof dueOf>]>([
    ['2026-11-27', 'planned', null, null],
    ['2026-11-28', 'planned', null, 'freezeAgenda'],
    ['2026-12-01', 'planned', null, 'freezeAgenda'],
    ['2026-12-02', 'planned', null, null],
    ['2026-11-28', 'agenda', null, 'sendPack'],
    ['2026-11-28', 'agenda', sent, null],
    ['2026-12-02', 'agenda', null, null],
    ['2026-12-01', 'open', null, null],
    ['2026-12-02', 'closed', null, null],
    ['2026-12-03', 'closed', null, 'sendDraft'],
    ['2026-12-06', 'closed', null, 'sendDraft'],
    ['2026-12-04', 'closed', sent, null],
    ['2026-12-07', 'closed', null, null],
    ['2026-12-04', 'final', null, null],
    ['2026-11-29', 'cancelled', null, null],
  ])('on %s, of one %s that sent %o: %s', (today, stage, what, step) => {
    const meeting = { stage, day: '2026-12-01', packSent: what, draftSent: what };
    expect(dueOf(meeting, usual, today)).toBe(step);
  });

  it.each<[string, string | null, string | null, object]>([
    ['marked long before', '2026-11-01', null, {}],
    ['marked on the day before', '2026-11-30', null, { agendaOn: '2026-12-01' }],
    [
      'marked for the same day: its opening closes the agenda',
      '2026-12-01',
      null,
      { agendaOn: '2026-12-02' },
    ],
    ['closed on its day', null, '2026-12-01', {}],
    [
      'closed late: who came has the same days',
      null,
      '2026-12-05',
      { draftBy: '2026-12-05', amendUntil: '2026-12-08' },
    ],
  ])('one %s', (_, markedOn, closedOn, change) => {
    expect(daysAsHeld(usual, { markedOn, closedOn })).toEqual({ ...usual, ...change });
  });
});

describe('a body', () => {
  const body: Body = {
    name: 'Comitê',
    acronym: null,
    kind: 'committee',
    territory: '51',
    keeper: 'GTE',
    act: null,
    source: null,
    actions: [],
    series: { rrule: 'FREQ=MONTHLY;BYDAY=-1FR', from: '2026-01-01', hour: '14:00', place: '' },
    quorum: { numerator: 1, denominator: 2 },
    terms: USUAL_TERMS,
    endedOn: null,
  };

  it.each<[Partial<Body>, RegExp]>([
    [{ name: ' ' }, /nome/],
    [{ quorum: { numerator: 3, denominator: 2 } }, /fração/],
    [{ terms: { agendaDays: 3, draftDays: 5, amendmentDays: 2 } }, /emendas/],
    [{ series: { rrule: 'FREQ=DAILY', from: '2026-01-01', hour: '14:00', place: '' } }, /periodicidade/],
  ])('is not written with %o', (change, words) => {
    expect(bodyRefusals(body, 'state')).toEqual([]);
    expect(bodyRefusals({ ...body, ...change }, 'state').join(' ')).toMatch(words);
  });

  it('of a municipality is kept by it, and is not the conduction meeting', () => {
    const own: Body = { ...body, territory: '510642', keeper: null };
    expect(bodyRefusals(own, 'municipality')).toEqual([]);
    expect(bodyRefusals({ ...own, keeper: 'GTE' }, 'municipality')).toEqual([
      expect.stringMatching(/próprio município/),
    ]);
    expect(bodyRefusals({ ...own, kind: 'conduction' }, 'municipality')).toEqual([
      expect.stringMatching(/da secretaria de estado/),
    ]);
  });

  it.each([
    ['GTE', 'state', 'GTE'],
    [null, 'macro-region', 'a superintendência'],
    [null, 'municipality', 'a gestão municipal de Peixoto'],
  ])('kept by %s in a %s is conducted by %s', (keeper, level, words) => {
    expect(keeperWords(keeper, { level, name: 'Peixoto' }, 'GTE')).toBe(words);
  });

  it('may follow the days of the monthly cycle', () => {
    const series = { rrule: null, from: '2026-01-01', hour: '14:00', place: '' };
    expect(bodyRefusals({ ...body, series }, 'state')).toEqual([]);
  });
});
