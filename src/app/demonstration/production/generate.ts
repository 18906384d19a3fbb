import { Temporal } from 'temporal-polyfill';
import { GENERATED_NOTICE } from '../../../datasus/dbf.ts';
import { type FieldDraft, writeDbc } from '../../../datasus/writer.ts';
import { ADMISSION_COLUMNS, PROCEDURE_COLUMNS } from './columns.ts';

/*
 * Made-up production of one hospital in the ministry's layout, calibrated to the Annex of Resolução CIB/MT 072/2020. It says nothing about
 * the hospital: that its months come to the Annex's numbers is how it was made, and proves nothing about the base that we presume.
 */

/** What the Annex prints of the hospital, and where it is. */
export const CALIBRATION = {
  beds: 39,
  admissions: 411,
  /** Of bed-days, in hundredths of a percent: 93,74 %. */
  occupancy: 9374n,
  /** Quadro 01, note 3, a: where the patients live, in hundredths of a percent; the last two stand for other states and regions. */
  origins: [
    ['510642', 6380],
    ['510626', 882],
    ['510805', 854],
    ['510410', 749],
    ['510560', 580],
    ['150390', 359],
    ['510340', 196],
  ],
  /** Mean of a month in cents, as the presumed base has it. */
  hospitalCents: 26_087_670n,
  ambulatoryCents: 12_189_697n,
  procedures: 13_256n,
} as const;

/** A CNES that no establishment has, and a second one of another municipality, so that a file is not of one hospital alone. */
export const GENERATED_CNES = '9990001';
const MUNICIPALITY = '510642';
const OTHER = { cnes: '9990002', municipality: '510320', admissions: 12 };

/** How far each month leaves the mean, in thousandths; mirrored, so that a whole set of months comes to it exactly. */
const SWING = [18n, -7n, 12n, -23n];
const FAEC_EVERY = 23;

/** A whole number from 0 up to `below`, always the same for the same words. */
function drawn(words: string, below: number): number {
  let hash = 0x811c9dc5;
  for (const letter of words) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) % below;
}

/** Whole shares of a total by weight, the largest remainders first: they sum to it. */
function shared(total: bigint, weights: readonly bigint[]): bigint[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0n);
  const parts = weights.map((weight) => (total * weight) / all);
  let left = total - parts.reduce((sum, part) => sum + part, 0n);
  const byRest = weights
    .map((weight, at) => ({ at, rest: (total * weight) % all }))
    .sort((a, b) => Number(b.rest - a.rest) || a.at - b.at);
  for (const { at } of byRest) {
    if (left === 0n) break;
    parts[at] = (parts[at] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts;
}

/** Of a place in a set of months, the thousandths of the mean: the second half mirrors the first. */
function thousandths(at: number, count: number): bigint {
  const mirrored = count - 1 - at;
  if (at === mirrored) return 1000n;
  const swing = SWING[Math.min(at, mirrored) % SWING.length] ?? 0n;
  return 1000n + (at < mirrored ? swing : -swing);
}

/** Cents of each month of a set: about a mean that they come to exactly. */
function monthly(mean: bigint, count: number): bigint[] {
  return shared(
    mean * BigInt(count),
    Array.from({ length: count }, (_, at) => thousandths(at, count)),
  );
}

const money = (cents: bigint): string => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
const compact = (day: Temporal.PlainDate): string => day.toString().replaceAll('-', '');

type Row = Readonly<Record<string, string>>;
const records = (columns: readonly FieldDraft[], rows: readonly Row[]) =>
  rows.map((row) => columns.map(({ name }) => row[name] ?? ''));

/** What was done, in the groups of medium complexity that a small general hospital has. */
const CASES = [
  { code: '0303140151', clinic: '03', diagnosis: 'J189' },
  { code: '0303010061', clinic: '03', diagnosis: 'A09' },
  { code: '0303150050', clinic: '03', diagnosis: 'N390' },
  { code: '0411010034', clinic: '02', diagnosis: 'O820' },
  { code: '0310010039', clinic: '02', diagnosis: 'O800' },
  { code: '0407040102', clinic: '01', diagnosis: 'K409' },
  { code: '0407030026', clinic: '01', diagnosis: 'K802' },
  { code: '0303140151', clinic: '07', diagnosis: 'J180' },
] as const;

function admissionRows(month: string, cents: bigint): Row[] {
  const { admissions, beds, occupancy, origins } = CALIBRATION;
  const days = Temporal.PlainYearMonth.from(month).daysInMonth;
  const total = (BigInt(beds * days) * occupancy + 5000n) / 10_000n;
  const index = Array.from({ length: admissions }, (_, at) => at);
  const stays = shared(
    total,
    index.map((at) => BigInt(1 + drawn(`${month} stay ${at}`, 9))),
  );
  const values = shared(
    cents,
    index.map((at) => BigInt(200 + drawn(`${month} value ${at}`, 900))),
  );
  const homes = shared(
    BigInt(admissions),
    origins.map(([, share]) => BigInt(share)),
  ).flatMap((count, at) => Array.from({ length: Number(count) }, () => origins[at]?.[0] ?? MUNICIPALITY));
  return index.map((at) => admission(month, at, { stay: stays[at]!, cents: values[at]!, home: homes[at]! }));
}

interface Admission {
  readonly stay: bigint;
  readonly cents: bigint;
  readonly home: string;
}

function admission(month: string, at: number, { stay, cents, home }: Admission): Row {
  const [year = '', number = ''] = month.split('-');
  const last = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 28 });
  const late = drawn(`${month} late ${at}`, 10) < 3 ? 30 : 0;
  const out = last.subtract({ days: late + drawn(`${month} out ${at}`, 27) });
  const { code, clinic, diagnosis } = CASES[drawn(`${month} case ${at}`, CASES.length)]!;
  const isFaec = at % FAEC_EVERY === 0;
  const services = cents / 4n;
  return {
    UF_ZI: '510000',
    ANO_CMPT: year,
    MES_CMPT: number,
    ESPEC: clinic,
    N_AIH: `51${year.slice(2)}1${number}${String(at).padStart(6, '0')}`,
    IDENT: '1',
    MUNIC_RES: home,
    SEXO: clinic === '02' ? '3' : drawn(`${month} sex ${at}`, 2) === 0 ? '1' : '3',
    QT_DIARIAS: String(stay),
    PROC_SOLIC: code,
    PROC_REA: code,
    VAL_SH: money(cents - services),
    VAL_SP: money(services),
    VAL_TOT: money(cents),
    VAL_UTI: '0.00',
    DT_INTER: compact(out.subtract({ days: Number(stay) })),
    DT_SAIDA: compact(out),
    DIAG_PRINC: diagnosis,
    COBRANCA: '12',
    NAT_JUR: '1244',
    GESTAO: '2',
    MUNIC_MOV: MUNICIPALITY,
    COD_IDADE: '4',
    IDADE: String(
      clinic === '02' ? 16 + drawn(`${month} age ${at}`, 25) : 1 + drawn(`${month} age ${at}`, 88),
    ),
    DIAS_PERM: String(stay),
    MORTE: drawn(`${month} death ${at}`, 40) === 0 ? '1' : '0',
    NACIONAL: '010',
    CAR_INT: '02',
    CNES: GENERATED_CNES,
    COMPLEX: '02',
    FINANC: isFaec ? '04' : '06',
    AUD_JUST: GENERATED_NOTICE,
    VAL_SH_FED: '0.00',
    VAL_SP_FED: '0.00',
    VAL_SH_GES: '0.00',
    VAL_SP_GES: '0.00',
  };
}

