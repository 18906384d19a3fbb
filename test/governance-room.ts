import type { z } from 'zod';
import type { BodiesAnswer, BodyDetail, MeetingAnswer } from '../src/features/governance/contract.ts';
import { governanceRoutes, governanceSeed } from '../src/features/governance/index.ts';
import { monitoringSeed } from '../src/features/monitoring/index.ts';
import { planRoutes, planSeed } from '../src/features/plan/index.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Context } from '../src/platform/context.ts';
import { inTransaction } from '../src/platform/context.ts';
import { freshContext } from './database/fresh.ts';
import { superintendent } from './plan-room.ts';
import { openRoom } from './room.ts';

/** The routes of the bodies and of the plan on a fresh database with the document's plan; each call says who makes it. */
export async function openGovernanceRoom(instant: string) {
  const fresh = await freshContext(instant);
  let context: Context = fresh.context;
  const serve = () => openRoom(context, [...governanceRoutes, ...planRoutes], superintendent);
  await planSeed.apply(fresh.context);
  await inTransaction(fresh.context, (tx) => monitoringSeed.apply(tx));
  await inTransaction(fresh.context, (tx) => governanceSeed.apply(tx));
  let room = await serve();
  const get = (url: string, as?: Actor) => room.get(url, as);
  const post = (url: string, payload: object, as?: Actor) => room.send('POST', url, payload, as);
  return {
    context: fresh.context,
    get,
    post,
    bodies: async (): Promise<z.infer<typeof BodiesAnswer>> => (await get('/api/governance/bodies')).body,
    body: async (id: string): Promise<BodyDetail> => (await get(`/api/governance/bodies/${id}`)).body,
    meeting: async (id: string, key: string, as?: Actor): Promise<MeetingAnswer> =>
      (await get(`/api/governance/bodies/${id}/meetings/${key}`, as)).body,
    file: (url: string) => room.app.inject({ url }),
    /** The same database on another day. */
    travel: async (to: string) => {
      await room.app.close();
      context = { ...context, clock: fixedClock(to, context.env.timeZone) };
      room = await serve();
    },
    close: async () => {
      await room.app.close();
      await fresh.close();
    },
  };
}

export type GovernanceRoom = Awaited<ReturnType<typeof openGovernanceRoom>>;
