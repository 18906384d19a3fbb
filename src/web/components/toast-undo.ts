import { showToast } from './Toast.tsx';

/** Says what was done, with a way back for ten seconds. */
export function toastUndo(words: string, undo: () => Promise<unknown>): void {
  showToast(words, {
    onUndo: () => {
      undo().then(
        () => showToast('Desfeito: está como antes.'),
        (error: Error) => showToast(error.message, { tone: 'problem' }),
      );
    },
  });
}
