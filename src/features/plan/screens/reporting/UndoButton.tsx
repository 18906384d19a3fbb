import { Undo2 } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { Reporting } from './use-reporting.tsx';

/** Ctrl+Z anywhere on the page but where somebody types. @returns the same step, for a button. */
export function useUndoKey({ undo, last }: Reporting): () => void {
  const run = useCallback(() => {
    undo().catch((error: Error) => showToast(error.message, { tone: 'problem' }));
  }, [undo]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as Element | null)?.closest?.('input, textarea, [contenteditable="true"]');
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (!isUndo || typing || event.defaultPrevented || last === null) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [run, last]);
  return run;
}

/** Shown while there is a change to take back. */
export function UndoButton({ reporting, onPress }: { reporting: Reporting; onPress: () => void }) {
  if (reporting.last === null) return null;
  return (
    <Button kind="quiet" icon={<Undo2 aria-hidden="true" />} onPress={onPress}>
      Desfazer (Ctrl+Z)
    </Button>
  );
}
