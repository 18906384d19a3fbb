import { describe, expect, it } from 'vitest';
import { applyCellEvent, BLANK, type Cell, type CellEvent, foldCell, type Review } from './cell.ts';
import { type Finding, findingsOf } from './findings.ts';
import type { Phase } from './phase.ts';
import {
  applyReportEvent,
  foldReport,
  meetingRefusal,
  NO_REPORT,
  type ReportEvent,
  type ReportState,
  recallRefusal,
  returnRefusal,
  sendRefusal,
  sentAs,
  writeRefusal,
} from './report.ts';

const said = (to: Partial<Cell>): CellEvent => ({
  type: 'said',
  data: {
    from: BLANK,
    to: { status: null, progress: null, comment: null, evidence: [], ...to },
    was: null,
    line: null,
  },
});

describe('a cell', () => {
  it('given back and written again awaits another look, with what was asked of it', () => {
    const cell = foldCell([
      said({ status: 'inProgress', progress: 20 }),
      { type: 'returned', data: { reason: 'Qual portaria?' } },
      said({ status: 'inProgress', progress: 20, comment: 'Portaria 12/2024' }),
    ]);
    expect(cell).toMatchObject({ review: 'answered', reason: 'Qual portaria?', progress: 20, version: 3 });
    expect(applyCellEvent(cell, { type: 'approved', data: {} })).toMatchObject({
      review: 'approved',
      reason: null,
    });
  });

  it('loses its approval when it is written again', () =>
    expect(
      foldCell([said({ progress: 1 }), { type: 'approved', data: {} }, said({ progress: 2 })]).review,
    ).toBeNull());
});

describe('a report', () => {
  const sent = (on: string): ReportEvent => ({ type: 'sent', data: { on, blanks: 0 } });
  it('is in time by its first sending, whatever was given back after', () => {
    const report = foldReport([
      sent('2024-05-29'),
      { type: 'returned', data: { reason: 'Falta a prova', cells: [] } },
      sent('2024-06-03'),
    ]);
    expect(report).toEqual({
      state: 'sent',
      firstSentOn: '2024-05-29',
      reason: null,
      meeting: null,
      wholeReturned: true,
      version: 3,
    });
  });

  it('keeps what was told of the meeting of the unit through every other change', () => {
    const meeting = { held: false, day: null, note: 'Sem quórum' };
    const told = applyReportEvent(NO_REPORT, { type: 'meeting-told', data: { meeting } });
    expect(applyReportEvent(told, sent('2024-05-29')).meeting).toEqual(meeting);
  });
});

describe('who may write a cell, and when', () => {
  it.each<[Phase, ReportState, Review | null, boolean, boolean, boolean]>([
    // phase, report, cell, given back as a whole, sends for the unit, may write
    ['ahead', 'draft', null, false, true, false],
    ['reporting', 'draft', null, false, false, true],
    ['closing', 'draft', null, false, false, true],
    ['locked', 'draft', null, false, true, false],
    ['locked', 'returned', 'returned', false, false, true],
    ['locked', 'returned', 'answered', false, false, true],
    ['locked', 'returned', null, false, true, false],
    ['locked', 'approved', 'approved', false, true, false],
    ['review', 'returned', null, true, false, true],
    ['review', 'returned', 'answered', true, false, true],
    ['review', 'returned', 'approved', false, true, false],
    ['review', 'returned', 'returned', false, false, true],
    ['review', 'submitted', null, false, false, false],
    ['review', 'submitted', null, false, true, true],
    ['review', 'sent', null, false, true, false],
    ['meeting', 'approved', 'approved', false, true, false],
  ])(
    '%s, %s, %s (given back as a whole: %s; sends: %s): %s',
    (phase, state, review, wholeReturned, maySend, may) =>
      expect(writeRefusal({ phase, state, review, wholeReturned, maySend }) === null).toBe(may),
  );
});

