interface Sense {
  readonly expansion: string;
  /** Printed in the document's list, read by this project, or written by a person. */
  readonly basis: 'document' | 'reading' | 'entered';
  readonly note: string | null;
}

/** An acronym with everything it may mean; `settled` is the place of the sense it has in this plan, null while it is a doubt. */
export interface Acronym {
  readonly kind: 'acronym';
  readonly acronym: string;
  readonly senses: Sense[];
  readonly settled: number | null;
}

/** How sure one may be of what an acronym means here. */
export type AcronymState = 'document' | 'reading' | 'entered' | 'doubt' | 'unknown';

export function acronymState({ senses, settled }: Acronym): AcronymState {
  if (senses.length === 0) return 'unknown';
  return settled === null ? 'doubt' : (senses[settled]?.basis ?? 'doubt');
}

const LETTER = /[\p{L}\p{N}]/u;

/** How often a text uses an acronym as a word of its own: `PAS` not in `PASSO`, and `CIR` in `CIR's`. */
export function usesOf(acronym: string, text: string): number {
  let [count, from] = [0, text.indexOf(acronym)];
  while (from >= 0) {
    const end = from + acronym.length;
    if (!LETTER.test(text.charAt(from - 1)) && !LETTER.test(text.charAt(end))) count += 1;
    from = text.indexOf(acronym, end);
  }
  return count;
}
