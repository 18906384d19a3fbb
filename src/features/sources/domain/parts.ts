import type { Slot, SourceVersion } from './version.ts';

/** A month of which only some parts were imported: it counts as not loaded. */
export interface IncompleteMonth extends Slot {
  /** Letters or numbers, in order. */
  readonly present: readonly string[];
  readonly missing: readonly string[];
}

const FIRST_LETTER = 'A'.charCodeAt(0);
const isNumber = (part: string) => /^\d+$/.test(part);

/** Its place in the order of parts, from 1: `A` and `1` are the first. */
const placeOf = (part: string) => (isNumber(part) ? Number(part) : part.charCodeAt(0) - FIRST_LETTER + 1);

export const byPart = (one: string, other: string): number => placeOf(one) - placeOf(other);

/**
 * The parts that must exist beside those that are there: all before the last of them, and a second where there is only the
 * first, since nothing is split into one. How many there are after the last no name tells.
 */
export function missingParts(present: readonly string[]): string[] {
  const [first] = present;
  if (first === undefined) return [];
  const numbered = isNumber(first);
  const there = new Set(present.map(placeOf));
  return Array.from({ length: Math.max(2, ...there) }, (_, index) => index + 1)
    .filter((place) => !there.has(place))
    .map((place) => (numbered ? String(place) : String.fromCharCode(FIRST_LETTER + place - 1)));
}

type Part = Slot & Pick<SourceVersion, 'part'>;
const slotId = ({ system, uf, period }: Slot) => `${system}/${uf}/${period}`;

/** Of the versions that stand, those of whole months, and the months of which a part is missing. */
export function wholeMonths<V extends Part>(
  standing: readonly V[],
): { readonly whole: V[]; readonly incomplete: IncompleteMonth[] } {
  const months = [...Map.groupBy(standing, slotId).values()].map((versions) => {
    const present = versions.flatMap(({ part }) => part ?? []).toSorted(byPart);
    return { versions, present, missing: missingParts(present) };
  });
  return {
    whole: months.flatMap(({ versions, missing }) => (missing.length === 0 ? versions : [])),
    incomplete: months.flatMap(({ versions, present, missing }) => {
      const { system, uf, period } = versions[0] as V;
      return missing.length === 0 ? [] : [{ system, uf, period, present, missing }];
    }),
  };
}

const listed = (parts: readonly string[]) =>
  parts.length === 1 ? `parte ${parts[0]}` : `partes ${parts.slice(0, -1).join(', ')} e ${parts.at(-1)}`;

/** "Parte B ainda não importada: o mês está incompleto e não entra nas contas." */
export function missingInWords(missing: readonly string[]): string {
  const words = listed(missing);
  const lacks = missing.length === 1 ? 'ainda não importada' : 'ainda não importadas';
  return `${words[0]?.toUpperCase()}${words.slice(1)} ${lacks}: o mês está incompleto e não entra nas contas.`;
}

/** What an import says of the parts that stand once it ended: which lack, or that those that there are make the month. */
export function partsInWords(present: readonly string[]): string {
  const missing = missingParts(present);
  if (missing.length > 0) return missingInWords(missing);
  return `O mês vale pelas ${listed(present.toSorted(byPart))} juntas.`;
}

/** What a version keeps of being one part of its month (pt-BR). */
export function partWarning(part: string | null): string | null {
  if (part === null) return null;
  return `Pelo nome, este arquivo é a parte ${part} do mês, que só vale com as outras. O nome não diz quantas são: confira na fonte se há mais alguma.`;
}
