import { randomUUID } from 'node:crypto';
import type { CoherenceFinding } from '../src/features/plan/contract/coherence.ts';
import { planRoutes } from '../src/features/plan/index.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { freshContext } from './database/fresh.ts';
import { openRoom } from './room.ts';

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
  const { app, get, send, upload, become } = await openRoom(fresh.context, planRoutes, cophs);
  return {
    context: fresh.context,
    app,
    get,
    send,
    /** Sends a document of the plan as the wizard does; of an own plan where one is named. */
    upload: (
      fileName: string,
      content: string | Uint8Array,
      { as = superintendent, plan }: { as?: Actor; plan?: string } = {},
    ) => upload(`/api/plan/imports${plan === undefined ? '' : `?plan=${plan}`}`, fileName, content, as),
    /** Sends a file that proves a conclusion. */
    prove: (fileName: string, content: string, as: Actor = cophs) =>
      upload('/api/plan/evidence', fileName, content, as),
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
    become,
    close: async () => {
      await app.close();
      await fresh.close();
    },
  };
}

export type PlanRoom = Awaited<ReturnType<typeof openPlanRoom>>;
