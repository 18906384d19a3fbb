import { randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import type { Actor } from '../src/kernel/actor.ts';
import type { Context } from '../src/platform/context.ts';
import type { Route } from '../src/platform/http/route.ts';
import { buildHttpServer } from '../src/platform/http/server.ts';

/** What the form of a page sends: one file. */
function formOf(fileName: string, content: string | Uint8Array) {
  const boundary = 'limite-do-teste';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n`;
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    payload: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

const CALLER = 'x-test-caller';

/** Routes on a database, called as our own pages call them, each time by whoever is named. */
export async function openRoom(context: Context, routes: readonly Route[], somebody: Actor) {
  let actor = somebody;
  // Who calls is told in the request: two who call at once are two.
  const callers = new Map<string, Actor>();
  const app = await buildHttpServer({
    context,
    routes,
    identify: async (headers) => callers.get(headers.get(CALLER) ?? '') ?? actor,
  });
  const ask = async (as: Actor, options: InjectOptions) => {
    actor = as;
    const caller = randomUUID();
    callers.set(caller, as);
    const answer = await app.inject({ ...options, headers: { ...options.headers, [CALLER]: caller } });
    callers.delete(caller);
    const isJson = String(answer.headers['content-type']).includes('json');
    return { status: answer.statusCode, text: answer.body, body: isJson ? answer.json() : null };
  };
  const own = (commandId: string = randomUUID()) => ({ 'x-pactua-csrf': '1', 'x-command-id': commandId });
  return {
    app,
    get: (url: string, as: Actor = somebody) => ask(as, { url }),
    send: (
      method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
      url: string,
      payload: object,
      as: Actor = somebody,
      commandId?: string,
    ) => ask(as, { method, url, payload, headers: own(commandId) }),
    /** Sends a file as the form of the page does. */
    upload: (url: string, fileName: string, content: string | Uint8Array, as: Actor = somebody) => {
      const { type, payload } = formOf(fileName, content);
      return ask(as, { method: 'POST', url, payload, headers: { ...own(), 'content-type': type } });
    },
    /** Who calls `app` itself next. */
    become: (as: Actor) => {
      actor = as;
    },
  };
}
