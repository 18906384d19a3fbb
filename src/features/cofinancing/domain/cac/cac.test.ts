import { describe, expect, test } from 'vitest';
import { findCacTerms } from '../../commands/cac/terms.ts';
import { versionAt } from '../dated.ts';
import type { Fact } from '../programme.ts';
import { after, type Evaluation, type FinalEvaluation } from './evaluation.ts';
import { CAC_FACT, withEvaluations } from './facts.ts';
import { type CacFacts, refusalsOf } from './may.ts';
import { missingEvaluations } from './missing.ts';
import { type FourMonths, monthAfter, monthsOf, nextPeriod, periodInWords } from './period.ts';
import { alternativesOf, type Judgement, resultOf, sheetReadings } from './sheet.ts';
import type { CacTerms, GoalValue } from './terms.ts';

const terms = findCacTerms('mt.cofin.hospitalar') as CacTerms;
const period = (text: string) => text as FourMonths;
const AT = '2021-03-10T12:00:00.000Z';

const met = (isMet: boolean): Judgement => ({
  met: isMet,
  evidence: 'Ata 3/2021',
  file: null,
  by: null,
  at: AT,
});
const qualitative = terms.goals.filter(({ kind }) => kind === 'qualitative').map(({ id }) => id);
const judged = (fulfilled: number) =>
  Object.fromEntries(qualitative.map((id, index) => [id, met(index < fulfilled)]));
const value = (goal: string, exact: string | boolean | null): [string, GoalValue] => [
  goal,
  { goal, value: exact, text: null, reason: null, explained: null, months: [] },
];
const percent = (
  fulfilled: number,
  values: [string, GoalValue][],
  chosen: Record<string, string> = {},
): string | undefined =>
  resultOf(
    terms,
    judged(fulfilled),
    Object.fromEntries(values),
    sheetReadings(terms, chosen),
  )?.percent.toDecimal(2);

test('the goals are those of clause 5: ten judged, seven worked out', () => {
  expect(qualitative).toHaveLength(10);
  expect(terms.goals.filter(({ kind }) => kind === 'quantitative')).toHaveLength(7);
});

describe('the result of a sheet', () => {
  test.each([
    ['10 de 10, nenhuma com valor', 10, [], {}, '100.00'],
    ['9 de 10', 9, [], {}, '90.00'],
    ['9 de 10 e uma quantitativa cumprida', 9, [value('5.2-1', '100')], {}, '90.91'],
    ['9 de 10 e uma a 99,99%', 9, [value('5.2-1', '99.99')], {}, '81.82'],
    ['a mesma, na proporção', 9, [value('5.2-1', '99.99')], { partial: 'proportional' }, '90.91'],
    ['acima de 100% não vale mais que uma', 9, [value('5.2-1', '250')], { partial: 'proportional' }, '90.91'],
    ['ocupação de 80% com a meta de 90%', 10, [value('5.2-5', '80')], {}, '90.91'],
    ['ocupação de 80% no recomendado', 10, [value('5.2-5', '80')], { occupancy: 'recommended' }, '100.00'],
    [
      'ocupação de 93,74% acima do recomendado',
      10,
      [value('5.2-5', '93.74')],
      { occupancy: 'recommended' },
      '90.91',
    ],
    ['agenda descumprida', 10, [value('5.2-7', false)], {}, '90.91'],
    ['as sete sem valor contadas como não cumpridas', 10, [], { missing: 'not-met' }, '58.82'],
  ] as const)('%s', (_, fulfilled, values, chosen, expected) => {
    expect(percent(fulfilled, values as unknown as [string, GoalValue][], chosen)).toBe(expected);
  });

  test('shows what each answer to each question would give', () => {
    const all = alternativesOf(
      terms,
      judged(10),
      Object.fromEntries([value('5.2-5', '80')]),
      sheetReadings(terms),
    );
    expect(all.map(({ option, chosen }) => [option, chosen])).toEqual([
      ['whole', true],
      ['proportional', false],
      ['goal', true],
      ['recommended', false],
      ['left-out', true],
      ['not-met', false],
    ]);
  });
});

test('four months follow one another', () => {
  expect(monthsOf(period('2020-3'))).toEqual(['2020-09', '2020-10', '2020-11', '2020-12']);
  expect([nextPeriod(period('2020-3')), monthAfter(period('2020-3'))]).toEqual(['2021-1', '2021-01']);
  expect(periodInWords(period('2021-1'))).toBe('1º quadrimestre de 2021');
});

const final = (of: string, result: string, competencia: string, knownOn: string): FinalEvaluation => ({
  period: period(of),
  percent: result,
  competencia,
  number: `CAC ${of}`,
  sha256: 'h',
  knownOn,
});

describe('the facts that evaluations give', () => {
  const printed: Fact = {
    id: CAC_FACT,
    label: 'Avaliações',
    value: [],
    effect: ['2020-07-01', null],
    known: ['2020-09-03', null],
    status: 'printed',
  };
  const facts = withEvaluations([printed], CAC_FACT, [
    final('2020-3', '90', '2021-02', '2021-01-20'),
    final('2021-1', '80', '2021-06', '2021-05-20'),
  ]);
  const at = (day: string, knownOn: string) => versionAt(facts, day, knownOn)?.value;

  test.each([
    ['2021-01-01', '2021-12-01', []],
    ['2021-02-01', '2021-12-01', ['90']],
    ['2021-06-01', '2021-12-01', ['90', '80']],
    // What was known before a signature does not change by it.
    ['2021-06-01', '2021-05-19', ['90']],
    ['2021-02-01', '2021-01-19', []],
  ])('in %s as known on %s: %j', (day, knownOn, expected) => {
    expect(at(day, knownOn)).toEqual(expected);
  });
});

