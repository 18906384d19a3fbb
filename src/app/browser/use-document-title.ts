import { useMatches } from '@tanstack/react-router';
import { useEffect } from 'react';

/** The tab says the screen's name: "Ações · Pactua". */
export function useDocumentTitle(): void {
  const matches = useMatches();
  const page = matches.at(-1)?.staticData as { title?: string } | undefined;
  const title = page?.title;
  useEffect(() => {
    document.title = title ? `${title} · Pactua` : 'Pactua';
  }, [title]);
}
