import { declarationsRoutes } from '../src/features/declarations/index.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { freshContext } from './database/fresh.ts';
import { person } from './plan-room.ts';
import { openRoom } from './room.ts';

export const PEIXOTO = 'HOSPITAL-510642';
export const hospital = person('hospital', PEIXOTO, '510642');
export const regional = person('regional-office', 'ERS-51015', '51015');
export const farRegional = person('regional-office', 'ERS-51001', '51001');
export const spca = person('spca', 'SPCA');
export const auditor = person('auditor', null);

/** The room's routes on a fresh database, called by whoever is named. */
export async function openDeclarations() {
  const fresh = await freshContext('2026-11-22T14:00:00Z');
  const { app, get, send, upload } = await openRoom(fresh.context, declarationsRoutes, spca);
  return {
    context: fresh.context,
    post: (url: string, payload: object, as: Actor, commandId?: string) =>
      send('POST', `/api/declarations${url}`, payload, as, commandId),
    patch: (url: string, payload: object, as: Actor) => send('PATCH', `/api/declarations${url}`, payload, as),
    get: (url: string, as: Actor = auditor) => get(`/api/declarations${url}`, as),
    /** Sends a file as the form of the page does. */
    upload: (fileName: string, content: Buffer, as: Actor) =>
      upload('/api/declarations/evidence', fileName, content, as),
    close: async () => {
      await app.close();
      await fresh.close();
    },
  };
}

export type DeclarationsRoom = Awaited<ReturnType<typeof openDeclarations>>;