/** Admissions of another establishment: whoever counts the file and not the hospital is wrong by them. */
function otherRows(month: string): Row[] {
  return Array.from({ length: OTHER.admissions }, (_, at) => ({
    ...admission(month, 500_000 + at, { stay: 3n, cents: 60_710n, home: OTHER.municipality }),
    CNES: OTHER.cnes,
    MUNIC_MOV: OTHER.municipality,
  }));
}

const PROCEDURES = ['0201010', '0202010', '0204030', '0205020', '0211020', '0301060', '0301100', '0401010'];
const LINES = 96;

function procedureRows(month: string, cents: bigint): Row[] {
  const index = Array.from({ length: LINES }, (_, at) => at);
  const weight = (what: string) => index.map((at) => BigInt(20 + drawn(`${month} ${what} ${at}`, 400)));
  const quantities = shared(CALIBRATION.procedures, weight('quantity'));
  const values = shared(cents, weight('price'));
  return index.map((at) => ({
    PA_CODUNI: GENERATED_CNES,
    PA_GESTAO: MUNICIPALITY,
    PA_UFMUN: MUNICIPALITY,
    PA_MVM: month.replace('-', ''),
    PA_CMP: month.replace('-', ''),
    PA_PROC_ID: `${PROCEDURES[at % PROCEDURES.length]}${String(10 + at).padStart(3, '0')}`,
    PA_TPFIN: at % FAEC_EVERY === 0 ? '04' : '06',
    PA_NIVCPL: '2',
    PA_DOCORIG: 'I',
    PA_SEXO: at % 2 === 0 ? 'F' : 'M',
    PA_IDADE: String(drawn(`${month} patient ${at}`, 90)).padStart(3, '0'),
    PA_MUNPCN: CALIBRATION.origins[at % CALIBRATION.origins.length]?.[0] ?? MUNICIPALITY,
    PA_QTDPRO: String(quantities[at]),
    PA_QTDAPR: String(quantities[at]),
    PA_VALPRO: money(values[at]!),
    PA_VALAPR: money(values[at]!),
    PA_VL_CF: '0.00',
    PA_VL_CL: '0.00',
    PA_VL_INC: '0.00',
  }));
}

interface GeneratedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How a month is issued again: some of its admissions were presented late, and the file of another day says so. */
export interface Reissue {
  readonly issuedOn?: string;
  /** Admissions that the first issue lacked. */
  readonly late?: number;
}

/**
 * The SIH and SIA files of these production months, oldest first: the same months give the same bytes.
 * @param months `YYYY-MM`
 */
export function generateProduction(
  months: readonly string[],
  { issuedOn, late = 0 }: Reissue = {},
): GeneratedFile[] {
  const hospital = monthly(CALIBRATION.hospitalCents, months.length);
  const ambulatory = monthly(CALIBRATION.ambulatoryCents, months.length);
  return months.flatMap((month, at) => {
    const name = `MT${month.slice(2).replace('-', '')}.dbc`;
    const updatedOn =
      issuedOn ?? Temporal.PlainYearMonth.from(month).add({ months: 1 }).toPlainDate({ day: 20 }).toString();
    const lateRows = Array.from({ length: late }, (_, more) =>
      admission(month, 600_000 + more, { stay: 2n, cents: 53_467n, home: MUNICIPALITY }),
    );
    const admissions = [...admissionRows(month, hospital[at]!), ...lateRows, ...otherRows(month)];
    const procedures = procedureRows(month, ambulatory[at]!);
    const file = (kind: string, fields: readonly FieldDraft[], rows: readonly Row[]) => ({
      name: `${kind}${name}`,
      bytes: writeDbc({ fields, updatedOn, isGenerated: true }, records(fields, rows)),
    });
    return [file('RD', ADMISSION_COLUMNS, admissions), file('PA', PROCEDURE_COLUMNS, procedures)];
  });
}
