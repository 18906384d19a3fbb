/*
 * Codes that are always of one of these lengths, in every edition of the layout: what a spreadsheet shortens when it takes
 * them for numbers. Old editions were shorter, hence several. No real file holds another length.
 */
const ADMISSIONS = `
  UF_ZI/2,6 ANO_CMPT/2,4 MES_CMPT/2 ESPEC/1,2 CGC_HOSP/14 N_AIH/10,13 IDENT/1 CEP/8 MUNIC_RES/6 NASC/6,8 PROC_SOLIC/8,10
  PROC_REA/8,10 DT_INTER/6,8 DT_SAIDA/6,8 COBRANCA/2 MUNIC_MOV/6 CNES/7 COMPLEX/2 FINANC/2 FAEC_TP/6 CNPJ_MANT/14`;
const ESTABLISHMENTS = 'CNES/7 CODUFMUN/6,7 COMPETEN/4,6 TP_UNID/2';
const DEATHS = 'IDADE/3 CODMUNRES/6,7 CODMUNOCOR/6,7 CAUSABAS/3,4';

const PRODUCTION =
  'PA_GESTAO/6 PA_UFMUN/6 PA_MVM/6 PA_CMP/6 PA_PROC_ID/10 PA_TPFIN/2 PA_SUBFIN/4 PA_CBOCOD/6 PA_MUNPCN/6 PA_AUTORIZ/13';

const LENGTHS: Readonly<Record<string, string>> = {
  'SIH-RD': ADMISSIONS,
  'SIH-RJ': ADMISSIONS,
  'SIA-PA': `PA_CODUNI/7 ${PRODUCTION}`,
  'SIA-PA until 2007': `PA_CODUNI/6,7 ${PRODUCTION}`,
  'CNES-LT': `${ESTABLISHMENTS} CODLEITO/2`,
  'CNES-ST': ESTABLISHMENTS,
  'CNES-EP': ESTABLISHMENTS,
  'SIM-DO': DEATHS,
  'SIM-DOMAT': DEATHS,
  'SIM-DOINF': DEATHS,
  'SIM-DOEXT': DEATHS,
  POPSVS: 'COD_MUN/6,7 ANO/4 SEXO/1 IDADE/3',
  'SINASC-DN': 'CODMUNRES/6,7,8 CODMUNNASC/6,7,8 DTNASC/8',
};

/** The lengths that a code of a system has, or null where they vary or are not known. Names in upper case, `beside` all of the table. */
export function codeLengths(
  system: string,
  column: string,
  beside: readonly string[] = [],
): readonly number[] | null {
  const edition = system === 'SIA-PA' && beside.includes('PA_DATPR') ? 'SIA-PA until 2007' : system;
  const entry = (LENGTHS[edition] ?? '').split(/\s+/).find((each) => each.startsWith(`${column}/`));
  return (
    entry
      ?.slice(column.length + 1)
      .split(',')
      .map(Number) ?? null
  );
}
