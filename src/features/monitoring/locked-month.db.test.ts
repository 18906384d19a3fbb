import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type MonitoringRoom, openMonitoringRoom } from '../../../test/monitoring-room.ts';
import { cophs, coras, person, superintendent } from '../../../test/plan-room.ts';
import type { MonthDesk, MonthLine } from './contract.ts';
import { turnCycle } from './index.ts';

const MONTH = '/api/monitoring/months/2024-05';
const technician = person('technician', 'COPHS');
const ACTION = '3.5.16';

describe.skipIf(!hasDatabase)('a month that locked', () => {
  let room: MonitoringRoom;
  beforeAll(async () => {
    room = await openMonitoringRoom('2024-05-24');
  });
  afterAll(() => room?.close());
  const report = async (unit: string, as = superintendent) =>
    (await room.get(`${MONTH}/reports/${unit}`, as)).body;
  const lineOf = async (unit: string, action: string, as = superintendent): Promise<MonthLine> =>
    (await report(unit, as)).lines.find((line: MonthLine) => line.action === action);
  const say = async (unit: string, action: string, change: object, as = technician) => {
    const { version, lineVersion } = await lineOf(unit, action, as);
    const cell = { action, unit, expectedVersion: version, lineVersion, ...change };
    return room.send('POST', `${MONTH}/cells`, { cells: [cell] }, as);
  };
  const step = async (unit: string, name: string, as = technician, body: object = {}) => {
    const { version } = await report(unit);
    return room.send('POST', `${MONTH}/reports/${unit}/${name}`, { expectedVersion: version, ...body }, as);
  };
  const giveBack = async (unit: string, action: string, as = superintendent) => {
    const { version } = await lineOf(unit, action);
    const cells = [{ action, expectedVersion: version }];
    return step(unit, 'return', as, { reason: `Corrija a ${action}`, cells });
  };
  const approve = async (unit: string, action: string) => {
    const { version } = await lineOf(unit, action);
    const cells = [{ action, unit, expectedVersion: version }];
    return room.send('POST', `${MONTH}/approve`, { cells }, superintendent);
  };
  const desk = async (as = superintendent): Promise<MonthDesk['past']> => {
    const { month, past } = (await room.get('/api/monitoring/desk', as)).body as MonthDesk;
    expect(month?.calendar.competencia).not.toBe('2024-05');
    return past;
  };

  it('keeps what was approved, and nobody finds anything to do in it', async () => {
    await say('COPHS', ACTION, { status: 'inProgress', progress: 40 });
    await step('COPHS', 'send');
    await step('COPHS', 'send', cophs);
    await approve('COPHS', ACTION);
    expect((await report('COPHS')).state).toBe('approved');
    room.clock.goTo('2024-06-25');
    await turnCycle(room.context);
    expect((await report('COPHS')).phase).toBe('locked');
    expect((await say('COPHS', ACTION, { progress: 60 })).body.error.message).toContain('O mês fechou');
    const { version } = await lineOf('COPHS', ACTION);
    const cells = [{ action: ACTION, unit: 'COPHS', expectedVersion: version }];
    const undone = await room.send('POST', `${MONTH}/approve/undo`, { cells }, superintendent);
    expect([undone.status, undone.body.error.message]).toEqual([
      422,
      'O mês fechou: a aprovação de COPHS fica como está. Para corrigir uma linha, devolva-a com o motivo.',
    ]);
    expect(await report('COPHS')).toMatchObject({ state: 'approved' });
    expect([await desk(), await desk(technician), await desk(coras)]).toEqual([[], [], []]);
  });

  it('an approved line is given back, answered, sent by its coordination and approved: no other line moves', async () => {
    expect((await report('COPHS', superintendent)).may.giveBack).toBe(true);
    expect((await report('COPHS', cophs)).may.giveBack).toBe(false);
    expect((await giveBack('COPHS', ACTION, cophs)).body.error.message).toContain('quem o recebeu');
    expect((await step('COPHS', 'return', superintendent, { reason: 'Tudo' })).body.error.message).toContain(
      'devolva as linhas uma a uma',
    );
    expect((await giveBack('COPHS', ACTION)).body.state).toBe('returned');
    expect((await desk(technician))[0]).toMatchObject({
      phase: 'locked',
      returned: [{ action: ACTION, unit: 'COPHS', reason: `Corrija a ${ACTION}` }],
      toReport: [],
    });
    expect((await say('COPHS', '3.5.3', { progress: 1 })).status).toBe(422);
    expect((await say('COPHS', ACTION, { progress: 60 })).status).toBe(200);
    expect((await desk(technician))[0]).toMatchObject({ returned: [], toReport: [{ unit: 'COPHS' }] });
    expect((await step('COPHS', 'send')).body.state).toBe('submitted');
    expect((await desk(cophs))[0]?.toReview).toMatchObject([{ unit: 'COPHS', state: 'submitted', lines: 1 }]);
    expect((await report('COPHS', cophs)).may.sendRefusal).toBeNull();
    expect((await step('COPHS', 'send', cophs)).body.state).toBe('sent');
    expect((await desk())[0]?.toReview).toMatchObject([{ unit: 'COPHS', state: 'sent', lines: 1 }]);
    await approve('COPHS', ACTION);
    expect(await lineOf('COPHS', ACTION)).toMatchObject({ review: 'approved', progress: 60 });
    expect((await report('COPHS')).state).toBe('approved');
    expect([await desk(), await desk(technician), await desk(cophs)]).toEqual([[], [], []]);
  });

  it('a line left blank by a unit that never sent is opened, written and sent alone', async () => {
    const { lines, state } = await report('CORAS', coras);
    expect(state).toBe('draft');
    const [first, second] = lines as [MonthLine, MonthLine];
    const refused = await say('CORAS', first.action, { status: 'inProgress' }, coras);
    expect(refused.body.error.message).toContain('Peça a devolução a quem aprova');
    expect((await giveBack('CORAS', first.action)).body.state).toBe('returned');
    expect((await step('CORAS', 'return/undo', superintendent)).body.state).toBe('draft');
    expect(await lineOf('CORAS', first.action)).toMatchObject({ review: null, status: null });
    expect((await giveBack('CORAS', first.action)).body.state).toBe('returned');
    expect((await giveBack('CORAS', second.action)).body.state).toBe('returned');
    expect((await step('CORAS', 'return/undo', superintendent)).body.state).toBe('returned');
    expect((await desk(coras))[0]?.returned).toMatchObject([{ action: first.action, unit: 'CORAS' }]);
    expect((await step('CORAS', 'send', coras)).body.error.message).toContain('Falta responder');
    expect((await say('CORAS', second.action, { status: 'inProgress' }, coras)).status).toBe(422);
    expect((await say('CORAS', first.action, { status: 'inProgress' }, coras)).status).toBe(200);
    expect((await step('CORAS', 'send', coras)).body.state).toBe('sent');
    const waiting = (await room.get(`${MONTH}/review`, superintendent)).body.items;
    expect(waiting.map(({ action }: MonthLine) => action)).toEqual([first.action]);
    await approve('CORAS', first.action);
    expect((await report('CORAS')).state).toBe('approved');
    const other = await step('CORAS', 'return', superintendent, {
      reason: 'Não é deste mês',
      cells: [{ action: '99.9.9', expectedVersion: 0 }],
    });
    expect(other.status).toBe(404);
  });
});
