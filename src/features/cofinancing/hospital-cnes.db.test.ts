import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { person } from '../../../test/plan-room.ts';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import { listEvents } from '../../platform/events.ts';
import { recordCnes } from './commands/hospital-cnes.ts';
import { readPanel } from './commands/panel/read-panel.ts';

const TERM = 'peixoto-de-azevedo';
const FILE = { cnes: '2391635', from: '2020-07-01', source: 'Ficha do CNES, consultada em 22/11/2026' };
const regional = person('regional-office', 'ERS-51015', '51015');

describe.skipIf(!hasDatabase)('the CNES of a contracted hospital', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext('2026-11-22T14:00:00Z');
  });
  afterAll(() => fresh.close());

  const say = (actor: Actor, said: object) =>
    recordCnes({ ...fresh.context, actor, commandId: randomUUID() }, TERM, { ...FILE, ...said });
  const kept = async (competencia: string) =>
    (await readPanel(fresh.context, TERM, { level: 'unit', competencia })).hospitals[0]?.cnes ?? null;

  test('is said with its day and source by the regional office of the place, and kept as an event', async () => {
    expect(await kept('2026-09')).toBeNull();
    await expect(say(person('regional-office', 'ERS-51001', '51001'), {})).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(say(person('hospital', 'HOSPITAL-510642', '510642'), {})).rejects.toBeInstanceOf(AppError);
    expect(await say(regional, {})).toMatchObject(FILE);
    expect(await kept('2026-09')).toMatchObject(FILE);
    expect(await kept('2020-06')).toBeNull();
    const [event] = await listEvents(fresh.context, 'hospital-cnes/HOSPITAL-510642');
    expect(event).toMatchObject({ type: 'cnes-recorded', data: expect.objectContaining(FILE) });
  });

  test('is corrected by another record, from its day on, and never for a day to come', async () => {
    await say(regional, { cnes: '2391643', from: '2024-01-01' });
    expect((await kept('2023-12'))?.cnes).toBe(FILE.cnes);
    expect((await kept('2026-09'))?.cnes).toBe('2391643');
    await expect(say(regional, { from: '2026-11-23' })).rejects.toMatchObject({ code: 'refused' });
  });

  test('is the establishment whose files every level counts', async () => {
    const panel = await readPanel(fresh.context, TERM, { level: 'state', competencia: '2026-09' });
    const births = panel.criteria.find(({ id }) => id === 'V')?.values[0];
    expect(births?.reason).toContain('CNES 2391643');
  });
});
