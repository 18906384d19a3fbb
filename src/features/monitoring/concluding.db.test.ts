import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type MonitoringRoom, openMonitoringRoom } from '../../../test/monitoring-room.ts';
import { superintendent } from '../../../test/plan-room.ts';
import type { MonthLine, ReportAnswer } from './contract.ts';

const MONTH = '/api/monitoring/months/2026-06';
/** Those that begin with "Validar …" promise a resolution of CIB or CIR. */
const VALIDATING = ['2.2.2', '3.1.1'];

describe.skipIf(!hasDatabase)('concluding in the month', () => {
  let room: MonitoringRoom;
  beforeAll(async () => {
    room = await openMonitoringRoom('2026-06-26');
  });
  afterAll(() => room?.close());

  it('a proof alone does not satisfy “validar”: it counts once declared as the resolution, or a reason is written', async () => {
    const planLines = async (action: string) =>
      (await room.get(`/api/plan/actions/${action}`)).body.action.lines as { unit: string; kept: unknown }[];
    const lineOf = async (action: string, unit: string): Promise<MonthLine | undefined> => {
      const report = (await room.get(`${MONTH}/reports/${unit}`, superintendent)).body as ReportAnswer;
      return report.lines.find((each) => each.action === action && each.status === null);
    };
    let found: { action: string; unit: string } | undefined;
    for (const action of VALIDATING) {
      const [{ unit } = { unit: '' }] = await planLines(action);
      if (await lineOf(action, unit)) found ??= { action, unit };
    }
    const { action, unit } = found ?? { action: '', unit: '' };
    const line = async () => (await lineOf(action, unit)) as MonthLine;
    const say = async (change: object) => {
      const { version: expectedVersion, lineVersion } = await line();
      const cell = { action, unit, expectedVersion, lineVersion, ...change };
      return room.send('POST', `${MONTH}/cells`, { cells: [cell] }, superintendent);
    };
    expect((await line()).pledge).toMatchObject({ rule: 'resolution', verb: 'validar' });
    const { sha256 } = (await room.upload('/api/monitoring/evidence', 'foto.pdf', '%PDF-1.7', superintendent))
      .body;
    expect((await say({ evidence: [sha256] })).status).toBe(200);
    const bare = await say({ status: 'completed' });
    expect([bare.status, bare.body.error.message]).toEqual([
      422,
      expect.stringMatching(
        /^Concluir pede o registro que “validar” promete: a resolução da CIB ou da CIR\./,
      ),
    ]);
    const file = { kind: 'file', id: sha256 };
    expect((await say({ status: 'completed', records: [file] })).status).toBe(422);
    const declared = { kind: 'Resolução da CIB', number: '45/2024', date: '2024-05-10' };
    expect((await say({ status: 'completed', records: [{ ...file, declared }] })).status).toBe(200);
    expect((await planLines(action))[0]?.kept).toMatchObject({
      records: [{ name: 'Resolução da CIB nº 45/2024, de 10/05/2024 (foto.pdf)', declared }],
      missing: [],
    });
    expect((await room.get(`/api/plan/evidence/${sha256}`)).status).toBe(200);
  });
});
