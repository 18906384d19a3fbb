import { describe, expect, it } from 'vitest';
import { Random } from '../../../../../test/random.ts';
import { type Change, refusalsOf } from './may.ts';
import {
  applyEvent,
  type Event,
  foldNonConformity,
  type NonConformity,
  type PlannedMeasure,
  type State,
  stateOf,
} from './nonconformity.ts';
import { daysAfter } from './settings.ts';

const TODAY = '2026-11-23';
const OPENED: Event = {
  type: 'opened',
  data: {
    origin: { kind: 'action', id: '3.5.16', title: 'Organizar a linha', note: null },
    ...{ action: '3.5.16', indicator: null, unit: 'COPHS', on: '2026-11-02' },
  },
};
const DESCRIBED: Event = { type: 'described', data: { description: 'Parou na compra', unit: 'COPHS' } };
const CAUSE = { kind: 'process', whys: ['Sem edital', 'Sem termo de referência'] } as const;
const ANALYSED: Event = { type: 'analysed', data: { cause: CAUSE } };
const MEASURE: PlannedMeasure = {
  ...{ what: 'Refazer o termo', who: { kind: 'unit', id: 'COPHS' }, until: '2026-12-10' },
  ...{ cost: '1500.00', redefines: false },
};
const PLANNED: Event = { type: 'measure-planned', data: { measure: MEASURE } };
const DONE: Event = {
  type: 'measure-done',
  data: { number: 1, done: { on: '2026-11-20', words: 'Publicado', files: [], redefinition: null } },
};
const CLOSED: Event = { type: 'closed', data: { on: '2026-11-20', checkBy: '2027-02-18' } };
const judged = (effective: boolean): Event => ({
  type: 'judged',
  data: { effective, on: '2026-11-22', words: 'Visto na ação' },
});
const CANCELLED: Event = { type: 'cancelled', data: { on: '2026-11-22', reason: 'Aberta por engano' } };
const REOPENED: Event = { type: 'reopened', data: { on: '2026-11-23', reason: 'Voltou a atrasar' } };
const TREATED = [OPENED, DESCRIBED, ANALYSED, PLANNED];
const OVER = [...TREATED, DONE, CLOSED];

const at = (events: readonly Event[]): NonConformity => foldNonConformity(events);
const done = (change: Partial<Extract<Change, { kind: 'measure-done' }>> = {}): Change => ({
  ...{ kind: 'measure-done', number: 1, on: TODAY, words: 'Publicado', files: [] },
  ...change,
});
const JUDGED: Change = { kind: 'judged', effective: true, on: TODAY, words: 'Visto' };
const CLOSE: Change = { kind: 'closed' };
const AGAIN: Change = { kind: 'reopened', reason: 'Voltou' };

describe('where a non-conformity stands', () => {
  it.each<[State, string, readonly Event[]]>([
    ['analysis', 'just opened', [OPENED]],
    ['analysis', 'with a cause and nothing planned', [OPENED, DESCRIBED, ANALYSED]],
    ['treatment', 'with a cause and a measure', TREATED],
    ['analysis', 'when its only measure was given up', [...TREATED, dropped()]],
    ['verification', 'closed', OVER],
    ['effective', 'closed and found effective', [...OVER, judged(true)]],
    ['analysis', 'found not effective', [...OVER, judged(false)]],
    ['cancelled', 'cancelled', [OPENED, CANCELLED]],
    ['analysis', 'cancelled and opened again', [OPENED, CANCELLED, REOPENED]],
    ['treatment', 'cancelled with something to do, and opened again', [...TREATED, CANCELLED, REOPENED]],
  ])('%s: %s', (state, _, events) => {
    expect(stateOf(at(events))).toBe(state);
  });

  it('what did not work opens another round with the cause to be looked at again, and keeps the first whole', () => {
    const { rounds, measures } = at([...OVER, judged(false)]);
    expect(rounds).toEqual([
      {
        ...{ number: 1, openedOn: '2026-11-02', because: null, cause: CAUSE },
        ...{ closedOn: '2026-11-20', checkBy: '2027-02-18' },
        end: { kind: 'notEffective', on: '2026-11-22', words: 'Visto na ação' },
      },
      {
        ...{ number: 2, openedOn: '2026-11-22', because: 'Visto na ação', cause: CAUSE },
        ...{ closedOn: null, checkBy: null, end: null },
      },
    ]);
    expect(measures.map(({ round, done }) => [round, done?.words])).toEqual([[1, 'Publicado']]);
  });
});

