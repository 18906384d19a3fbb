import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { auditor, cophs, openPlanRoom, type PlanRoom } from '../../../test/plan-room.ts';
import type { ParticipationAnswer, TakingPartAnswer } from './contract.ts';

describe.skipIf(!hasDatabase)('where an institution takes part', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
  });
  afterAll(() => room?.close());

  const read = async (as = cophs): Promise<ParticipationAnswer> =>
    (await room.get('/api/plan/participation', as)).body;
  /** Every page, read on from where the one before ended. */
  const actionsOf = async (institution: string | null, limit = 7) => {
    const items: TakingPartAnswer['items'] = [];
    const whose = institution === null ? '' : `&institution=${institution}`;
    for (let next: string | null = ''; next !== null; ) {
      const from = next === '' ? '' : `&cursor=${next}`;
      const { status, body } = await room.get(
        `/api/plan/participation/actions?limit=${limit}${whose}${from}`,
      );
      expect(status, JSON.stringify(body)).toBe(200);
      expect(body.items.length).toBeLessThanOrEqual(limit);
      items.push(...body.items);
      next = body.next;
    }
    return items;
  };

  it('reads one office under its three names, and others by acronym', async () => {
    const { items } = await read();
    const suvsa = await actionsOf('SUVSA');
    expect(suvsa.some((action) => /\bSVS\b/.test(action.cell))).toBe(true);
    expect(suvsa.some((action) => /\bSUVISA\b/.test(action.cell))).toBe(true);
    expect(items.some((each) => each.id === 'SVS')).toBe(false);
    expect(items.find((each) => each.id === 'COSEMS')).toMatchObject({ isUnit: false });
    expect((await actionsOf('COSEMS')).every((action) => action.cell.includes('COSEMS'))).toBe(true);
    expect(items.some((each) => each.id === 'APS')).toBe(false);
  });

  it('marks the reader’s own unit, and nothing for who has none', async () => {
    expect((await read()).items.filter((each) => each.isMine).map((each) => each.id)).toEqual(['COPHS']);
    expect((await read(auditor)).items.filter((each) => each.isMine)).toEqual([]);
  });

  it('gives as many actions as it counts, page by page, none twice, each cell as printed', async () => {
    const { items, unread } = await read();
    const seen = new Map<string, string>();
    for (const { id, actions } of items) {
      const own = await actionsOf(id, 40);
      expect(own, id).toHaveLength(actions);
      expect(new Set(own.map((action) => action.id)).size).toBe(actions);
      for (const action of own) seen.set(action.id, action.cell);
    }
    expect(seen.get('1.2.3')).toBe('Coordenadorias SAS, ESP');
    expect(seen.size).toBeGreaterThan(85);
    const nobody = await actionsOf(null);
    expect(nobody).toHaveLength(unread);
    expect(nobody.filter((each) => seen.has(each.id))).toEqual([]);
  });

  it('refuses an institution that no action names, and the cursor of another list', async () => {
    const ask = async (query: string) => (await room.get(`/api/plan/participation/actions?${query}`)).status;
    expect(await ask('institution=NASA')).toBe(404);
    expect(await ask('institution=SUVSA&cursor=9.9.9')).toBe(400);
  });
});
