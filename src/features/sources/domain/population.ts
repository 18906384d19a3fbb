import { AppError } from '../../../kernel/app-error.ts';

export const POPSVS_SYSTEM = 'POPSVS';

export type Sex = 'male' | 'female';

/** Whole years, both inclusive; `to: null` is "and more". */
export interface Ages {
  readonly from: number;
  readonly to: number | null;
}

/** Which residents are asked for; all where a part is left out. */
export interface Residents {
  readonly sex?: Sex;
  readonly ages?: Ages;
}

/** The last age of the files stands for itself and all above it. */
const OPEN_AGE = 80;
const SEX_CODES: Readonly<Record<Sex, string>> = { male: '1', female: '2' };

/** The values of SEXO that count. */
export function sexCodes(sex: Sex | undefined): string[] {
  return sex === undefined ? Object.values(SEX_CODES) : [SEX_CODES[sex]];
}

/**
 * The values of IDADE that count, `000` to `080` (80 and more).
 * @throws AppError `invalid-input` for a span that single ages up to 79 and "80 and more" cannot make
 */
export function ageCodes(ages: Ages = { from: 0, to: null }): string[] {
  const to = ages.to ?? OPEN_AGE;
  const whole = Number.isInteger(ages.from) && Number.isInteger(to) && ages.from >= 0 && ages.from <= to;
  if (!whole || to > OPEN_AGE || (to === OPEN_AGE && ages.to !== null))
    throw new AppError(
      'invalid-input',
      `As idades de ${ages.from} a ${ages.to ?? 'mais'} não podem ser contadas: use idades de 0 a 79, ou "e mais" a partir de qualquer uma até 80, porque a fonte junta 80 e mais.`,
    );
  return Array.from({ length: to - ages.from + 1 }, (_, at) => String(ages.from + at).padStart(3, '0'));
}

/** What the file says of one municipality: people, and in how many cells (sex × age) they stand. */
export interface MunicipalityCells {
  readonly people: bigint;
  readonly cells: number;
}

/**
 * People of some municipalities, or why no number can be given: each must have every cell asked for exactly once, so that
 * a cut or doubled file never passes for a smaller or larger population.
 */
export function sumResidents(
  members: readonly { readonly code: string; readonly name: string }[],
  found: ReadonlyMap<string, MunicipalityCells>,
  cells: number,
): { readonly people: bigint } | { readonly reason: string } {
  const bad = members.filter(({ code }) => found.get(code)?.cells !== cells);
  if (bad.length > 0) {
    const names = bad.slice(0, 5).map(({ code, name }) => `${name} (${found.get(code)?.cells ?? 0})`);
    const more = bad.length > names.length ? ` e mais ${bad.length - names.length}` : '';
    return {
      reason: `O arquivo não traz as ${cells} células de sexo e idade de ${bad.length} de ${members.length} municípios: ${names.join(', ')}${more}.`,
    };
  }
  return { people: members.reduce((sum, { code }) => sum + (found.get(code)?.people ?? 0n), 0n) };
}
