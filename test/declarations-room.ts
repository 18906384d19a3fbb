import { randomUUID } from 'node:crypto';
import { declarationsRoutes } from '../src/features/declarations/index.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { buildHttpServer } from '../src/platform/http/server.ts';
import { freshContext } from './database/fresh.ts';
import { person } from './plan-room.ts';

export const PEIXOTO = 'HOSPITAL-510642';
export const hospital = person('hospital', PEIXOTO, '510642');
export const regional = person('regional-office', 'ERS-51015', '51015');
export const farRegional = person('regional-office', 'ERS-51001', '51001');
export const spca = person('spca', 'SPCA');
export const auditor = person('auditor', null);

/** The room's routes on a fresh database, called by whoever is named. */
export async function openDeclarations() {
  const fresh = await freshContext('2026-11-22T14:00:00Z');
  let actor: Actor = spca;
  const app = await buildHttpServer({
    context: fresh.context,
    routes: declarationsRoutes,
    identify: async () => actor,
  });
  const send = async (
    method: 'POST' | 'PATCH',
    url: string,
    payload: object,
    as: Actor,
    commandId: string = randomUUID(),
  ) => {
    actor = as;
    const headers = { 'x-pactua-csrf': '1', 'x-command-id': commandId };
    const answer = await app.inject({ method, url: `/api/declarations${url}`, payload, headers });
    return { status: answer.statusCode, body: answer.json() };
  };
  return {
    context: fresh.context,
    post: (url: string, payload: object, as: Actor, commandId?: string) =>
      send('POST', url, payload, as, commandId),
    patch: (url: string, payload: object, as: Actor) => send('PATCH', url, payload, as),
    get: async (url: string, as: Actor = auditor) => {
      actor = as;
      const answer = await app.inject({ url: `/api/declarations${url}` });
      const isJson = String(answer.headers['content-type']).includes('json');
      return { status: answer.statusCode, text: answer.body, body: isJson ? answer.json() : null };
    },
    /** Sends a file as the form of the page does. */
    upload: async (fileName: string, content: Buffer, as: Actor) => {
      actor = as;
      const boundary = 'limite-do-teste';
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n`;
      const answer = await app.inject({
        method: 'POST',
        url: '/api/declarations/evidence',
        headers: { 'x-pactua-csrf': '1', 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
      });
      return { status: answer.statusCode, body: answer.json() };
    },
    close: async () => {
      await app.close();
      await fresh.close();
    },
  };
}

export type DeclarationsRoom = Awaited<ReturnType<typeof openDeclarations>>;
