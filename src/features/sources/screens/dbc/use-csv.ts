import { useRef, useState } from 'react';
import type { CsvForm } from '../../../../datasus/index.ts';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { RecordFilter } from './protocol.ts';
import type { ReaderClient, ReadingProgress, RefusedFile } from './reader-client.ts';
import type { OpenFile } from './use-files.ts';

/**
 * A table of so many bytes makes a CSV that an old computer should not hold in memory: it is written straight to a
 * file, where the browser knows how.
 */
const LARGE_BYTES = 200_000_000;
/** Long enough for the browser to begin a download of its own memory. */
const KEEP_ADDRESS_MS = 60_000;

export interface CsvRequest {
  readonly form: CsvForm;
  readonly columns: readonly string[];
  readonly filter: RecordFilter | null;
  /** What it will be called, without ".csv". */
  readonly name: string;
}

/** Makes a CSV of a file in the reading thread and hands it to the browser's downloads, or to a file if it is large. */
export function useCsv(client: ReaderClient, { file, salvage, state }: OpenFile) {
  const [progress, setProgress] = useState<ReadingProgress | null>(null);
  const abort = useRef<AbortController | null>(null);
  const make = async ({ name, ...request }: CsvRequest) => {
    const controller = new AbortController();
    abort.current = controller;
    const target = state.facts.decodedBytes > LARGE_BYTES ? await chooseTarget(`${name}.csv`) : null;
    if (target === 'none') return;
    setProgress({ bytesRead: 0, rows: 0 });
    try {
      const csv = await client.ask(
        'csv',
        { file, salvage, target, ...request },
        { signal: controller.signal, onProgress: setProgress },
      );
      if (csv === null) showToast(`${name}.csv foi gravado.`);
      else download(csv, `${name}.csv`);
    } catch (error) {
      const { refusal } = error as RefusedFile;
      showToast(refusal.code === 'cancelled' ? 'O CSV foi cancelado.' : refusal.message, { tone: 'problem' });
    } finally {
      setProgress(null);
    }
  };
  return { progress, make, cancel: () => abort.current?.abort() };
}

type SavePicker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

/** The file that the person names; `none` where they gave up; null where the browser cannot ask. */
async function chooseTarget(suggestedName: string): Promise<FileSystemFileHandle | 'none' | null> {
  const pick = (window as { showSaveFilePicker?: SavePicker }).showSaveFilePicker;
  if (pick === undefined) return null;
  return pick.call(window, { suggestedName }).catch(() => 'none' as const);
}

function download(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEEP_ADDRESS_MS);
}
