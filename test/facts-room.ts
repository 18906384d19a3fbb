import { randomUUID } from 'node:crypto';
import {
  FACTS_CHANGED,
  indicatorsRoutes,
  indicatorValue,
  recountFacts,
} from '../src/features/indicators/index.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { buildHttpServer } from '../src/platform/http/server.ts';
import { listUndispatched, markDispatched } from '../src/platform/outbox.ts';
import { freshContext } from './database/fresh.ts';
import { person } from './plan-room.ts';

export const gte = person('tutor', 'GTE');
export const coras = person('coordinator', 'CORAS');
export const superintendent = person('superintendent', 'SAS');
export const auditor = person('auditor', null);

/** The register's routes on a fresh database, called by whoever is named; its reactions run when asked. */
export async function openRegister() {
  const fresh = await freshContext('2026-11-22T14:00:00Z');
  let actor: Actor = gte;
  const app = await buildHttpServer({
    context: fresh.context,
    routes: indicatorsRoutes,
    identify: async () => actor,
  });
  const { context } = fresh;
  const send = async (url: string, payload: object, as: Actor = gte, commandId: string = randomUUID()) => {
    actor = as;
    const headers = { 'x-pactua-csrf': '1', 'x-command-id': commandId };
    const answer = await app.inject({ method: 'POST', url: `/api/indicators/facts${url}`, payload, headers });
    return { status: answer.statusCode, body: answer.json() };
  };
  const get = async (url: string, as: Actor = auditor) => {
    actor = as;
    const answer = await app.inject({ url });
    return { status: answer.statusCode, body: answer.json(), text: answer.body };
  };
  const react = async () => {
    for (const message of await listUndispatched(context, 500)) {
      await markDispatched(context, message.id);
      if (message.topic === FACTS_CHANGED) await recountFacts(context, message.payload.facts as string[]);
    }
  };
  const value = async (indicator: string, period: string, territory = '51', method: string | null = null) => {
    await react();
    return indicatorValue(context, { indicator, period, territory, method });
  };
  /** Sends a file as the form of the page does. */
  const upload = async (fileName: string, content: Buffer, as: Actor = gte) => {
    actor = as;
    const boundary = 'limite-do-teste';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n`;
    const answer = await app.inject({
      method: 'POST',
      url: '/api/indicators/facts/evidence',
      headers: { 'x-pactua-csrf': '1', 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const close = async () => {
    await app.close();
    await fresh.close();
  };
  return { context, app, send, get, value, upload, close };
}

export type Register = Awaited<ReturnType<typeof openRegister>>;
