import { describe, expect, it } from 'vitest';
import { openTable } from '../reader.ts';
import { type HeaderDraft, type RecordDraft, writeDbc } from '../writer.ts';
import { fromName } from './file-name.ts';
import { disagreements, type Identity, identify } from './identify.ts';

/** A table with these columns (wide enough) and rows. */
async function identity(
  columns: string,
  rows: string[],
  fileName?: string,
  updatedOn = '2024-09-30',
): Promise<Identity> {
  const header: HeaderDraft = { fields: columns.split(' ').map((name) => ({ name, width: 10 })), updatedOn };
  const records: RecordDraft[] = rows.map((row) =>
    row.split(' ').map((value) => (value === '-' ? '' : value)),
  );
  const table = await openTable(writeDbc(header, records), { fileName });
  return (await table.finish()).identity;
}
const RD = 'UF_ZI ANO_CMPT MES_CMPT N_AIH VAL_TOT MUNIC_MOV';
const DO = 'TIPOBITO DTOBITO IDADE CODMUNRES CAUSABAS';
const DN = 'DTNASC CODMUNRES CODMUNNASC LOCNASC CONSULTAS';
const HB = 'CNES CODUFMUN COMPETEN SGRUPHAB PORTARIA';
const PA = 'PA_CODUNI PA_UFMUN PA_QTDAPR PA_VALAPR';

describe('what a table is, from its content', () => {
  it.each<[string, string, string[], [string | null, string | null, string | null]]>([
    ['SIH-RD', RD, ['510000 2024 01 1 1 510340', '510340 2024 01 2 1 510340'], ['SIH-RD', 'MT', '2024-01']],
    ['SIH-RD of another state’s hospital', RD, ['530000 97 05 1 1 520870'], ['SIH-RD', 'DF', '1997-05']],
    ['months that disagree', RD, ['510000 2024 01 1 1 -', '510000 2024 02 1 1 -'], ['SIH-RD', 'MT', null]],
    [
      'states that disagree',
      RD,
      ['510000 2024 01 1 1 -', '120000 2024 01 1 1 -'],
      ['SIH-RD', null, '2024-01'],
    ],
    ['a month 13', RD, ['510000 2024 13 1 1 -'], ['SIH-RD', 'MT', null]],
    ['SIH-RJ', `${RD} ST_SITUAC`, ['270000 2006 11 1 1 - 1'], ['SIH-RJ', 'AL', '2006-11']],
    ['SIH-ER', 'AIH CO_ERRO UF_ZI ANO MES', ['1 2 350000 2019 06'], ['SIH-ER', 'SP', '2019-06']],
    [
      'SIH-SP',
      'SP_GESTOR SP_NAIH SP_AA SP_MM SP_ATOPROF',
      ['140010 1 2016 04 1'],
      ['SIH-SP', 'RR', '2016-04'],
    ],
    ['SIA-PA', `${PA} PA_MVM PA_CMP`, ['1 120040 1 1 202401 202311'], ['SIA-PA', 'AC', '2024-01']],
    [
      'SIA-PA before 2008',
      `${PA} PA_DATPR PA_DATREF`,
      ['1 110020 1 1 9910 9909'],
      ['SIA-PA', 'RO', '1999-10'],
    ],
    ['SINASC', DN, ['04032019 160030 160030 1 4', '31122019 160030 150140 1 4'], ['SINASC-DN', 'AP', '2019']],
    ['SINASC abroad', DN, ['04032022 900126 410830 1 4'], ['SINASC-DN', 'EX', '2022']],
    [
      'SINASC 1994',
      'DATA_NASC MUNI_MAE MUNI_OCOR PRE_NATAL',
      ['19940123 1400100 1400100 1'],
      ['SINASC-DN', 'RR', '1994'],
    ],
    [
      'a state’s deaths',
      DO,
      ['2 01022022 480 510340 I219', '2 05022022 202 510340 P220'],
      ['SIM-DO', 'MT', '2022'],
    ],
    [
      'ICD-9 deaths',
      'TIPOBITO DATAOBITO MUNIRES CAUSABAS',
      ['2 790600 1400100 4109'],
      ['SIM-DO', 'RR', '1979'],
    ],
    [
      'maternal, national',
      DO,
      [
        '2 01022019 427 510340 O149',
        '2 01032019 431 350000 B24',
        ...Array(9).fill('2 01032019 431 350000 O721'),
      ],
      ['SIM-DOMAT', 'BR', '2019'],
    ],
    [
      'maternal with one other cause',
      DO,
      ['2 01022019 427 510340 I219', '2 01032019 431 350000 O721'],
      ['SIM-DO', null, '2019'],
    ],
    [
      'infant, national',
      DO,
      ['2 01022021 202 510340 P220', '2 01032021 400 350000 R99'],
      ['SIM-DOINF', 'BR', '2021'],
    ],
    [
      'fetal, national',
      DO,
      ['1 01022021 - 510340 P95', '1 01032021 - 350000 P95'],
      ['SIM-DOFET', 'BR', '2021'],
    ],
    [
      'external, national',
      DO,
      ['2 01022021 430 510340 X954', '2 01032021 441 350000 V234'],
      ['SIM-DOEXT', 'BR', '2021'],
    ],
    ['one kind in one state, unnamed', DO, ['2 01022021 202 510340 P220'], ['SIM-DO', 'MT', '2021']],
    ['CNES habilitations', HB, ['1 290070 202103 0616 1'], ['CNES-HB', 'BA', '2021-03']],
    [
      'CNES contract rules',
      HB,
      ['1 290070 201809 7111 1', '2 290070 201809 7101 1'],
      ['CNES-RC', 'BA', '2018-09'],
    ],
    ['CNES incentives', HB, ['1 350000 202307 8250 1'], ['CNES-IN', 'SP', '2023-07']],
    [
      'medicines (APAC)',
      'AP_MVM AP_UFMUN AP_PRIPAL AP_VL_AP AM_PESO AM_TRANSPL',
      ['202401 510340 1 1 070 N', '202401 510510 1 1 064 N'],
      ['SIA-AM', 'MT', '2024-01'],
    ],
    [
      'sundry reports (APAC)',
      'AP_MVM AP_UFMUN AP_PRIPAL AP_VL_AP AP_AUTORIZ AP_TPAPAC',
      ['202401 510340 1 1 1 3'],
      ['SIA-AD', 'MT', '2024-01'],
    ],
    [
      'a kind of APAC not known here',
      'AP_MVM AP_UFMUN AP_PRIPAL AP_VL_AP AP_AUTORIZ AP_TPAPAC AX_NOVO',
      ['202401 510340 1 1 1 3 1'],
      [null, null, null],
    ],
    [
      'individual production (BPA-I)',
      'UFMUN DT_PROCESS DT_ATEND CNS_PAC CODUNI PROC_ID VL_APROV',
      ['510340 202401 202311 - 1 1 1'],
      ['SIA-BI', 'MT', '2024-01'],
    ],
    ['nothing known', 'AREA NAME', ['1 Ashe'], [null, null, null]],
    ['deaths without rows', DO, [], [null, null, null]],
  ])('%s', async (_, columns, rows, expected) => {
    const { system, uf, competencia, fromName: parts } = await identity(columns, rows);
    expect([system, uf, competencia]).toEqual(expected);
    expect(parts).toEqual([]);
  });

  it('the whole country', async () => {
    const states = [
      11, 12, 13, 14, 15, 16, 17, 21, 22, 23, 24, 25, 26, 27, 28, 29, 31, 32, 33, 35, 41, 42, 43, 50, 51, 52,
      53,
    ];
    const rows = states.map((state) => `2 01022023 480 ${state}0000 I219`);
    expect(await identity(DO, rows)).toMatchObject({ system: 'SIM-DO', uf: 'BR', competencia: '2023' });
  });
});

