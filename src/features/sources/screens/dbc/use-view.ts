import { useEffect, useRef, useState } from 'react';
import type { ChosenFile } from './files.ts';
import type { RecordFilter, Refusal, RowTexts, ViewFacts } from './protocol.ts';
import type { ReaderClient, ReadingProgress, RefusedFile } from './reader-client.ts';

export interface View {
  /** Null while it is read for the first time. */
  readonly facts: ViewFacts | null;
  /** While it is read. */
  readonly progress: ReadingProgress | null;
  readonly refusal: Refusal | null;
}

const NOTHING: View = { facts: null, progress: null, refusal: null };

/** The records of a file that pass the filter, read when either changes. */
export function useView(
  client: ReaderClient,
  { file, salvage }: Pick<ChosenFile, 'file' | 'salvage'>,
  filter: RecordFilter | null,
): View {
  const [view, setView] = useState<View>(NOTHING);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const put = (next: View) => {
      if (!signal.aborted) setView(next);
    };
    setView((before) => ({ ...before, progress: { bytesRead: 0, rows: 0 } }));
    client
      .ask(
        'view',
        { file, salvage, filter },
        { signal, onProgress: (progress) => put({ facts: null, progress, refusal: null }) },
      )
      .then((facts) => put({ facts, progress: null, refusal: null }))
      .catch(({ refusal }: RefusedFile) => put({ facts: null, progress: null, refusal }));
    return () => controller.abort();
  }, [client, file, salvage, filter]);
  return view;
}

const BLOCK_ROWS = 64;
const MOST_BLOCKS = 48;

export interface Row {
  /** Place of the record in the file, from 1. */
  readonly number: number;
  readonly texts: readonly string[];
}

/** Rows of a view, fetched from the reading thread in blocks as they come near the eye. */
export function useRows(client: ReaderClient, view: number) {
  const blocks = useRef(new Map<number, RowTexts | null>());
  const [, setArrived] = useState(0);

  const want = (first: number, last: number) => {
    for (let block = Math.floor(first / BLOCK_ROWS); block <= Math.floor(last / BLOCK_ROWS); block++) {
      if (blocks.current.has(block)) continue;
      blocks.current.set(block, null);
      const [oldest] = blocks.current.keys();
      if (blocks.current.size > MOST_BLOCKS && oldest !== undefined) blocks.current.delete(oldest);
      void client.ask('rows', { view, from: block * BLOCK_ROWS, count: BLOCK_ROWS }).then((rows) => {
        blocks.current.set(block, rows);
        setArrived((count) => count + 1);
      });
    }
  };
  const rowAt = (index: number): Row | null => {
    const rows = blocks.current.get(Math.floor(index / BLOCK_ROWS));
    const [number, texts] = [rows?.numbers[index % BLOCK_ROWS], rows?.texts[index % BLOCK_ROWS]];
    return number === undefined || texts === undefined ? null : { number, texts };
  };
  return { rowAt, want };
}

export type Rows = ReturnType<typeof useRows>;
