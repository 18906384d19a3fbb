import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { findWords } from '../../../kernel/find-words.ts';
import { IconButton } from '../../../web/components/IconButton.tsx';
import { TextField } from '../../../web/components/TextField.tsx';
import type { ActUnit } from '../contract.ts';
import type { Span } from '../domain/quotes.ts';
import { WITH_MARGIN } from './page-measure.ts';

/** One place of the words looked for. */
export interface Hit extends Span {
  readonly address: string;
}

export interface Inside {
  words: string;
  setWords: (words: string) => void;
  hits: readonly Hit[];
  /** The place the reader stands at. */
  current: Hit | null;
  at: number;
  move: (by: 1 | -1) => void;
}

/** The words looked for in an act and where they stand, one after the other. */
export function useInsideSearch(units: readonly ActUnit[]): Inside {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const hits = useMemo(
    () =>
      words.trim().length < 2
        ? []
        : units.flatMap(({ address, text }) => findWords(text, words).map((span) => ({ address, ...span }))),
    [units, words],
  );
  const current = hits[at] ?? null;
  const address = current?.address;
  useEffect(() => {
    if (address !== undefined) document.getElementById(address)?.scrollIntoView({ block: 'center' });
  }, [address]);
  return {
    words,
    setWords(value) {
      setWords(value);
      setAt(0);
    },
    hits,
    current,
    at,
    move: (by) => setAt((before) => (hits.length === 0 ? 0 : (before + by + hits.length) % hits.length)),
  };
}

/**
 * A field, how many places, and the way from one to the next; Enter goes on, Shift+Enter goes back. At the right, what else
 * steps through the act.
 */
export function InsideSearch({ inside, children }: { inside: Inside; children: ReactNode }) {
  const { words, setWords, hits, at, move } = inside;
  return (
    <div
      className={`screen-only sticky top-(--frame-top) z-1 flex flex-wrap items-end justify-between gap-x-6 bg-ground py-2 ${WITH_MARGIN}`}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys typed in the field move between the places */}
      <div
        className="flex flex-wrap items-end gap-x-2 gap-y-1 max-sm:w-full"
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          move(event.shiftKey ? -1 : 1);
        }}
      >
        <TextField
          label="Procurar neste ato"
          type="search"
          optional
          className="w-72 max-sm:flex-1"
          value={words}
          onChange={setWords}
        />
        <IconButton label="Lugar anterior" isDisabled={hits.length === 0} onPress={() => move(-1)}>
          <ChevronUp aria-hidden="true" />
        </IconButton>
        <IconButton label="Lugar seguinte" isDisabled={hits.length === 0} onPress={() => move(1)}>
          <ChevronDown aria-hidden="true" />
        </IconButton>
        <p role="status" className="min-w-24 py-2 text-14 text-ink-quiet">
          {words.trim().length >= 2 &&
            (hits.length === 0 ? 'nada encontrado' : `${at + 1} de ${hits.length}`)}
        </p>
      </div>
      {children}
    </div>
  );
}