describe('the name helps only where the content cannot tell', () => {
  it.each<[string, string, string[], string, object]>([
    [
      'no rows',
      RD,
      [],
      'RDMT2401.dbc',
      { system: 'SIH-RD', uf: 'MT', competencia: '2024-01', fromName: ['uf', 'competencia'] },
    ],
    [
      'no rows, other system',
      RD,
      [],
      'PAMT2401.dbc',
      { system: 'SIH-RD', uf: null, competencia: null, fromName: [] },
    ],
    [
      'maternal in one state',
      DO,
      ['2 01022019 427 510340 O149'],
      'DOMAT19.dbc',
      { system: 'SIM-DOMAT', uf: 'MT', fromName: ['system'] },
    ],
    [
      'not maternal at all',
      DO,
      ['2 01022019 480 510340 I219'],
      'DOMAT19.dbc',
      { system: 'SIM-DO', fromName: [] },
    ],
    ['an empty template', HB, [], 'EFufAAmm.dbc', { system: 'CNES-EF', uf: null, fromName: ['system'] }],
    [
      'deaths without rows',
      DO,
      [],
      'DOMAT19.dbc',
      { system: 'SIM-DOMAT', uf: 'BR', competencia: '2019', fromName: ['system', 'uf', 'competencia'] },
    ],
    [
      'content that decides',
      RD,
      ['510000 2024 01 1 1 -'],
      'RDAC2312.dbc',
      { uf: 'MT', competencia: '2024-01', fromName: [] },
    ],
  ])('%s', async (_, columns, rows, fileName, expected) => {
    expect(await identity(columns, rows, fileName)).toMatchObject(expected);
  });

  it.each<[string, string[]]>([
    ['RDMT2401.dbc', []],
    ['qualquer.dbc', []],
    ['RDAC2401.dbc', ['uf']],
    ['RDAC2402.dbc', ['uf', 'competencia']],
    ['PAMT2401.dbc', ['system']],
  ])('%s beside RD of MT, 2024-01, disagrees in %j', async (name, parts) => {
    expect(disagreements(await identity(RD, ['510000 2024 01 1 1 -']), fromName(name))).toEqual(parts);
  });
});

describe('date of issue', () => {
  it.each([
    ['2025-02-08', '2025-02-08'],
    ['2024-01-02', '2024-01-02'],
    ['2023-12-31', null],
    ['1995-07-26', null],
  ])('%s on a table of 2024-01 is %s', async (updatedOn, issuedOn) => {
    expect((await identity(RD, ['510000 2024 01 1 1 -'], undefined, updatedOn)).issuedOn).toBe(issuedOn);
  });
});

it('one batch is enough to ask', async () => {
  const header: HeaderDraft = { fields: RD.split(' ').map((name) => ({ name, width: 6 })) };
  const table = await openTable(writeDbc(header, [['510000', '2024', '01', '1', '1', '510340']]));
  for await (const batch of table) {
    expect(identify(table.header, batch)).toMatchObject({
      system: 'SIH-RD',
      uf: 'MT',
      competencia: '2024-01',
    });
  }
  expect(identify(table.header)).toMatchObject({ system: 'SIH-RD', uf: null, competencia: null });
});
