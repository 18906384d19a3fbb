import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { BodiesAnswer, BodyDetail, MeetingAnswer } from '../src/features/governance/contract.ts';
import { governanceRoutes, governanceSeed } from '../src/features/governance/index.ts';
import { monitoringSeed } from '../src/features/monitoring/index.ts';
import { planRoutes, planSeed } from '../src/features/plan/index.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Context } from '../src/platform/context.ts';
import { inTransaction } from '../src/platform/context.ts';
import { buildHttpServer } from '../src/platform/http/server.ts';
import { freshContext } from './database/fresh.ts';
import { superintendent } from './plan-room.ts';

/** The routes of the bodies and of the plan on a fresh database with the document's plan; each call says who makes it. */
export async function openGovernanceRoom(instant: string) {
  const fresh = await freshContext(instant);
  let actor: Actor = superintendent;
  let context: Context = fresh.context;
  const serve = () =>
    buildHttpServer({
      context,
      routes: [...governanceRoutes, ...planRoutes],
      identify: async () => actor,
    });
  await planSeed.apply(fresh.context);
  await inTransaction(fresh.context, (tx) => monitoringSeed.apply(tx));
  await inTransaction(fresh.context, (tx) => governanceSeed.apply(tx));
  let app = await serve();
  const get = async (url: string, as: Actor = superintendent) => {
    actor = as;
    const response = await app.inject({ url });
    return { status: response.statusCode, body: response.json() };
  };
  const post = async (url: string, payload: object, as: Actor = superintendent) => {
    actor = as;
    const headers = { 'x-pactua-csrf': '1', 'x-command-id': randomUUID() };
    const response = await app.inject({ method: 'POST', url, payload, headers });
    return { status: response.statusCode, body: response.json() };
  };
  return {
    context: fresh.context,
    get,
    post,
    bodies: async (): Promise<z.infer<typeof BodiesAnswer>> => (await get('/api/governance/bodies')).body,
    body: async (id: string): Promise<BodyDetail> => (await get(`/api/governance/bodies/${id}`)).body,
    meeting: async (id: string, key: string, as?: Actor): Promise<MeetingAnswer> =>
      (await get(`/api/governance/bodies/${id}/meetings/${key}`, as)).body,
    file: (url: string) => app.inject({ url }),
    /** The same database on another day. */
    travel: async (to: string) => {
      await app.close();
      context = { ...context, clock: fixedClock(to, context.env.timeZone) };
      app = await serve();
    },
    close: async () => {
      await app.close();
      await fresh.close();
    },
  };
}

export type GovernanceRoom = Awaited<ReturnType<typeof openGovernanceRoom>>;
