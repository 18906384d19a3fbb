import type { ZodType } from 'zod';
import { AppError } from '../kernel/app-error.ts';
import { MUTATION_HEADERS, request } from './api.ts';

/**
 * Asks for long work whose answer comes in lines of JSON, each told to `onLine` as it comes. Ends early where `signal` says so.
 * @throws AppError, also where the answer breaks off in the middle of a line
 */
export async function apiPostLines<T>(
  path: string,
  body: unknown,
  schema: ZodType<T>,
  onLine: (line: T) => void,
  signal?: AbortSignal,
): Promise<void> {
  const response = await request(path, {
    method: 'POST',
    signal,
    headers: { ...MUTATION_HEADERS, accept: 'application/x-ndjson', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const part = await reader?.read().catch((cause: unknown) => {
      if (signal?.aborted) throw cause;
      throw new AppError('unavailable', 'A resposta parou no meio. Confira a conexão e tente de novo.', {
        cause,
      });
    });
    if (part === undefined || part.done) return;
    const lines = (rest + part.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(schema.parse(JSON.parse(line)));
  }
}
