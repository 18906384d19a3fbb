import { changed, declareColumns, type Era, era } from './declare.ts';

/*
 * Establishments (CNES). Sources: the files ST 2005 to 2024, LT 2006 to 2023, SR 2007 and 2015, EP 2007 to 2023,
 * EQ 2015, HB, IN, GM, RC, EE, EF 2007 to 2023, DC 2006; for DC 2024-01 a public reading of a header. PF holds
 * names and documents of persons and no file of it is at hand: its 40 columns are those that another public
 * reader, CnesData, demands of every file.
 */

/** What every table repeats of the establishment. */
const PLACE = `CNES CODUFMUN REGSAUDE MICR_REG DISTRSAN DISTRADM TPGESTAO PF_PJ CPF_CNPJ NIV_DEP CNPJ_MAN ESFERA_A
  ATIVIDAD RETENCAO NATUREZA CLIENTEL TP_UNID TURNO_AT NIV_HIER COMPETEN`;
const LEVELS = `GESPRG1..6E GESPRG1..6M NIVATE_A NIVATE_H ATEND_PR`;
const AGREEMENTS = [1, 2, 3, 4, 5, 6, 7].map((group) => `AP0${group}CV01..06`).join(' ');
const SEVENTH_AGREEMENT = [1, 2, 3, 4, 5, 6, 7].map((group) => `AP0${group}CV07`).join(' ');
const COMPETEN = ['month:aaaamm', 'COMPETEN'] as const;
/** Legal nature (Concla), which came to the tables between 2012-01 and 2013-11. */
const NATURE = { adds: 'NAT_JUR' };

const BEDS = `${PLACE} TERCEIRO TP_LEITO CODLEITO QT_EXIST QT_CONTR QT_SUS QT_NSUS`;
export const CNES_LT = declareColumns(
  [COMPETEN, ['integer', 'QT_EXIST QT_CONTR QT_SUS QT_NSUS']],
  withNature(era('visto em 2006-10', BEDS), 'visto em 2018-11 a 2023-01'),
);

export const CNES_EQ = declareColumns(
  [COMPETEN, ['integer', 'QT_EXIST QT_USO']],
  [era('visto em 2015-09', `${PLACE} TERCEIRO TIPEQUIP CODEQUIP QT_EXIST QT_USO IND_SUS IND_NSUS NAT_JUR`)],
);

const SERVICES = `${PLACE} TERCEIRO SERV_ESP CLASS_SR SRVUNICO CARACTER AMB_NSUS AMB_SUS HOSP_NSUS HOSP_SUS CONTSRVU
  CNESTERC`;
export const CNES_SR = declareColumns(
  [COMPETEN],
  withNature(era('visto em 2007-09', SERVICES), 'visto em 2015-09'),
);

const ST_2005 = era(
  'visto em 2005-10',
  `${PLACE} ${LEVELS} ${AGREEMENTS} COD_CEP COD_IR VINC_SUS TP_PREST CO_BANCO CO_AGENC C_CORREN CONTRATM DT_PUBLM CONTRATE
  DT_PUBLE ALVARA DT_EXPED ORGEXPED AV_ACRED CLASAVAL DT_ACRED AV_PNASS DT_PNASS QTLEITP1..3 LEITHOSP QTINST01..37
  URGEMERG ATENDAMB CENTRCIR CENTROBS QTLEIT05..09 QTLEIT19..23 QTLEIT32 QTLEIT34 QTLEIT38..40 CENTRNEO ATENDHOS
  SERAP01..11P SERAP01..11T SERAPOIO RES_BIOL RES_QUIM RES_RADI RES_COMU COLETRES COMISS01..12 COMISSAO DT_ATUAL`,
);
const ST_2013 = changed(ST_2005, 'visto em 2013-11 a 2016-08', NATURE);
export const CNES_ST = declareColumns(
  [
    ['month:aaaamm', 'COMPETEN DT_ATUAL'],
    ['date:aaaammdd', 'DT_PUBLM DT_PUBLE DT_EXPED'],
    ['integer', 'QTLEITP1..3 QTINST01..37 QTLEIT05..09 QTLEIT19..23 QTLEIT32 QTLEIT34 QTLEIT38..40'],
    ['text', 'ALVARA CONTRATM CONTRATE'],
  ],
  [ST_2005, ST_2013, changed(ST_2013, 'visto em 2024-01', { adds: SEVENTH_AGREEMENT })],
);

