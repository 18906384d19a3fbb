import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { MADE_UP_SYSTEMS, type MadeUpSystem } from './indicator-systems.ts';

/** One made-up file of a system and month or year, as the import leaves it: text without padding, rows in the warehouse's order. */
export interface MadeUpFile {
  readonly system: MadeUpSystem;
  readonly uf: 'MT' | 'BR';
  readonly period: string;
  readonly rows: number;
  readonly columns: readonly string[];
  readonly path: string;
}

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

/** The whole years before a month, oldest first. */
function yearsBefore(last: string, count: number): string[] {
  const year = Number(last.slice(0, 4));
  return Array.from({ length: count }, (_, at) => String(year - count + at));
}

/** Files of a state `size` times as large as Mato Grosso, made once and kept in the temporary folder. */
export async function madeUpFiles(
  size: number,
  last: string,
  municipalities: readonly string[],
): Promise<MadeUpFile[]> {
  const folder = join(tmpdir(), 'pactua-bench', `indicators-${size}-v5`);
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '1GB', threads: '2' });
  const connection = await instance.connect();
  const list = municipalities.map((code) => `'${code}'`).join(', ');
  await connection.run(`set variable places = [${list}]`);
  const kinds = Object.entries(MADE_UP_SYSTEMS).flatMap(([system, kind]) => {
    const periods =
      kind.months === undefined ? yearsBefore(last, kind.years) : monthsUntil(last, kind.months);
    return periods.map((period) => ({
      system: system as MadeUpSystem,
      uf: kind.uf ?? ('MT' as const),
      period,
      rows: kind.grows === false ? kind.rows : kind.rows * size,
      ...kind.made(period),
    }));
  });
  const files: MadeUpFile[] = [];
  for (const [index, { from, columns, ...kind }] of kinds.entries()) {
    const path = join(folder, kind.system, `${kind.period}.parquet`);
    files.push({ ...kind, columns: Object.keys(columns), path });
    if (existsSync(path)) continue;
    mkdirSync(dirname(path), { recursive: true });
    await connection.run(`select setseed(${(index % 100) / 100})`);
    const cells = Object.entries(columns).map(([name, cell]) => `(${cell})::varchar as "${name}"`);
    await connection.run(`copy (
      with made as (select range as n, ${from} from range(${kind.rows}))
      select ${cells.join(', ')}, (n + 1)::varchar as "record_number" from made order by 1, 2
    ) to '${path}.part' (format parquet, compression zstd, row_group_size ${GROUP_ROWS})`);
    renameSync(`${path}.part`, path);
  }
  connection.closeSync();
  instance.closeSync();
  return files;
}
