import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { missNetworkTarget } from '../../../test/facts-room.ts';
import { type GovernanceRoom, openGovernanceRoom } from '../../../test/governance-room.ts';
import { listOpenNonConformities } from '../monitoring/index.ts';
import type { ItemAnswer } from './contract.ts';

const KEY = '2026-12-01';
const NEXT = '2027-01-05';

/** Today is 23 November 2026; the conduction meeting of December is on the 1st, that of January on the 5th. */
describe.skipIf(!hasDatabase)('non-conformities in a meeting', () => {
  let room: GovernanceRoom;
  let body = '';
  beforeAll(async () => {
    room = await openGovernanceRoom('2026-11-23T14:00:00Z');
    body = (await room.bodies()).items.find(({ kind }) => kind === 'conduction')?.id ?? '';
    await room.post(`/api/governance/bodies/${body}/meetings/${KEY}/stage/open`, { expectedVersion: 0 });
  });
  afterAll(() => room?.close());
  const itemsOf = async (key: string): Promise<ItemAnswer[]> => (await room.meeting(body, key)).items;
  const late = async () => {
    const found = (await itemsOf(KEY)).find(
      ({ kind, action }) => kind === 'lateAction' && action?.id === '1.1.1',
    );
    if (found === undefined) throw new Error('1.1.1 is not on the agenda');
    return found;
  };
  const open = async () => {
    const { id, version } = await late();
    return room.post(`/api/governance/items/${id}/outcomes`, {
      kind: 'nonConformity',
      expectedVersion: version,
    });
  };

  it('an item opens one in one gesture, of the action that it is about', async () => {
    expect((await open()).status).toBe(200);
    const [only] = await listOpenNonConformities(room.context);
    expect(only).toMatchObject({
      number: 'NC 1/2026',
      origin: 'meeting',
      action: '1.1.1',
      state: 'analysis',
    });
    expect((await late()).outcomes).toMatchObject([
      { kind: 'nonConformity', words: 'Abre-se a NC 1/2026.', nonConformity: only?.id },
    ]);
    expect((await open()).status).toBe(200);
    expect((await late()).outcomes.at(-1)?.words).toBe('Já está aberta a NC 1/2026.');
  });

  it('what was opened is not taken back here: it has a history of its own', async () => {
    const { id, version, outcomes } = await late();
    const said = { outcome: outcomes[0]?.id, reason: 'Engano', expectedVersion: version };
    const { body: answer } = await room.post(`/api/governance/items/${id}/outcomes/withdraw`, said);
    expect(answer.error.message).toContain('cancele-a na página dela');
  });

  it('stands on the next agenda under its standing item, and its action not twice', async () => {
    const items = await itemsOf(NEXT);
    const standing = items.filter(({ kind }) => kind === 'standing');
    expect(standing.map(({ title, action }) => [title.slice(0, 18), action?.id])).toEqual([
      ['Não conformidades:', undefined],
      [expect.stringMatching(/^1\.1\.1 /), '1.1.1'],
    ]);
    expect(standing[1]?.note).toMatch(/^NC 1\/2026 · .+ · aberta hoje · causa a analisar · nenhuma medida$/);
    expect(items.filter(({ action }) => action?.id === '1.1.1')).toHaveLength(1);
  });

  it('a target that was missed is on the next agenda, with the value and the target', async () => {
    await missNetworkTarget(room.context);
    const missed = (await itemsOf(NEXT)).filter(({ kind }) => kind === 'missedTarget');
    expect(missed).toMatchObject([
      {
        title: expect.stringContaining('projetos para conformação'),
        note: expect.stringMatching(/^Meta não alcançada em 2025: 0, para a meta de \d/),
      },
    ]);
  });
});
