import { changed, declareColumns, type Era, era, type TypeEntry } from './declare.ts';

/*
 * Sources: the files RD 1995, 1997, 2014, 2022 and 2024, RJ 2006 and 2012, SP 2007 and 2016, ER 2012 and 2019; the
 * "Informe técnico" SIHSUS 2016-03 of DATASUS; for the months of each column set of RD, a public census of one
 * file a month from 1992 to 2026 (github.com/raphaelfh/omnisus, evidence/2026-10-01-rd-1992-2007-layouts and
 * 2026-10-06-rd-2008-layouts; its inventories of RJ and SP are of 2024-01).
 */

const RD_1992 = era(
  '1992-01 a 1993-12',
  `UF_ZI ANO_CMPT MES_CMPT ESPEC CGC_HOSP N_AIH IDENT NASC SEXO UTI_TOTAL PROC_REA VAL_SH VAL_SP VAL_SADT VAL_ORTP
  VAL_SANGUE VAL_TOT US_SH US_SP US_SADT US_ORTP US_SANGUE US_TOT DT_INTER DT_SAIDA DIAG_PRINC COBRANCA NATUREZA
  MUNIC_MOV COD_IDADE IDADE DIAS_PERM MORTE COD_ARQ CONT`,
);

/** When each set of columns began, and what it brought and took away. */
const RD_CHANGES: readonly (readonly [when: string, adds: string, drops: string])[] = [
  ['1994-01 a 1994-11', 'CEP MUNIC_RES VAL_RN US_RN', ''],
  ['1994-12', 'VAL_SANG', 'VAL_SANGUE'],
  ['1995-01 a 1996-12', 'VAL_SANGUE NUM_PROC SEMIPLEN', 'VAL_SANG'],
  ['1997-01 a 1997-12', 'DIAG_SEC', ''],
  [
    '1998-01 a 1998-12',
    'VAL_SADTSR VAL_TRANSP DIAG_SECUN GESTAO NACIONAL MARCA_UTI CAR_INT',
    'US_SH US_SP US_SADT US_RN US_ORTP US_SANGUE DIAG_SEC SEMIPLEN',
  ],
  [
    '1999-01 a 1999-12',
    `UTI_MES_IN UTI_MES_AN UTI_MES_AL VAL_UTI TOT_PT_SP NUM_FILHOS INSTRU CID_NOTIF CONTRACEP1 CONTRACEP2
    GESTRISCO`,
    '',
  ],
  [
    '2000-01 a 2000-12',
    'UTI_MES_TO UTI_INT_IN UTI_INT_AN UTI_INT_AL UTI_INT_TO VAL_OBSANG VAL_PED1AC CPF_AUT HOMONIMO',
    'UTI_TOTAL',
  ],
  ['2001-01 a 2001-12', 'INSC_PN SEQ_AIH5', 'COD_ARQ CONT'],
  ['2002-01 a 2002-07', 'COD_ARQ CONT CBOR CNAER VINCPREV', ''],
  ['2002-08 a 2003-07', 'GESTOR_COD GESTOR_CPF GESTOR_DT', ''],
  ['2003-08 a 2004-06', 'CNES', ''],
  ['2004-07', 'CGC_MANT COD_SEG', 'CBOR CNAER VINCPREV'],
  ['2004-08 a 2004-12', '', 'CGC_MANT'],
  ['2005-01 a 2005-12', 'DIAR_ACOM VAL_ACOMP', ''],
  ['2006-01 a 2006-03', 'IND_VDRL', ''],
  [
    '2006-04 a 2007-12',
    'PROC_SOLIC RUBRICA CBOR CNAER VINCPREV INFEHOSP CID_ASSO CID_MORTE',
    'COD_ARQ CONT COD_SEG',
  ],
  [
    '2008-01 a 2010-12',
    'QT_DIARIAS GESTOR_TP CNPJ_MANT COMPLEX FINANC FAEC_TP REGCT RACA_COR ETNIA SEQUENCIA REMESSA',
    '',
  ],
  ['2011-01 a 2012-12', 'NAT_JUR AUD_JUST SIS_JUST VAL_SH_FED VAL_SP_FED VAL_SH_GES VAL_SP_GES', ''],
  ['2013-01 a 2013-12, e uma primeira edição de 2014-05', 'VAL_UCI MARCA_UCI', ''],
  ['2014-01 a 2025-02', 'DIAGSEC1..9 TPDISEC1..9', ''],
  ['desde 2025-03', 'FONTE_ORC', ''],
];

