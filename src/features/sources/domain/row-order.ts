/**
 * By what the rows of a partition lie together: first the municipality that questions are asked of, then the
 * establishment. Names of all eras of a layout; a table has some of them.
 */
const ORDER: readonly { readonly system: string; readonly columns: readonly string[] }[] = [
  { system: 'SIA-PA', columns: ['PA_UFMUN', 'PA_CODUNI'] },
  { system: 'SIH-SP', columns: ['SP_M_PAC', 'SP_CNES'] },
  { system: 'SIH-ER', columns: ['MUN_RES', 'CNES'] },
  { system: 'SIH-', columns: ['MUNIC_RES', 'CNES'] },
  { system: 'CIH', columns: ['MUNIC_RES', 'CNES'] },
  { system: 'CNES-', columns: ['CODUFMUN', 'CNES'] },
  { system: 'SIM-', columns: ['CODMUNRES', 'MUNIRES'] },
  { system: 'POPSVS', columns: ['COD_MUN', 'SEXO'] },
  { system: 'SINASC-', columns: ['CODMUNRES', 'MUNI_MAE'] },
];

/** Columns by which the rows of a system are ordered, the first one foremost; none where it is not known here. */
export function rowOrder(system: string | null): readonly string[] {
  return ORDER.find((each) => system?.startsWith(each.system))?.columns ?? [];
}
