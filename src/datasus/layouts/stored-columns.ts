import { DatasusError } from '../datasus-error.ts';
import type { Field } from '../dbf.ts';

/**
 * How a column may be kept: `as-is`; `hmac`, only as a keyed hash (numbers of authorisations, which point at one
 * person); `month`, only year and month of a date ddmmaaaa or aaaammdd (birth dates of newborns).
 */
export type Keeping = 'as-is' | 'hmac' | 'month';

export interface StoredColumn {
  /** In upper case; tables may write it otherwise. */
  readonly name: string;
  readonly keep: Keeping;
}

/*
 * Lists of what may be stored, not of what must be dropped: a column that DATASUS adds tomorrow stays out until
 * somebody looks at it. Left out everywhere: CPF, CNS, names, birth dates, postcodes, neighbourhoods, bank
 * accounts, registration numbers of certificates, free text, document numbers of professionals.
 */
const SIH_RD = `
  UF_ZI ANO_CMPT MES_CMPT ESPEC CGC_HOSP N_AIH:hmac IDENT MUNIC_RES SEXO UTI_MES_IN UTI_MES_AN UTI_MES_AL UTI_MES_TO
  MARCA_UTI UTI_INT_IN UTI_INT_AN UTI_INT_AL UTI_INT_TO UTI_TOTAL DIAR_ACOM QT_DIARIAS PROC_SOLIC PROC_REA VAL_SH
  VAL_SP VAL_SADT VAL_RN VAL_ACOMP VAL_ORTP VAL_SANGUE VAL_SADTSR VAL_TRANSP VAL_OBSANG VAL_PED1AC VAL_TOT VAL_UTI
  US_TOT US_SH US_SP US_SADT US_RN US_ORTP US_SANGUE DT_INTER DT_SAIDA DIAG_PRINC DIAG_SECUN DIAG_SEC COBRANCA
  NATUREZA NAT_JUR GESTAO RUBRICA IND_VDRL MUNIC_MOV COD_IDADE IDADE DIAS_PERM MORTE NACIONAL CAR_INT TOT_PT_SP
  HOMONIMO NUM_FILHOS INSTRU CID_NOTIF CONTRACEP1 CONTRACEP2 GESTRISCO SEQ_AIH5 CBOR CNAER VINCPREV GESTOR_COD
  GESTOR_TP GESTOR_DT CNES CNPJ_MANT INFEHOSP CID_ASSO CID_MORTE COMPLEX FINANC FAEC_TP REGCT RACA_COR ETNIA
  VAL_SH_FED VAL_SP_FED VAL_SH_GES VAL_SP_GES VAL_UCI MARCA_UCI SEMIPLEN DIAGSEC1 DIAGSEC2 DIAGSEC3 DIAGSEC4
  DIAGSEC5 DIAGSEC6 DIAGSEC7 DIAGSEC8 DIAGSEC9 TPDISEC1 TPDISEC2 TPDISEC3 TPDISEC4 TPDISEC5 TPDISEC6 TPDISEC7
  TPDISEC8 TPDISEC9`;
const SIH_ER = 'CNES AIH:hmac ANO MES DT_INTER DT_SAIDA MUN_MOV UF_ZI MUN_RES UF_RES CO_ERRO';
const SIH_SP = `
  SP_GESTOR SP_UF SP_AA SP_MM SP_CNES SP_NAIH:hmac SP_PROCREA SP_DTINTER SP_DTSAIDA SP_TIPO SP_ATOPROF SP_TP_ATO
  SP_QTD_ATO SP_PTSP SP_VALATO SP_M_HOSP SP_M_PAC SP_DES_HOS SP_DES_PAC SP_COMPLEX SP_FINANC SP_CO_FAEC SP_PF_CBO
  IN_TP_VAL SERV_CLA SP_CIDPRI SP_CIDSEC SP_QT_PROC SP_U_AIH`;
const SIA_PA = `
  PA_CODUNI PA_GESTAO PA_CONDIC PA_UFMUN PA_REGCT PA_INCOUT PA_INCURG PA_TPUPS PA_TIPPRE PA_MN_IND PA_MVM PA_CMP
  PA_DATREF PA_DATPR PA_PROC_ID PA_CODPRO PA_TPFIN PA_SUBFIN PA_NIVCPL PA_DOCORIG PA_CBOCOD PA_CODESP PA_MOTSAI
  PA_OBITO PA_ENCERR PA_PERMAN PA_ALTA PA_TRANSF PA_CIDPRI PA_CIDSEC PA_CIDCAS PA_MORFOL PA_CATEND PA_IDADE IDADEMIN
  IDADEMAX PA_FLIDADE PA_FXETAR PA_SEXO PA_RACACOR PA_MUNPCN PA_MUNAT PA_QTDPRO PA_QTDAPR PA_VALPRO PA_VALAPR
  PA_UFDIF PA_MNDIF PA_DIF_VAL NU_VPA_TOT NU_PA_TOT PA_INDICA PA_CODOCO PA_FLQT PA_FLER PA_ETNIA PA_VL_CF PA_VL_CL
  PA_VL_INC PA_SRV_C PA_INE PA_NAT_JUR PA_TIPPRO PA_TIPATE PA_RCB PA_RCBDF PA_NH`;
