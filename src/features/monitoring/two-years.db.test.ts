import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type MonitoringRoom, openMonitoringRoom } from '../../../test/monitoring-room.ts';
import { cophs, superintendent } from '../../../test/plan-room.ts';
import { addMonths, type Competencia, parseCompetencia } from '../../kernel/competencia.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { readReport } from './commands/read-report.ts';
import { approveCells, returnReport, sendReport } from './commands/review.ts';
import { sayCells } from './commands/say-cells.ts';
import type { UnitStanding } from './contract.ts';
import { calendarOfCompetencia, turnCycle } from './index.ts';

const FIRST = parseCompetencia('2024-06');
const MONTHS = Array.from({ length: 24 }, (_, at) => addMonths(FIRST, at));

/** Two years of the cycle by its own calendar: one unit says a line of each month, sends it, has it given back in every third and approved in the others. */
describe.skipIf(!hasDatabase)('twenty-four months of the cycle', () => {
  let room: MonitoringRoom;
  const told = new Map<Competencia, { asked: number; returned: number }>();
  beforeAll(async () => {
    room = await openMonitoringRoom('2024-06-10');
    for (const [at, month] of MONTHS.entries()) await live(month, at % 3 === 2);
  });
  afterAll(() => room?.close());
  const as = (actor: typeof cophs) => ({ ...room.context, actor });

  async function live(month: Competencia, isReturned: boolean): Promise<void> {
    const days = await calendarOfCompetencia(room.context, month);
    if (days === null) throw new Error(`no calendar for ${month}`);
    room.clock.goTo(days.opensOn);
    await turnCycle(room.context);
    const { lines, values, version: before } = await readReport(as(cophs), month, 'COPHS');
    const [first] = lines;
    if (first === undefined) throw new Error(`${month} asks COPHS nothing`);
    const line = { action: first.action, unit: 'COPHS', expectedVersion: first.version };
    const cell = { ...line, lineVersion: first.lineVersion, status: 'inProgress' as const, progress: 1 };
    await sayCells(as(cophs), month, { cells: [cell] });
    room.clock.goTo(days.reportBy);
    const { version } = await sendReport(as(cophs), month, 'COPHS', before);
    const cells = [{ ...line, expectedVersion: first.version + 1 }];
    room.clock.goTo(days.meeting);
    if (isReturned)
      await returnReport(as(superintendent), month, 'COPHS', {
        ...{ expectedVersion: version, reason: 'Falta a prova', cells },
      });
    else await approveCells(as(superintendent), month, { cells });
    told.set(month, { asked: lines.length + values.length, returned: isReturned ? 1 : 0 });
    room.clock.goTo(days.locksAfter);
    await turnCycle(room.context);
  }

  it('each opened and locked once, on its own days, and its counts add up and stay', async () => {
    for (const month of MONTHS.slice(0, -1)) {
      const events = await listEvents(room.context, `cycle-month/${month}`);
      expect([month, events.map(({ type }) => type), brokenAt(events)]).toEqual([
        month,
        ['opened', 'locked'],
        null,
      ]);
      const { calendar, phase, units, totals } = await room.month(month);
      const [opened = '', locked = ''] = events.map(({ at }) => at.slice(0, 10));
      expect([month, phase, opened, locked > calendar.locksAfter]).toEqual([
        month,
        'locked',
        calendar.opensOn,
        true,
      ]);
      const sum = (count: (each: UnitStanding) => number) =>
        units.reduce((all: number, each: UnitStanding) => all + count(each), 0);
      expect([month, totals]).toEqual([
        month,
        {
          units: units.length,
          asked: sum(({ asked }) => asked),
          said: sum(({ said }) => said),
          sent: sum(({ sentOn }) => (sentOn === null ? 0 : 1)),
          inTime: sum(({ timeliness }) => (timeliness === 'inTime' ? 1 : 0)),
        },
      ]);
      expect([month, units.filter((each: UnitStanding) => each.said > each.asked)]).toEqual([month, []]);
      const own = units.find(({ unit }: UnitStanding) => unit === 'COPHS');
      const { asked, returned } = told.get(month) ?? {};
      expect([month, own]).toMatchObject([month, { asked, returned, timeliness: 'inTime' }]);
      expect(own.said).toBeGreaterThan(0);
    }
    expect((await room.month(MONTHS.at(-1) as Competencia)).lockedAt).toBe(null);
  });
});
