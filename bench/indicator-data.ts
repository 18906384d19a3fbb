import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** One made-up file of a system and month, as the import leaves it: text without padding, rows in the warehouse's order. */
export interface MadeUpFile {
  readonly system: 'SIH-RD' | 'SIA-PA' | 'CNES-LT';
  readonly period: string;
  readonly rows: number;
  readonly path: string;
}

/** Rows of a month in Mato Grosso. */
const ADMISSIONS = 20_000;
const PROCEDURES = 1_500_000;
const BEDS = 600;
const MONTHS_OF_ADMISSIONS = 60;
const MONTHS_OF_PROCEDURES = 12;
const GROUP_ROWS = 61_440;

/** The months, oldest first; the last one is left for "one month more". */
function monthsUntil(last: string, count: number): string[] {
  const [year = 0, month = 0] = last.split('-').map(Number);
  const index = year * 12 + month - 1;
  return Array.from({ length: count }, (_, at) => {
    const each = index - count + 1 + at;
    return `${Math.floor(each / 12)}-${String((each % 12) + 1).padStart(2, '0')}`;
  });
}

/** Files of a state `size` times as large as Mato Grosso, made once and kept in the temporary folder. */
export async function madeUpFiles(
  size: number,
  last: string,
  municipalities: readonly string[],
): Promise<MadeUpFile[]> {
  const folder = join(tmpdir(), 'pactua-bench', `indicators-${size}-v4`);
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '1GB', threads: '2' });
  const connection = await instance.connect();
  const list = municipalities.map((code) => `'${code}'`).join(', ');
  await connection.run(`set variable places = [${list}]`);
  const kinds = [
    ...monthsUntil(last, MONTHS_OF_ADMISSIONS).map((period) => ({
      system: 'SIH-RD' as const,
      period,
      rows: ADMISSIONS * size,
    })),
    ...monthsUntil(last, MONTHS_OF_PROCEDURES).map((period) => ({
      system: 'SIA-PA' as const,
      period,
      rows: PROCEDURES * size,
    })),
    ...monthsUntil(last, MONTHS_OF_ADMISSIONS).map((period) => ({
      system: 'CNES-LT' as const,
      period,
      rows: BEDS * size,
    })),
  ];
  const files: MadeUpFile[] = [];
  for (const [index, kind] of kinds.entries()) {
    const path = join(folder, kind.system, `${kind.period}.parquet`);
    files.push({ ...kind, path });
    if (existsSync(path)) continue;
    mkdirSync(dirname(path), { recursive: true });
    await connection.run(`select setseed(${(index % 100) / 100})`);
    await connection.run(`copy (${SELECTS[kind.system](kind.rows, kind.period)}) to '${path}.part'
      (format parquet, compression zstd, row_group_size ${GROUP_ROWS})`);
    renameSync(`${path}.part`, path);
  }
  connection.closeSync();
  instance.closeSync();
  return files;
}

/** Few places hold most of the people: the square of a uniform number. */
const PLACE = (from: string) => `getvariable('places')[1 + floor(${from} * 141)::int]`;
const pick = (list: readonly string[], by: string) =>
  `[${list.map((each) => `'${each}'`).join(', ')}][1 + floor(${by} * ${list.length})::int]`;

const SELECTS: Readonly<Record<MadeUpFile['system'], (rows: number, period: string) => string>> = {
  'SIH-RD': (rows, period) => `
    with made as (select range as n, random() * random() as a, random() * random() as b, random() as c, random() as d,
      random() as e, random() as f, random() as g, random() as h from range(${rows}))
    select case when d < 0.72 then ${PLACE('b')} else ${PLACE('a')} end as "MUNIC_RES",
      lpad((2300000 + floor(b * 141)::int)::varchar, 7, '0') as "CNES", ${PLACE('b')} as "MUNIC_MOV",
      '${period.slice(0, 4)}' as "ANO_CMPT", '${period.slice(5)}' as "MES_CMPT",
      case when c < 0.01 then '5' else '1' end as "IDENT",
      chr(65 + floor(e * 25)::int) || lpad(floor(f * 100)::int::varchar, 2, '0')
        || case when g < 0.1 then '' else floor(g * 10)::int::varchar end as "DIAG_PRINC",
      case when h < 0.13 then ${pick(['0411010034', '0310010039', '0310010047', '0411010026'], 'f')}
        else '0' || (3 + floor(e * 2)::int)::varchar || lpad((1 + floor(f * 15)::int)::varchar, 2, '0')
          || lpad(floor(g * 900)::int::varchar, 6, '0') end as "PROC_REA",
      ${pick(['01', '03', '03', '02', '07', '05', '04', '87'], 'd')} as "ESPEC",
      case when e < 0.93 then '02' else '03' end as "COMPLEX",
      case when f < 0.9 then '06' else '04' end as "FINANC",
      ${pick(['12', '12', '12', '15', '31', '41', '61', '26', '51'], 'g')} as "COBRANCA",
      floor(c * 12)::int::varchar as "DIAS_PERM", case when d < 0.05 then '3' else '0' end as "UTI_MES_TO",
      (200 + floor(a * 90000) / 10)::decimal(12, 2)::varchar as "VAL_TOT",
      case when f < 0.02 then '50.00' else '0.00' end as "VAL_SH_GES", '0.00' as "VAL_SP_GES",
      floor(h * 90)::int::varchar as "IDADE", (n + 1)::varchar as "record_number"
    from made order by 1, 2`,
  'SIA-PA': (rows, period) => `
    with made as (select range as n, random() * random() as a, random() as b, random() as c, random() as d,
      random() as e from range(${rows}))
    select ${PLACE('a')} as "PA_UFMUN",
      lpad((2300000 + floor(a * 141)::int * 20 + floor(b * b * 20)::int)::varchar, 7, '0') as "PA_CODUNI",
      '${period.replace('-', '')}' as "PA_MVM", '${period.replace('-', '')}' as "PA_CMP",
      case when c < 0.6 then '0301010' || lpad(floor(d * 40)::int::varchar, 3, '0')
        else '0' || (2 + floor(c * 5)::int)::varchar || lpad((1 + floor(d * 12)::int)::varchar, 2, '0')
          || lpad(floor(e * 60)::int::varchar, 6, '0') end as "PA_PROC_ID",
      case when c < 0.25 then '1' when c < 0.88 then '2' else '3' end as "PA_NIVCPL",
      case when e < 0.02 then '04' when c < 0.25 then '01' else '06' end as "PA_TPFIN",
      floor(1 + d * d * 40)::int::varchar as "PA_QTDAPR",
      (floor(e * 9000) / 100)::decimal(12, 2)::varchar as "PA_VALAPR", '0.00' as "PA_VL_CL",
      floor(b * 90)::int::varchar as "PA_IDADE", (n + 1)::varchar as "record_number"
    from made order by 1, 2`,
  'CNES-LT': (rows) => `
    with made as (select range as n, random() * random() as a, random() as b, random() as c from range(${rows}))
    select ${PLACE('a')} as "CODUFMUN",
      lpad((2300000 + floor(a * 141)::int * 10 + floor(b * 3)::int)::varchar, 7, '0') as "CNES",
      (1 + floor(c * 7)::int)::varchar as "TP_LEITO", ${pick(['03', '33', '75', '43', '45', '34', '66', '07'], 'b')} as "CODLEITO",
      (1 + floor(b * 30))::int::varchar as "QT_SUS", (2 + floor(b * 35))::int::varchar as "QT_EXIST",
      (n + 1)::varchar as "record_number"
    from made order by 1, 2`,
};
