import type { Validity } from './validity.ts';

export type Level = 'state' | 'macroRegion' | 'healthRegion' | 'municipality';

/** A place with the parent it had in one stretch of time; a place that changed parents has several of these. */
export interface TerritoryUnit extends Validity {
  readonly level: Level;
  /** 2 digits (state), 4 (macro-region), 5 (health region) or 6 (municipality, without the check digit). */
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  /** A municipality's code with the check digit. */
  readonly ibge7: string | null;
  /** Two letters of a state. */
  readonly abbreviation: string | null;
}

/** Another name by which people or files call a place. */
export interface Alias {
  readonly code: string;
  readonly name: string;
  /** `plan`: as the plan prints it; `datasus`: as DATASUS labels it; `spelling`: as a table misspells it. */
  readonly kind: 'plan' | 'datasus' | 'spelling';
}

/** A state office that serves one health region. */
export interface RegionalOffice extends Validity {
  readonly name: string;
  /** Municipality of its seat, 6 digits. */
  readonly seat: string;
  readonly region: string;
  readonly note: string;
}

export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  state: 'Estado',
  macroRegion: 'Macrorregião',
  healthRegion: 'Região de saúde',
  municipality: 'Município',
};

const LEVEL_OF_DIGITS: Readonly<Record<number, Level>> = {
  2: 'state',
  4: 'macroRegion',
  5: 'healthRegion',
  6: 'municipality',
  7: 'municipality',
};

/** The level that a code of this many digits names, or null where the text is not such a code. */
export function levelOfCode(text: string): Level | null {
  return /^\d+$/.test(text) ? (LEVEL_OF_DIGITS[text.length] ?? null) : null;
}

/** Codes with which health files say "municipality not known": `000000`, `999999`, and state + `0000` or `9999`. */
export function isUnknownMunicipality(code: string): boolean {
  return code.length === 6 && /^(00|\d\d)(0000|9999)$/.test(code);
}