const RD_ERAS = [RD_1992];
for (const [when, adds, drops] of RD_CHANGES) RD_ERAS.push(changed(RD_ERAS.at(-1)!, when, { adds, drops }));

function rdOf(when: string): Era {
  return RD_ERAS.find((candidate) => candidate.when === when)!;
}

/** Rejected admissions have the columns of the accepted ones and why they were rejected. */
const REJECTION = 'ST_SITUAC ST_BLOQ ST_MOT_BLO';
const RJ_ERAS = [
  changed(rdOf('2006-04 a 2007-12'), 'visto em 2006-11', { adds: REJECTION }),
  changed(rdOf('2008-01 a 2010-12'), 'visto em 2012-05 e 2024-01', { adds: `${REJECTION} NAT_JUR` }),
];

const ADMISSION_TYPES: readonly TypeEntry[] = [
  ['date:aaaammdd', 'NASC DT_INTER DT_SAIDA GESTOR_DT'],
  ['date:aammdd', 'DT_INTER/6 DT_SAIDA/6'],
  // Two digits of a year of birth do not tell the century: COD_IDADE and IDADE tell the age.
  ['code', 'NASC/6'],
  [
    'decimal:2',
    `VAL_SH VAL_SP VAL_SADT VAL_RN VAL_ACOMP VAL_ORTP VAL_SANGUE VAL_SANG VAL_SADTSR VAL_TRANSP VAL_OBSANG VAL_PED1AC
    VAL_TOT VAL_UTI VAL_UCI VAL_SH_FED VAL_SP_FED VAL_SH_GES VAL_SP_GES US_TOT US_SH US_SP US_SADT US_RN US_ORTP
    US_SANGUE`,
  ],
  [
    'integer',
    `UTI_MES_IN UTI_MES_AN UTI_MES_AL UTI_MES_TO UTI_INT_IN UTI_INT_AN UTI_INT_AL UTI_INT_TO UTI_TOTAL DIAR_ACOM
    QT_DIARIAS IDADE DIAS_PERM RUBRICA TOT_PT_SP NUM_FILHOS SEQUENCIA CONT`,
  ],
  ['text', 'AUD_JUST SIS_JUST'],
];

export const SIH_RD = declareColumns(ADMISSION_TYPES, RD_ERAS);
export const SIH_RJ = declareColumns(ADMISSION_TYPES, RJ_ERAS);

export const SIH_ER = declareColumns(
  [
    ['date:aaaammdd', 'DT_INTER DT_SAIDA'],
    ['integer', 'SEQUENCIA'],
  ],
  [
    era(
      'visto em 2012-02 a 2019-06',
      'SEQUENCIA REMESSA CNES AIH ANO MES DT_INTER DT_SAIDA MUN_MOV UF_ZI MUN_RES UF_RES CO_ERRO',
    ),
  ],
);

const SP_2007 = era(
  'visto em 2007-10',
  `SP_GESTOR SP_UF SP_AA SP_MM SP_CNES SP_NAIH SP_PROCREA SP_DTINTER SP_DTSAIDA SP_NUM_PR SP_TIPO SP_CPFCGC SP_ATOPROF
  SP_TP_ATO SP_QTD_ATO SP_PTSP SP_NF SP_VALATO`,
);

export const SIH_SP = declareColumns(
  [
    ['date:aaaammdd', 'SP_DTINTER SP_DTSAIDA'],
    ['decimal:2', 'SP_VALATO'],
    ['integer', 'SP_QTD_ATO SP_PTSP SP_QT_PROC SEQUENCIA'],
    ['text', 'SP_NF'],
  ],
  [
    SP_2007,
    changed(SP_2007, 'visto em 2016-04 e 2024-01', {
      adds: `SP_M_HOSP SP_M_PAC SP_DES_HOS SP_DES_PAC SP_COMPLEX SP_FINANC SP_CO_FAEC SP_PF_CBO SP_PF_DOC SP_PJ_DOC
      IN_TP_VAL SEQUENCIA REMESSA SERV_CLA SP_CIDPRI SP_CIDSEC SP_QT_PROC SP_U_AIH`,
    }),
  ],
);