const EP_2007 = era(
  'visto em 2007-07',
  `${PLACE} ${LEVELS} ${AGREEMENTS} TERCEIRO COD_CEP COD_IR VINC_SUS TP_PREST IDEQUIPE TIPO_EQP NOME_EQP ID_AREA NOMEAREA
  ID_SEGM DESCSEGM TIPOSEGM DT_ATIVA DT_DESAT QUILOMBO ASSENTAD POPGERAL ESCOLA INDIGENA PRONASCI MOTDESAT TP_DESAT`,
);
const EP_2015 = changed(EP_2007, 'visto em 2015-07', NATURE);
export const CNES_EP = declareColumns(
  [
    ['month:aaaamm', 'COMPETEN DT_ATIVA'],
    // A team that goes on has 900001 as the month it ended.
    ['month:aaaamm:900001', 'DT_DESAT'],
    ['text', 'NOME_EQP NOMEAREA DESCSEGM'],
  ],
  [EP_2007, EP_2015, changed(EP_2015, 'visto em 2023-07', { adds: SEVENTH_AGREEMENT })],
);

/** Qualifications, incentives, targets, contract rules, teaching and philanthropic establishments. */
const QUALIFICATION = era(
  'visto em 2007-07 a 2012-01',
  `${PLACE} TERCEIRO COD_CEP VINC_SUS TP_PREST SGRUPHAB CMPT_INI CMPT_FIM DTPORTAR PORTARIA MAPORTAR`,
);
const QUALIFICATION_NATURE = changed(QUALIFICATION, 'visto em 2018-09 a 2023-07', NATURE);
export const CNES_QUALIFICATION = declareColumns(
  [
    ['month:aaaamm', 'COMPETEN CMPT_INI'],
    ['month:aaaamm:999999', 'CMPT_FIM'],
    ['month:aaaamm:900001', 'MAPORTAR'],
    ['date:dd/mm/aaaa:01/01/9000', 'DTPORTAR'],
    ['integer', 'NULEITOS'],
    ['text', 'PORTARIA'],
  ],
  [
    QUALIFICATION,
    QUALIFICATION_NATURE,
    changed(QUALIFICATION_NATURE, 'HB, visto em 2021-03', { adds: 'NULEITOS' }),
  ],
);

/** Dialysis, radiotherapy and blood services: rooms, machines and who answers for them. */
const ROOMS = `S_HBSAGP S_HBSAGN S_DPI S_DPAC S_REAGP S_REAGN S_REHCV MAQ_PROP MAQ_OUTR SIMUL_RD PLANJ_RD ARMAZ_FT
  CONF_MAS SALA_MOL BLOCOPER S_ARMAZE S_PREPAR S_QCDURA S_QLDURA S_CPFLUX S_SIMULA S_ACELL6 S_ALSEME S_ALCOME ORTV1050
  ORV50150 OV150500 UN_COBAL EQBRBAIX EQBRMEDI EQBRALTA EQ_MAREA EQ_MINDI EQSISPLN EQDOSCLI EQFONSEL S_RECEPC S_TRIHMT
  S_TRICLI S_COLETA S_AFERES S_PREEST S_PROCES S_ESTOQU S_DISTRI S_SOROLO S_IMUNOH S_PRETRA S_HEMOST S_CONTRQ S_BIOMOL
  S_IMUNFE S_TRANSF S_SGDOAD QT_CADRE QT_CENRE QT_REFSA QT_CONRA QT_EXTPL QT_FRE18 QT_FRE30 QT_AGIPL QT_SELAD QT_IRRHE
  QT_AGLTN QT_MAQAF QT_REFRE QT_REFAS QT_CAPFL`;
const DC_2006 = era(
  'visto em 2006-09',
  `${PLACE} ${ROOMS} ${AGREEMENTS} COD_IR VINC_SUS TP_PREST F_AREIA F_CARVAO ABRANDAD DEIONIZA OSMOSE_R OUT_TRAT CNS_NEFR
  DIALISE CNS_ADM CNS_OPED CNS_CONC CNS_OCLIN CNS_MRAD CNS_FNUC QUIMRADI CNS_HMTR CNS_HMTL CNS_CRES CNS_RTEC HEMOTERA
  ATEND_PR GESPRG3E GESPRG3M GESPRG4E GESPRG4M GESPRG6E GESPRG6M NIVATE_A NIVATE_H`,
);
export const CNES_DC = declareColumns(
  [COMPETEN, ['integer', ROOMS]],
  [DC_2006, changed(DC_2006, 'visto em 2024-01', { adds: `NAT_JUR ${SEVENTH_AGREEMENT}` })],
);

/** Professionals: recognised so that nobody keeps them by accident. */
export const CNES_PF = declareColumns(
  [COMPETEN, ['masked', 'CPF_PROF'], ['text', 'NOMEPROF'], ['integer', 'HORAOUTR HORAHOSP HORA_AMB']],
  [
    era(
      'documentado, 40 colunas',
      `${PLACE} TERCEIRO CPF_PROF CPFUNICO CBO CBOUNICO NOMEPROF CNS_PROF CONSELHO REGISTRO VINCULAC VINCUL_C VINCUL_A
      VINCUL_N PROF_SUS PROFNSUS HORAOUTR HORAHOSP HORA_AMB UFMUNRES NAT_JUR`,
    ),
  ],
);

function withNature(before: Era, when: string): Era[] {
  return [before, changed(before, when, NATURE)];
}
