import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type MonitoringRoom, openMonitoringRoom } from '../../../test/monitoring-room.ts';
import { cophs, person, superintendent } from '../../../test/plan-room.ts';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import { parseCompetencia } from '../../kernel/competencia.ts';
import { fixedClock } from '../../platform/clock.ts';
import { type Context, inTransaction } from '../../platform/context.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { readReport } from './commands/read-report.ts';
import { approveCells, returnReport, sendReport } from './commands/review.ts';
import { sayCells } from './commands/say-cells.ts';
import type { UnitStanding } from './contract.ts';
import { turnCycle } from './index.ts';

const MAY = parseCompetencia('2024-05');
const LINES = ['3.5.3', '3.5.15', '3.5.16'] as const;

// On PostgreSQL each command has a connection of its own; on the embedded database they stand in line.
describe.skipIf(!hasDatabase)('people at the same time', () => {
  let room: MonitoringRoom;
  beforeAll(async () => {
    room = await openMonitoringRoom('2024-05-24');
    await turnCycle(room.context);
  });
  afterAll(() => room?.close());
  const as = (actor: Actor): Context => ({ ...room.context, actor });
  const on = (context: Context, day: string): Context => ({
    ...context,
    clock: fixedClock(`${day}T14:00:00Z`, context.env.timeZone),
  });
  const line = async (action: string) => {
    const found = (await readReport(as(cophs), MAY, 'COPHS')).lines.find((each) => each.action === action);
    if (found === undefined) throw new Error(`${action} is not asked`);
    return found;
  };
  const said = async (action: string, progress: number) => {
    const { version, lineVersion } = await line(action);
    return { action, unit: 'COPHS', expectedVersion: version, lineVersion, progress };
  };

  it('three technicians of one unit write three lines at once: all are kept', async () => {
    const cells = await Promise.all(LINES.map((action, at) => said(action, at + 1)));
    const technicians = LINES.map(() => as(person('technician', 'COPHS')));
    await Promise.all(
      cells.map((cell, at) =>
        sayCells(technicians[at] as Context, MAY, { cells: [{ ...cell, status: 'inProgress' }] }),
      ),
    );
    const kept = await Promise.all(LINES.map(line));
    expect(kept.map(({ status, progress }) => [status, progress])).toEqual([
      ['inProgress', 1],
      ['inProgress', 2],
      ['inProgress', 3],
    ]);
  });

  it('two write the same line at once: one is kept, the other is told both values', async () => {
    const cell = await said('3.5.3', 10);
    const [one, other] = [person('technician', 'COPHS'), person('technician', 'COPHS')];
    const both = await Promise.allSettled([
      sayCells(as(one), MAY, { cells: [cell] }),
      sayCells(as(other), MAY, { cells: [{ ...cell, progress: 20 }] }),
    ]);
    const refused = both.find((each) => each.status === 'rejected')?.reason as AppError;
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(refused).toBeInstanceOf(AppError);
    const { progress } = await line('3.5.3');
    const [problem] = refused.details.problems as { yours: object; theirs: object }[];
    expect([refused.code, problem?.theirs]).toEqual(['conflict', expect.objectContaining({ progress })]);
    expect(problem?.yours).toEqual({ progress: progress === 10 ? 20 : 10 });
  });

  it('one reviewer approves while another gives back: one decision stands, the other is told of it', async () => {
    const { version } = await readReport(as(cophs), MAY, 'COPHS');
    const sent = await sendReport(as(cophs), MAY, 'COPHS', version);
    const lines = await Promise.all(LINES.map(line));
    const cells = lines.map((each) => ({
      action: each.action,
      unit: 'COPHS',
      expectedVersion: each.version,
    }));
    const back = { expectedVersion: sent.version, reason: 'Falta a prova', cells };
    const both = await Promise.allSettled([
      approveCells(as(superintendent), MAY, { cells }),
      returnReport(as(person('superintendent', 'SAS')), MAY, 'COPHS', back),
    ]);
    const refused = both.find((each) => each.status === 'rejected')?.reason as AppError;
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect([refused.code, refused.message]).toEqual([
      'conflict',
      expect.stringMatching(/(aprovou|devolveu) a linha 3\.5\.3 de COPHS enquanto você decidia/),
    ]);
    const decided = await Promise.all(LINES.map(line));
    expect(new Set(decided.map(({ review }) => review)).size).toBe(1);
    const events = await listEvents(room.context, 'month-report/2024-05/COPHS');
    expect([events.length, brokenAt(events)]).toEqual([2, null]);
  });

  it('a month that locks during an edit waits for it, counts it, and refuses who comes after', async () => {
    const { lines } = await readReport(as(superintendent), MAY, 'SAS');
    const [first, second] = lines.map(({ action, version, lineVersion }) => ({
      ...{ action, unit: 'SAS', expectedVersion: version, lineVersion },
      status: 'inProgress' as const,
    }));
    if (!first || !second) throw new Error('SAS is asked nothing');
    const lastDay = on(as(superintendent), '2024-06-10');
    let hasLocked = false;
    let isWritten = (): void => undefined;
    const written = new Promise<void>((done) => {
      isWritten = done;
    });
    const edit = inTransaction(lastDay, async (tx) => {
      await sayCells(tx, MAY, { cells: [first] });
      isWritten();
      await wait(300);
      expect(hasLocked).toBe(false);
    });
    await written;
    const lock = turnCycle(on(room.context, '2024-06-11')).then(() => {
      hasLocked = true;
    });
    await Promise.all([edit, lock]);
    // Even a clock that still says the last day cannot write in what has locked.
    await expect(sayCells(lastDay, MAY, { cells: [second] })).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('O mês fechou'),
    });
    const month = await room.month('2024-05');
    expect(month.lockedAt).not.toBeNull();
    expect(month.units.find(({ unit }: UnitStanding) => unit === 'SAS').said).toBe(1);
  });

  it('what a locked month asked and said does not change with the plan, and locking twice does nothing', async () => {
    // Listed by who is behind, which the lock changes: here by unit.
    const standings = async (): Promise<UnitStanding[]> =>
      (await room.month('2024-05')).units.toSorted((a: UnitStanding, b: UnitStanding) =>
        a.unit.localeCompare(b.unit),
      );
    const before = await standings();
    const { lineVersion } = await line('3.5.3');
    const after = on(as(cophs), '2024-06-25');
    await turnCycle(after);
    room.clock.goTo('2024-06-25');
    const note = 'Portaria no prelo';
    const close = { unit: 'COPHS', status: 'completed', note, expectedVersion: lineVersion };
    expect((await room.send('PATCH', '/api/plan/actions/3.5.3/status', close, cophs)).status).toBe(200);
    expect(await standings()).toEqual(
      before.map((unit) => ({
        ...unit,
        timeliness: unit.sentOn === null ? 'missing' : 'inTime',
      })),
    );
    const events = await listEvents(room.context, 'cycle-month/2024-05');
    expect(events.map(({ type }) => type)).toEqual(['opened', 'locked']);
  });
});
