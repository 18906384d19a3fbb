import type { Acronyms } from './plan-document/front-matter.ts';

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

const WORD = /[\p{L}\p{N}]+/gu;
const isWord = (acronym: string): boolean => acronym.match(WORD)?.[0] === acronym;

const LETTER = /[\p{L}\p{N}]/u;

/** How often a text uses an acronym as words of their own: `H/D` not in `OH/DT`. */
function usesOf(acronym: string, text: string): number {
  let [count, from] = [0, text.indexOf(acronym)];
  while (from >= 0) {
    const end = from + acronym.length;
    if (!LETTER.test(text.charAt(from - 1)) && !LETTER.test(text.charAt(end))) count += 1;
    from = text.indexOf(acronym, end);
  }
  return count;
}

/**
 * Reads how often texts use each of these acronyms as a word of its own: `PAS` not in `PASSO`, and `CIR` in `CIR's`. Each text is
 * passed once, however many acronyms there are; only those with a mark inside (`NEPS/SAS`) are sought one by one.
 */
export function acronymReader(acronyms: readonly string[]): (text: string) => Map<string, number> {
  const words = new Set(acronyms.filter(isWord));
  const marked = acronyms.filter((acronym) => acronym !== '' && !words.has(acronym));
  return (text) => {
    const uses = new Map<string, number>();
    for (const [word] of text.matchAll(WORD)) if (words.has(word)) uses.set(word, (uses.get(word) ?? 0) + 1);
    for (const acronym of marked) {
      const count = usesOf(acronym, text);
      if (count > 0) uses.set(acronym, count);
    }
    return uses;
  };
}

/** What a document says that an acronym means: its list, and its text; a line each, blank where neither does. */
export interface AcronymCells {
  readonly expansion: string;
  readonly inText: string;
}

/** Every acronym that a document explains, with what it says that each means. */
export function acronymCells({ listed, defined }: Acronyms): Map<string, AcronymCells> {
  const words = (all: Acronyms['listed'], acronym: string) =>
    all.flatMap((each) => (each.acronym === acronym ? each.expansion : [])).join('\n');
  const acronyms = new Set([...listed, ...defined].map(({ acronym }) => acronym));
  return new Map(
    [...acronyms].map((acronym) => [
      acronym,
      { expansion: words(listed, acronym), inText: words(defined, acronym) },
    ]),
  );
}
