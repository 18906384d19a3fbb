import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type MonitoringRoom, openMonitoringRoom } from '../../../test/monitoring-room.ts';
import { auditor, cophs, person, superintendent } from '../../../test/plan-room.ts';
import type { Actor } from '../../kernel/actor.ts';
import { parseCompetencia } from '../../kernel/competencia.ts';
import { listEvents } from '../../platform/events.ts';
import type { MonthDesk, UnitStanding } from './contract.ts';
import {
  calendarOfCompetencia,
  conductionMeetingOf,
  findNextConductionMeeting,
  moveConductionMeeting,
} from './index.ts';

describe.skipIf(!hasDatabase)('the calendar of the cycle', () => {
  let room: MonitoringRoom;
  beforeAll(async () => {
    room = await openMonitoringRoom('2024-05-24');
  });
  afterAll(() => room?.close());

  it('follows the plan: the first Tuesday looks at the month before', async () => {
    const month = await room.month('current');
    expect(month.calendar).toMatchObject({
      competencia: '2024-05',
      opensOn: '2024-05-24',
      meeting: '2024-06-04',
      locksAfter: '2024-06-10',
      lastCallOn: '2024-06-07',
    });
    expect([month.phase, month.previous, month.following]).toEqual(['reporting', '2024-04', '2024-06']);
    expect(await conductionMeetingOf(room.context, parseCompetencia('2024-05'))).toBe('2024-06-04');
  });

  it('asks the month of the office from who approves by a grant that names no unit, and of nobody else besides', async () => {
    const asks = async (as: Actor) => {
      const { month } = (await room.get('/api/monitoring/desk', as)).body as MonthDesk;
      return month?.toReport.map(({ unit }) => unit);
    };
    expect(await asks(person('superintendent', null))).toEqual(['SAS']);
    expect(await asks(person('auditor', null))).toEqual([]);
    expect(await asks(cophs)).toEqual(['COPHS']);
  });

  it('asks each unit for its parts that have begun and are not closed, and counts what was said of them', async () => {
    const { units, totals } = await room.month('2024-05');
    const unit = units.find((each: UnitStanding) => each.unit === 'COPHS');
    expect(unit).toMatchObject({
      unitName: 'COPHS',
      state: null,
      said: 0,
      timeliness: 'waiting',
      meeting: null,
    });
    expect(unit.asked).toBeGreaterThan(10);
    expect(totals.asked).toBe(units.reduce((all: number, each: UnitStanding) => all + each.asked, 0));
    const line = { unit: 'COPHS', status: 'inProgress', expectedVersion: 1 };
    expect((await room.send('PATCH', '/api/plan/actions/3.5.3/status', line)).status).toBe(200);
    const after = await room.month('2024-05');
    expect(after.units.find((each: UnitStanding) => each.unit === 'COPHS').said).toBe(1);
    expect(after.totals.said).toBe(1);
  });

  it('a month before the first settings, or no month at all, is told in words', async () => {
    const early = await room.get('/api/monitoring/months/2023-12', cophs);
    expect([early.status, early.body.error.message]).toEqual([
      404,
      'O ciclo começa na competência 2024-01: antes dela não há mês a acompanhar.',
    ]);
    expect((await room.get('/api/monitoring/months/2024-13', cophs)).status).toBe(400);
  });

  it('who manages the plan moves a meeting, with a reason, and the days around it go along', async () => {
    const url = '/api/monitoring/months/2024-05/meeting';
    const body = { day: '2024-06-06', reason: 'Visita do Ministério na terça', expectedVersion: 0 };
    expect((await room.send('POST', url, body, cophs)).status).toBe(403);
    expect((await room.send('POST', url, { ...body, day: '2024-06-08' }, superintendent)).status).toBe(422);
    expect((await room.send('POST', url, body, superintendent)).status).toBe(200);
    const stale = await room.send('POST', url, { ...body, day: '2024-06-07' }, superintendent);
    expect([stale.status, stale.body.error.code]).toEqual([409, 'conflict']);
    const { calendar, meetingVersion } = await room.month('2024-05');
    expect(calendar).toMatchObject({
      meeting: '2024-06-06',
      meetingByRule: '2024-06-04',
      movedBecause: 'Visita do Ministério na terça',
      locksAfter: '2024-06-11',
    });
    expect(meetingVersion).toBe(1);
    const [event] = await listEvents(room.context, 'conduction-meeting/2024-05');
    expect(event).toMatchObject({
      type: 'moved',
      reason: 'Visita do Ministério na terça',
      data: { from: '2024-06-04', to: '2024-06-06' },
    });
    expect((await findNextConductionMeeting(room.context))?.meeting).toBe('2024-06-06');
  });

  it('other settings rule from a competência that has not opened, and the past keeps its own', async () => {
    const { body } = await room.get('/api/monitoring/settings', superintendent);
    expect([body.items.length, body.firstAhead, body.mayManage, body.months.length]).toEqual([
      1,
      '2024-06',
      true,
      12,
    ]);
    const settings = { ...body.items[0], starts: '2024-07', meetingWeek: 2, opensBefore: 12 };
    const asked = { settings, reason: 'A CIB passou à primeira terça-feira', expectedVersion: body.version };
    const send = (change: object, as = superintendent) =>
      room.send('POST', '/api/monitoring/settings', { ...asked, ...change }, as);
    expect((await send({}, auditor)).status).toBe(403);
    const begun = await send({ settings: { ...settings, starts: '2024-05' } });
    expect([begun.status, begun.body.error.message]).toEqual([
      422,
      expect.stringContaining('A competência maio de 2024 já abriu'),
    ]);
    const wrong = await send({ settings: { ...settings, opensBefore: 1, reportBefore: 2, agendaBefore: 3 } });
    expect(wrong.body.error.details.problems).toHaveLength(2);
    expect((await send({})).status).toBe(200);
    expect((await send({})).status).toBe(409);
    expect((await room.month('2024-06')).calendar.meeting).toBe('2024-07-02');
    expect((await room.month('2024-07')).calendar.meeting).toBe('2024-08-13');
  });

  it('a meeting moved by a body that met elsewhere is told through the door, without a version', async () => {
    const system = { ...room.context, actor: superintendent };
    const july = parseCompetencia('2024-07');
    await moveConductionMeeting(system, july, { day: '2024-08-14', reason: 'Decisão da reunião anterior' });
    expect(await calendarOfCompetencia(room.context, july)).toMatchObject({
      meeting: '2024-08-14',
      meetingByRule: '2024-08-13',
    });
  });

  it('goes by the clock alone', async () => {
    room.clock.goTo('2024-06-11');
    expect((await room.month('2024-05')).phase).toBe('closing');
    room.clock.goTo('2024-06-12');
    const locked = await room.month('2024-05');
    expect([locked.phase, locked.current]).toEqual(['locked', '2024-06']);
    const late = { day: '2024-06-20', reason: 'Tarde', expectedVersion: 1 };
    const refused = await room.send('POST', '/api/monitoring/months/2024-05/meeting', late, superintendent);
    expect(refused.body.error.message).toBe('A reunião foi em 06/06/2024: já não muda de dia.');
  });
});
