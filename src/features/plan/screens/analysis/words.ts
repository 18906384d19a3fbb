import type { Macroproblem } from '../../domain/analysis/content.ts';

type Basis = NonNullable<Macroproblem['pertinence']>['basis'];

/** Why a problem of a macro-region is, or is not, the superintendence's. */
export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  competence: 'Selecionado: competência da SAS',
  careLine: 'Selecionado: aponta linha de cuidado',
  none: 'Fora: não é da competência da SAS',
};
