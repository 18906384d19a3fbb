/** How the files of one system are made up: rows of `from`, a uniform number under each letter, and a text for each column of the warehouse. */
interface Made {
  readonly from: string;
  readonly columns: Readonly<Record<string, string>>;
}

type Kind = {
  /** National files hold every state's places; Mato Grosso's at their share. */
  readonly uf?: 'BR';
  /** Of one file, in a state of the size of Mato Grosso. */
  readonly rows: number;
  /** Tables of every municipality have no more rows in a state that does more. */
  readonly grows?: false;
  readonly made: (period: string) => Made;
} & (
  | { readonly months: number; readonly years?: undefined }
  | { readonly years: number; readonly months?: undefined }
);

const MONTHS = 60;
const YEARS = 5;
const MUNICIPALITIES = 141;
const NATIONAL_MUNICIPALITIES = 5570;
const CELLS_OF_POPULATION = 2 * 81;

const uniform = (letters: string, squared = '') =>
  [...letters]
    .map((each) => (squared.includes(each) ? `random() * random() as ${each}` : `random() as ${each}`))
    .join(', ');
/** Few places hold most of the people: the square of a uniform number. */
const place = (by: string) => `getvariable('places')[1 + floor(${by} * ${MUNICIPALITIES})::int]`;
/** Three of a hundred in Mato Grosso, the others in made-up codes of another state. */
const nationalPlace = (by: string, state: string) =>
  `case when ${state} < 0.03 then ${place(by)} else '35' || lpad(floor(${by} * 5000)::int::varchar, 4, '0') end`;
const pick = (list: readonly string[], by: string) =>
  `[${list.map((each) => `'${each}'`).join(', ')}][1 + floor(${by} * ${list.length})::int]`;

const ADMISSIONS = (period: string): Made => ({
  from: uniform('abcdefgh', 'ab'),
  columns: {
    MUNIC_RES: `case when d < 0.72 then ${place('b')} else ${place('a')} end`,
    CNES: `lpad((2300000 + floor(b * ${MUNICIPALITIES})::int)::varchar, 7, '0')`,
    MUNIC_MOV: place('b'),
    ANO_CMPT: `'${period.slice(0, 4)}'`,
    MES_CMPT: `'${period.slice(5)}'`,
    IDENT: "case when c < 0.01 then '5' else '1' end",
    DIAG_PRINC: `chr(65 + floor(e * 25)::int) || lpad(floor(f * 100)::int::varchar, 2, '0')
      || case when g < 0.1 then '' else floor(g * 10)::int::varchar end`,
    PROC_REA: `case when h < 0.13 then ${pick(['0411010034', '0310010039', '0310010047', '0411010026'], 'f')}
      else '0' || (3 + floor(e * 2)::int)::varchar || lpad((1 + floor(f * 15)::int)::varchar, 2, '0')
        || lpad(floor(g * 900)::int::varchar, 6, '0') end`,
    ESPEC: pick(['01', '03', '03', '02', '07', '05', '04', '87'], 'd'),
    COMPLEX: "case when e < 0.93 then '02' else '03' end",
    FINANC: "case when f < 0.9 then '06' else '04' end",
    COBRANCA: pick(['12', '12', '12', '15', '31', '41', '61', '26', '51'], 'g'),
    DIAS_PERM: 'floor(c * 12)::int',
    UTI_MES_TO: "case when d < 0.05 then '3' else '0' end",
    VAL_TOT: '(200 + floor(a * 90000) / 10)::decimal(12, 2)',
    VAL_SH_GES: "case when f < 0.02 then '50.00' else '0.00' end",
    VAL_SP_GES: "'0.00'",
    IDADE: 'floor(h * 90)::int',
  },
});

