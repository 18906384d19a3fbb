import type { ReaderAnswers, ReaderReply, ReaderRequest, Refusal } from './protocol.ts';

/** What the reading thread refused, and why. */
export class RefusedFile extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

export interface ReadingProgress {
  readonly bytesRead: number;
  readonly rows: number;
}

interface Waiting {
  resolve(answer: ReaderAnswers[keyof ReaderAnswers]): void;
  reject(error: RefusedFile): void;
  onProgress?: (progress: ReadingProgress) => void;
}

type Question<K extends keyof ReaderAnswers> = Omit<Extract<ReaderRequest, { kind: K }>, 'id' | 'kind'>;

interface AskOptions {
  readonly onProgress?: (progress: ReadingProgress) => void;
  readonly signal?: AbortSignal;
}

export interface ReaderClient {
  /** Asks the reading thread. @throws RefusedFile */
  ask<K extends keyof ReaderAnswers>(
    kind: K,
    question: Question<K>,
    options?: AskOptions,
  ): Promise<ReaderAnswers[K]>;
  close(): void;
}

const NO_THREAD: Refusal = {
  code: 'failed',
  message:
    'Este navegador não conseguiu preparar a leitura. Atualize-o (Chrome, Edge, Firefox ou Safari de 2023 em diante) e recarregue a página.',
  offset: null,
  rows: 0,
};

/** Starts the thread that reads files in this browser. Nothing that it is given leaves it but its answers. */
export function startReader(): ReaderClient {
  const worker = new Worker(new URL('./dbc.worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let next = 1;
  let broken = false;
  worker.onmessage = ({ data }: MessageEvent<ReaderReply>) => {
    const request = waiting.get(data.id);
    if (data.kind === 'progress') {
      request?.onProgress?.(data);
      return;
    }
    waiting.delete(data.id);
    if (data.kind === 'done') request?.resolve(data.answer);
    else request?.reject(new RefusedFile(data.refusal));
  };
  worker.onerror = () => {
    broken = true;
    for (const request of waiting.values()) request.reject(new RefusedFile(NO_THREAD));
    waiting.clear();
  };
  return {
    ask: (kind, question, { onProgress, signal } = {}) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(new RefusedFile(NO_THREAD));
        const id = next++;
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, onProgress });
        signal?.addEventListener('abort', () => worker.postMessage({ kind: 'cancel', id }));
        worker.postMessage({ ...question, kind, id });
      }),
    close: () => worker.terminate(),
  };
}
