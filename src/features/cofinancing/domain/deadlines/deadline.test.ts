import { describe, expect, it } from 'vitest';
import { leftInWords } from '../../../../kernel/format.ts';
import { WorkingDays } from '../../../../kernel/working-days.ts';
import { afterAccounts, OPEN_ACCOUNTS } from '../accountability/accounts.ts';
import { isOverdue } from '../accountability/may.ts';
import { isToPresent, presentBy } from '../accountability/present-by.ts';
import { after, type Evaluation } from '../cac/evaluation.ts';
import type { FourMonths } from '../cac/period.ts';
import type { DocumentDue } from '../instrument/fold.ts';
import { foldAll, NOTHING } from '../instrument/fold.ts';
import { termFrom } from '../instrument/term.ts';
import { type DeadlineFacts, deadlinesOf } from './deadline.ts';

const days = new WorkingDays('51');
const TODAY = '2026-03-20';
const FACTS: DeadlineFacts = {
  today: TODAY,
  open: true,
  documents: [],
  instrument: NOTHING,
  evaluations: [],
  accounts: [],
};
const noticed = foldAll([
  {
    type: 'suspension-noticed',
    on: '2026-03-10',
    document: 'Ofício 3/2026',
    details: { until: '2026-03-25', reason: 'x' },
  },
]);
const answered = foldAll([
  {
    type: 'suspension-noticed',
    on: '2026-03-10',
    document: 'Ofício 3/2026',
    details: { until: '2026-03-25' },
  },
  { type: 'suspension-answered', on: '2026-03-12', document: 'Ofício 9/2026', details: {} },
]);
const contract = (presented: DocumentDue['presented']): DocumentDue => ({
  document: {
    event: 'contract-presented',
    label: 'Contrato',
    days: 30,
    cite: { act: 'a', at: 'b', quote: 'c' },
    contentsCite: { act: 'a', at: 'b', quote: 'c' },
    contents: [],
  },
  term: termFrom('2026-02-19', 30, days),
  presented,
});
const sheet = { type: 'noticed', data: { until: '2026-03-20' }, by: null, at: '2026-03-04T12:00:00Z' };
const evaluation = after(null, sheet as unknown as Parameters<typeof after>[1]) as Evaluation;
const accounts = { competencia: '2026-02', from: '2026-03-02', lastDay: '2026-03-17' } as const;

describe('the terms that run for who answers for a Termo', () => {
  it.each<[string, Partial<DeadlineFacts>, [string, string, number] | null]>([
    ['nothing signed, nothing noticed', {}, null],
    [
      'a document of thirty days, carried from a Saturday',
      { documents: [contract(null)] },
      ['Apresentar: Contrato', '2026-03-23', 3],
    ],
    [
      'a document that was presented',
      {
        documents: [
          contract({ type: 'contract-presented', on: '2026-03-01', document: 'Contrato 1', details: {} }),
        ],
      },
      null,
    ],
    ['a document of an instrument that ended', { documents: [contract(null)], open: false }, null],
    [
      'a notice before a suspension',
      { instrument: noticed },
      ['Responder à notificação que precede a suspensão', '2026-03-25', 5],
    ],
    ['a notice that was answered', { instrument: answered }, null],
    [
      'the sheet of the commission, on its last day',
      { evaluations: [{ period: '2025-3' as FourMonths, evaluation }] },
      ['Responder à avaliação da CAC do 3º quadrimestre de 2025', '2026-03-20', 0],
    ],
    [
      'inconsistencies that nobody answered',
      { accounts: [{ ...accounts, kind: 'notice' }] },
      ['Responder às inconsistências das contas de fevereiro de 2026', '2026-03-17', -3],
    ],
    [
      'accounts that nobody presented, of an instrument that ended too',
      { accounts: [{ ...accounts, kind: 'accounts', lastDay: '2026-04-30' }], open: false },
      ['Prestar contas de fevereiro de 2026', '2026-04-30', 41],
    ],
  ])('%s', (_, more, expected) => {
    const found = deadlinesOf({ ...FACTS, ...more });
    expect(found.map(({ what, lastDay, daysLeft }) => [what, lastDay, daysLeft])).toEqual(
      expected === null ? [] : [expected],
    );
    for (const { rule } of found) expect(rule).toMatch(/dia útil seguinte/);
  });

  it('stand with the nearest first', () => {
    const found = deadlinesOf({
      ...FACTS,
      instrument: noticed,
      documents: [contract(null)],
      accounts: [{ ...accounts, kind: 'notice' }],
    });
    expect(found.map(({ kind }) => kind)).toEqual(['notice', 'document', 'suspension']);
  });

  it.each([
    [12, 'faltam 12 dias'],
    [1, 'falta 1 dia'],
    [0, 'é hoje'],
    [-1, 'acabou há 1 dia'],
    [-30, 'acabou há 30 dias'],
  ])('%i days left: %s', (left, words) => expect(leftInWords(left)).toBe(words));
});

describe('accounts that were never presented', () => {
  it.each([
    ['the last day of the month after the payment', '2026-02-10', '2026-03-31'],
    ['a Sunday goes on to Monday', '2026-04-28', '2026-06-01'],
    ['the end of the year', '2026-11-30', '2026-12-31'],
  ])('%s', (_, paidOn, lastDay) => expect(presentBy(paidOn, days)).toBe(lastDay));

  const by = { by: null, at: '2026-03-01T00:00:00Z' };
  const report = {} as never;
  const drafted = afterAccounts(OPEN_ACCOUNTS, { ...by, type: 'drafted', data: { report } });
  const notice = { items: 'x', on: '2026-03-02', lastDay: '2026-03-17' };
  const asked = afterAccounts(drafted, { ...by, type: 'noticed', data: notice });
  it.each([
    ['opened, in time', OPEN_ACCOUNTS, '2026-03-31', '2026-03-31', false],
    ['opened, a day late', OPEN_ACCOUNTS, '2026-03-31', '2026-04-01', true],
    ['a draft that nobody handed in', drafted, '2026-03-31', '2026-04-01', true],
    ['nothing paid', OPEN_ACCOUNTS, null, '2026-04-01', false],
    ['a notice, on its last day', asked, null, '2026-03-17', false],
    ['a notice without an answer', asked, null, '2026-03-18', true],
  ])('%s', (_, each, lastDay, today, overdue) => expect(isOverdue(each, lastDay, today)).toBe(overdue));

  it('are asked for until they are, and a notice asks for its own answer', () => {
    expect([OPEN_ACCOUNTS, drafted, asked].map(isToPresent)).toEqual([true, true, false]);
  });
});
