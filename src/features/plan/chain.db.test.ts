import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { cophs, openPlanRoom, type PlanRoom, superintendent } from '../../../test/plan-room.ts';
import type { ChainAnswer } from './contract.ts';

describe.skipIf(!hasDatabase)('the chain from problem to target', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
  });
  afterAll(() => room?.close());

  const read = async (): Promise<ChainAnswer> => (await room.get('/api/plan/chain', cophs)).body;
  const lacksOf = (chain: ChainAnswer, level: string) =>
    Object.fromEntries(
      chain.nodes
        .filter((node) => node.level === level && node.lacks.length > 0)
        .map((node) => [node.id, node.lacks]),
    );
  const link = (from: [string, string], to: [string, string]) => ({
    kind: 'link',
    from: { level: from[0], id: from[1] },
    to: { level: to[0], id: to[1] },
    reason: 'Decidido na oficina',
  });
  const add = (entry: object) => room.send('POST', '/api/plan/entries', { entries: [entry] }, superintendent);

  it('holds every record of the plan, and finds the orphans that the reference names', async () => {
    const chain = await read();
    const count = (level: string) => chain.nodes.filter((node) => node.level === level).length;
    expect(['problem', 'objective', 'strategicAction', 'indicator', 'target'].map(count)).toEqual([
      10, 5, 26, 15, 9,
    ]);
    expect(lacksOf(chain, 'problem')).toEqual({ P08: ['objective', 'action'], P09: ['objective', 'action'] });
    const strategic = lacksOf(chain, 'strategicAction');
    const withoutActions = Object.entries(strategic).filter(([, lacks]) => lacks.includes('action'));
    expect(withoutActions.map(([id]) => id)).toEqual(['2.a', '2.b', '2.c', '2.d']);
    const indicators = lacksOf(chain, 'indicator');
    const withoutTarget = Object.values(indicators).filter((lacks) => lacks.includes('target'));
    expect(withoutTarget).toHaveLength(6);
    expect(lacksOf(chain, 'target')).toEqual({ 'META-01': ['action'], 'META-02': ['action'] });
    expect(chain.edges.filter((edge) => edge.basis === 'reading')).toHaveLength(17);
    const measured = chain.edges.filter(
      ({ from, to }) => from.startsWith('indicator/') && to.startsWith('target/'),
    );
    expect(measured.map(({ basis }) => basis)).toEqual(Array.from({ length: 9 }, () => 'words'));
  });

  it('ties what the document does not, once, and takes it back with a reason', async () => {
    const first = await add(link(['problem', 'P08'], ['strategicAction', '3.3']));
    expect(first.status).toBe(200);
    expect(lacksOf(await read(), 'problem')).toEqual({ P09: ['objective', 'action'] });
    const again = await add(link(['problem', 'P08'], ['strategicAction', '3.3']));
    expect([again.status, again.body.error.message]).toEqual([422, 'P08 já está ligado a 3.3.']);
    const [entry] = first.body.items;
    const body = { reason: 'Engano', expectedVersion: 1 };
    expect(
      (await room.send('POST', `/api/plan/entries/${entry.id}/remove`, body, superintendent)).status,
    ).toBe(200);
    expect(lacksOf(await read(), 'problem')).toHaveProperty('P08');
  });

  it('refuses what is not there, and what the document itself ties', async () => {
    const absent = await add(link(['problem', 'P99'], ['objective', 'OE-1']));
    expect([absent.status, absent.body.error.message]).toEqual([422, 'O plano não tem P99.']);
    const printed = await add(link(['objective', 'OE-1'], ['strategicAction', '2.1']));
    expect([printed.status, printed.body.error.message]).toEqual([
      422,
      expect.stringMatching(/não se ligam diretamente/),
    ]);
  });

  it('counts a target that no indicator measures as an orphan', async () => {
    await sql`update plan_targets set indicator = null where id = 'META-05'`.execute(room.context.db);
    const chain = await read();
    expect(lacksOf(chain, 'target')['META-05']).toContain('indicator');
    expect(chain.edges.filter(({ from }) => from === 'indicator/null')).toEqual([]);
  });

  it('lets nobody but who manages the plan tie anything', async () => {
    const entries = [link(['problem', 'P09'], ['objective', 'OE-1'])];
    expect((await room.send('POST', '/api/plan/entries', { entries }, cophs)).status).toBe(403);
  });
});
