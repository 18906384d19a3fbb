import { declareColumns, era, type SystemColumns, type TypeEntry } from './declare.ts';

/*
 * Authorisations of ambulatory procedures (APAC): no file of these is at hand. Sources: the "Informe técnico"
 * SIASUS 2019-07 of DATASUS, which lists each kind, and the headers of real files read in public
 * (github.com/raphaelfh/omnisus and omnisus-db: AD, AM, AQ, ATD of RR 2024-01, ABO of SP 2024-01, AMP of DF
 * 2024-01, AB of SE 2025-07).
 */

const COMMON = `AP_MVM AP_CONDIC AP_GESTAO AP_CODUNI AP_AUTORIZ AP_CMP AP_PRIPAL AP_VL_AP AP_UFMUN AP_TPUPS AP_TIPPRE
  AP_MN_IND AP_CNPJCPF AP_CNPJMNT AP_CNSPCN AP_COIDADE AP_NUIDADE AP_SEXO AP_RACACOR AP_MUNPCN AP_UFNACIO AP_CEPPCN
  AP_UFDIF AP_MNDIF AP_DTINIC AP_DTFIM AP_TPATEN AP_TPAPAC AP_MOTSAI AP_OBITO AP_ENCERR AP_PERMAN AP_ALTA AP_TRANSF
  AP_DTOCOR AP_CODEMI AP_CATEND AP_APACANT AP_UNISOL AP_DTSOLIC AP_DTAUT AP_CIDCAS AP_CIDPRI AP_CIDSEC AP_ETNIA`;

const COMMON_TYPES: readonly TypeEntry[] = [
  ['month:aaaamm', 'AP_MVM AP_CMP'],
  ['date:aaaammdd', 'AP_DTINIC AP_DTFIM AP_DTOCOR AP_DTSOLIC AP_DTAUT'],
  ['decimal:2', 'AP_VL_AP'],
  ['masked', 'AP_CNSPCN'],
];

/** A kind of APAC: the common columns, its own, and in most eras the legal nature of the establishment. */
function apac(
  own: string,
  types: readonly TypeEntry[],
  eras: readonly (readonly [when: string, more: string])[],
): SystemColumns {
  return declareColumns(
    [...COMMON_TYPES, ...types],
    eras.map(([when, more]) => era(when, `${COMMON} ${own} ${more}`)),
  );
}

const REPORT = 'Informe técnico 2019-07';
const NATURE = 'AP_NATJUR';

export const SIA_AD = apac(
  '',
  [],
  [
    [REPORT, ''],
    ['visto em 2024-01', NATURE],
  ],
);

export const SIA_AM = apac(
  'AM_PESO AM_ALTURA AM_TRANSPL AM_QTDTRAN AM_GESTANT',
  [['integer', 'AM_PESO AM_ALTURA AM_QTDTRAN']],
  [
    [REPORT, ''],
    ['visto em 2024-01', NATURE],
  ],
);

export const SIA_AN = apac(
  `AN_DTPDR AN_ALTURA AN_PESO AN_DIURES AN_GLICOS AN_ACEVAS AN_ULSOAB AN_TRU AN_INTFIS AN_CNCDO AN_ALBUMI AN_HCV
  AN_HBSAG AN_HIV AN_HB`,
  [
    ['date:aaaammdd', 'AN_DTPDR'],
    ['integer', 'AN_ALTURA AN_PESO AN_DIURES AN_GLICOS AN_INTFIS'],
    ['text', 'AN_TRU AN_ALBUMI AN_HB'],
  ],
  [[REPORT, '']],
);

const CHEMOTHERAPY = `AQ_CID10 AQ_LINFIN AQ_ESTADI AQ_GRAHIS AQ_DTIDEN AQ_TRANTE AQ_CIDINI1..3 AQ_DTINI1..3 AQ_CONTTR
  AQ_DTINTR AQ_ESQU_P1 AQ_TOTMPL AQ_TOTMAU AQ_ESQU_P2`;

export const SIA_AQ = apac(
  CHEMOTHERAPY,
  [
    ['date:aaaammdd', 'AQ_DTIDEN AQ_DTINI1..3 AQ_DTINTR'],
    ['integer', 'AQ_TOTMPL AQ_TOTMAU'],
    ['text', 'AQ_ESQU_P1 AQ_ESQU_P2'],
  ],
  [
    [REPORT, NATURE],
    ['visto em 2024-01', `${NATURE} AQ_MED01..10`],
  ],
);

