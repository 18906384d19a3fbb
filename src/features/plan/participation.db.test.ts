import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { auditor, cophs, openPlanRoom, type PlanRoom } from '../../../test/plan-room.ts';
import type { ParticipationAnswer } from './contract.ts';

describe.skipIf(!hasDatabase)('where an institution takes part', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
  });
  afterAll(() => room?.close());

  const read = async (as = cophs): Promise<ParticipationAnswer> =>
    (await room.get('/api/plan/participation', as)).body;

  it('reads one office under its three names, and others by acronym', async () => {
    const { items } = await read();
    const actionsOf = (id: string) => items.find((each) => each.id === id)?.actions ?? [];
    expect(actionsOf('SUVSA').some((action) => /\bSVS\b/.test(action.cell))).toBe(true);
    expect(actionsOf('SUVSA').some((action) => /\bSUVISA\b/.test(action.cell))).toBe(true);
    expect(items.some((each) => each.id === 'SVS')).toBe(false);
    expect(items.find((each) => each.id === 'COSEMS')).toMatchObject({ isUnit: false });
    expect(actionsOf('COSEMS').every((action) => action.cell.includes('COSEMS'))).toBe(true);
    expect(items.some((each) => each.id === 'APS')).toBe(false);
  });

  it('marks the reader’s own unit, and nothing for who has none', async () => {
    expect((await read()).items.filter((each) => each.isMine).map((each) => each.id)).toEqual(['COPHS']);
    expect((await read(auditor)).items.filter((each) => each.isMine)).toEqual([]);
  });

  it('gives back each cell as printed, and says which it could not read', async () => {
    const { items, unread } = await read();
    const seen = new Map(items.flatMap((each) => each.actions.map((action) => [action.id, action.cell])));
    expect(seen.get('1.2.3')).toBe('Coordenadorias SAS, ESP');
    expect(seen.size + unread.length).toBeLessThanOrEqual(96);
    expect(seen.size).toBeGreaterThan(85);
    expect(unread.filter((each) => seen.has(each.id))).toEqual([]);
  });
});
