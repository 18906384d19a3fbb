import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../../test/database/fresh.ts';
import { startDuckDb } from '../../../platform/warehouse/duckdb.ts';
import { countSql } from '../../../platform/warehouse/duckdb-sql.ts';
import type { AnalyticsEngine, CountRow } from '../../../platform/warehouse/engine.ts';
import { type Regions, talliesOf } from '../domain/compile.ts';
import { questionsOf } from '../domain/questions.ts';
import { readCatalogue } from './read-catalogue.ts';

interface Golden {
  readonly card: string;
  /** Name of the tally. */
  readonly key: string;
  readonly regions: Regions;
  readonly csv: string;
}

const { cards } = readCatalogue();
const tallies = cards.flatMap(talliesOf);
const goldens: readonly Golden[] = cards.flatMap(({ id }) => {
  const folder = join(import.meta.dirname, id, 'golden');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('rows')) : [];
  return names.map((name) => {
    const told = name.replace('rows', 'expected').replace('.csv', '.json');
    const { method, regions = [] } = JSON.parse(readFileSync(join(folder, told), 'utf8'));
    return { card: id, key: method, regions, csv: join(folder, name) };
  });
});

/** Numbers without the zeros that an engine writes after the point, groups in one order. */
const comparable = (rows: readonly CountRow[]): string[] =>
  rows
    .map((row) =>
      Object.entries(row)
        .map(([name, text]) => `${name}=${/^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text}`)
        .sort()
        .join(' '),
    )
    .sort();

describe.skipIf(!hasDatabase)('the cards asked of PostgreSQL, by the compiler that asks DuckDB', () => {
  let fresh: FreshContext;
  let duckdb: AnalyticsEngine;
  let folder: string;
  beforeAll(async () => {
    fresh = await freshContext();
    folder = mkdtempSync(join(tmpdir(), 'pactua-dialect-'));
    duckdb = startDuckDb(folder);
  });
  afterAll(async () => {
    await duckdb.close();
    await fresh.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The rows of a golden case as a table of texts, in the order of their bytes, as every engine compares codes. */
  async function keepRows(csv: string): Promise<{ table: string; header: readonly string[] }> {
    const [header = [], ...rows] = readFileSync(csv, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(',').map((cell) => cell.trim()));
    const table = '"golden rows"';
    const columns = header.map((name) => `"${name}" text collate "C"`);
    await sql.raw(`drop table if exists ${table}`).execute(fresh.context.db);
    await sql.raw(`create table ${table} (${columns.join(', ')})`).execute(fresh.context.db);
    for (const cells of rows)
      await sql`insert into ${sql.raw(table)} values (${sql.join(cells)})`.execute(fresh.context.db);
    return { table, header };
  }

  test.each(goldens.map((golden) => [golden.card, golden.key, golden] as const))(
    '%s, %s: the same text but for where the rows are, and the same numbers',
    async (_, key, { card, csv, regions }) => {
      const tally = tallies.find((each) => each.card.id === card && each.key === key)!;
      const { table, header } = await keepRows(csv);
      const target = join(folder, `${card}-${key.replace('/', '-')}.parquet`);
      const partition = await duckdb.writePartition({ csv, target, columns: header });
      for (const { tally: _tally, ...asked } of questionsOf(tally, regions)) {
        const question = { system: tally.counting.system, partitions: [partition], ...asked };
        const text = countSql(question, table);
        expect(text.replace(table, 'x')).toBe(countSql(question, 'x'));
        const { rows } = await sql.raw<Record<string, unknown>>(text).execute(fresh.context.db);
        const found = rows.map((row) =>
          Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, String(cell ?? '')])),
        );
        const expected = await duckdb.count(question);
        expect(comparable(found)).toEqual(comparable(expected));
        expect(expected.length).toBeGreaterThan(0);
      }
    },
  );

  test('every method and every denominator of its own that is counted in files is among them', () => {
    const asked = new Set(goldens.map(({ card, key }) => `${card} ${key}`));
    expect(
      tallies.map((tally) => `${tally.card.id} ${tally.key}`).filter((name) => !asked.has(name)),
    ).toEqual([]);
  });
});
