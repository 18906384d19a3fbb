import { useMatches } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** The tab says the screen's name: "Ações · Pactua". Answers that name, and how a screen puts the name of what it shows instead. */
export function useDocumentTitle(): { title: string | null; nameScreen: (name: string | null) => void } {
  const [name, setName] = useState<string | null>(null);
  const matches = useMatches();
  const page = matches.at(-1)?.staticData as { title?: string } | undefined;
  const title = name ?? page?.title;
  useEffect(() => {
    document.title = title ? `${title} · Pactua` : 'Pactua';
  }, [title]);
  return { title: title ?? null, nameScreen: setName };
}
