import { Worker } from 'node:worker_threads';
import type { Decoded, DecodeMessage, DecodeProgress, DecodeRequest, Unreadable } from './decoded.ts';

export type DecodeOutcome =
  | { readonly ok: true; readonly decoded: Decoded }
  | { readonly ok: false; readonly unreadable: Unreadable }
  | { readonly ok: false; readonly cancelled: true };

/** Decodes a file in a thread of its own. `onProgress` may answer `cancel`: the thread then ends at once. */
export function decodeFile(
  request: DecodeRequest,
  onProgress: (progress: DecodeProgress) => Promise<'go-on' | 'cancel'>,
): Promise<DecodeOutcome> {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { workerData: request });
  return new Promise((resolve, reject) => {
    const end = (outcome: DecodeOutcome) => {
      resolve(outcome);
      void worker.terminate();
    };
    worker.on('message', (message: DecodeMessage) => {
      if (message.kind === 'done') end({ ok: true, decoded: message.decoded });
      else if (message.kind === 'unreadable') end({ ok: false, unreadable: message.unreadable });
      else
        onProgress(message.progress).then((word) => {
          if (word === 'cancel') end({ ok: false, cancelled: true });
        }, reject);
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the decoding thread ended without an answer')));
  });
}