describe('what may be done', () => {
  const facts: CacFacts = {
    terms,
    period: period('2021-2'),
    today: '2021-10-05',
    now: '2021-10-05T12:00:00.000Z',
    actor: 'p1',
    effectFrom: '2020-07-01',
    constituted: true,
    commission: { act: 'a', on: '2020-10-20', body: null, seats: [], version: 1 },
    others: [],
    finals: [],
    authorised: [],
    answerUntil: '2021-10-20',
  };
  const open = (more: Partial<CacFacts>) => refusalsOf('open', null, { ...facts, ...more }).join(' ');

  test.each<[string, Partial<CacFacts>, RegExp]>([
    ['sem ato', { constituted: false }, /não está constituída/],
    ['sem membros', { commission: null }, /composição da CAC não foi registrada/],
    ['antes do fim', { period: period('2021-3') }, /ainda não terminou/],
    ['antes do Termo', { period: period('2020-1') }, /começa antes do Termo/],
    [
      'pulando um quadrimestre',
      { others: [{ period: period('2020-3'), state: 'FINAL' }] },
      /depois do 3º quadrimestre de 2020 vem o 1º quadrimestre de 2021.*Nenhum quadrimestre se pula/,
    ],
    [
      'com a anterior sem assinatura',
      { others: [{ period: period('2021-1'), state: 'OPINED' }] },
      /conclua-o antes de abrir o seguinte/,
    ],
  ])('is not opened %s', (_, more, words) => expect(open(more)).toMatch(words));

  test('is opened after the one before it', () => {
    expect(open({ others: [{ period: period('2021-1'), state: 'FINAL' }] })).toBe('');
  });

  const opened = after(null, { type: 'opened', data: {}, by: null, at: AT });
  const noticed: Evaluation = {
    ...opened,
    state: 'NOTICED',
    notice: {
      until: '2021-10-20',
      sheet: { judged: {}, values: [], readings: {}, percent: '90' },
      sha256: 'h',
      by: null,
      at: AT,
    },
  };
  const why = (action: Parameters<typeof refusalsOf>[0], of: Evaluation, more = {}, said = {}) =>
    refusalsOf(action, of, { ...facts, ...more }, said).join(' ');

  test('asks judgements, meeting and the whole term before the notice', () => {
    const words = why('notice', opened, {}, { until: '2021-10-10' });
    expect(words).toMatch(/Faltam julgar 10 metas/);
    expect(words).toMatch(/Falta a reunião/);
    expect(words).toMatch(/até 20\/10\/2021/);
  });

  test('does not judge by hand what is calculated', () => {
    expect(why('judge', opened, {}, { goal: '5.2-1' })).toMatch(/quantitativas são calculadas/);
  });

  test('waits for the answer while its term runs, and takes none after it', () => {
    expect(why('opine', noticed, {}, { competencia: '2021-11' })).toMatch(/ainda pode responder/);
    expect(why('answer', noticed, { today: '2021-10-21' })).toMatch(/prazo de resposta terminou/);
    expect(why('opine', noticed, { today: '2021-10-21' }, { competencia: '2021-11' })).toBe('');
  });

  test('reaches no month before its own, before the last one’s, or authorised already', () => {
    const late = { today: '2021-10-21' };
    expect(why('opine', noticed, late, { competencia: '2021-08' })).toMatch(/a partir de setembro de 2021/);
    const finals = [final('2021-1', '90', '2021-12', '2021-06-01')];
    expect(why('opine', noticed, { ...late, finals }, { competencia: '2021-11' })).toMatch(
      /avaliação anterior/,
    );
    expect(why('opine', noticed, { ...late, authorised: ['2021-11'] }, { competencia: '2021-11' })).toMatch(
      /seguinte a 2021-11/,
    );
  });

  test('refuses a clock set back', () => {
    expect(why('meet', opened, { now: '2021-01-01T00:00:00.000Z' }, { on: '2021-09-10' })).toMatch(/relógio/);
  });
});

describe('a month without evaluations', () => {
  const around = { terms, effectFrom: '2020-07-01', constituted: true, finals: [], knownOn: '2022-01-01' };
  test.each([
    ['2021-06', around, 0, ''],
    ['2021-07', around, 1, 'a média pede 2'],
    ['2021-07', { ...around, constituted: false }, 1, 'não está constituída'],
    ['2021-07', { ...around, finals: [final('2020-3', '90', '2021-02', '2021-01-20')] }, 1, 'assinadas'],
    [
      '2021-07',
      {
        ...around,
        finals: [
          final('2020-3', '90', '2021-02', '2021-01-20'),
          final('2021-1', '90', '2021-07', '2021-05-20'),
        ],
      },
      0,
      '',
    ],
  ])('%s', (competencia, world, count, words) => {
    const reasons = missingEvaluations({ ...world, competencia });
    expect(reasons).toHaveLength(count);
    expect(reasons.join()).toContain(words);
  });
});
