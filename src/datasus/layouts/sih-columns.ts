import { declareTypes } from './declared-types.ts';

/** Admissions (SIH), RD and RJ: from the files of 1995 to 2024 and the "Informe técnico" of DATASUS. */
export const SIH_TYPES = declareTypes([
  ['date:aaaammdd', 'NASC DT_INTER DT_SAIDA GESTOR_DT'],
  ['date:aammdd', 'DT_INTER/6 DT_SAIDA/6'],
  // Two digits of a year of birth do not tell the century: COD_IDADE and IDADE tell the age.
  ['code', 'NASC/6'],
  [
    'decimal:2',
    `VAL_SH VAL_SP VAL_SADT VAL_RN VAL_ACOMP VAL_ORTP VAL_SANGUE VAL_SADTSR VAL_TRANSP VAL_OBSANG VAL_PED1AC VAL_TOT
    VAL_UTI VAL_UCI VAL_SH_FED VAL_SP_FED VAL_SH_GES VAL_SP_GES US_TOT US_SH US_SP US_SADT US_RN US_ORTP US_SANGUE`,
  ],
  [
    'integer',
    `UTI_MES_IN UTI_MES_AN UTI_MES_AL UTI_MES_TO UTI_INT_IN UTI_INT_AN UTI_INT_AL UTI_INT_TO UTI_TOTAL DIAR_ACOM
    QT_DIARIAS IDADE DIAS_PERM TOT_PT_SP NUM_FILHOS SEQUENCIA CONT`,
  ],
]);