const CNES_BASE = `
  CNES CODUFMUN REGSAUDE MICR_REG DISTRSAN DISTRADM TPGESTAO PF_PJ NIV_DEP ESFERA_A ATIVIDAD RETENCAO NATUREZA
  CLIENTEL TP_UNID TURNO_AT NIV_HIER TERCEIRO TP_PREST VINC_SUS COMPETEN NAT_JUR`;
const CNES_LEVELS = `
  ${numbered(['GESPRG1E', 'GESPRG1M'], 1, 6, 6)} NIVATE_A NIVATE_H ATEND_PR
  ${[1, 2, 3, 4, 5, 6, 7].map((group) => numbered([`AP0${group}CV01`], 1, 7, 7)).join(' ')}`;
const CNES_ST = `
  AV_ACRED CLASAVAL AV_PNASS ${numbered(['QTLEITP1'], 1, 3, 7)} LEITHOSP ${numbered(['QTINST01'], 1, 37, 6)}
  URGEMERG ATENDAMB CENTRCIR CENTROBS ${numbered(['QTLEIT05'], 5, 40, 6)} CENTRNEO ATENDHOS
  ${numbered(['SERAP01P', 'SERAP01T'], 1, 11, 5)} SERAPOIO RES_BIOL RES_QUIM RES_RADI RES_COMU COLETRES
  ${numbered(['COMISS01'], 1, 12, 6)} COMISSAO DT_ATUAL`;
const CNES_QUALIFICATION = 'SGRUPHAB CMPT_INI CMPT_FIM DTPORTAR PORTARIA MAPORTAR NULEITOS';
const SIM_DO = `
  ORIGEM TIPOBITO DTOBITO DATAOBITO NATURAL CODMUNNATU IDADE SEXO RACACOR ESTCIV ESTCIVIL ESC ESC2010 SERIESCFAL
  INSTRUCAO OCUP OCUPACAO CODMUNRES MUNIRES CODPAISRES LOCOCOR CODESTAB CODMUNOCOR MUNIOCOR IDADEMAE ESCMAE
  ESCMAE2010 SERIESCMAE INSTRMAE OCUPMAE QTDFILVIVO QTDFILMORT FILHVIVOS FILHMORT GRAVIDEZ TIPOGRAV SEMAGESTAC
  SEMANGEST GESTACAO PARTO TIPOPARTO OBITOPARTO PESO PESONASC TPMORTEOCO OBITOGRAV OBITOPUERP ASSISTMED EXAME CIRURGIA
  NECROPSIA CAUSABAS CB_PRE CAUSABAS_O COMUNSVOIM CIRCOBITO TIPOVIOL TIPOACID LOCACID ACIDTRAB FONTE FONTINFO TPPOS
  DTINVESTIG DTCADASTRO ATESTANTE STCODIFICA CODIFICADO FONTEINV DTRECEBIM DTRECORIGA DTRECORIG CAUSAMAT ESCMAEAGR1
  ESCFALAGR1 STDOEPIDEM STDONOVA DIFDATA NUDIASOBCO NUDIASOBIN DTCADINV TPOBITOCOR DTCONINV FONTES TPRESGINFO
  TPNIVELINV NUDIASINF DTCADINF MORTEPARTO DTCONCASO FONTESINF ALTCAUSA UFINFORM`;
const SINASC_DN = `
  ORIGEM CODESTAB ESTAB_OCOR CODMUNNASC MUNI_OCOR LOCNASC LOCAL_OCOR IDADEMAE IDADE_MAE ESTCIVMAE ESCMAE INSTR_MAE
  CODOCUPMAE QTDFILVIVO QTDFILMORT FIL_VIVOS FIL_MORTOS FIL_ABORT CODMUNRES MUNI_MAE CODPAISRES GESTACAO GRAVIDEZ
  TIPO_GRAV PARTO TIPO_PARTO CONSULTAS PRE_NATAL DTNASC:month DATA_NASC:month SEXO APGAR1 APGAR5 RACACOR RACCOR ETNIA
  PESO IDANOMAL CODANOMAL NATURALMAE CODMUNNATU CODUFNATU ESCMAE2010 SERIESCMAE RACACORMAE QTDGESTANT QTDPARTNOR
  QTDPARTCES IDADEPAI SEMAGESTAC TPMETESTIM CONSPRENAT MESPRENAT TPAPRESENT STTRABPART STCESPARTO TPNASCASSI
  TPFUNCRESP ESCMAEAGR1 STDNEPIDEM STDNNOVA TPROBSON PARIDADE KOTELCHUCK UFINFORM`;
