import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDuckDb } from './duckdb.ts';
import type { Filter, Measure, PackedCounts, PackedQuery } from './engine.ts';

const GROUP = 2048;
const GROUPS = 8;
const TOWNS = 16;

/** Eight row groups of two municipalities each. */
const ROWS = `select cast(range as varchar) as record_number, cast(510000 + range // ${(GROUP * GROUPS) / TOWNS} as varchar) as TOWN,
  cast(range % 90 as varchar) || '.10' as AMOUNT from range(${GROUP * GROUPS})`;

describe('the warehouse on DuckDB', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-warehouse-'));
  const engine = startDuckDb(folder);
  const path = join(folder, 'rows.parquet');
  /** Places of the bytes of the row groups that hold nothing of 510006. */
  let otherGroups: [from: number, to: number][] = [];

  beforeAll(async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`copy (${ROWS}) to '${path}' (format parquet, row_group_size ${GROUP})`);
    await connection.run(`copy (select '  ' || record_number as record_number, '  ' || TOWN || ' ' as TOWN, '   ' || AMOUNT as AMOUNT
      from (${ROWS})) to '${join(folder, 'padded.parquet')}' (format parquet)`);
    const groups =
      await connection.runAndReadAll(`select min(least(dictionary_page_offset, data_page_offset)) as first,
        max(least(dictionary_page_offset, data_page_offset) + total_compressed_size) as after
      from parquet_metadata('${path}') group by row_group_id having not max(stats_min_value = '510006')`);
    otherGroups = groups.getRowsJson().map(([from, to]) => [Number(from), Number(to)]);
    expect(otherGroups).toHaveLength(GROUPS - 1);
    connection.closeSync();
    instance.closeSync();
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = (file: string, filters: readonly Filter[], padded = false) =>
    engine.count({
      system: 'X',
      partitions: [{ path: join(folder, file), sha256: '', padded }],
      filters,
      groupBy: [{ column: 'TOWN', as: 'town' }],
      measures: [
        { name: 'rows', op: 'count' },
        { name: 'amount', op: 'sum', column: 'AMOUNT' },
      ],
    });
  const OF_ONE: readonly [string, readonly Filter[]][] = [
    ['a code', [{ column: 'TOWN', op: 'in', values: ['510006'] }]],
    ['several codes', [{ column: 'TOWN', op: 'in', values: ['510007', '510006'] }]],
    ['the beginning of a code', [{ column: 'TOWN', op: 'prefix', values: ['510006'] }]],
    [
      'one of several codes',
      [
        { column: 'TOWN', op: 'prefix', values: ['510007', '51000', '510006'] },
        { column: 'TOWN', op: 'in', values: ['510006'] },
      ],
    ],
  ];

  test.each(OF_ONE)('asked for %s, reads no row group that cannot hold it', async (_, filters) => {
    const answer = await ask('rows.parquet', filters);
    expect(answer[0]).toEqual({ town: '510006', rows: '1024', amount: expect.any(String) });
    const bytes = readFileSync(path);
    for (const [from, to] of otherGroups) bytes.fill(0xff, from, to);
    writeFileSync(join(folder, 'damaged.parquet'), bytes);
    expect(await ask('damaged.parquet', filters)).toEqual(answer);
    await expect(
      ask('damaged.parquet', [{ column: 'TOWN', op: 'in', values: ['510002'] }]),
    ).rejects.toThrow();
  });

  test('counts partitions of older imports, whose texts are padded, as it counts the others', async () => {
    expect(await ask('padded.parquet', [], true)).toEqual(await ask('rows.parquet', []));
    const both = await engine.countPacked({
      system: 'X',
      partitions: [
        { path: join(folder, 'padded.parquet'), sha256: '', padded: true },
        { path, sha256: '' },
      ],
      filters: [{ column: 'TOWN', op: 'in', values: ['510006', '510009'] }],
      groupings: [[{ column: 'TOWN', as: 'town' }]],
      parts: null,
      measures: [{ name: 'amount', op: 'sum', column: 'AMOUNT' }],
    });
    const of = (partition: number) => told(both.filter((each) => each.partition === partition));
    expect(of(0)).toHaveLength(2);
    expect(of(0)).toEqual(of(1));
  });

  test('packs what the codes of a place count together, its parts after the measures', async () => {
    const town = { column: 'TOWN', as: 'town' };
    const sets = [
      { name: 'pair', values: ['510001', '510002'] },
      { name: 'one', values: ['510006'] },
    ];
    const found = await engine.countPacked({
      system: 'X',
      partitions: [{ path, sha256: '' }],
      filters: [{ column: 'TOWN', op: 'prefix', values: ['51000'] }],
      groupings: [[{ ...town, length: 5 }], [town]],
      parts: { by: { ...town, among: { op: 'in', sets } }, of: [0, 2] },
      measures: [
        { name: 'rows', op: 'count' },
        { name: 'nothing', op: 'count', where: [{ column: 'TOWN', op: 'in', values: ['x'] }] },
        { name: 'some', op: 'count', where: [{ column: 'TOWN', op: 'not-in', values: ['510001'] }] },
      ],
    });
    const of = (grouping: number) => told(found.filter((each) => each.grouping === grouping));
    expect(of(0)).toEqual(['51000 1:1024000 3:921600 4:204800 5:102400 6:102400 7:102400']);
    expect(of(1).slice(5, 7)).toEqual([
      '510005 1:102400 3:102400',
      '510006 1:102400 3:102400 5:102400 7:102400',
    ]);
    expect(of(1)).toHaveLength(10);
  });

  test('adds up a list of keys from one that begins with it', async () => {
    const keys = [
      { column: 'TOWN', as: 'state', length: 5 },
      { column: 'TOWN', as: 'town' },
    ];
    const [town] = keys.slice(0, 1);
    const ask = (groupings: PackedQuery['groupings']) =>
      engine.countPacked({
        system: 'X',
        partitions: [{ path, sha256: '' }],
        filters: [{ column: 'TOWN', op: 'in', values: ['510001', '510006', '510012'] }],
        groupings,
        parts: null,
        measures: [
          { name: 'rows', op: 'count' },
          { name: 'amount', op: 'sum', column: 'AMOUNT' },
        ],
      });
    const [alone] = await ask([[town!]]);
    const both = await ask([[town!], keys]);
    expect(told(both.filter(({ grouping }) => grouping === 0))).toEqual(told([alone!]));
    expect(both.find(({ grouping }) => grouping === 1)!.places).toHaveLength(3);
  });

  test('tells each measure of a place as if it were asked alone', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const odd = join(folder, 'odd.parquet');
    await connection.run(`copy (select cast(range as varchar) as record_number, cast(510000 + range % 3 as varchar) as TOWN,
      case range % 7 when 0 then null when 1 then '' else '0' || range % 4 end as KIND, nullif(cast(range % 5 as varchar), '4') as LEVEL,
      case when range % 11 > 0 then cast(range % 90 as varchar) || '.10' else '' end as AMOUNT from range(1000)) to '${odd}'`);
    connection.closeSync();
    instance.closeSync();
    const town = { column: 'TOWN', as: 'town' };
    const kind = (op: 'in' | 'not-in', ...values: string[]): Filter => ({ column: 'KIND', op, values });
    const few: Filter = { column: 'LEVEL', op: 'in', values: ['1', '2'] };
    const fewer: Filter = { column: 'LEVEL', op: 'not-in', values: ['0'] };
    const long: Filter = { column: 'AMOUNT', op: 'not-in', values: ['17.10', '3.10'] };
    const amount = { op: 'sum', column: 'AMOUNT' } as const;
    const measures: readonly Measure[] = [
      { name: 'a', op: 'count', where: [kind('in', '01', '02')] },
      { name: 'b', op: 'count', where: [kind('not-in', '01')] },
      { name: 'c', ...amount, where: [kind('not-in', '03'), few, long] },
      { name: 'd', ...amount, where: [long] },
      { name: 'e', ...amount, where: [fewer] },
      { name: 'f', op: 'count' },
      { name: 'g', op: 'count', where: [kind('in')] },
    ];
    const partitions = [{ path: odd, sha256: '' }];
    const sets = [
      { name: 'p', values: ['01'] },
      { name: 'q', values: ['02', '03'] },
    ];
    const packed = await engine.countPacked({
      system: 'X',
      partitions,
      filters: [],
      groupings: [[town]],
      parts: { by: { column: 'KIND', as: 'part', among: { op: 'in', sets } }, of: [0, 2, 4] },
      measures,
    });
    const parts = [measures[0]!, measures[2]!, measures[4]!].flatMap((measure) =>
      sets.map(({ name, values }) => ({
        ...measure,
        name: measure.name + name,
        where: [...measure.where!, kind('in', ...values)],
      })),
    );
    const all = [...measures, ...parts];
    const asked = await engine.count({
      system: 'X',
      partitions,
      filters: [],
      groupBy: [town],
      measures: all,
    });
    const expected = asked.map(({ town: code, ...row }) => {
      const amounts = all.map(({ name }, at) => `${at + 1}:${hundredths(row[name]!)}`);
      return [code, ...amounts.filter((each) => !each.endsWith(':0'))].join(' ');
    });
    expect(told(packed)).toEqual(expected.toSorted());
    expect(expected).toHaveLength(3);
    expect(expected[0]!.split(' ').length).toBeGreaterThan(10);
  });
});

/** `keys number:hundredths…` of each place, in order. */
function told(found: readonly PackedCounts[]): string[] {
  return found
    .flatMap(({ places, columns }) =>
      places.map((keys, place) => {
        const amounts = [...columns].flatMap(([number, column]) => {
          const at = column.places.indexOf(place);
          return at < 0 ? [] : [[number, column.hundredths[at]!] as const];
        });
        const sorted = amounts.toSorted(([one], [other]) => one - other);
        return [...keys, ...sorted.map((each) => each.join(':'))].join(' ');
      }),
    )
    .toSorted();
}

const hundredths = (text: string) => String(Math.round(Number(text) * 100));