const PROCEDURES = (period: string): Made => ({
  from: uniform('abcde', 'a'),
  columns: {
    PA_UFMUN: place('a'),
    PA_CODUNI: `lpad((2300000 + floor(a * ${MUNICIPALITIES})::int * 20 + floor(b * b * 20)::int)::varchar, 7, '0')`,
    PA_MVM: `'${period.replace('-', '')}'`,
    PA_CMP: `'${period.replace('-', '')}'`,
    PA_PROC_ID: `case when c < 0.6 then '0301010' || lpad(floor(d * 40)::int::varchar, 3, '0')
      else '0' || (2 + floor(c * 5)::int)::varchar || lpad((1 + floor(d * 12)::int)::varchar, 2, '0')
        || lpad(floor(e * 60)::int::varchar, 6, '0') end`,
    PA_NIVCPL: "case when c < 0.25 then '1' when c < 0.88 then '2' else '3' end",
    PA_TPFIN: "case when e < 0.02 then '04' when c < 0.25 then '01' else '06' end",
    PA_QTDAPR: 'floor(1 + d * d * 40)::int',
    PA_VALAPR: '(floor(e * 9000) / 100)::decimal(12, 2)',
    PA_VL_CL: "'0.00'",
    PA_IDADE: 'floor(b * 90)::int',
  },
});

const BEDS = (): Made => ({
  from: uniform('abc', 'a'),
  columns: {
    CODUFMUN: place('a'),
    CNES: `lpad((2300000 + floor(a * ${MUNICIPALITIES})::int * 10 + floor(b * 3)::int)::varchar, 7, '0')`,
    TP_LEITO: '1 + floor(c * 7)::int',
    CODLEITO: pick(['03', '33', '75', '43', '45', '34', '66', '07'], 'b'),
    QT_SUS: '(1 + floor(b * 30))::int',
    QT_EXIST: '(2 + floor(b * 35))::int',
  },
});

const TEAMS = (): Made => ({
  from: uniform('abc', 'a'),
  columns: {
    CODUFMUN: place('a'),
    TIPO_EQP: pick(['70', '70', '71', '71', '72', '76', '22', '02'], 'b'),
    DT_DESAT: "case when c < 0.7 then '900001' when c < 0.75 then '' else '202103' end",
  },
});

/** Each stands where it stood the month before. */
const REGISTERED = (): Made => ({
  from: `pow(hash(range) % 1000003 / 1000003.0, 2) as a, ${uniform('bcd')}`,
  columns: {
    CODUFMUN: place('a'),
    CNES: "lpad((2300000 + n)::varchar, 7, '0')",
    LEITHOSP: "case when b < 0.03 then '1' else '0' end",
    COMISS01: "case when c < 0.6 then '1' else '0' end",
    COMISS04: "case when d < 0.7 then '1' else '0' end",
    COMISS07: "case when c < 0.5 then '1' else '0' end",
    COMISS11: "case when d < 0.4 then '1' else '0' end",
  },
});

/** The report of the e-Gestor had other columns until 2020. */
const COVERAGE = (period: string): Made => ({
  from: uniform('abc'),
  columns: {
    IBGE: "getvariable('places')[1 + n]",
    POPULACAO: '2000 + floor(a * a * 100000)::int',
    QT_ESF: '1 + floor(b * 30)::int',
    ...(period < '2021'
      ? {
          POP_COBERTA_ESF: '1500 + floor(a * a * 80000)::int',
          POP_COBERTA_AB: '1800 + floor(a * a * 90000)::int',
        }
      : {
          QT_EAP: 'floor(c * 4)::int',
          CADASTROS_ESF: '1500 + floor(b * 90000)::int',
          CADASTROS_EAP: 'floor(c * 4000)::int',
          CADASTROS_LIMITADOS: '1500 + floor(a * a * 90000)::int',
        }),
  },
});

const CAUSE = `case when e < 0.28 then 'I' when e < 0.45 then 'C' when e < 0.5 then 'E' when e < 0.6 then 'J' when e < 0.603 then 'O'
    when e < 0.61 then 'B' else chr(65 + floor(f * 25)::int) end || lpad(floor(g * 100)::int::varchar, 2, '0') || floor(h * 10)::int`;
const AGE_OF_INFANT = pick(
  ['001', '020', '105', '201', '203', '210', '222', '301', '305', '309', '400'],
  'c',
);

