import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { identify } from '../features/accounts/index.ts';
import type { Context } from '../platform/context.ts';
import { PROJECT_ROOT } from '../platform/env.ts';
import { buildHttpServer } from '../platform/http/server.ts';
import { demonstrationRoutes, routes } from './routes.ts';

/** The web server of Pactua: the API of every room and the built browser application. */
export function buildServer(context: Context): Promise<FastifyInstance> {
  return buildHttpServer({
    context,
    routes: context.env.mode === 'production' ? routes : [...routes, ...demonstrationRoutes],
    identify: (headers) => identify(context, headers),
    extend: (app) => serveBrowser(app),
  });
}

/** The files that Vite built; every address that is not the API's is the application's own. */
async function serveBrowser(app: FastifyInstance): Promise<void> {
  const root = join(PROJECT_ROOT, 'dist');
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, {
    root: join(root, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '1y',
    preCompressed: true,
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== 'GET' || /^\/(api|assets)\//.test(request.url)) {
      return reply.status(404).send({ error: { code: 'not-found', message: 'Endereço não encontrado.' } });
    }
    return reply
      .header('cache-control', 'no-cache')
      .type('text/html')
      .sendFile('index.html', root, { immutable: false, maxAge: 0 });
  });
}