function dropped(): Event {
  return { type: 'measure-dropped', data: { number: 1, reason: 'Outro caminho' } };
}

describe('what may be done', () => {
  it.each<[string, readonly Event[], Change, readonly (string | RegExp)[]]>([
    [
      'closing tells all that is missing',
      [OPENED],
      CLOSE,
      [/Falta descrever/, /Falta a causa/, /ao menos uma medida corretiva/],
    ],
    ['closing over what is undone names it', TREATED, CLOSE, [/foi feita a medida 1/]],
    ['closing what is complete', [...TREATED, DONE], CLOSE, []],
    ['closing twice', OVER, CLOSE, [/aguarda a verificação/]],
    [
      'closing after it did not work asks for another measure',
      [...OVER, judged(false)],
      CLOSE,
      [/ao menos uma medida nova/],
    ],
    ['judging what is open', TREATED, JUDGED, [/Só se verifica a eficácia do que foi encerrado/]],
    ['judging after it was closed', OVER, JUDGED, []],
    [
      'judging on the day it was closed, without words',
      OVER,
      { ...JUDGED, on: '2026-11-20', words: ' ' },
      [/escolha um dia posterior/, /como se verificou/],
    ],
    ['judging in the future', OVER, { ...JUDGED, on: '2026-11-24' }, [/ainda não chegou/]],
    [
      'a measure done without proof, on a day ahead',
      TREATED,
      done({ words: null, on: '2026-11-24' }),
      [/ainda não chegou/, /evidência/],
    ],
    ['a measure done before it was opened', TREATED, done({ on: '2026-11-01' }), [/antes de 02\/11\/2026/]],
    ['a measure done with a file alone', TREATED, done({ words: null, files: ['a'.repeat(64)] }), []],
    ['a measure done twice', [...TREATED, DONE], done(), [/já foi feita/]],
    ['a measure that is not there', TREATED, done({ number: 7 }), [/não tem a medida 7/]],
    [
      'resuming what was done',
      [...TREATED, DONE],
      { kind: 'measure-resumed', number: 1, reason: 'Anulado' },
      [],
    ],
    [
      'giving up what was done',
      [...TREATED, DONE],
      { kind: 'measure-dropped', number: 1, reason: 'x' },
      [/já foi feita/],
    ],
    [
      'a measure whose day has passed and that says nothing',
      [OPENED],
      { kind: 'measure-planned', measure: { ...MEASURE, what: '', until: '2026-11-22' } },
      [/o que será feito/, /já passou/],
    ],
    [
      'correcting a measure that is overdue does not ask for another day',
      [OPENED, { type: 'measure-planned', data: { measure: { ...MEASURE, until: '2026-11-10' } } }],
      { kind: 'measure-changed', number: 1, measure: { ...MEASURE, until: '2026-11-10', what: 'Refazer' } },
      [],
    ],
    [
      'six whys',
      [OPENED],
      { kind: 'analysed', cause: { ...CAUSE, whys: '123456'.split('') } },
      [/no máximo 5/],
    ],
    [
      'a blank why between others',
      [OPENED],
      { kind: 'analysed', cause: { ...CAUSE, whys: ['a', ' ', 'b'] } },
      [/em branco/],
    ],
    ['redefining by a measure of another kind', TREATED, redefine(), [/não é de redefinir/]],
    ['cancelling while open', TREATED, { kind: 'cancelled', reason: 'Duplicada' }, []],
    ['cancelling what was closed', OVER, { kind: 'cancelled', reason: 'x' }, [/aguarda a verificação/]],
    ['opening again what is open', TREATED, AGAIN, [/já está aberta/]],
    ['opening again what was closed', OVER, AGAIN, []],
    ['opening again what was effective', [...OVER, judged(true)], AGAIN, []],
    ['opening again what was cancelled', [OPENED, CANCELLED], AGAIN, []],
    ['changing what was cancelled', [OPENED, CANCELLED], done(), [/está "Cancelada"/]],
  ])('%s', (_, events, change, expected) => {
    expect(refusalsOf(at(events), change, TODAY)).toEqual(
      expected.map((each) => (typeof each === 'string' ? each : expect.stringMatching(each))),
    );
  });
});

