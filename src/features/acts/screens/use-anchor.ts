import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';

/**
 * The provision that the address points at (`#art-9/par-unico`): brought into view once its text is there, and again
 * where `ready` changes because the text has moved.
 */
export function useAnchor(ready: string): string {
  const { hash } = useLocation();
  const marked = decodeURIComponent(hash.replace(/^#/, ''));
  useEffect(() => {
    if (ready === '' || marked === '') return;
    document.getElementById(marked)?.scrollIntoView({ block: 'center' });
  }, [ready, marked]);
  return marked;
}
