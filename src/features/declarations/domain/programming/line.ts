/** What is programmed: admissions by clinic, ambulatory procedures by SIGTAP subgroup; or a total where the act says no more. */
export interface Line {
  /** `clinic:surgical`, `subgroup:0301`, `total:admissions`. */
  readonly id: string;
  readonly group: LineGroup;
  readonly name: string;
  /** The whole of its group, where the act does not split it. */
  readonly isTotal: boolean;
}

export type LineGroup = 'admissions' | 'ambulatory';

/** The four clinics of the goals (cláusula 5ª, 5.2, item 4); chronic beds count as clinical, as the Termo says. */
const CLINICS: readonly Line[] = [
  { id: 'clinic:surgical', group: 'admissions', name: 'Cirúrgica', isTotal: false },
  { id: 'clinic:clinical', group: 'admissions', name: 'Clínica (com crônicos)', isTotal: false },
  { id: 'clinic:paediatric', group: 'admissions', name: 'Pediátrica', isTotal: false },
  { id: 'clinic:obstetric', group: 'admissions', name: 'Ginecologia e obstetrícia', isTotal: false },
];

const TOTALS: readonly Line[] = [
  { id: 'total:admissions', group: 'admissions', name: 'Todas as internações', isTotal: true },
  { id: 'total:ambulatory', group: 'ambulatory', name: 'Todos os procedimentos', isTotal: true },
];

/** Every line that may be programmed, in the order of the grid. */
export function linesOf(subgroups: readonly { readonly code: string; readonly name: string }[]): Line[] {
  const [admissions, ambulatory] = TOTALS as readonly [Line, Line];
  return [
    ...CLINICS,
    admissions,
    ...subgroups.map(
      ({ code, name }): Line => ({
        id: `subgroup:${code}`,
        group: 'ambulatory',
        name: `${code} ${name}`,
        isTotal: false,
      }),
    ),
    ambulatory,
  ];
}