function redefine(): Change {
  return {
    ...{ kind: 'action-redefined', number: 1, deadline: 'até 30/12/2026', title: null },
    ...{ reason: 'Compra refeita', actionVersion: 0 },
  };
}

const KINDS: readonly Change['kind'][] = [
  ...([
    'described',
    'analysed',
    'measure-planned',
    'measure-changed',
    'measure-done',
    'measure-resumed',
  ] as const),
  ...(['measure-dropped', 'closed', 'judged', 'cancelled', 'reopened'] as const),
];

/** What the command would ask and append, any of them, in days that go on. */
function anyGesture(random: Random, today: string): [Change, Event] {
  const kind = random.pick(KINDS);
  const number = random.between(1, 4);
  const reason = 'Motivo';
  const measure = { ...MEASURE, until: today };
  const words = random.oneIn(5) ? '' : 'Visto';
  const effective = random.oneIn(2);
  const own = { on: today, words: words || null, files: [] };
  const gestures: Record<string, [Change, Event]> = {
    described: [
      { kind: 'described', description: words, unit: 'CORAS' },
      { type: 'described', data: { description: words, unit: 'CORAS' } },
    ],
    analysed: [{ kind: 'analysed', cause: CAUSE }, ANALYSED],
    'measure-planned': [
      { kind: 'measure-planned', measure },
      { type: 'measure-planned', data: { measure } },
    ],
    'measure-changed': [
      { kind: 'measure-changed', number, measure },
      { type: 'measure-changed', data: { number, measure } },
    ],
    'measure-done': [
      { kind: 'measure-done', number, ...own },
      { type: 'measure-done', data: { number, done: { ...own, redefinition: null } } },
    ],
    closed: [CLOSE, { type: 'closed', data: { on: today, checkBy: today } }],
    judged: [
      { kind: 'judged', effective, on: today, words },
      { type: 'judged', data: { effective, on: today, words } },
    ],
    'measure-resumed': [
      { kind: 'measure-resumed', number, reason },
      { type: 'measure-resumed', data: { number, reason } },
    ],
    'measure-dropped': [
      { kind: 'measure-dropped', number, reason },
      { type: 'measure-dropped', data: { number, reason } },
    ],
    cancelled: [
      { kind: 'cancelled', reason },
      { type: 'cancelled', data: { on: today, reason } },
    ],
    reopened: [AGAIN, { type: 'reopened', data: { on: today, reason } }],
  };
  return gestures[kind] as [Change, Event];
}

/** The states that a gesture may lead to. */
const LEADS: Readonly<Partial<Record<Change['kind'], readonly State[]>>> = {
  closed: ['verification'],
  judged: ['effective', 'analysis'],
  cancelled: ['cancelled'],
  reopened: ['analysis', 'treatment'],
};

function expectLawful(each: NonConformity, next: NonConformity, kind: Change['kind']): void {
  expect(LEADS[kind] ?? ['analysis', 'treatment'], kind).toContain(stateOf(next));
  expect(next.rounds.length).toBeGreaterThanOrEqual(each.rounds.length);
  expect(next.measures.length).toBeGreaterThanOrEqual(each.measures.length);
  const ended = each.rounds.filter(({ end }) => end !== null);
  expect(next.rounds.slice(0, ended.length)).toEqual(ended);
  if (kind === 'closed') expect(next.measures.some(({ done }) => done !== null)).toBe(true);
}

/** Sixty gestures, of which those happen that may. */
function live(random: Random): Event[] {
  const events: Event[] = [OPENED];
  let each = at(events);
  for (let step = 0; step < 60; step++) {
    const today = daysAfter(TODAY, step);
    const [change, event] = anyGesture(random, today);
    if (refusalsOf(each, change, today).length > 0) continue;
    const next = applyEvent(each, event);
    expectLawful(each, next, change.kind);
    events.push(event);
    each = next;
  }
  expect(foldNonConformity(events)).toEqual(each);
  return events;
}

describe('any gestures, one after another', () => {
  it('lead only where they may, and never shorten what was said', () => {
    const reached = new Set<State>();
    for (let seed = 1; seed <= 300; seed++) {
      const events = live(new Random(seed));
      expect(at(events).version).toBe(events.length);
      for (const [last] of events.entries()) reached.add(stateOf(at(events.slice(0, last + 1))));
    }
    expect([...reached].sort()).toEqual(['analysis', 'cancelled', 'effective', 'treatment', 'verification']);
  });
});