const DEATHS = (): Made => ({
  from: uniform('abcdefgh', 'a'),
  columns: {
    CODMUNRES: place('a'),
    CAUSABAS: CAUSE,
    TIPOBITO: "case when b < 0.95 then '2' else '1' end",
    SEXO: "case when d < 0.57 then '1' else '2' end",
    IDADE: `case when b < 0.04 then ${AGE_OF_INFANT} else '4' || lpad(floor(sqrt(c) * 99)::int::varchar, 2, '0') end`,
    TPMORTEOCO: pick(['', '', '', '', '8', '9', '1', '3'], 'g'),
    OBITOGRAV: pick(['', '', '2', '1'], 'h'),
    OBITOPUERP: pick(['', '', '3', '1'], 'd'),
    TPOBITOCOR: pick(['', '', '9', '2'], 'c'),
  },
});

const BIRTHS = (): Made => ({
  from: uniform('abcd', 'ab'),
  columns: {
    CODMUNRES: `case when d < 0.72 then ${place('b')} else ${place('a')} end`,
    CODMUNNASC: place('b'),
    CODESTAB: `lpad((2300000 + floor(b * ${MUNICIPALITIES})::int)::varchar, 7, '0')`,
    PARTO: "case when c < 0.38 then '1' when c < 0.99 then '2' else '' end",
  },
});

const MATERNAL = (): Made => ({
  from: uniform('abc', 'a'),
  columns: {
    CODMUNRES: nationalPlace('a', 'b'),
    CAUSABAS: "'O' || lpad(floor(c * 100)::int::varchar, 2, '0')",
  },
});

const INFANT = (): Made => ({
  from: uniform('abc', 'a'),
  columns: { CODMUNRES: nationalPlace('a', 'b'), IDADE: AGE_OF_INFANT },
});

/** Seven digits, sex and single age: the file of the ministry holds the whole country. */
const RESIDENTS = (): Made => ({
  from: `${uniform('a')}, (range // ${CELLS_OF_POPULATION})::int as place, (range % 81)::int as age`,
  columns: {
    COD_MUN: `case when place < ${MUNICIPALITIES} then getvariable('places')[1 + place] else '35' || lpad(place::varchar, 4, '0') end || '0'`,
    IDADE: "lpad(age::varchar, 3, '0')",
    POP: '1 + floor(a * 200)::int',
  },
});

export type MadeUpSystem =
  | 'SIH-RD'
  | 'SIA-PA'
  | 'CNES-LT'
  | 'CNES-EP'
  | 'CNES-ST'
  | 'EGESTOR-COBERTURA'
  | 'SIM-DO'
  | 'SIM-DOMAT'
  | 'SIM-DOINF'
  | 'SINASC-DN'
  | 'POPSVS';

/** Rows of a month or year in Mato Grosso; of national files, in Brazil. */
export const MADE_UP_SYSTEMS: Readonly<Record<MadeUpSystem, Kind>> = {
  'SIH-RD': { months: MONTHS, rows: 20_000, made: ADMISSIONS },
  'SIA-PA': { months: 12, rows: 1_500_000, made: PROCEDURES },
  'CNES-LT': { months: MONTHS, rows: 600, made: BEDS },
  'CNES-EP': { months: MONTHS, rows: 2_500, made: TEAMS },
  'CNES-ST': { months: MONTHS, rows: 9_000, made: REGISTERED },
  'EGESTOR-COBERTURA': { months: MONTHS, rows: MUNICIPALITIES, grows: false, made: COVERAGE },
  'SIM-DO': { years: YEARS, rows: 22_000, made: DEATHS },
  'SIM-DOMAT': { years: YEARS, rows: 1_400, uf: 'BR', made: MATERNAL },
  'SIM-DOINF': { years: YEARS, rows: 32_000, uf: 'BR', made: INFANT },
  'SINASC-DN': { years: YEARS, rows: 58_000, made: BIRTHS },
  POPSVS: {
    years: YEARS,
    rows: NATIONAL_MUNICIPALITIES * CELLS_OF_POPULATION,
    grows: false,
    uf: 'BR',
    made: RESIDENTS,
  },
};
