import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDatabase } from '../../../test/database/fresh.ts';
import { cophs, openPlanRoom, type PlanRoom, person, superintendent } from '../../../test/plan-room.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { brokenAt, listEvents } from '../../platform/events.ts';
import { sayStanding, standingStream } from './commands/standings.ts';
import type { Standing, StandingsAnswer } from './contract.ts';

const ROOT = '/api/plan/standings';
const OTHER = person('superintendent', 'SAS');

describe.skipIf(!hasDatabase)('how objectives and targets stand', () => {
  let room: PlanRoom;
  beforeAll(async () => {
    room = await openPlanRoom();
  });
  afterAll(() => room?.close());
  const read = async (as = superintendent): Promise<StandingsAnswer> => (await room.get(ROOT, as)).body;
  const of = async (kind: Standing['kind'], id: string) =>
    (await read()).items.find((each) => each.kind === kind && each.id === id);
  const say = (said: object, as = superintendent, path = 'objective/OE-1') =>
    room.send('POST', `${ROOT}/${path}`, { until: null, expectedVersion: 0, ...said }, as);

  it('is computed for each of the 5 objectives and 9 targets, with the counts it looked at', async () => {
    const { items, rules, mayOverride } = await read();
    expect([items.filter(({ kind }) => kind === 'objective').length, items.length]).toEqual([5, 14]);
    expect(items.every(({ override, version }) => override === null && version === 0)).toBe(true);
    const { live } = (await room.get('/api/plan')).body.objectives.find(
      ({ id }: { id: string }) => id === 'OE-1',
    );
    const first = await of('objective', 'OE-1');
    expect(first?.computed).toBe(live.status);
    expect(first?.basis).toMatch(
      new RegExp(`^${live.byStatus.completed} concluídas, .* de ${live.actions}$`),
    );
    expect(rules.target).toMatch(/igual à meta é alcançada/);
    expect([mayOverride, (await read(cophs)).mayOverride]).toEqual([true, false]);
  });

  it('takes another one beside it, with reason and last day, from who manages the plan alone', async () => {
    const wanted = { standing: 'completed', reason: 'Resolução 12 encerra o objetivo', until: '2026-12-31' };
    expect((await say(wanted, cophs)).status).toBe(403);
    const { status, body } = await say(wanted);
    expect(status).toBe(200);
    const said = (body as StandingsAnswer).items.find(({ id }) => id === 'OE-1');
    expect(said).toMatchObject({
      ...{ computed: (await of('objective', 'OE-1'))?.computed, version: 1 },
      override: { standing: 'completed', reason: wanted.reason, until: '2026-12-31', inForce: true },
    });
    expect(said?.history[0]?.words).toMatch(/^Disse “Concluída” até 31\/12\/2026; a calculada era/);
  });

  it('refuses a stale one with what the other person said, and what says nothing', async () => {
    const stale = await say({ standing: 'cancelled', reason: 'Outro motivo' }, OTHER);
    expect([stale.status, stale.body.error.details.theirs.standing]).toEqual([409, 'completed']);
    const computed = (await of('objective', 'OE-1'))?.computed;
    const same = await say({ standing: computed ?? 'notStarted', reason: 'Igual', expectedVersion: 1 });
    if (computed !== null) expect(same.body.error.message).toMatch(/a regra já calcula/);
    expect((await say({ standing: 'met', reason: 'x', expectedVersion: 1 })).status).toBe(400);
    expect((await say({ standing: 'met', reason: 'Errado', expectedVersion: 1 })).status).toBe(422);
    expect((await say({ standing: 'met', reason: 'Nada' }, superintendent, 'target/nada')).status).toBe(404);
  });

  it('is withdrawn, and its history stays', async () => {
    const path = `${ROOT}/objective/OE-1/withdraw`;
    const back = await room.send('POST', path, { expectedVersion: 1 }, OTHER);
    expect(back.status).toBe(200);
    const standing = await of('objective', 'OE-1');
    expect([standing?.override, standing?.version, standing?.history.length]).toEqual([null, 2, 2]);
    const again = await room.send('POST', path, { expectedVersion: 2 }, OTHER);
    expect([again.status, again.body.error.code]).toEqual([422, 'refused']);
    const stored = await listEvents(room.context, standingStream('sas-2024-2027', 'objective', 'OE-1'));
    expect([stored.map(({ type }) => type), brokenAt(stored)]).toEqual([['said', 'withdrawn'], null]);
  });

  // On PostgreSQL each command has a connection of its own; on the embedded database they stand in line.
  it('two say how one target stands at once: one is kept, the other is told of it', async () => {
    const target = (await read()).items.find(({ kind }) => kind === 'target');
    const wanted = target?.computed === 'met' ? 'missed' : 'met';
    const said = { standing: wanted, until: null, expectedVersion: 0 } as const;
    const both = await Promise.allSettled(
      [superintendent, OTHER].map((actor, place) =>
        sayStanding({ ...room.context, actor }, 'target', target?.id ?? '', {
          ...said,
          reason: `Razão ${place}`,
        }),
      ),
    );
    const kept = both.filter(({ status }) => status === 'fulfilled');
    const refused = both.find((each) => each.status === 'rejected')?.reason as AppError;
    expect([kept.length, refused.code]).toEqual([1, 'conflict']);
    const stands = await of('target', target?.id ?? '');
    expect([stands?.version, stands?.override?.reason]).toEqual([
      1,
      (refused.details.theirs as { reason: string }).reason,
    ]);
  });
});
