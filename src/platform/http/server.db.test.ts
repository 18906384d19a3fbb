import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { ANONYMOUS } from '../../kernel/actor.ts';
import { route } from './route.ts';
import { buildHttpServer } from './server.ts';

const routes = [
  route({
    method: 'GET',
    path: '/api/where',
    verb: 'public',
    summary: 'De onde veio o pedido',
    answer: z.object({ address: z.string() }),
    handle: async (_, { caller }) => ({ address: caller.address }),
  }),
  route({
    method: 'POST',
    path: '/api/change',
    verb: 'public',
    summary: 'Muda alguma coisa',
    body: z.object({ name: z.string().max(5) }),
    handle: async () => ({ done: true }),
  }),
];

describe.skipIf(!hasDatabase)('every request', () => {
  let fresh: FreshContext;
  beforeAll(async () => {
    fresh = await freshContext();
  });
  afterAll(() => fresh.close());
  const serve = (publicUrl: string | null) =>
    buildHttpServer({
      context: { ...fresh.context, env: { ...fresh.context.env, publicUrl } },
      routes,
      identify: async () => ANONYMOUS,
    });

  it.each([
    ['stands alone', null, '6.6.6.6', '127.0.0.1'],
    ['has a proxy in front, which appends', 'https://pactua.example', '6.6.6.6, 10.0.0.9', '10.0.0.9'],
    ['has a proxy in front, and nothing forged', 'https://pactua.example', '10.0.0.9', '10.0.0.9'],
  ])(
    'counts attempts by an address that cannot be forged, where the server %s',
    async (_, publicUrl, forwarded, address) => {
      const app = await serve(publicUrl);
      const answer = await app.inject({ url: '/api/where', headers: { 'x-forwarded-for': forwarded } });
      expect(answer.json()).toEqual({ address });
      await app.close();
    },
  );

  it.each([
    ['without our header', {}, 403],
    ['from another site', { 'x-pactua-csrf': '1', origin: 'https://evil.example' }, 403],
    ['sent by another site’s page', { 'x-pactua-csrf': '1', 'sec-fetch-site': 'cross-site' }, 403],
    ['from our own page', { 'x-pactua-csrf': '1', 'sec-fetch-site': 'same-origin' }, 200],
  ])('refuses a change %s or lets it through', async (_, headers, status) => {
    const app = await serve(null);
    const answer = await app.inject({
      method: 'POST',
      url: '/api/change',
      headers,
      payload: { name: 'ação' },
    });
    expect(answer.statusCode).toBe(status);
    await app.close();
  });

  it('answers a bad field with its name, and sends pages under a strict policy', async () => {
    const app = await serve(null);
    const answer = await app.inject({
      method: 'POST',
      url: '/api/change',
      headers: { 'x-pactua-csrf': '1' },
      payload: { name: 'longo demais' },
    });
    expect([answer.statusCode, answer.json().error.details.fields[0].field]).toEqual([400, 'name']);
    expect(answer.headers['content-security-policy']).toMatch(/default-src 'self';script-src 'self';/);
    expect(answer.headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
    await app.close();
  });

  it('sends a worker under a policy of its own, which compiles WebAssembly and reaches nothing', async () => {
    const app = await buildHttpServer({
      context: fresh.context,
      routes: [],
      identify: async () => ANONYMOUS,
      extend: (server) => {
        server.get('/assets/:file', async () => '');
      },
    });
    const policyOf = async (file: string) =>
      (await app.inject({ url: `/assets/${file}` })).headers['content-security-policy'];
    expect(await policyOf('dbc.worker-CvGQcZ5j.js')).toBe(
      "default-src 'none';script-src 'self' 'wasm-unsafe-eval'",
    );
    expect(await policyOf('index-CVxWuFhS.js')).toBeUndefined();
    await app.close();
  });
});
