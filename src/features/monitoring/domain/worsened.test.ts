import { describe, expect, test } from 'vitest';
import type { NonConformity } from './nonconformities/nonconformity.ts';
import { type WeekFacts, worsenedOf } from './worsened.ts';

const WORDS = {
  notStarted: 'Não iniciada',
  inProgress: 'Em andamento',
  completed: 'Concluída',
  cancelled: 'Cancelada',
} as const;

const NOTHING: WeekFacts = {
  since: '2026-11-16',
  today: '2026-11-23',
  statusWords: (status) => (status === null ? 'Sem informação' : WORDS[status]),
  actions: [],
  indicators: [],
  nonConformities: [],
  returned: [],
  unsent: null,
};

type ActionFacts = WeekFacts['actions'][number];
type Standing = ActionFacts['now'];
const onTime: Standing = { status: 'inProgress', isLate: false, lateness: 'Vence em 4 dias' };
const late: Standing = { status: 'inProgress', isLate: true, lateness: 'Atrasada' };

const action = (before: Standing, now: Standing, more: Partial<ActionFacts> = {}): ActionFacts => ({
  ...{ id: '1.1.1', title: 'Constituir o grupo', units: ['SAS'], before, now, passed: null, changedOn: null },
  ...more,
});

const told = (facts: Partial<WeekFacts>) =>
  worsenedOf({ ...NOTHING, ...facts }).map(({ kind, from, to, on }) => `${kind}: ${from} → ${to} (${on})`);

describe('what got worse since last week: actions', () => {
  const done: Standing = { status: 'completed', isLate: false, lateness: 'Encerrada' };
  const cancelled: Standing = { status: 'cancelled', isLate: false, lateness: 'Encerrada' };
  const blank: Standing = { status: null, isLate: false, lateness: 'No prazo' };
  test.each<[string, ActionFacts, string[]]>([
    ['as it was', action(onTime, onTime), []],
    ['late a week ago already', action(late, late, { passed: '2026-11-01' }), []],
    ['late no more', action(late, onTime), []],
    [
      'gone late: from the day after its term',
      action(onTime, late, { passed: '2026-11-20' }),
      ['late: Vence em 4 dias → Atrasada (2026-11-21)'],
    ],
    ['further on', action(onTime, done, { changedOn: '2026-11-18' }), []],
    [
      'concluded, then reopened',
      action(done, onTime, { changedOn: '2026-11-18' }),
      ['status: Concluída → Em andamento (2026-11-18)'],
    ],
    [
      'given up',
      action(onTime, cancelled, { changedOn: '2026-11-18' }),
      ['status: Em andamento → Cancelada (2026-11-18)'],
    ],
    ['said for the first time', action(blank, { ...blank, status: 'notStarted' }), []],
    [
      'reopened and late: both are told',
      action(done, late, { passed: '2026-11-20', changedOn: '2026-11-19' }),
      ['late: Encerrada → Atrasada (2026-11-21)', 'status: Concluída → Em andamento (2026-11-19)'],
    ],
  ])('%s', (_, each, expected) => {
    expect(told({ actions: [each] })).toEqual(expected);
  });
});

describe('what got worse since last week: indicators', () => {
  const met = { year: 2024, isMet: true, text: '81,0%' };
  const missed = { year: 2025, isMet: false, text: '75,3%' };
  test.each([
    ['met, and missed in the newest year', met, missed, 1],
    ['missed already', missed, missed, 0],
    ['met again', missed, met, 0],
    ['judged for the first time', null, missed, 0],
  ])('%s', (_, before, now, count) => {
    const indicators = [{ code: '713', name: 'Proporção', before, now }];
    const lines = told({ indicators });
    expect(lines).toHaveLength(count);
    if (count === 1)
      expect(lines[0]).toBe(
        'indicator: Meta alcançada em 2024 (81,0%) → Meta não alcançada em 2025 (75,3%) (null)',
      );
  });
});

describe('what got worse since last week: non-conformities', () => {
  const round = { number: 1, openedOn: '2026-10-01', because: null, cause: null };
  const measure = {
    ...{ number: 1, round: 1, what: 'Publicar', who: { kind: 'unit' as const, id: 'SAS' } },
    ...{ cost: null, redefines: false, done: null, dropped: null },
  };
  const each = (more: Partial<NonConformity>) => ({
    origin: { kind: 'action' as const, id: '1.1.1', title: 'Constituir o grupo', note: null },
    ...{ action: '1.1.1', indicator: null, unit: 'SAS', description: null, version: 3 },
    ...{ measures: [], rounds: [{ ...round, closedOn: null, checkBy: null, end: null }] as const },
    ...{ id: 'nc', number: 3, year: 2026, ...more },
  });
  const treated = {
    ...round,
    cause: { kind: 'process' as const, whys: ['x'] },
    closedOn: null,
    checkBy: null,
    end: null,
  };
  test.each<[string, ReturnType<typeof each>, string[]]>([
    ['nothing due', each({}), []],
    [
      'a measure whose day went by in the week',
      each({ rounds: [treated], measures: [{ ...measure, until: '2026-11-19' }] }),
      ['measure: Medida no prazo → Venceu em 19/11/2026 sem ser feita (2026-11-20)'],
    ],
    [
      'a measure that was overdue before',
      each({ rounds: [treated], measures: [{ ...measure, until: '2026-11-10' }] }),
      [],
    ],
    [
      'an effect that nobody checked in time',
      each({ rounds: [{ ...treated, closedOn: '2026-10-20', checkBy: '2026-11-20' }] }),
      ['check: Eficácia a verificar → Não verificada até 20/11/2026 (2026-11-21)'],
    ],
    [
      'opened again',
      each({
        rounds: [
          {
            ...treated,
            closedOn: '2026-10-20',
            checkBy: '2026-11-20',
            end: { kind: 'notEffective', on: '2026-11-18', words: 'x' },
          },
          {
            ...round,
            number: 2,
            openedOn: '2026-11-18',
            because: 'Voltou',
            closedOn: null,
            checkBy: null,
            end: null,
          },
        ],
      }),
      ['reopened: Encerrada → Aberta de novo (2ª vez) (2026-11-18)'],
    ],
  ])('%s', (_, nonConformity, expected) => {
    expect(told({ nonConformities: [nonConformity] })).toEqual(expected);
  });
});

test('what got worse since last week: the month, lines given back and who did not send in time', () => {
  const line = { action: '3.5.16', title: 'Organizar', unit: 'COPHS' };
  expect(
    told({
      returned: [
        { ...line, on: '2026-11-20' },
        { ...line, on: '2026-11-16' },
      ],
      unsent: { units: ['COAP', 'CAS'], reportBy: '2026-11-19' },
    }),
  ).toEqual([
    'returned: Enviada → Devolvida, sem resposta (2026-11-20)',
    'unsent: Prazo até 19/11/2026 → Não enviou no prazo (2026-11-20)',
  ]);
  expect(told({ unsent: { units: ['COAP'], reportBy: '2026-11-26' } })).toEqual([]);
});
