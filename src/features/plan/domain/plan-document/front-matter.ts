import { isBlank, plainWords, type SourceRow } from './source-row.ts';

export interface Problem {
  /** `P01`, by its place in the list. */
  readonly id: string;
  readonly text: string;
}

interface Acronym {
  readonly acronym: string;
  readonly expansion: string;
}

export interface Acronyms {
  /** The document's own list. */
  readonly listed: readonly Acronym[];
  /** What stands before `(SIGLA)` in running text. */
  readonly defined: readonly Acronym[];
}

const filled = (row: SourceRow): string[] =>
  row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');

/** The problems that the situational analysis chose: the lines below a heading of their own, up to one that goes on in prose. */
export function readProblems(rows: readonly SourceRow[]): Problem[] {
  const start = rows.findIndex((row) => {
    const [only = '', ...others] = filled(row);
    return (
      others.length === 0 && only.length < 80 && /^(?:macro)?problemas .*priorizad/.test(plainWords(only))
    );
  });
  if (start < 0) return [];
  const texts: string[] = [];
  for (const row of rows.slice(start + 1)) {
    if (isBlank(row)) continue;
    const [only = '', ...others] = filled(row);
    if (others.length > 0 || /[.:]$/.test(only) || /^\d+(?:\.\d+)*\s*[-.–]/.test(only)) break;
    texts.push(only.replace(/[;]$/, ''));
  }
  return texts.map((text, at) => ({ id: `P${String(at + 1).padStart(2, '0')}`, text }));
}

const ACRONYM = /^\p{Lu}[\p{Lu}'’/]{1,9}$/u;

/** The list of acronyms, and what the text after it says before `(SIGLA)`. */
export function readAcronyms(rows: readonly SourceRow[]): Acronyms {
  const start = rows.findIndex(
    (row) => filled(row).length === 1 && /\bsiglas\b/.test(plainWords(filled(row)[0] ?? '')),
  );
  const listed: Acronym[] = [];
  let end = start + 1;
  for (const row of start < 0 ? [] : rows.slice(start + 1)) {
    end++;
    if (isBlank(row)) continue;
    const [acronym = '', expansion = '', ...others] = filled(row);
    if (others.length > 0 || !ACRONYM.test(acronym) || expansion === '') break;
    listed.push({ acronym, expansion });
  }
  const text = rows.slice(Math.max(0, end)).flatMap((row) => row.cells);
  const defined = text.flatMap((cell) => definitionsIn(cell));
  const once = new Map(defined.map((each) => [`${each.acronym} ${each.expansion}`, each]));
  return { listed, defined: [...once.values()] };
}

/** A name of capitals and small words, then its acronym in parentheses. */
const DEFINED =
  /((?:\p{Lu}[\p{L}-]+(?:\s+(?:d[aeo]s?|e|em|n[ao]s?|às?|aos?|a|o|para)(?=\s))*\s+){2,9})\((\p{Lu}[\p{Lu}'’]{1,8})\)/gu;

function definitionsIn(cell: string): Acronym[] {
  return [...cell.matchAll(DEFINED)].map(([, expansion = '', acronym = '']) => ({
    acronym,
    expansion: expansion.trim(),
  }));
}
