import { randomUUID } from 'node:crypto';
import type { CoherenceFinding } from '../src/features/plan/contract/coherence.ts';
import { planRoutes } from '../src/features/plan/index.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { buildHttpServer } from '../src/platform/http/server.ts';
import { freshContext } from './database/fresh.ts';

export function person(role: string, unit: string | null, territory = '51'): Actor {
  const grant = { role, unit, territory, from: '2024-01-01', to: null };
  return { kind: 'person', id: randomUUID(), name: role, grants: [grant] };
}

export const cophs = person('coordinator', 'COPHS');
export const coras = person('coordinator', 'CORAS');
export const superintendent = person('superintendent', 'SAS');
export const auditor = person('auditor', null);

/** The plan's routes on a fresh database, called by whoever is named. */
export async function openPlanRoom() {
  const fresh = await freshContext('2026-11-23T14:00:00Z');
  let actor = cophs;
  const app = await buildHttpServer({
    context: fresh.context,
    routes: planRoutes,
    identify: async () => actor,
  });
  const get = async (url: string, as: Actor = cophs) => {
    actor = as;
    const response = await app.inject({ url });
    return { status: response.statusCode, body: response.json() };
  };
  const send = async (
    method: 'PATCH' | 'POST',
    url: string,
    payload: object,
    as: Actor = cophs,
    commandId: string = randomUUID(),
  ) => {
    actor = as;
    const headers = { 'x-pactua-csrf': '1', 'x-command-id': commandId };
    const response = await app.inject({ method, url, payload, headers });
    return { status: response.statusCode, body: response.json() };
  };
  return {
    context: fresh.context,
    app,
    get,
    send,
    /** Sends a document of the plan as the wizard does; of an own plan where one is named. */
    upload: async (
      fileName: string,
      content: string | Uint8Array,
      { as = superintendent, plan }: { as?: Actor; plan?: string } = {},
    ) => {
      actor = as;
      const head = `--limite\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n`;
      const response = await app.inject({
        method: 'POST',
        url: `/api/plan/imports${plan === undefined ? '' : `?plan=${plan}`}`,
        payload: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n--limite--\r\n')]),
        headers: {
          'content-type': 'multipart/form-data; boundary=limite',
          'x-pactua-csrf': '1',
          'x-command-id': randomUUID(),
        },
      });
      return { status: response.statusCode, body: response.json() };
    },
    /** Every finding of coherence, open and accepted, page after page. */
    findings: async (as: Actor = cophs): Promise<CoherenceFinding[]> => {
      const all: CoherenceFinding[] = [];
      for (const state of ['open', 'accepted']) {
        for (let cursor: string | null = ''; cursor !== null; ) {
          const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
          const { body } = await get(`/api/plan/coherence?state=${state}&limit=200${after}`, as);
          all.push(...body.items);
          cursor = body.next;
        }
      }
      return all;
    },
    action: async (id: string, as: Actor = cophs) => (await get(`/api/plan/actions/${id}`, as)).body.action,
    /** Who calls `app.inject` next. */
    become: (as: Actor) => {
      actor = as;
    },
    close: async () => {
      await app.close();
      await fresh.close();
    },
  };
}

export type PlanRoom = Awaited<ReturnType<typeof openPlanRoom>>;