const CIHA = `
  ANO_CMPT MES_CMPT ESPEC CGC_HOSP MUNIC_RES SEXO UTI_MES_TO UTI_INT_TO PROC_REA QT_PROC DT_ATEND DT_INTER DT_SAIDA
  DIAG_PRINC DIAG_SECUN COBRANCA NATUREZA GESTAO MUNIC_MOV COD_IDADE IDADE DIAS_PERM MORTE NACIONAL CAR_INT HOMONIMO
  CNES FONTE MODALIDADE`;

const ALLOWED: Readonly<Record<string, readonly StoredColumn[]>> = {
  'SIH-RD': columns(SIH_RD),
  'SIH-RJ': columns(`${SIH_RD} ST_SITUAC ST_BLOQ ST_MOT_BLO`),
  'SIH-ER': columns(SIH_ER),
  'SIH-SP': columns(SIH_SP),
  'SIA-PA': columns(SIA_PA),
  'CNES-LT': columns(`${CNES_BASE} TP_LEITO CODLEITO QT_EXIST QT_CONTR QT_SUS QT_NSUS`),
  'CNES-EQ': columns(`${CNES_BASE} TIPEQUIP CODEQUIP QT_EXIST QT_USO IND_SUS IND_NSUS`),
  'CNES-SR': columns(
    `${CNES_BASE} SERV_ESP CLASS_SR SRVUNICO CARACTER AMB_NSUS AMB_SUS HOSP_NSUS HOSP_SUS CONTSRVU CNESTERC`,
  ),
  'CNES-ST': columns(`${CNES_BASE} ${CNES_LEVELS} ${CNES_ST}`),
  'CNES-EP': columns(
    `${CNES_BASE} ${CNES_LEVELS} IDEQUIPE TIPO_EQP ID_AREA ID_SEGM TIPOSEGM DT_ATIVA DT_DESAT QUILOMBO ASSENTAD POPGERAL ESCOLA INDIGENA PRONASCI MOTDESAT TP_DESAT`,
  ),
  ...Object.fromEntries(
    ['HB', 'IN', 'GM', 'RC', 'EE', 'EF'].map((kind) => [
      `CNES-${kind}`,
      columns(`${CNES_BASE} ${CNES_QUALIFICATION}`),
    ]),
  ),
  ...Object.fromEntries(
    ['DO', 'DOMAT', 'DOINF', 'DOFET', 'DOEXT'].map((kind) => [`SIM-${kind}`, columns(SIM_DO)]),
  ),
  'SINASC-DN': columns(SINASC_DN),
  CIHA: columns(CIHA),
  CIH: columns(CIHA),
  POPSVS: columns('COD_MUN ANO SEXO IDADE POP'),
};

/** The columns of a system that may be stored, in every era of its layout; null where nothing of it may be. */
export function storedColumns(system: string): readonly StoredColumn[] | null {
  return ALLOWED[system] ?? null;
}

/** The fields of one table that may be stored, in the table's order, each with how; refuses unknown tables. */
export function storedFields(
  fields: readonly Field[],
  system: string | null,
): (StoredColumn & { field: Field })[] {
  const allowed = system === null ? null : storedColumns(system);
  if (allowed === null) throw unknownLayout(system);
  const byName = new Map(allowed.map((column) => [column.name, column]));
  return fields.flatMap((field) => {
    const column = byName.get(field.name.toUpperCase());
    return column === undefined ? [] : [{ ...column, field }];
  });
}

/** Year and month of a stored date, 'YYYY-MM', from ddmmaaaa or aaaammdd; '' where it is not a date. */
export function monthOfDate(text: string): string {
  const dayFirst = /^([0-3]\d)(0[1-9]|1[0-2])((?:19|20)\d\d)$/.exec(text);
  if (dayFirst !== null) return `${dayFirst[3]}-${dayFirst[2]}`;
  const yearFirst = /^((?:19|20)\d\d)(0[1-9]|1[0-2])\d\d$/.exec(text);
  return yearFirst === null ? '' : `${yearFirst[1]}-${yearFirst[2]}`;
}

function unknownLayout(system: string | null): DatasusError {
  return new DatasusError(
    'unknown-layout',
    system === null
      ? 'As colunas deste arquivo não são as de nenhum sistema do DATASUS conhecido aqui. Confira se escolheu o arquivo certo.'
      : `Arquivos ${system} são reconhecidos, mas não podem ser guardados aqui. Abra-o apenas para consulta.`,
  );
}

/** 'N_AIH:hmac' is a column kept only as a keyed hash; no mark is `as-is`. */
function columns(list: string): readonly StoredColumn[] {
  return list
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [name, keep = 'as-is'] = entry.split(':');
      return { name: name!, keep: keep as Keeping };
    });
}

/** Columns that differ by a number: the digits of each pattern at `position` replaced by `first` to `last`. */
function numbered(patterns: string[], first: number, last: number, position: number): string {
  const width = /^\d+/.exec(patterns[0]!.slice(position))![0].length;
  const names: string[] = [];
  for (let number = first; number <= last; number++) {
    const digits = String(number).padStart(width, '0');
    for (const pattern of patterns)
      names.push(pattern.slice(0, position) + digits + pattern.slice(position + width));
  }
  return names.join(' ');
}
