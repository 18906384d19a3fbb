import { describe, expect, it } from 'vitest';
import { fromName, partFromName } from './file-name.ts';

describe('a DATASUS file name', () => {
  it.each([
    ['RDAC2401.dbc', 'SIH-RD', 'AC', '2024-01'],
    ['rdmt9512.DBC', 'SIH-RD', 'MT', '1995-12'],
    ['/dados/2024/RDMT2401.dbc', 'SIH-RD', 'MT', '2024-01'],
    ['C:\\dados\\RJAL0611.dBc', 'SIH-RJ', 'AL', '2006-11'],
    ['ERSP1906.dbc', 'SIH-ER', 'SP', '2019-06'],
    ['SPRR1604.dbc', 'SIH-SP', 'RR', '2016-04'],
    ['PAAC2401.dbc', 'SIA-PA', 'AC', '2024-01'],
    ['PASP2401a.dbc', 'SIA-PA', 'SP', '2024-01'],
    ['paac9412.dbc', 'SIA-PA', 'AC', '1994-12'],
    ['AMRR2401.dbc', 'SIA-AM', 'RR', '2024-01'],
    ['AMPDF2401.dbc', 'SIA-AMP', 'DF', '2024-01'],
    ['ABOSP2401.dbc', 'SIA-ABO', 'SP', '2024-01'],
    ['ABSE2507.dbc', 'SIA-AB', 'SE', '2025-07'],
    ['ATDRR2401.dbc', 'SIA-ATD', 'RR', '2024-01'],
    ['SADMA1810.dbc', 'SIA-SAD', 'MA', '2018-10'],
    ['BIMG2412_1.dbc', 'SIA-BI', 'MG', '2024-12'],
    ['LTBA2301.dbc', 'CNES-LT', 'BA', '2023-01'],
    ['STAP0510.dbc', 'CNES-ST', 'AP', '2005-10'],
    ['HBufAAmm.dbc', 'CNES-HB', null, null],
    ['RDAP1405.dbf', 'SIH-RD', 'AP', '2014-05'],
    ['DOMAT19.dbc', 'SIM-DOMAT', 'BR', '2019'],
    ['DOMAT04.DBC', 'SIM-DOMAT', 'BR', '2004'],
    ['DOINF21.dbc', 'SIM-DOINF', 'BR', '2021'],
    ['DOEXT98.dbc', 'SIM-DOEXT', 'BR', '1998'],
    ['DOFET2022.dbc', 'SIM-DOFET', 'BR', '2022'],
    ['DOMT2023.dbc', 'SIM-DO', 'MT', '2023'],
    ['DORR1997.dbc', 'SIM-DO', 'RR', '1997'],
    ['DORRR79.DBC', 'SIM-DO', 'RR', '1979'],
    ['DORMT95.DBC', 'SIM-DO', 'MT', '1995'],
    ['DOREXT19.dbc', 'SIM-DO', 'EX', '2019'],
    ['DOEX2022.dbc', 'SIM-DO', 'EX', '2022'],
    ['DOBR2023.dbc', 'SIM-DO', 'BR', '2023'],
    ['DNEX2022.dbc', 'SINASC-DN', 'EX', '2022'],
    ['DNRRR94.DBC', 'SINASC-DN', 'RR', '1994'],
    ['DNAP2019.dbc', 'SINASC-DN', 'AP', '2019'],
    ['CIHAMT1203.dbc', 'CIHA', 'MT', '2012-03'],
    ['CRMT0803.dbc', 'CIH', 'MT', '2008-03'],
    ['MMMT1205.dbc', 'SISMAMA', 'MT', '2012-05'],
    ['ZIKABR21.dbc', 'SINAN-ZIKA', 'BR', '2021'],
    ['RESPBR23.dbc', 'RESP', 'BR', '2023'],
  ])('%s', (name, system, uf, competencia) => {
    expect(fromName(name)).toEqual({ system, uf, competencia });
  });

  it.each([
    ['PASP2401a.dbc', 'A'],
    ['/dados/PASP2401B.DBC', 'B'],
    ['BIMG2412_1.dbc', '1'],
    ['PASP2401.dbc', null],
    ['ABOSP2401.dbc', null],
    ['DOMT2023.dbc', null],
    ['XXSP2401a.dbc', null],
  ])('the part of a month: %s', (name, part) => {
    expect(partFromName(name)).toBe(part);
  });

  it.each([
    'sids.dbc',
    'dados.dbc',
    'RDXX2401.dbc',
    'RDAC2413.dbc',
    'RDAC24.dbc',
    'AMOSP2401.dbc',
    'RDSP2401_.dbc',
    'CADMUN.DBF',
    '',
    'upload',
  ])('%s follows no pattern', (name) => {
    expect(fromName(name)).toBeNull();
  });
});
