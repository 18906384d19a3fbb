const UFS: Readonly<Record<string, string>> = {
  11: 'RO',
  12: 'AC',
  13: 'AM',
  14: 'RR',
  15: 'PA',
  16: 'AP',
  17: 'TO',
  21: 'MA',
  22: 'PI',
  23: 'CE',
  24: 'RN',
  25: 'PB',
  26: 'PE',
  27: 'AL',
  28: 'SE',
  29: 'BA',
  31: 'MG',
  32: 'ES',
  33: 'RJ',
  35: 'SP',
  41: 'PR',
  42: 'SC',
  43: 'RS',
  50: 'MS',
  51: 'MT',
  52: 'GO',
  53: 'DF',
  // SIM and SINASC give people who live abroad a municipality of "state 90".
  90: 'EX',
};

/** Whole country. */
export const BRAZIL = 'BR';

/** The two letters of a state from its two-digit IBGE code ('EX' for 90); null where there is no such state. */
export function ufOfCode(code: string): string | null {
  return UFS[code] ?? null;
}

/** Whether these two letters are a state, 'BR' or 'EX'. */
export function isUf(letters: string): boolean {
  return letters === BRAZIL || Object.values(UFS).includes(letters);
}
