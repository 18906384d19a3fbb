import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { type MonitoringRoom, openMonitoringRoom } from '../../../test/monitoring-room.ts';
import { cophs, person, superintendent } from '../../../test/plan-room.ts';
import { turnCycle } from './index.ts';

const technician = person('technician', 'COPHS');
const MONTH = '/api/monitoring/months/2026-06';
const ENTRIES = '/api/indicators/entries';

describe.skipIf(!hasDatabase)('the values of indicators in the grid of the month', () => {
  let room: MonitoringRoom;
  beforeAll(async () => {
    room = await openMonitoringRoom('2026-06-26');
  });
  afterAll(() => room?.close());
  const report = async (unit = 'COPHS', as = technician) =>
    (await room.get(`${MONTH}/reports/${unit}`, as)).body;
  const value = async () => (await report()).values[0];
  const tell = async (numerator: string, denominator: string) => {
    const { indicator, period, territory } = await value();
    const opened = await room.send('POST', ENTRIES, { indicator, period, level: 'state' }, technician);
    const cells = [{ territory, numerator, denominator, value: null }];
    const { id, sequence } = opened.body;
    return room.send('PATCH', `${ENTRIES}/${id}/cells`, { expected: sequence, cells }, technician);
  };
  const prove = async () => {
    const { id, sequence } = (await value()).sheet;
    const act = { name: 'Relatório consolidado do e-Gestor', date: null };
    const source = { evidence: null, act, url: null, note: null };
    return room.send('PATCH', `${ENTRIES}/${id}/source`, { expected: sequence, source }, technician);
  };
  const send = async (as = technician) => {
    const { version } = await report();
    return room.send('POST', `${MONTH}/reports/COPHS/send`, { expectedVersion: version }, as);
  };

  const countOf = async () => {
    const { units } = await room.month('2026-06');
    const { asked, said } = units.find(({ unit }: { unit: string }) => unit === 'COPHS');
    return { asked, said };
  };
  const desk = async (as: typeof cophs) => (await room.get('/api/monitoring/desk', as)).body;
  const decide = (
    step: 'approve' | 'return' | 'undo',
    as: typeof cophs,
    sheet: { id: string; sequence: number },
  ) => {
    const reason = step === 'return' ? { reason: 'Confira o denominador' } : {};
    return room.send('POST', `${ENTRIES}/${sheet.id}/${step}`, { expected: sheet.sequence, ...reason }, as);
  };

  it('the unit that tells an indicator finds the newest period that ended; others find none', async () => {
    expect((await report()).values).toMatchObject([
      { indicator: 'pbf', period: '2026-S1', territory: '51', sheet: null, refusal: null },
    ]);
    expect((await report('CAS', cophs)).values).toEqual([]);
  });

  it('what is told without its proof keeps the month from being sent, and says why', async () => {
    const before = await countOf();
    const { toReport } = (await desk(technician)).month;
    expect(toReport).toMatchObject([
      { unit: 'COPHS', asked: before.asked, blanks: before.asked - before.said },
    ]);
    expect((await tell('820', '1000')).status).toBe(200);
    expect(await countOf()).toEqual({ asked: before.asked, said: before.said + 1 });
    const { status, body } = await send();
    expect(status).toBe(422);
    expect(body.error.message).toMatch(/2026: Falta a prova/);
    expect((await report()).state).toBe('draft');
  });

  it('one sending: with the coordination the value is still its own, and leaves with the month', async () => {
    await prove();
    expect((await send()).status).toBe(200);
    expect((await value()).sheet.state).toBe('draft');
    expect((await send(cophs)).body.state).toBe('sent');
    const sent = await value();
    expect(sent).toMatchObject({ sheet: { state: 'sent' }, cell: { numerator: '820', denominator: '1000' } });
    expect(sent.refusal).toContain('espera a decisão');
  });

  it('it waits in the queue of who approves, never in that of who told it; given back, in that of the unit, which sends it again', async () => {
    const spca = person('spca', 'SPCA');
    const { id, sequence } = (await value()).sheet;
    const { values } = await desk(spca);
    expect(values).toMatchObject({
      returned: [],
      toDecide: [{ id, sequence, period: '2026-S1', cell: { numerator: '820' }, hasFile: false }],
    });
    expect((await desk(superintendent)).values.toDecide).toHaveLength(1);
    expect((await desk(technician)).values).toEqual({ returned: [], toDecide: [] });
    expect((await decide('return', spca, { id, sequence })).status).toBe(200);
    expect((await desk(spca)).values.toDecide).toEqual([]);
    const [returned] = (await desk(technician)).values.returned;
    expect(returned).toMatchObject({ id, reason: 'Confira o denominador' });
    expect((await desk(cophs)).values.returned).toHaveLength(1);
    expect((await desk(superintendent)).values.returned).toEqual([]);
    const again = { expected: returned.sequence };
    expect((await room.send('POST', `${ENTRIES}/${id}/send`, again, technician)).status).toBe(200);
    expect((await desk(technician)).values.returned).toEqual([]);
  });

  it('whoever told it does not approve it; the approval is taken back until the month locks', async () => {
    const spca = person('spca', 'SPCA');
    const { sheet } = await value();
    expect((await decide('approve', technician, sheet)).status).toBe(403);
    const { body } = await decide('approve', spca, sheet);
    const undone = await decide('undo', spca, body);
    expect(undone.status).toBe(200);
    expect((await desk(spca)).values.toDecide).toHaveLength(1);
    expect((await decide('approve', spca, undone.body)).status).toBe(200);
    expect((await value()).sheet.state).toBe('approved');
    room.clock.goTo('2026-07-14');
    await turnCycle(room.context);
    const locked = await decide('undo', spca, (await value()).sheet);
    expect([locked.status, locked.body.error.message]).toEqual([422, expect.stringContaining('já fechou')]);
  });

  it('approved before a month opens, it is not asked again', async () => {
    room.clock.goTo('2026-07-27');
    expect((await room.get('/api/monitoring/months/2026-07/reports/COPHS', technician)).body.values).toEqual(
      [],
    );
  });

  it('a unit of which a month asks values only has that month in its queue', async () => {
    const teller = person('coordinator', 'NTSD');
    const july = '/api/monitoring/months/2026-07';
    const [line] = (await room.get(`${july}/reports/NTSD`, teller)).body.lines;
    const { action, unit, version: expectedVersion, lineVersion } = line;
    const said = { status: 'completed', comment: 'Levantado em planilha, sem documento' };
    const cells = [{ action, unit, expectedVersion, lineVersion, ...said }];
    expect((await room.send('POST', `${july}/cells`, { cells }, teller)).status).toBe(200);
    room.clock.goTo('2026-08-25');
    expect((await desk(teller)).month.toReport).toMatchObject([
      { unit: 'NTSD', asked: 1, blanks: 1, blankActions: [] },
    ]);
  });

  it('what is told after the lock changes no count of the month, and stands beside it', async () => {
    const before = await countOf();
    expect((await room.month('2026-06')).laterValues).toEqual([]);
    const correction = { indicator: 'pbf', period: '2026-S1', level: 'state', reason: 'Arquivo refeito' };
    expect((await room.send('POST', ENTRIES, correction, technician)).status).toBe(200);
    const periodName = '1º semestre de 2026';
    expect((await room.month('2026-06')).laterValues).toMatchObject([
      { indicator: 'pbf', periodName, units: ['COPHS'], state: 'draft', on: '2026-08-25' },
    ]);
    expect(await countOf()).toEqual(before);
  });
});
