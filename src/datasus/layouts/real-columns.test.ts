import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { convertAll, type Lacking } from '../../../test/datasus-columns.ts';
import { describeWithData } from '../../../test/shared-data.ts';

/** Files whose every typed cell converts or is blank, by era. */
const WITHOUT_EXCEPTION: readonly (readonly [era: string, files: string])[] = [
  ['1995-01 a 1996-12', 'sih/RDRR9504.dbc'],
  ['1997-01 a 1997-12', 'sih/RDDF9705.dbc'],
  [
    '2014-01 a 2025-02',
    'sih/RDAC1401.dbc sih/RDRR1412.dbc sih/RDSE1506.dbc sih/RDAC2203.dbc sih/RDAC2401.dbc',
  ],
  ['visto em 2006-11', 'sih/RJAL0611.dbc'],
  ['visto em 2012-05 e 2024-01', 'sih/RJES1205.dbc'],
  ['visto em 2012-05', 'other/MMMT1205.dbc'],
  ['visto em 2012-02 a 2019-06', 'sih/ERAP1202.dbc sih/ERRR1204.dbc sih/ERSP1906.dbc'],
  ['visto em 2007-10', 'sih/SPAP0710.dbc'],
  ['visto em 2016-04 e 2024-01', 'sih/SPRR1604.dbc'],
  ['visto em 1994-12', 'sia/paac9412.dbc'],
  ['visto em 1999-10', 'sia/paro9910.dbc'],
  ['visto em 2004-09 a 2007-12', 'sia/PAMA0409.dbc sia/PAAP0607.dbc'],
  ['visto em 2006-10', 'cnes/LTRR0610.dbc'],
  ['visto em 2018-11 a 2023-01', 'cnes/LTMA1811.dbc cnes/LTSP2105.dbc cnes/LTBA2301.dbc'],
  ['visto em 2005-10', 'cnes/STAP0510.dbc'],
  ['visto em 2024-01', 'cnes/STAC2401.dbc'],
  ['visto em 2007-09', 'cnes/SRMT0709.dbc'],
  ['visto em 2015-09', 'cnes/SRMT1509.dbc cnes/EQAL1509.dbc'],
  ['visto em 2006-09', 'cnes/DCDF0609.dbc'],
  ['visto em 2018-09 a 2023-07', 'cnes/EEAL1811.dbc cnes/EFufAAmm.dbc'],
  ['HB, visto em 2021-03', 'cnes/HBufAAmm.dbc'],
  ['visto em 2004', 'sim/DOMAT04.DBC'],
  ['visto em 2015 a 2017', 'sim/DOMAT15.dbc sim/DOMAT16.dbc sim/DOMAT17.dbc'],
  ['visto em 2019 a 2022', 'sim/DOMAT19.dbc sim/DOMAT22.dbc'],
  ['residentes no exterior, visto em 2019', 'sim/DOREXT19.dbc'],
  ['visto em 2012-03', 'other/CIHAMT1203.dbc'],
  ['visto em 2008-03', 'other/CRMT0803.dbc'],
  ['visto em 2023', 'other/RESPBR23.dbc'],
];

