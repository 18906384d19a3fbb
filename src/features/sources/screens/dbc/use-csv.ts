import { useRef, useState } from 'react';
import type { CsvForm } from '../../../../datasus/index.ts';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { ChosenFile } from './files.ts';
import type { RecordFilter } from './protocol.ts';
import type { ReaderClient, ReadingProgress, RefusedFile } from './reader-client.ts';

/** Long enough for the browser to begin a download of its own memory. */
const KEEP_ADDRESS_MS = 60_000;

export interface CsvRequest {
  readonly form: CsvForm;
  readonly columns: readonly string[];
  readonly filter: RecordFilter | null;
  /** What it will be called, without ".csv". */
  readonly name: string;
}

/** Makes a CSV of a file in the reading thread and hands it to the browser's downloads. */
export function useCsv(client: ReaderClient, { file, salvage }: Pick<ChosenFile, 'file' | 'salvage'>) {
  const [progress, setProgress] = useState<ReadingProgress | null>(null);
  const abort = useRef<AbortController | null>(null);
  const make = async ({ name, ...request }: CsvRequest) => {
    const controller = new AbortController();
    abort.current = controller;
    setProgress({ bytesRead: 0, rows: 0 });
    try {
      const csv = await client.ask(
        'csv',
        { file, salvage, ...request },
        { signal: controller.signal, onProgress: setProgress },
      );
      download(csv, `${name}.csv`);
    } catch (error) {
      const { refusal } = error as RefusedFile;
      showToast(refusal.code === 'cancelled' ? 'O CSV foi cancelado.' : refusal.message, { tone: 'problem' });
    } finally {
      setProgress(null);
    }
  };
  return { progress, make, cancel: () => abort.current?.abort() };
}

function download(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEEP_ADDRESS_MS);
}
