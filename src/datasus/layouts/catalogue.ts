import { CNES_LAYOUTS } from './cnes.ts';
import type { Layout } from './layout.ts';
import { SIA_LAYOUTS } from './sia.ts';
import { SIM_LAYOUTS } from './sim.ts';

const SIH_PROCESSING = {
  uf: [{ column: 'UF_ZI', from: 0, to: 2 }],
  year: [{ column: 'ANO_CMPT' }],
  month: [{ column: 'MES_CMPT' }],
};

const SIH_LAYOUTS: readonly Layout[] = [
  { system: 'SIH-RJ', has: ['UF_ZI', 'ANO_CMPT', 'MES_CMPT', 'ST_SITUAC'], ...SIH_PROCESSING },
  {
    system: 'SIH-RD',
    has: ['UF_ZI', 'ANO_CMPT', 'MES_CMPT'],
    lacks: ['ST_SITUAC', 'FONTE'],
    ...SIH_PROCESSING,
  },
  {
    system: 'SIH-ER',
    has: ['AIH', 'CO_ERRO', 'UF_ZI', 'ANO', 'MES'],
    uf: [{ column: 'UF_ZI', from: 0, to: 2 }],
    year: [{ column: 'ANO' }],
    month: [{ column: 'MES' }],
  },
  {
    system: 'SIH-SP',
    has: ['SP_GESTOR', 'SP_NAIH', 'SP_AA', 'SP_MM', 'SP_ATOPROF'],
    uf: [{ column: 'SP_GESTOR', from: 0, to: 2 }],
    year: [{ column: 'SP_AA' }],
    month: [{ column: 'SP_MM' }],
  },
];

const SINASC_LAYOUTS: readonly Layout[] = [
  {
    system: 'SINASC-DN',
    has: ['DTNASC', 'CODMUNRES', 'CODMUNNASC'],
    uf: [{ column: 'CODMUNRES', from: 0, to: 2 }],
    year: [{ column: 'DTNASC', from: 4, to: 8 }],
    agreement: 0.99,
  },
  {
    // 1994 and 1995: the date is aaaammdd.
    system: 'SINASC-DN',
    has: ['DATA_NASC', 'MUNI_MAE', 'MUNI_OCOR', 'PRE_NATAL'],
    uf: [{ column: 'MUNI_MAE', from: 0, to: 2 }],
    year: [{ column: 'DATA_NASC', from: 0, to: -4 }],
    agreement: 0.99,
  },
];

const NOTIFICATIONS: readonly (readonly [string, string])[] = [
  ['A90', 'SINAN-DENG'],
  ['A920', 'SINAN-CHIK'],
  ['A928', 'SINAN-ZIKA'],
  ['B571', 'SINAN-CHAG'],
];

const OTHER_LAYOUTS: readonly Layout[] = [
  {
    // Estimates of residents by municipality, sex and single age (SVSA): one file a year.
    system: 'POPSVS',
    has: ['COD_MUN', 'ANO', 'SEXO', 'IDADE', 'POP'],
    uf: [{ column: 'COD_MUN', from: 0, to: 2 }],
    year: [{ column: 'ANO' }],
  },
  {
    system: 'CIHA',
    has: ['ANO_CMPT', 'MES_CMPT', 'DT_ATEND', 'MODALIDADE', 'FONTE'],
    uf: [{ column: 'MUNIC_MOV', from: 0, to: 2 }],
    year: [{ column: 'ANO_CMPT' }],
    month: [{ column: 'MES_CMPT' }],
  },
  {
    system: 'CIH',
    has: ['ANO_CMPT', 'MES_CMPT', 'DT_INTER', 'FONTE', 'CGC_HOSP'],
    lacks: ['N_AIH'],
    uf: [{ column: 'MUNIC_MOV', from: 0, to: 2 }],
    year: [{ column: 'ANO_CMPT' }],
    month: [{ column: 'MES_CMPT' }],
  },
  {
    system: 'SISMAMA',
    has: ['CO_PAC_UF', 'DT_ID_COMP', 'CATBIRADS'],
    uf: [{ column: 'CO_PAC_UF' }],
    year: [{ column: 'DT_ID_COMP', from: 0, to: 4 }],
    month: [{ column: 'DT_ID_COMP', from: 4 }],
  },
  {
    system: 'SINAN',
    has: ['TP_NOT', 'ID_AGRAVO', 'NU_ANO', 'SG_UF_NOT'],
    uf: [{ column: 'SG_UF_NOT' }],
    year: [{ column: 'NU_ANO' }],
    watch: { disease: { column: 'ID_AGRAVO' } },
    decide: ({ disease }) => {
      const known = NOTIFICATIONS.find(([code]) => disease!.every((value) => value === code));
      return known === undefined ? ['SINAN'] : [known[1]];
    },
  },
  {
    system: 'RESP',
    has: ['CO_SEQ', 'TP_NOTIFIC', 'PERIMCEFAL', 'ANO_NOT', 'UFNOT'],
    uf: [{ column: 'UFNOT' }],
    year: [{ column: 'ANO_NOT' }],
  },
];

/** Every kind of table known here, the more particular first. */
export const LAYOUTS: readonly Layout[] = [
  ...SIH_LAYOUTS,
  ...SIA_LAYOUTS,
  ...CNES_LAYOUTS,
  ...SIM_LAYOUTS,
  ...SINASC_LAYOUTS,
  ...OTHER_LAYOUTS,
];
