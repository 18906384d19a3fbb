import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { type ChosenFile, changeFiles } from './files.ts';
import { type ReaderClient, type RefusedFile, startReader } from './reader-client.ts';

/** The reading thread: started with the page, so that nothing is fetched once a file was chosen. */
export function useReader(): ReaderClient | null {
  const [client, setClient] = useState<ReaderClient | null>(null);
  useEffect(() => {
    const started = startReader();
    setClient(started);
    return () => started.close();
  }, []);
  return client;
}

/** The files chosen, read one after the other in their order. */
export function useFiles(client: ReaderClient | null) {
  const [files, dispatch] = useReducer(changeFiles, []);
  const [selectedId, select] = useState<number | null>(null);
  const nextId = useRef(1);
  const abort = useRef<AbortController | null>(null);

  const add = useCallback((chosen: readonly File[]) => {
    if (chosen.length === 0) return;
    const firstId = nextId.current;
    nextId.current += chosen.length;
    dispatch({ kind: 'chosen', files: chosen, firstId });
    select(firstId);
  }, []);

  const reading = files.some(({ state }) => state.kind === 'reading');
  const next = reading ? undefined : files.find(({ state }) => state.kind === 'waiting');
  useEffect(() => {
    if (client === null || next === undefined) return;
    const { id, file, salvage } = next;
    const controller = new AbortController();
    abort.current = controller;
    dispatch({ kind: 'state', id, state: { kind: 'reading', progress: { bytesRead: 0, rows: 0 } } });
    client
      .ask(
        'describe',
        { file, salvage },
        {
          signal: controller.signal,
          onProgress: (progress) => dispatch({ kind: 'state', id, state: { kind: 'reading', progress } }),
        },
      )
      .then((facts) => dispatch({ kind: 'state', id, state: { kind: 'open', facts } }))
      .catch((error: RefusedFile) =>
        dispatch({ kind: 'state', id, state: { kind: 'refused', refusal: error.refusal } }),
      );
  }, [client, next]);

  const remove = (id: number) => {
    dispatch({ kind: 'removed', id });
    if (id === selectedId) select(files.find((each) => each.id !== id)?.id ?? null);
  };
  return {
    files,
    selected: files.find(({ id }) => id === selectedId) ?? null,
    add,
    select,
    remove,
    cancel: () => abort.current?.abort(),
    readAgain: (id: number) => dispatch({ kind: 'again', id }),
    salvage: (id: number) => dispatch({ kind: 'salvage', id }),
  };
}

export type FilesInHand = ReturnType<typeof useFiles>;

/** A file of which something can be seen. */
export type OpenFile = ChosenFile & { readonly state: { readonly kind: 'open' } };
