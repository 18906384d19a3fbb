import { DatasusError } from '../../../../datasus/index.ts';
import type { KeptRows } from './kept-rows.ts';
import type { ReaderAnswers, ReaderReply, ReaderRequest, ViewFacts } from './protocol.ts';
import { csvOf, describeFile, type Reading, viewFile } from './read-file.ts';
import { withoutSending } from './words.ts';

const PROGRESS_MS = 80;

const thread = self as unknown as {
  onmessage: (event: MessageEvent<ReaderRequest>) => void;
  postMessage(reply: ReaderReply): void;
};
const signals = new Map<number, { aborted: boolean }>();
let current: { view: number; kept: KeptRows } | null = null;

thread.onmessage = ({ data }) => {
  if (data.kind === 'cancel') {
    const signal = signals.get(data.id);
    if (signal) signal.aborted = true;
  } else void reply(data);
};

async function reply(request: Exclude<ReaderRequest, { kind: 'cancel' }>): Promise<void> {
  const { id } = request;
  const signal = { aborted: false };
  signals.set(id, signal);
  try {
    const answer = await answerTo(request, { signal, onProgress: tellSometimes(id) });
    thread.postMessage({ kind: 'done', id, answer });
  } catch (error) {
    thread.postMessage({ kind: 'refused', id, refusal: refusalOf(error) });
  } finally {
    signals.delete(id);
  }
}

async function answerTo(
  request: Exclude<ReaderRequest, { kind: 'cancel' }>,
  reading: Reading,
): Promise<ReaderAnswers[keyof ReaderAnswers]> {
  switch (request.kind) {
    case 'describe':
      return describeFile(request, reading);
    case 'view': {
      const kept = await viewFile(request, reading);
      return becomeView(request.id, kept, request.filter === null ? null : kept.matching);
    }
    case 'rows':
      return current?.view === request.view
        ? current.kept.read(request.from, request.count)
        : { numbers: [], texts: [] };
    case 'csv':
      return csvOf(request, reading);
  }
}

/** One view at a time: what it keeps is the only memory that a file of any size takes. */
function becomeView(view: number, kept: KeptRows, matching: number | null): ViewFacts {
  current = { view, kept };
  return { view, matching, kept: kept.kept };
}

function tellSometimes(id: number): Reading['onProgress'] {
  let told = -Infinity;
  return ({ bytesRead, rows }) => {
    const now = performance.now();
    if (now - told < PROGRESS_MS) return;
    told = now;
    thread.postMessage({ kind: 'progress', id, bytesRead, rows });
  };
}

function refusalOf(error: unknown): Extract<ReaderReply, { kind: 'refused' }>['refusal'] {
  if (error instanceof DatasusError) {
    const { code, message, offset, rows } = error;
    return { code, message: withoutSending(message), offset, rows };
  }
  const unreadable = error instanceof DOMException;
  const message = unreadable
    ? 'O navegador não conseguiu ler o arquivo até o fim: ele pode ter sido movido, alterado ou apagado depois de escolhido. Escolha-o de novo.'
    : `A leitura parou por uma falha desta página (${(error as Error).message}). Recarregue-a; se repetir, avise a administração.`;
  return { code: unreadable ? 'unreadable' : 'failed', message, offset: null, rows: 0 };
}
