import { describe, expect, test } from 'vitest';
import { dueOfCriterion, dueOfMonth, dueOfPayment, dueOfStep, UNTIL_ACCEPTED } from './due.ts';
import { refusalsOfAnswer, refusalsOfSubmission, type SubmissionFacts } from './may.ts';
import type { Obligation } from './obligation.ts';
import { standingOf } from './standing.ts';
import {
  afterSubmission,
  NOTHING_SENT,
  type ObligationRecord,
  type Submission,
  type SubmissionEvent,
} from './submission.ts';

const cite = { act: 'mt-cib-2020-072', at: 'anexo/cl-3/inc-5', quote: 'Garantir a execução' };
const monthly: Obligation = {
  ...{ id: 'cl-3/inc-5', party: 'municipality', often: 'monthly', label: 'PPI', cite },
  proof: { kind: 'document' },
};
const standing: Obligation = { ...monthly, often: 'standing' };
const once: Obligation = { ...monthly, often: 'once' };
const byFiles: Obligation = { ...monthly, proof: { kind: 'production' } };

const TODAY = '2026-11-23';
const factsOf = (obligation: Obligation, actor = 'sender'): SubmissionFacts => ({
  ...{ obligation, actor, today: TODAY, now: `${TODAY}T15:00:00.000Z`, effectFrom: '2020-07-01' },
});
const at = '2026-11-20T14:00:00.000Z';
const file = { sha256: 'a'.repeat(64), fileName: 'prova.pdf' };

type Told<E> = E extends SubmissionEvent ? Pick<E, 'type' | 'data'> : never;
const told = (...events: readonly Told<SubmissionEvent>[]): ObligationRecord =>
  events.reduce(
    (before, event) => afterSubmission(before, { ...event, by: 'sender', at } as SubmissionEvent),
    NOTHING_SENT,
  );
const sent = (month: string | null, paper = 'p1'): Told<SubmissionEvent> => ({
  type: 'submitted',
  data: { month, file, note: '', paper, number: `PROT ${paper.slice(1)}/2026`, sha256: 'b'.repeat(64) },
});
const accepted = (until: string | null = null, paper = 'p1'): Told<SubmissionEvent> => ({
  type: 'accepted',
  data: { paper, on: '2026-11-21', until },
});
const returned: Told<SubmissionEvent> = {
  type: 'returned',
  data: { paper: 'p1', on: '2026-11-21', reason: 'Falta a página 2.' },
};
const withdrawn: Told<SubmissionEvent> = { type: 'withdrawn', data: { paper: 'p1', on: '2026-11-21' } };

describe('what may be submitted', () => {
  test.each<[string, Obligation, ObligationRecord, string | null, RegExp | null]>([
    ['the month that ended', monthly, NOTHING_SENT, '2026-10', null],
    ['no month of a monthly one', monthly, NOTHING_SENT, null, /Diga o mês/],
    ['a month that goes on', monthly, NOTHING_SENT, '2026-11', /ainda não terminou/],
    ['a month before the Termo', monthly, NOTHING_SENT, '2020-06', /antes do Termo/],
    ['a month under review', monthly, told(sent('2026-10')), '2026-10', /já há um envio em análise/i],
    ['another month meanwhile', monthly, told(sent('2026-10')), '2026-09', null],
    [
      'a month that was accepted',
      monthly,
      told(sent('2026-10'), accepted()),
      '2026-10',
      /já está comprovado/,
    ],
    ['again, once returned', monthly, told(sent('2026-10'), returned), '2026-10', null],
    ['again, once withdrawn', monthly, told(sent('2026-10'), withdrawn), '2026-10', null],
    ['a renewal of a standing one', standing, told(sent(null), accepted('2026-12-31')), null, null],
    ['what is done once, again', once, told(sent(null), accepted()), null, /cumprida uma vez/],
    ['what files prove', byFiles, NOTHING_SENT, '2026-10', /se comprova pelo que está registrado/],
  ])('%s', (_, obligation, record, month, reason) => {
    const refusals = refusalsOfSubmission(record, factsOf(obligation), month).join(' ');
    expect(refusals).toEqual(reason === null ? '' : expect.stringMatching(reason));
  });

  test('nothing under a clock set back', () => {
    const facts = { ...factsOf(monthly), now: '2026-11-01T00:00:00.000Z' };
    expect(refusalsOfSubmission(told(sent('2026-09')), facts, '2026-10').join()).toMatch(/relógio/);
  });
});

describe('what may be answered', () => {
  const record = told(sent('2026-10'));
  const first = record.submissions[0] as Submission;
  const ask = (
    answer: 'withdraw' | 'accept' | 'return',
    actor: string,
    said = {},
    obligation = monthly,
    submission = first,
  ) => refusalsOfAnswer(answer, record, submission, factsOf(obligation, actor), said).join(' ');

  test('who sent takes back and does not review; another reviews and does not take back', () => {
    expect(ask('withdraw', 'sender')).toBe('');
    expect(ask('accept', 'sender')).toMatch(/não analisa o próprio envio/);
    expect(ask('accept', 'office')).toBe('');
    expect(ask('withdraw', 'office')).toMatch(/Só quem enviou/);
  });

  test('a return says why, and a standing one is accepted until a day that comes', () => {
    expect(ask('return', 'office', { reason: '  ' })).toMatch(/motivo da devolução/);
    expect(ask('return', 'office', { reason: 'Ilegível.' })).toBe('');
    expect(ask('accept', 'office', {}, standing)).toMatch(/até que dia/);
    expect(ask('accept', 'office', { until: TODAY }, standing)).toMatch(/além de hoje/);
    expect(ask('accept', 'office', { until: '2027-11-22' }, standing)).toBe('');
  });

  test.each([
    ['accepted', told(sent('2026-10'), accepted()), /já foi aceito/],
    ['returned', told(sent('2026-10'), returned), /já foi devolvido/],
    ['withdrawn', told(sent('2026-10'), withdrawn), /foi desfeito/],
  ])('nothing of what was %s', (_, after, reason) => {
    for (const answer of ['withdraw', 'accept', 'return'] as const)
      expect(
        refusalsOfAnswer(answer, after, after.submissions[0], factsOf(monthly), { reason: 'x' }).join(),
      ).toMatch(reason);
  });
});

