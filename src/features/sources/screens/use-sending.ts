import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { apiUpload } from '../../../web/api.ts';
import { showToast } from '../../../web/components/Toast.tsx';
import { ImportsRequested } from '../contract.ts';

export interface Sending {
  readonly files: number;
  readonly sent: number;
  readonly total: number;
}

/** Sends files to the server and tells how far it got; the reading goes on there. */
export function useSending() {
  const client = useQueryClient();
  const [sending, setSending] = useState<Sending | null>(null);
  const abort = useRef<AbortController | null>(null);

  const send = useCallback(
    async (files: readonly File[]) => {
      if (files.length === 0) return;
      const form = new FormData();
      for (const file of files) form.append('files', file, file.name);
      const total = files.reduce((sum, file) => sum + file.size, 0);
      abort.current = new AbortController();
      setSending({ files: files.length, sent: 0, total });
      try {
        await apiUpload('/api/sources/imports', form, ImportsRequested, {
          signal: abort.current.signal,
          onProgress: (sent) => setSending({ files: files.length, sent: Math.min(sent, total), total }),
        });
        await client.invalidateQueries({ queryKey: ['sources', 'imports'] });
      } catch (error) {
        const cancelled = error instanceof DOMException && error.name === 'AbortError';
        showToast(cancelled ? 'Envio cancelado.' : (error as Error).message, { tone: 'problem' });
      } finally {
        setSending(null);
      }
    },
    [client],
  );

  return { sending, send, cancel: () => abort.current?.abort() };
}
