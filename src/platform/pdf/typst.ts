import { Worker } from 'node:worker_threads';
import { AppError } from '../../kernel/app-error.ts';
import type { PdfRenderer } from './renderer.ts';
import type { PdfAnswer, PdfRequest } from './typst.worker.ts';

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

/** Typst in a worker thread (its compiler is synchronous), started at the first paper and again after it ended. */
export function startPdfRenderer(): PdfRenderer {
  let worker: Worker | null = null;
  let next = 0;
  const waiting = new Map<number, Waiting>();
  const settle = (answer: PdfAnswer): void => {
    const request = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker?.unref();
    if ('bytes' in answer) request?.resolve(answer.bytes);
    else request?.reject(failed(answer.error));
  };
  const abandon = (cause: string): void => {
    worker = null;
    for (const request of waiting.values()) request.reject(failed(cause));
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./typst.worker.ts', import.meta.url));
    started.on('message', settle);
    started.on('error', (error) => abandon(error.message));
    started.on('exit', () => {
      if (worker === started) abandon('the worker ended');
    });
    return started;
  };
  return {
    render(template, data) {
      const request: PdfRequest = { id: next++, template, data: JSON.stringify(data) };
      return new Promise((resolve, reject) => {
        waiting.set(request.id, { resolve, reject });
        worker ??= start();
        // Only a paper being made keeps the process alive.
        worker.ref();
        worker.postMessage(request);
      });
    },
    async close() {
      const ending = worker;
      abandon('the renderer was closed');
      await ending?.terminate();
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