export const SIA_AR = apac(
  `AR_SMRD AR_CID10 AR_LINFIN AR_ESTADI AR_GRAHIS AR_DTIDEN AR_TRANTE AR_CIDINI1..3 AR_DTINI1..3 AR_CONTTR AR_DTINTR
  AR_FINALI AR_CIDTR1..3 AR_NUMC1..3 AR_INIAR1..3 AR_FIMAR1..3`,
  [
    ['date:aaaammdd', 'AR_DTIDEN AR_DTINI1..3 AR_DTINTR AR_INIAR1..3 AR_FIMAR1..3'],
    ['integer', 'AR_NUMC1..3'],
  ],
  [[REPORT, NATURE]],
);

export const SIA_AB = apac(
  `AB_IMC AB_PROCAIH AB_DTCIRUR AB_NUMAIH AB_PRCAIH2 AB_PRCAIH3 AB_NUMAIH2 AB_DTCIRG2 AB_MESACOM AB_ANOACOM AB_PONTBAR
  AB_TABBARR`,
  [
    ['date:aaaammdd', 'AB_DTCIRUR AB_DTCIRG2'],
    ['text', 'AB_IMC'],
  ],
  [[`${REPORT} e visto em 2025-07`, NATURE]],
);

/** Its columns are named otherwise than those of the other kinds. */
export const SIA_ABO = declareColumns(
  [
    ['month:aaaamm', 'AP_MVM AP_CMP'],
    ['date:aaaammdd', 'AP_DTINIC AP_DTFIM AP_DTOOCOR AP_DTSOLIC AP_DTAUT AB_DTCIRUR AB_DTCIRG2'],
    ['decimal:2', 'AP_VL_AP'],
    ['masked', 'AP_CNSPCN'],
    ['text', 'AB_IMC'],
  ],
  [
    era(
      'visto em 2024-01',
      `AP_MVM AP_CONDIC AP_GESTAO AP_CODUNI AP_AUTORIZ AP_CMP AP_PRIPAL AP_VL_AP AP_UFMUN AP_TPUPS AP_TPPRE AP_MN_IND
      AP_CNPJCPF AP_CNPJMNT AP_CNSPCN AP_COIDADE AP_NUIDADE AP_SEXO AP_RACACOR AP_MUNPCN AP_UFNACIO AP_CEPPCN AP_UFDIF
      AP_MNDIF AP_DTINIC AP_DTFIM AP_TPATEND AP_TPAPAC AP_MOTSAI AP_OBITO AP_ENCERR AP_PERMAN AP_ALTA AP_TRANSF
      AP_DTOOCOR AP_CODEMI AP_CATEND AP_APACAN AP_UNISOL AP_DTSOLIC AP_DTAUT AP_CIDCAS CO_CIDPRIM CO_CIDSEC AP_ETNIA
      AB_IMC AB_PROCAIH AB_DTCIRUR AB_NUMAIH AB_PRCAIH2..6 AB_T_PRC2..6 AB_NUMAIH2 AB_DTCIRG2 AB_MESACOM AB_ANOACOM
      AB_PONTBAR AB_TABBARR AP_COMORB AP_CID_C1..5 AP_CID_CO AP_MEDICAM AP_POLIVIT AP_ATV_FIS AP_REG_PES AP_ADESAO
      AP_NATJUR`,
    ),
  ],
);

export const SIA_ACF = apac(
  `ACF_DUPLEX ACF_USOCAT ACF_PREFAV ACF_FLEBIT ACF_HEMATO ACF_VEIAVI ACF_PULSO ACF_VEIDIA ACF_ARTDIA ACF_FREMIT`,
  [['integer', 'ACF_VEIDIA ACF_ARTDIA']],
  [[REPORT, NATURE]],
);

const DIALYSIS = [
  'CARACT',
  'DTCLI',
  'ACEVAS',
  'MAISNE',
  'SITINI',
  'SITTRA',
  'SEAPTO',
  'HB',
  'FOSFOR',
  'KTVSEM',
].concat('TRU', 'ALBUMI', 'PTH', 'HIV', 'HCV', 'HBSAG', 'INTERC', 'SEPERI');
/** Results of examinations, written with and without a point. */
const RESULTS = ['HB', 'FOSFOR', 'KTVSEM', 'TRU', 'ALBUMI', 'PTH'];

/** Two kinds of APAC ask the same under another prefix. */
function renal(prefix: string, start: string, when: string): SystemColumns {
  const named = (names: readonly string[]) => names.map((name) => `${prefix}_${name}`).join(' ');
  return apac(
    named([...DIALYSIS, start]),
    [
      ['date:aaaammdd', named([start, 'DTCLI'])],
      ['text', named(RESULTS)],
    ],
    [[when, NATURE]],
  );
}

export const SIA_ATD = renal('ATD', 'DTPDR', `${REPORT} e visto em 2024-01`);
export const SIA_AMP = renal('AMP', 'DTINI', 'visto em 2024-01');