/** The others: what lacks, counted in the file, and the texts that are no value of the declared type. */
const WITH_EXCEPTIONS: readonly (readonly [
  file: string,
  era: string,
  lacking: Lacking,
  invalid: string[],
])[] = [
  // 999 is the age of nobody in particular: consolidated production.
  ['sia/PAAC2401.dbc', 'visto em 2024-01', { PA_IDADE: { none: 4811 } }, []],
  // Dates of licences typed by hand.
  [
    'cnes/STRN1311.dbc',
    'visto em 2013-11 a 2016-08',
    { DT_EXPED: { invalid: 7 } },
    ['00100202', '02000722', '02050222', '02060503', '02080827', '02090608', '02131110'],
  ],
  [
    'cnes/STPE1608.dbc',
    'visto em 2013-11 a 2016-08',
    { DT_EXPED: { invalid: 6 } },
    ['02000223', '02040521', '02050309', '02120305', '02120316', '10131030'],
  ],
  // 900001: the team goes on.
  ['cnes/EPDF0707.dbc', 'visto em 2007-07', { DT_DESAT: { none: 24 } }, []],
  [
    'cnes/EPCE1507.dbc',
    'visto em 2015-07',
    { DT_ATIVA: { invalid: 3 }, DT_DESAT: { none: 2833 } },
    ['001312', '020006', '020008'],
  ],
  [
    'cnes/EPSP2307.dbc',
    'visto em 2023-07',
    { DT_ATIVA: { invalid: 7 }, DT_DESAT: { none: 15280 } },
    ['020604', '111111'],
  ],
  // 999999: no end; 01/01/9000 and 900001: no act.
  ['cnes/GMRO0707.dbc', 'visto em 2007-07 a 2012-01', { CMPT_FIM: { none: 1 } }, []],
  ['cnes/EFAC1201.dbc', 'visto em 2007-07 a 2012-01', { CMPT_FIM: { none: 1 } }, []],
  ['cnes/GMSC2104.dbc', 'visto em 2018-09 a 2023-07', { CMPT_FIM: { none: 20 } }, []],
  [
    'cnes/RCBA1809.dbc',
    'visto em 2018-09 a 2023-07',
    { CMPT_FIM: { none: 877 }, DTPORTAR: { none: 3 }, MAPORTAR: { none: 3 } },
    [],
  ],
  [
    'cnes/INSP2307.dbc',
    'visto em 2018-09 a 2023-07',
    { CMPT_FIM: { none: 1819 }, DTPORTAR: { none: 22 }, MAPORTAR: { none: 22 } },
    [],
  ],
  [
    'cnes/HBBA2103.dbc',
    'HB, visto em 2021-03',
    { CMPT_FIM: { none: 1417 }, DTPORTAR: { none: 31 }, MAPORTAR: { none: 31 } },
    [],
  ],
  // 1979: the day of death is 00 in every record, only the month was kept.
  [
    'sim/DORRR79.DBC',
    'visto em 1979',
    { DATAOBITO: { invalid: 346 } },
    Array.from({ length: 12 }, (_, month) => `79${String(month + 1).padStart(2, '0')}00`),
  ],
  // Births and deaths of which only the year, or the month and the year, are known; 99: not known.
  [
    'sim/DOTO1996.dbc',
    'visto em 1996 e 1997',
    { DTOBITO: { invalid: 9 }, DTNASC: { invalid: 9 } },
    ['1932', '1962', '1967', '1974', '1987', '1988', '1996'],
  ],
  ['sim/DOAC2013.dbc', 'visto em 2013', { QTDFILMORT: { none: 3 }, SEMAGESTAC: { none: 3 } }, []],
  [
    'sim/DOINF21.dbc',
    'visto em 2019 a 2022',
    {
      IDADEMAE: { none: 32 },
      QTDFILVIVO: { none: 247 },
      QTDFILMORT: { none: 417 },
      SEMAGESTAC: { none: 504 },
    },
    [],
  ],
  [
    'sim/DORR2022.dbc',
    'visto em 2019 a 2022',
    { QTDFILVIVO: { none: 4 }, QTDFILMORT: { none: 6 }, SEMAGESTAC: { none: 7 } },
    [],
  ],
  [
    'sim/DOTO2022.dbc',
    'visto em 2019 a 2022',
    { QTDFILVIVO: { none: 1 }, QTDFILMORT: { none: 1 }, SEMAGESTAC: { none: 1 } },
    [],
  ],
  [
    'sinasc/DNRRR94.DBC',
    'visto em 1994 e 1995',
    { DATA_CART: { none: 4295 }, PESO: { none: 14 }, APGAR1: { invalid: 1 }, IDADE_MAE: { none: 68 } },
    ['.8'],
  ],
  ['sinasc/DNTO2000.DBC', 'visto em 2000', { QTDFILVIVO: { none: 118 }, QTDFILMORT: { none: 173 } }, []],
  [
    'sinasc/DNAC2010.DBC',
    'visto em 2010',
    {
      IDADEMAE: { none: 11 },
      QTDFILVIVO: { none: 5 },
      QTDFILMORT: { none: 6 },
      CONSPRENAT: { none: 29 },
      MESPRENAT: { none: 139 },
    },
    [],
  ],
  ['sinasc/DNAP2019.dbc', 'visto em 2019 e 2022', { CONSPRENAT: { none: 13 }, MESPRENAT: { none: 576 } }, []],
  ['sinasc/DNEX2022.dbc', 'visto em 2019 e 2022', { CONSPRENAT: { none: 9 }, MESPRENAT: { none: 52 } }, []],
];

describeWithData('the columns of the public files', ['data/README.md'], ([manifest]) => {
  const bytesOf = (path: string) => readFileSync(join(manifest!, '..', path));
  const clean = WITHOUT_EXCEPTION.flatMap(([era, files]) =>
    files.split(' ').map((file) => [file, era] as const),
  );

  it('are of every DATASUS table there is', () => {
    const elsewhere = ['sim/DORR1997.dbc', 'other/CHAGMG18.DBC', 'other/ZIKABR21.dbc'];
    const foreign = ['other/sids.dbc', 'other/storm.dbc'];
    const listed = [...clean.map(([file]) => file), ...WITH_EXCEPTIONS.map(([file]) => file)];
    const present = globSync('*/*.{dbc,DBC}', { cwd: join(manifest!, '../dbc') });
    expect([...listed, ...elsewhere, ...foreign].sort()).toEqual(present.sort());
  });

  it.each(clean)('%s is of "%s" and every typed cell converts', async (file, era) => {
    expect(await convertAll(bytesOf(`dbc/${file}`), file)).toMatchObject({ era, lacking: {}, invalid: [] });
  });

  it.each(WITH_EXCEPTIONS)('%s is of "%s" and lacks what is listed', async (file, era, lacking, invalid) => {
    const found = await convertAll(bytesOf(`dbc/${file}`), file);
    expect(found).toMatchObject({ era, message: null });
    expect([found.lacking, found.invalid]).toEqual([lacking, invalid]);
  });

  it('RDAP1405, a first release, still has the columns of 2013', async () => {
    const { era, lacking } = await convertAll(bytesOf('dbf/RDAP1405.dbf'), 'RDAP1405.dbf');
    expect([era, lacking]).toEqual(['2013-01 a 2013-12, e uma primeira edição de 2014-05', {}]);
  });

  it('DORR1997 has 21 births of which the day, and in some the month, is not known', async () => {
    const { era, lacking, invalid } = await convertAll(bytesOf('dbc/sim/DORR1997.dbc'));
    expect(era).toBe('visto em 1996 e 1997');
    expect(lacking).toEqual({
      DTNASC: { invalid: 21 },
      QTDFILVIVO: { none: 1 },
      QTDFILMORT: { none: 1 },
    });
    for (const text of invalid) expect(text).toMatch(/^(0\d)?19\d\d$/);
  });

  it.each(['other/CHAGMG18.DBC', 'other/ZIKABR21.dbc'])(
    '%s, a generic table, lacks no date',
    async (file) => {
      expect(await convertAll(bytesOf(`dbc/${file}`), file)).toMatchObject({
        era: null,
        message: null,
        lacking: {},
      });
    },
  );
});
