import type { ZodType } from 'zod';
import { AppError, type ErrorCode } from '../kernel/app-error.ts';

/** How a mutation is sent; `commandId` is given only to repeat a command whose answer was lost. */
export interface SendOptions {
  commandId?: string;
  signal?: AbortSignal;
}

const FALLBACK: Record<number, { code: ErrorCode; message: string }> = {
  401: { code: 'unauthenticated', message: 'Sua sessão terminou. Entre de novo para continuar.' },
  403: { code: 'forbidden', message: 'Seu perfil não permite ver ou fazer isto.' },
  404: { code: 'not-found', message: 'Não encontramos o que você pediu. Confira o endereço.' },
  413: { code: 'too-large', message: 'O arquivo é maior do que o sistema recebe.' },
  429: { code: 'rate-limited', message: 'Muitas tentativas seguidas. Espere um minuto e tente de novo.' },
  503: { code: 'unavailable', message: 'O serviço não está disponível agora. Tente de novo em instantes.' },
};

const BROKEN = {
  code: 'internal' as const,
  message: 'O servidor não conseguiu concluir o pedido. Tente de novo; se repetir, avise a administração.',
};

interface ErrorBody {
  error?: { code?: ErrorCode; message?: string; details?: unknown };
}

async function refusal(response: Response): Promise<AppError> {
  const body = (await response.json().catch(() => ({}))) as ErrorBody;
  const fallback = FALLBACK[response.status] ?? BROKEN;
  return new AppError(body.error?.code ?? fallback.code, body.error?.message ?? fallback.message, {
    details: body.error?.details as never,
  });
}

/** The answer of the server. @throws AppError with its words, or 'unavailable' without answer. */
export async function request(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { credentials: 'same-origin', ...init }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new AppError('unavailable', 'Sem resposta do servidor. Confira a conexão e tente de novo.', {
      cause,
    });
  });
  if (!response.ok) throw await refusal(response);
  return response;
}

async function parsed<T>(response: Response, schema: ZodType<T>): Promise<T> {
  const result = schema.safeParse(response.status === 204 ? undefined : await response.json());
  if (result.success) return result.data;
  throw new AppError(
    'internal',
    'O servidor respondeu de um modo que esta página não entende. Recarregue a página para usar a versão atual.',
    { cause: result.error },
  );
}

/** What the server asks of whoever changes or calculates something. */
export const MUTATION_HEADERS = { 'x-pactua-csrf': '1' };

async function send<T>(
  method: string,
  path: string,
  body: unknown,
  schema: ZodType<T>,
  options: SendOptions = {},
): Promise<T> {
  const isForm = body instanceof FormData;
  const response = await request(path, {
    method,
    signal: options.signal,
    headers: {
      ...MUTATION_HEADERS,
      accept: 'application/json',
      'x-command-id': options.commandId ?? crypto.randomUUID(),
      ...(isForm || body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: isForm ? body : body === undefined ? undefined : JSON.stringify(body),
  });
  return parsed(response, schema);
}

/** Reads `path` and parses the answer. @throws AppError with the server's words, or 'unavailable' without answer. */
export async function apiGet<T>(path: string, schema: ZodType<T>, signal?: AbortSignal): Promise<T> {
  const response = await request(path, { headers: { accept: 'application/json' }, signal });
  return parsed(response, schema);
}

/** Sends a command (JSON, or FormData for files) and parses the answer. @throws AppError. */
export const apiPost = <T>(path: string, body: unknown, schema: ZodType<T>, options?: SendOptions) =>
  send('POST', path, body, schema, options);

/** Changes part of a record. @throws AppError; 'conflict' carries the current record in `details`. */
export const apiPatch = <T>(path: string, body: unknown, schema: ZodType<T>, options?: SendOptions) =>
  send('PATCH', path, body, schema, options);

/** Removes or ends a record. @throws AppError. */
export const apiDelete = <T>(path: string, schema: ZodType<T>, options?: SendOptions) =>
  send('DELETE', path, undefined, schema, options);

/** A query string from what is defined: `withQuery('/api/x', {mes: '2026-11', q: undefined})`. */
export function withQuery(
  path: string,
  query: Record<string, string | number | boolean | null | undefined>,
): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

export interface UploadOptions extends SendOptions {
  /** Bytes sent so far and in all. */
  onProgress?: (sent: number, total: number) => void;
}

/** Sends files with progress, cancelled by `signal`. @throws AppError, or AbortError when cancelled. */
export function apiUpload<T>(
  path: string,
  form: FormData,
  schema: ZodType<T>,
  options: UploadOptions = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', path);
    call.setRequestHeader('x-pactua-csrf', '1');
    call.setRequestHeader('accept', 'application/json');
    call.setRequestHeader('x-command-id', options.commandId ?? crypto.randomUUID());
    call.upload.onprogress = (event) => options.onProgress?.(event.loaded, event.total);
    call.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    call.onerror = () =>
      reject(new AppError('unavailable', 'O envio foi interrompido. Confira a conexão e envie de novo.'));
    call.onload = () => {
      const response = new Response(call.status === 204 ? null : call.responseText, { status: call.status });
      (response.ok
        ? parsed(response, schema)
        : refusal(response).then((error) => Promise.reject(error))
      ).then(resolve, reject);
    };
    options.signal?.addEventListener('abort', () => call.abort(), { once: true });
    call.send(form);
  });
}