describe('sending and giving back', () => {
  it.each([
    [{ send: false, approve: false }, 'submitted'],
    [{ send: true, approve: false }, 'sent'],
    [{ send: true, approve: true }, 'approved'],
  ])('%j sends it as %s', (may, state) => expect(sentAs(may)).toBe(state));

  it.each<[Phase, ReportState, boolean, boolean, boolean]>([
    // phase, report, sends for the unit, has lines answered, may be sent
    ['reporting', 'draft', false, false, true],
    ['ahead', 'draft', true, false, false],
    ['review', 'submitted', true, false, true],
    ['review', 'submitted', false, false, false],
    ['review', 'sent', true, false, false],
    ['locked', 'draft', true, false, false],
    ['locked', 'returned', true, true, true],
    ['locked', 'returned', false, true, true],
    // The technician answered what was given back after the lock, and the coordination hands it on.
    ['locked', 'submitted', true, true, true],
    ['locked', 'submitted', true, false, false],
    ['locked', 'submitted', false, true, false],
  ])(
    'in %s a report that is %s (sends: %s; answers: %s) may be sent: %s',
    (phase, state, maySend, answers, may) =>
      expect(sendRefusal(phase, state, maySend, answers) === null).toBe(may),
  );

  it.each<[ReportState, boolean, boolean]>([
    ['submitted', false, true],
    ['sent', true, true],
    ['sent', false, false],
    ['approved', true, false],
    ['draft', true, false],
  ])('a report that is %s (sends: %s) may be recalled: %s', (state, maySend, may) => {
    expect(recallRefusal('review', state, maySend) === null).toBe(may);
    expect(recallRefusal('locked', state, maySend)).not.toBeNull();
  });

  it.each<[Phase, ReportState, boolean, boolean, boolean]>([
    // phase, state, sends, approves, may give back
    ['review', 'draft', true, true, false],
    ['review', 'submitted', true, false, true],
    ['review', 'submitted', false, false, false],
    ['review', 'sent', true, false, false],
    ['review', 'sent', false, true, true],
    ['review', 'approved', false, true, true],
    ['review', 'returned', true, true, false],
    // Once it locked, who approves opens a line of any report: of one never sent, and another of one given back.
    ['locked', 'draft', true, true, true],
    ['locked', 'draft', true, false, false],
    ['locked', 'returned', true, true, true],
    ['locked', 'returned', true, false, false],
    ['locked', 'approved', false, true, true],
    ['locked', 'submitted', true, false, true],
    ['locked', 'sent', true, false, false],
  ])(
    'in %s a report that is %s (sends: %s, approves: %s) may be given back: %s',
    (phase, state, send, approve, may) =>
      expect(returnRefusal(phase, state, { send, approve }) === null).toBe(may),
  );

  it.each([
    // held, day, why it is refused; it opens on 24 May, the conduction meeting is on 4 June, today is 10 June
    [true, '2024-05-24', null],
    [true, '2024-06-04', null],
    [true, '2024-05-23', '23/05/2024 é antes de o mês abrir, em 24/05/2024'],
    [true, '2024-06-05', '05/06/2024 é depois da reunião de condução, de 04/06/2024'],
    [true, '2024-06-11', '11/06/2024 ainda não chegou'],
    [false, null, null],
  ])('the meeting of the unit (held: %s) on %s: %s', (held, day, why) => {
    const refusal = meetingRefusal(
      { held, day },
      { opensOn: '2024-05-24', meeting: '2024-06-04' },
      '2024-06-10',
    );
    if (why === null) expect(refusal).toBeNull();
    else expect(refusal).toContain(why);
  });
});

describe('what to look at in a line', () => {
  const cell = (change: Partial<Cell>): Cell => ({ ...BLANK, ...change });
  it.each<
    [string, Partial<Cell>, { status: Cell['status']; progress: number | null } | null, boolean, Finding[]]
  >([
    [
      'a clean line',
      { status: 'inProgress', progress: 40 },
      { status: 'inProgress', progress: 40 },
      false,
      [],
    ],
    ['late and silent', { status: 'inProgress' }, null, true, ['lateWithoutComment']],
    ['late and told', { status: 'inProgress', comment: 'Licitação deserta' }, null, true, []],
    [
      'going back',
      { status: 'inProgress', progress: 30 },
      { status: 'inProgress', progress: 40 },
      false,
      ['progressFell'],
    ],
    ['whole and open', { status: 'inProgress', progress: 100 }, null, false, ['wholeStillOpen']],
    [
      'concluded below',
      { status: 'completed', progress: 90, evidence: ['a'] },
      null,
      false,
      ['concludedBelow'],
    ],
    [
      'concluded without proof',
      { status: 'completed', progress: 100 },
      { status: 'inProgress', progress: 90 },
      false,
      ['concludedWithoutProof'],
    ],
    ['concluded before', { status: 'completed' }, { status: 'completed', progress: null }, false, []],
    ['not started at 10', { status: 'notStarted', progress: 10 }, null, false, ['notStartedBegun']],
    [
      'cancelled now',
      { status: 'cancelled', comment: 'Sem objeto' },
      { status: 'inProgress', progress: 1 },
      true,
      ['cancelled'],
    ],
  ])('%s', (_, change, before, late, findings) =>
    expect(findingsOf({ cell: cell(change), before, late })).toEqual(findings),
  );
});
