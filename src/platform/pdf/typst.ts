import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../kernel/app-error.ts';
import type { PdfRenderer } from './renderer.ts';
import type { PdfAnswer, PdfRequest } from './typst.worker.ts';

/** Typst in a worker thread (its compiler is synchronous), started at the first paper. */
export function startPdfRenderer(): PdfRenderer {
  let worker: Worker | null = null;
  let next = 0;
  const waiting = new Map<number, { resolve(bytes: Uint8Array): void; reject(error: Error): void }>();
  const started = (): Worker => {
    if (worker) return worker;
    worker = new Worker(new URL('./typst.worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', (answer: PdfAnswer) => {
      const request = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('bytes' in answer) request?.resolve(answer.bytes);
      else request?.reject(failed(answer.error));
    });
    worker.on('error', (error) => {
      for (const request of waiting.values()) request.reject(failed(error.message));
      waiting.clear();
      worker = null;
    });
    return worker;
  };
  return {
    render(template, data) {
      const request: PdfRequest = { id: next++, template, data: JSON.stringify(data) };
      return new Promise((resolve, reject) => {
        waiting.set(request.id, { resolve, reject });
        started().postMessage(request);
      });
    },
    async close() {
      if (!worker) return;
      const ended = once(worker, 'exit');
      await worker.terminate();
      await ended.catch(() => undefined);
    },
  };
}

function failed(cause: string): AppError {
  return new AppError(
    'internal',
    'O documento não pôde ser montado. Nada foi emitido; avise a administração.',
    { cause },
  );
}
