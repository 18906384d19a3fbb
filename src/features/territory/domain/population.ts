import type { Territory } from './territory.ts';
import type { TerritoryUnit } from './unit.ts';

/** Where a figure was read: file, hash, and what it speaks of. */
export interface TerritorySource {
  readonly file: string;
  readonly title: string;
  readonly sha256: string;
  readonly date: string;
  readonly origin: string;
}

/** One publication of population figures. Figures of two vintages are never put in one sum or series. */
export interface Vintage {
  readonly id: string;
  readonly label: string;
  readonly publisher: string;
  readonly kind: 'census' | 'estimate';
  readonly note: string;
  readonly years: readonly number[];
  readonly sources: readonly TerritorySource[];
}

/** People living in a place, with their source; or why no number can be given. */
export type Population =
  | {
      readonly status: 'known';
      readonly people: bigint;
      /** Municipalities added up. */
      readonly municipalities: number;
      readonly year: number;
      readonly vintage: Vintage;
    }
  | { readonly status: 'missing'; readonly reason: string; readonly year: number };

/** The published figure of a municipality (6 digits) for the asked year and vintage, or null. */
export type FigureOf = (code: string) => bigint | null;

/** The day on which a year's places are counted: estimates speak of 1 July, and no census year saw a change after it. */
export function populationDay(year: number): string {
  return `${year}-07-01`;
}

/**
 * People of a place in one year and vintage: the published figure of a municipality, the sum of its municipalities above.
 * One missing municipality leaves the whole sum missing.
 */
export function populationOf(
  territory: Territory,
  code: string,
  year: number,
  vintage: Vintage,
  figureOf: FigureOf,
): Population {
  const missing = (reason: string): Population => ({ status: 'missing', reason, year });
  if (!vintage.years.includes(year)) {
    return missing(
      `${vintage.label} não traz o ano ${year}. Anos publicados: ${yearsInWords(vintage.years)}.`,
    );
  }
  const resolution = territory.resolve(code, populationDay(year));
  if (!resolution.found) return missing(resolution.reason);
  if (!resolution.unit.code.startsWith(territory.home)) {
    return missing(
      `${vintage.label} está aqui só para os municípios de ${territory.get(territory.home, populationDay(year)).name}, e ${resolution.unit.name} fica em outro estado: sem o denominador, mostra-se a contagem.`,
    );
  }
  const members = territory.municipalitiesOn(populationDay(year), resolution.unit.code);
  const absent = members.filter((each) => figureOf(each.code) === null);
  if (absent.length > 0) return missing(absentReason(vintage, year, absent, members.length));
  const people = members.reduce((sum, each) => sum + (figureOf(each.code) ?? 0n), 0n);
  return { status: 'known', people, municipalities: members.length, year, vintage };
}

function absentReason(vintage: Vintage, year: number, absent: readonly TerritoryUnit[], all: number): string {
  const names = absent.slice(0, 5).map((each) => each.name);
  const more = absent.length > names.length ? ` e mais ${absent.length - names.length}` : '';
  const which = all === 1 ? names[0] : `${absent.length} de ${all} municípios (${names.join(', ')}${more})`;
  return `${vintage.label} não traz população de ${year} para ${which}.`;
}

/** `"2001–2006, 2008"`. */
function yearsInWords(years: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const year of years) {
    const last = runs.at(-1);
    if (last && last[1] + 1 === year) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
