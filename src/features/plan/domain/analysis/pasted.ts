import { pastedRows } from '../plan-document/delimited.ts';

interface Named {
  readonly code: string;
  readonly name: string;
}

export interface PastedProblem {
  readonly macro: string;
  readonly text: string;
  readonly careLines: string[];
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** A code, a name, or the last words of a name: `Norte` is Macrorregião Norte, and not Centro-Norte. */
function find(places: readonly Named[], written: string): Named | null {
  const wanted = plain(written).replace(/^macrorregiao( de saude)? /, '');
  const named = (each: Named) => plain(each.name).replace(/^macrorregiao( de saude)? /, '');
  return places.find((each) => each.code === written.trim() || named(each) === wanted) ?? null;
}

/**
 * Reads problems pasted from a sheet: one a line, macro-region, text and care lines in columns (tab, or `;`), the lines of a
 * cell separated by commas. A line that cannot be read comes back with the reason; nothing is guessed.
 */
export function readPasted(
  text: string,
  macros: readonly Named[],
  careLines: readonly Named[],
): { problems: PastedProblem[]; faults: string[] } {
  const problems: PastedProblem[] = [];
  const faults: string[] = [];
  for (const { line, cells } of pastedRows(text)) {
    const [place = '', words = '', marked = ''] = cells;
    const macro = find(macros, place);
    const asked = marked.split(',').filter((each) => each.trim() !== '');
    const found = asked.map((each) => find(careLines, each));
    if (macro === null) faults.push(`Linha ${line}: "${place}" não é macrorregião deste estado.`);
    else if (words === '') faults.push(`Linha ${line}: falta o texto do problema.`);
    else if (found.includes(null)) {
      faults.push(`Linha ${line}: "${asked[found.indexOf(null)]?.trim()}" não é linha de cuidado do plano.`);
    } else {
      const codes = found.flatMap((each) => each?.code ?? []);
      problems.push({ macro: macro.code, text: words, careLines: [...new Set(codes)] });
    }
  }
  return { problems, faults };
}
