import { writeDbc } from '../src/datasus/writer.ts';

/** A small file of admissions in the ministry's layout, written by our own imploder; the person in it does not exist. */
export const ADMISSIONS = [
  { name: 'UF_ZI', width: 6 },
  { name: 'ANO_CMPT', width: 4 },
  { name: 'MES_CMPT', width: 2 },
  { name: 'N_AIH', width: 13 },
  { name: 'IDENT', width: 1 },
  { name: 'CEP', width: 8 },
  { name: 'MUNIC_RES', width: 6 },
  { name: 'NASC', width: 8 },
  { name: 'PROC_REA', width: 10 },
  { name: 'VAL_TOT', type: 'N', width: 14, decimals: 2 },
  { name: 'DIAG_PRINC', width: 4 },
  { name: 'GESTOR_CPF', width: 15 },
  { name: 'CNES', width: 7 },
  { name: 'DT_SAIDA', width: 8 },
];

function admission(aih: string, diagnosis: string): string[] {
  return [
    '120000',
    '2024',
    '01',
    aih,
    '1',
    '69900000',
    '120040',
    '19800101',
    '0303010037',
    '607.10',
    diagnosis,
    '000052998224725',
    '2000733',
    '20240110',
  ];
}

export const RECORDS = [
  admission('1224100000011', 'J189'),
  admission('1224100000022', 'A09'),
  admission('1224100000033', 'O800'),
];
/** The bytes of a good file of January 2024 of Acre, issued on a day. */
export const good = (updatedOn = '2024-03-05', records = RECORDS) =>
  writeDbc({ fields: ADMISSIONS, updatedOn }, records);
