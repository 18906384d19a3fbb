import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, ANONYMOUS } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import { authorise, type Context } from '../context.ts';
import { failureOf } from './failure.ts';
import { type Input, isFileAnswer, isRedirect, type Route, type Upload } from './route.ts';

export interface HttpOptions {
  readonly context: Context;
  readonly routes: readonly Route[];
  /** Who sends this request, by its session cookie; `ANONYMOUS` for nobody. */
  readonly identify: (headers: Headers) => Promise<Actor>;
  readonly maxUploadBytes?: number;
  /** Registers what is not a route of ours: sign-in library, static files. */
  readonly extend?: (app: FastifyInstance) => Promise<void> | void;
}

/** Files whose name holds the hash of their content. */
const STATIC_FILES = '/assets/';
/**
 * A worker lives under the policy of its own script. Those of ours compile WebAssembly and read what a person opens:
 * they may load our scripts and reach nothing else, so nothing that they read can leave by them.
 */
const WORKER_FILES = /^\/assets\/[^/]+\.worker-[^/]+\.js$/;
const WORKER_CSP = "default-src 'none';script-src 'self' 'wasm-unsafe-eval'";
/** What protects a page says nothing about a script or a style, and would be sent with each of some forty small files. */
const PAGE_HEADERS = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];
const MEBIBYTE = 1_048_576;
const REQUESTS_PER_MINUTE = 600;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Builds the server: security headers, limits, sign-in, permission, parsing and one shape of error for every route. */
export async function buildHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    genReqId: () => randomUUID(),
    bodyLimit: MEBIBYTE,
    // One proxy stands in front: what it appends is believed, what the caller wrote before it is not.
    trustProxy: options.context.env.publicUrl === null ? false : (_, hop) => hop < 1,
    logger: false,
  });
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CSP },
    strictTransportSecurity: false,
  });
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1024 });
  await app.register(cookie);
  await app.register(rateLimit, {
    global: true,
    max: REQUESTS_PER_MINUTE,
    timeWindow: '1 minute',
    allowList: (request) => request.url.startsWith(STATIC_FILES),
  });
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith(STATIC_FILES)) for (const name of PAGE_HEADERS) reply.removeHeader(name);
    if (WORKER_FILES.test(request.url)) reply.header('content-security-policy', WORKER_CSP);
  });
  await app.register(multipart, {
    limits: { fileSize: options.maxUploadBytes ?? 600 * MEBIBYTE, files: 50, fields: 20, fieldSize: 10_000 },
  });
  app.setErrorHandler((error, request, reply) => fail(options.context, error, request, reply));
  for (const route of options.routes) if (!route.fromAnywhere) register(app, options, route);
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_, body, done) => {
      body.resume();
      done(null, {});
    });
    for (const route of options.routes) if (route.fromAnywhere) register(scope, options, route);
  });
  await options.extend?.(app);
  return app;
}

const CSP = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  // The hash is of React Aria's one style element (touch-action of what can be pressed); any other is refused.
  'style-src': ["'self'", "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"],
  // React Aria and ECharts place elements with style attributes.
  'style-src-attr': ["'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

function fail(context: Context, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const failure = failureOf(error);
  if (failure.unexpected !== null) {
    const cause = failure.unexpected instanceof Error ? failure.unexpected.stack : String(failure.unexpected);
    context.log.error(
      { requestId: request.id, route: request.routeOptions.url, err: cause },
      'request failed',
    );
  }
  return reply.status(failure.status).send(failure.body);
}

function register(app: FastifyInstance, options: HttpOptions, route: Route): void {
  const max = route.ratePerMinute ?? REQUESTS_PER_MINUTE;
  app.route({
    method: route.method,
    url: route.path,
    config: { rateLimit: { max, timeWindow: '1 minute' } },
    handler: async (request, reply) => {
      if (route.method !== 'GET' && !route.fromAnywhere) refuseForeign(request, options.context);
      const context = await requestContext(options, request, route.fromAnywhere === true);
      const answer = await answerTo(context, route, request, reply);
      return send(request, reply, answer);
    },
  });
}

/** A change needs our own header, which another site's form cannot set, and a same-site origin. */
function refuseForeign(request: FastifyRequest, context: Context): void {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const expected = context.env.publicUrl ?? `${request.protocol}://${request.headers.host}`;
  const foreign =
    (site !== undefined && site !== 'same-origin') || (origin !== undefined && origin !== expected);
  if (request.headers['x-pactua-csrf'] === '1' && !foreign) return;
  throw new AppError(
    'forbidden',
    'O pedido não veio das páginas do Pactua e foi recusado. Recarregue a página.',
  );
}

async function requestContext(
  options: HttpOptions,
  request: FastifyRequest,
  fromAnywhere: boolean,
): Promise<Context> {
  const actor = fromAnywhere ? ANONYMOUS : await options.identify(toHeaders(request));
  const commandId = request.headers['x-command-id'];
  return {
    ...options.context,
    actor,
    requestId: request.id,
    commandId: typeof commandId === 'string' && UUID.test(commandId) ? commandId : null,
  };
}

/** The request's headers in the shape of the web platform, for libraries that want it. */
function toHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

async function answerTo(
  context: Context,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (route.verb !== 'public') authorise(context, route.verb);
  const input: Input = {
    params: route.params ? route.params.parse(request.params) : {},
    query: route.query ? route.query.parse(request.query) : {},
    body: route.body ? route.body.parse(request.body ?? {}) : undefined,
    uploads: route.upload ? uploadsOf(request) : noUploads(),
    caller: {
      headers: toHeaders(request),
      address: request.ip,
      setCookies: (values) => {
        if (values.length > 0) reply.header('set-cookie', [...values]);
      },
    },
  };
  if (route.scope) authorise(context, route.verb, await route.scope(context, input));
  const answer = await route.handle(context, input);
  const isOwn = isFileAnswer(answer) || isRedirect(answer);
  return isOwn || !route.answer ? answer : route.answer.parse(answer);
}

async function* uploadsOf(request: FastifyRequest): AsyncGenerator<Upload> {
  if (!request.isMultipart())
    throw new AppError('invalid-input', 'Envie os arquivos como formulário (multipart).');
  for await (const part of request.files()) yield { fileName: part.filename, stream: part.file };
}

async function* noUploads(): AsyncGenerator<Upload> {}

function send(request: FastifyRequest, reply: FastifyReply, answer: unknown) {
  if (isRedirect(answer)) return reply.header('cache-control', 'no-store').redirect(answer.to, 303);
  if (!isFileAnswer(answer)) return reply.header('cache-control', 'no-store').send(answer ?? null);
  if (answer.etag !== undefined) {
    reply.header('etag', `"${answer.etag}"`).header('cache-control', 'private, max-age=0, must-revalidate');
    if (request.headers['if-none-match'] === `"${answer.etag}"`) return reply.status(304).send();
  } else {
    reply.header('cache-control', 'no-store');
  }
  if (answer.fileName !== null) {
    const plain = answer.fileName.normalize('NFD').replace(/[^\w.-]+/g, '_');
    reply.header(
      'content-disposition',
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`,
    );
  }
  return reply.type(answer.contentType).send(answer.body);
}
