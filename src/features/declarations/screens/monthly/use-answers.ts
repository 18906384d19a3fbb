import { useCallback, useEffect, useRef, useState } from 'react';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { MonthAnswer } from '../../contract.ts';
import { type Content, type Patch, patched } from '../../domain/monthly/declaration.ts';
import { saveAnswers } from './queries.ts';

const REST_MS = 700;

const merged = (first: Patch, next: Patch): Patch => {
  const days = Object.entries(next.census ?? {});
  const census = Object.fromEntries(days.map(([day, cells]) => [day, { ...first.census?.[day], ...cells }]));
  return {
    items: { ...first.items, ...next.items },
    census: { ...first.census, ...census },
    inconsistencies: next.inconsistencies ?? first.inconsistencies,
    proofs: { ...first.proofs, ...next.proofs },
  };
};

/** The answers at hand: changed at once on the page, saved after a rest, one save after the other. */
export function useAnswers(answer: MonthAnswer) {
  const { declaration } = answer;
  const [content, setContent] = useState<Content>(answer.content);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const waiting = useRef<Patch | null>(null);
  const sequence = useRef(declaration?.sequence ?? 0);
  const chain = useRef<Promise<void>>(Promise.resolve());
  const timer = useRef<number | undefined>(undefined);
  const id = declaration?.id ?? '';

  const saveWaiting = useCallback(async () => {
    const patch = waiting.current;
    if (patch === null) return;
    waiting.current = null;
    try {
      sequence.current = (await saveAnswers(id, sequence.current, patch)).sequence;
      setSavedAt(new Date().toISOString());
    } catch (error) {
      waiting.current = waiting.current === null ? patch : merged(patch, waiting.current);
      showToast(`Não foi salvo. ${(error as Error).message}`, { tone: 'problem' });
    }
  }, [id]);
  /** Saves what waits, after what is being saved. Answers the sequence that the next gesture expects. */
  const flush = useCallback(async (): Promise<number> => {
    window.clearTimeout(timer.current);
    chain.current = chain.current.then(saveWaiting);
    await chain.current;
    return sequence.current;
  }, [saveWaiting]);
  const change = useCallback(
    (patch: Patch) => {
      setContent((before) => patched(before, patch));
      waiting.current = waiting.current === null ? patch : merged(waiting.current, patch);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void flush(), REST_MS);
    },
    [flush],
  );
  useEffect(() => () => void flush(), [flush]);
  return { content, change, flush, savedAt };
}
