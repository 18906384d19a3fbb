import { missingInWords, slotInWords } from '../../sources/index.ts';
import type { Coverage } from '../domain/coverage.ts';
import type { Loaded } from './loaded.ts';

/** Files that are there and do not have what the method counts: an older layout, an extract of some columns (pt-BR); null where there is none. */
export function whyUncounted(
  { lacking }: Pick<Loaded, 'lacking'>,
  uf: string,
  periods: readonly string[],
): string | null {
  const files = lacking.filter((each) => isOf(each, uf) && periods.includes(each.period));
  const alike = Map.groupBy(files, ({ columns }) => columns.join(', '));
  const sentences = [...alike].map(([names, of]) => {
    const told = of.map(({ fileName }) => fileName);
    const one = told.length === 1;
    const columns = of[0]?.columns.length === 1 ? `a coluna ${names}` : `as colunas ${names}`;
    return `${inWords(told)} ${one ? 'está carregado, mas não traz' : 'estão carregados, mas não trazem'} ${columns}, de que este método precisa.`;
  });
  return sentences.join(' ') || null;
}

/** Of months that came in parts and lack one: which, so that nobody takes what is counted for the whole (pt-BR); null where none lacks. */
export function whyIncomplete(
  { incomplete }: Pick<Loaded, 'incomplete'>,
  uf: string,
  needed: readonly string[],
): string | null {
  const months = incomplete.filter((each) => isOf(each, uf) && needed.includes(each.period));
  const words = months.map((month) => `${slotInWords(month)}: ${missingInWords(month.missing)}`);
  return words.join(' ') || null;
}

/** What keeps a value from being whole: months still to load, and why files that are loaded bring nothing to it. */
export function whatLacks(
  loaded: Pick<Loaded, 'lacking' | 'incomplete'>,
  uf: string,
  { needed, present, late }: Pick<Coverage, 'needed' | 'present' | 'late'>,
): { readonly late: readonly string[]; readonly lacking: string | null } {
  const there = new Set(loaded.lacking.filter((each) => isOf(each, uf)).map(({ period }) => period));
  const uncounted = [...needed.filter((each) => !present.includes(each)), ...late];
  const reasons = [whyIncomplete(loaded, uf, needed), whyUncounted(loaded, uf, uncounted)];
  return {
    late: late.filter((month) => !there.has(month)),
    lacking: reasons.filter((each) => each !== null).join(' ') || null,
  };
}

const isOf = (file: { readonly uf: string }, uf: string) => file.uf === uf || file.uf === 'BR';

const inWords = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} e ${names.at(-1)}`;
