import { useEffect } from 'react';

/** Ctrl-K goes to the search from anywhere, `/` from anywhere but where somebody types. */
export function useSlash(input: { current: HTMLInputElement | null }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as Element | null)?.closest?.('input, textarea, [contenteditable="true"]');
      const withControl = event.ctrlKey || event.metaKey;
      const isSlash = event.key === '/' && !withControl && !typing;
      const isControlK = event.key.toLowerCase() === 'k' && withControl && !event.shiftKey;
      if ((!isSlash && !isControlK) || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [input]);
}
