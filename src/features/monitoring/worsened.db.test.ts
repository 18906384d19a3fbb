import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type MonitoringRoom, openMonitoringRoom } from '../../../test/monitoring-room.ts';
import { cophs, superintendent } from '../../../test/plan-room.ts';

interface Line {
  kind: string;
  id: string;
  from: string;
  to: string;
  on: string | null;
}

describe.skipIf(!hasDatabase)('what got worse since last week, by what stood then', () => {
  let room: MonitoringRoom;
  beforeAll(async () => {
    room = await openMonitoringRoom('2024-05-24');
  });
  afterAll(() => room?.close());
  const lines = async (): Promise<Line[]> =>
    (await room.get('/api/monitoring/worsened', superintendent)).body.items;
  const say = async (status: 'inProgress' | 'completed' | 'notStarted') => {
    const { body } = await room.get('/api/plan/actions/3.5.16', cophs);
    const own = body.action.lines.find(({ unit }: { unit: string }) => unit === 'COPHS');
    const note = 'Diz por quê';
    const asked = { unit: 'COPHS', status, expectedVersion: own.version, note };
    const { status: code } = await room.send('PATCH', '/api/plan/actions/3.5.16/status', asked, cophs);
    expect(code).toBe(200);
  };

  it('is asked by who answers for the whole plan', async () => {
    expect((await room.get('/api/monitoring/worsened', cophs)).status).toBe(403);
  });

  it('an action whose term goes by is told for a week, from what it was', async () => {
    room.clock.goTo('2024-07-03');
    const late = (await lines()).filter(({ kind }) => kind === 'late');
    expect(late.length).toBeGreaterThan(0);
    expect(late.every(({ on }) => on !== null && on > '2024-06-26' && on <= '2024-07-03')).toBe(true);
    expect(late.every(({ from }) => from !== 'Atrasada')).toBe(true);
    room.clock.goTo('2024-07-20');
    const then = new Set(late.map(({ id }) => id));
    expect((await lines()).filter(({ kind, id }) => kind === 'late' && then.has(id))).toEqual([]);
  });

  it('a status that fell back is told with what it was a week ago, not with what it passed through', async () => {
    room.clock.goTo('2024-07-22');
    await say('inProgress');
    room.clock.goTo('2024-08-01');
    await say('completed');
    await say('notStarted');
    const [own] = (await lines()).filter(({ kind, id }) => kind === 'status' && id === '3.5.16');
    expect(own).toMatchObject({ from: 'Em andamento', to: 'Não iniciada', on: '2024-08-01' });
    room.clock.goTo('2024-08-09');
    expect((await lines()).filter(({ kind, id }) => kind === 'status' && id === '3.5.16')).toEqual([]);
  });
});