describe('where an obligation stands', () => {
  const none = { reason: 'Comprova-se por documento.', due: UNTIL_ACCEPTED };
  test.each<[string, Obligation, ObligationRecord, string, unknown]>([
    ['nothing sent', monthly, NOTHING_SENT, 'document', { month: '2026-10', by: '2026-11-30' }],
    ['under review', monthly, told(sent('2026-10')), 'review', { month: '2026-10', by: '2026-11-30' }],
    [
      'returned',
      monthly,
      told(sent('2026-10'), returned),
      'returned',
      { month: '2026-10', by: '2026-11-30' },
    ],
    [
      'withdrawn',
      monthly,
      told(sent('2026-10'), withdrawn),
      'document',
      { month: '2026-10', by: '2026-11-30' },
    ],
    [
      'last month accepted',
      monthly,
      told(sent('2026-10'), accepted()),
      'proved',
      { month: '2026-11', by: '2026-12-31' },
    ],
    [
      'the month before, still in time',
      monthly,
      told(sent('2026-09'), accepted()),
      'proved',
      { month: '2026-10', by: '2026-11-30' },
    ],
    [
      'two months before',
      monthly,
      told(sent('2026-08'), accepted()),
      'expired',
      { month: '2026-09', by: '2026-10-31' },
    ],
    [
      'a standing one in its validity',
      standing,
      told(sent(null), accepted('2026-11-23')),
      'proved',
      { month: null, by: '2026-11-23' },
    ],
    [
      'a standing one past it',
      standing,
      told(sent(null), accepted('2026-11-22')),
      'expired',
      { month: null, by: '2026-11-22' },
    ],
    [
      'a renewal sent past it',
      standing,
      told(sent(null), accepted('2026-11-22'), sent(null, 'p2')),
      'review',
      { month: null, by: '2026-11-22' },
    ],
    ['done once', once, told(sent(null), accepted()), 'proved', null],
  ])('%s', (_, obligation, record, where, next) => {
    expect(standingOf(obligation, none, record, TODAY)).toMatchObject({ standing: where, next });
  });

  test('what files prove needs nothing, and is missing without them', () => {
    expect(
      standingOf(byFiles, { proof: 'RDMT2610.dbc', due: dueOfMonth('2026-11') }, NOTHING_SENT, TODAY)
        .standing,
    ).toBe('proved');
    expect(standingOf(byFiles, none, NOTHING_SENT, TODAY)).toMatchObject({
      standing: 'missing',
      words: none.reason,
    });
  });
});

describe('the next date of an obligation, or the event that it waits for', () => {
  const facts = {
    done: null,
    lastDay: null,
    fromSignature: false,
    revision: { last: null, months: 12 },
  };
  const ordered = { ...facts, done: '2026-03-10', revision: { last: '2026-03-10', months: 12 } };
  test.each([
    ['a month, the last day of the next one', dueOfMonth('2026-10'), '2026-11-30'],
    ['December, in January', dueOfMonth('2025-12'), '2026-01-31'],
    ['a transfer, in its own month', dueOfPayment('2026-02'), '2026-02-28'],
    [
      'a document whose term runs',
      dueOfStep('contract-presented', { ...facts, lastDay: '2026-10-13', fromSignature: true }),
      '2026-10-13',
    ],
    [
      'the base values, a year after the last ordinance',
      dueOfStep('base-value-ordered', ordered),
      '2027-03-10',
    ],
    ['a licence, its end', dueOfCriterion('2026-01-10', { month: null, by: '2026-12-31' }), '2026-12-31'],
    [
      'before the signature',
      dueOfStep('contract-presented', { ...facts, fromSignature: true }),
      /da assinatura/,
    ],
    [
      'an ordinance that was never published',
      dueOfStep('base-value-ordered', facts),
      /análise dos documentos/,
    ],
    ['the commission', dueOfStep('cac-constituted', facts), /não fixa dia para a comissão/],
    ['the proposition of the CIR', dueOfStep('reference-proposed', facts), /antes da aprovação pela CIB/],
    ['what was done once', dueOfStep('cac-constituted', { ...facts, done: '2026-01-01' }), /está cumprida/],
    ['a criterion that was checked', dueOfCriterion('2026-01-10', null), /verificado em 10\/01\/2026/],
    ['a criterion that nobody checked', dueOfCriterion(null, null), /com os critérios de elegibilidade/],
    ['a document without validity yet', UNTIL_ACCEPTED, /validade dita quando a comprovação é aceita/],
  ])('%s', (_, { next, noDate }, expected) => {
    if (typeof expected === 'string') expect([next?.by, noDate]).toEqual([expected, null]);
    else expect([next, noDate]).toEqual([null, expect.stringMatching(expected)]);
  });
});
