import type { Layout, Tallies } from './layout.ts';

const MATERNAL_OUTSIDE_O = /^(A34|B2[0-4]|D392|E230|F53|M830)/;

/** ICD-10 causes that official statistics count as maternal: chapter XV and the few codes outside it. */
function isMaternal(cause: string): boolean {
  return cause.startsWith('O') || MATERNAL_OUTSIDE_O.test(cause);
}

/** Age under one year: minutes, hours, days and months, and "400", under one year of unknown age. */
function isInfant(age: string): boolean {
  return /^[0-3]\d\d$/.test(age) || age === '400';
}

/**
 * DOMAT, DOINF, DOFET and DOEXT are national subsets with the columns of DO. Each holds only its own kind of
 * death; a state's file of residents holds every kind. One state and one kind can be either: the name decides.
 */
function decideDeaths({ uf, cause, age, kind }: Tallies): readonly string[] {
  if (uf!.empty) return ['SIM-DO', 'SIM-DOMAT', 'SIM-DOINF', 'SIM-DOFET', 'SIM-DOEXT'];
  const kinds: string[] = [];
  if (kind!.every((value) => value === '1')) kinds.push('SIM-DOFET');
  else if (age!.every(isInfant)) kinds.push('SIM-DOINF');
  else if (cause!.every(isMaternal) && cause!.share((value) => value.startsWith('O')) > 0.8)
    kinds.push('SIM-DOMAT');
  else if (cause!.every((value) => /^[V-Y]/.test(value))) kinds.push('SIM-DOEXT');
  return uf!.counts.size > 1 ? [...kinds, 'SIM-DO'] : ['SIM-DO', ...kinds];
}

/** Deaths (SIM): by year of death and state of residence. */
export const SIM_LAYOUTS: readonly Layout[] = [
  {
    system: 'SIM-DO',
    has: ['TIPOBITO', 'DTOBITO', 'CODMUNRES', 'CAUSABAS', 'IDADE'],
    uf: [{ column: 'CODMUNRES', from: 0, to: 2 }],
    year: [{ column: 'DTOBITO', from: 4, to: 8 }],
    agreement: 0.99,
    watch: { cause: { column: 'CAUSABAS' }, age: { column: 'IDADE' }, kind: { column: 'TIPOBITO' } },
    decide: decideDeaths,
  },
  {
    // ICD-9 years, 1979 to 1995: the date is aammdd.
    system: 'SIM-DO',
    has: ['TIPOBITO', 'DATAOBITO', 'MUNIRES', 'CAUSABAS'],
    uf: [{ column: 'MUNIRES', from: 0, to: 2 }],
    year: [{ column: 'DATAOBITO', from: 0, to: -4 }],
    agreement: 0.99,
  },
];
