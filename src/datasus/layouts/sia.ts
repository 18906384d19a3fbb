import type { Layout } from './layout.ts';

/** An authorisation (APAC), told from the other kinds by its own columns. AP_MVM is the month of processing. */
function apac(kind: string, has: readonly string[], more: Partial<Layout> = {}): Layout {
  return {
    system: `SIA-${kind}`,
    has: ['AP_MVM', 'AP_UFMUN', 'AP_PRIPAL', 'AP_VL_AP', ...has],
    uf: [{ column: 'AP_UFMUN', from: 0, to: 2 }],
    year: [{ column: 'AP_MVM', from: 0, to: -2 }],
    month: [{ column: 'AP_MVM', from: -2 }],
    ...more,
  };
}

/** Individual production and actions of health, by month of processing. */
function individual(kind: string, has: readonly string[]): Layout {
  return {
    system: `SIA-${kind}`,
    has: ['UFMUN', 'DT_PROCESS', 'DT_ATEND', 'CNS_PAC', ...has],
    uf: [{ column: 'UFMUN', from: 0, to: 2 }],
    year: [{ column: 'DT_PROCESS', from: 0, to: -2 }],
    month: [{ column: 'DT_PROCESS', from: -2 }],
  };
}

/** Ambulatory production (SIA). */
export const SIA_LAYOUTS: readonly Layout[] = [
  {
    // PA_MVM is the month of processing; tables before 2008 call it PA_DATPR, with two digits of the year before 2000.
    system: 'SIA-PA',
    has: ['PA_UFMUN'],
    uf: [{ column: 'PA_UFMUN', from: 0, to: 2 }],
    year: [
      { column: 'PA_MVM', from: 0, to: -2 },
      { column: 'PA_DATPR', from: 0, to: -2 },
    ],
    month: [
      { column: 'PA_MVM', from: -2 },
      { column: 'PA_DATPR', from: -2 },
    ],
  },
  apac('ABO', ['AB_NUMAIH', 'AB_PONTBAR', 'AP_COMORB']),
  apac('AB', ['AB_NUMAIH', 'AB_PONTBAR'], { lacks: ['AP_COMORB'] }),
  apac('ACF', ['ACF_DUPLEX', 'ACF_FREMIT']),
  apac('AM', ['AM_PESO', 'AM_TRANSPL']),
  apac('AMP', ['AMP_CARACT', 'AMP_SITTRA']),
  apac('AN', ['AN_DTPDR', 'AN_CNCDO']),
  apac('AQ', ['AQ_CID10', 'AQ_ESQU_P1']),
  apac('AR', ['AR_CID10', 'AR_FINALI']),
  apac('ATD', ['ATD_CARACT', 'ATD_SITTRA']),
  // Sundry reports have the columns common to all kinds and no other.
  apac('AD', ['AP_AUTORIZ', 'AP_TPAPAC'], { only: /^AP_/ }),
  individual('BI', ['CODUNI', 'PROC_ID', 'VL_APROV']),
  individual('PS', ['CNES_EXEC', 'SIT_RUA', 'LOC_REALIZ']),
  individual('SAD', ['CNES_EXEC', 'PA_EQUIPE', 'PA_TP_EQP']),
];
