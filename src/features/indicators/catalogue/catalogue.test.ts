import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWithData } from '../../../../test/shared-data.ts';
import { startDuckDb } from '../../../platform/warehouse/duckdb.ts';
import type { AnalyticsEngine } from '../../../platform/warehouse/engine.ts';
import { findMethod } from '../domain/card.ts';
import { compileMethod, MUNICIPALITY } from '../domain/compile.ts';
import { readCatalogue } from './read-catalogue.ts';

const { cards } = readCatalogue();

interface Golden {
  method: string;
  /** By municipality, the measures that are not zero. */
  counts: Record<string, Record<string, string>>;
}

test('the plan’s fifteen indicators each have a card, and each computes or says why not', () => {
  expect(cards.map((card) => card.planId)).toEqual(
    Array.from({ length: 15 }, (_, index) => `IND-${String(index + 1).padStart(2, '0')}`),
  );
  for (const card of cards)
    expect((card.methods.length === 0) !== (card.unavailable === null), card.id).toBe(true);
});

describeWithData('the list of the law', ['domain/icsap.json'], ([file]) => {
  test('stands in the card group by group, and no diagnosis is in two groups', () => {
    const { groups } = JSON.parse(readFileSync(file!, 'utf8')) as {
      groups: { group: number; prefixes: string[] }[];
    };
    const parts = cards.find((card) => card.ppaCode === '713')!.parts!.items;
    expect(parts.map((part) => [part.id, part.values])).toEqual(
      groups.map((each) => [String(each.group), each.prefixes]),
    );
    const all = parts.flatMap((part) => part.values);
    expect(all.filter((one) => all.some((other) => other !== one && other.startsWith(one)))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('on the engine', () => {
  let engine: AnalyticsEngine;
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pactua-golden-'));
    engine = startDuckDb(folder);
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function count(csv: string, indicator: string, methodId: string, header: readonly string[]) {
    const card = cards.find((each) => each.id === indicator)!;
    const method = findMethod(card, methodId)!;
    const target = join(folder, `${indicator}.parquet`);
    const { path, sha256 } = await engine.writePartition({ csv, target, columns: header });
    const rows = await engine.count({ ...compileMethod(card, method), partitions: [{ path, sha256 }] });
    return new Map(rows.map(({ [MUNICIPALITY]: place, ...measures }) => [place, measures]));
  }

  const golden = cards.filter((card) => existsSync(join(import.meta.dirname, card.id, 'golden/rows.csv')));
  test.each(golden.map((card) => card.id))('%s counts its golden case', async (id) => {
    const csv = join(import.meta.dirname, id, 'golden/rows.csv');
    const expected: Golden = JSON.parse(
      readFileSync(join(import.meta.dirname, id, 'golden/expected.json'), 'utf8'),
    );
    const header = readFileSync(csv, 'utf8').split('\n', 1)[0]!.split(',');
    const found = await count(csv, id, expected.method, header);
    const positive = [...found].map(([place, measures]) => [
      place,
      Object.fromEntries(
        Object.entries(measures).flatMap(([name, value]) =>
          Number(value) === 0 ? [] : [[name, String(Number(value))]],
        ),
      ),
    ]);
    expect(Object.fromEntries(positive)).toEqual(expected.counts);
  });

  test('every computed card has a golden case', () => {
    expect(cards.filter((card) => card.methods.length > 0).map((card) => card.id)).toEqual(
      golden.map((card) => card.id),
    );
  });

  describeWithData(
    'the hundred admissions of the peer',
    ['data/oracles/aih100.csv', 'data/oracles/aih100_icsap_expected.csv'],
    ([sample, published]) => {
      test('group by group, 20 of 84', async () => {
        const { header, csv } = await asPartition(sample!, join(folder, 'aih100.csv'));
        const found = await count(csv, 'icsap-proportion', 'ICSAP_2008', header);
        const total = (name: string) => [...found.values()].reduce((sum, row) => sum + Number(row[name]), 0);
        const lines = readFileSync(published!, 'utf8')
          .trim()
          .split('\n')
          .map((line) => line.split(';'));
        const expected = new Map(lines.map(([item = '', value]) => [item.split(' ')[0], Number(value)]));
        for (let group = 1; group <= 19; group++) {
          expect(total(`part:${group}`), `group ${group}`).toBe(expected.get(`grupo_${group}`));
        }
        expect(total('numerator')).toBe(expected.get('total_icsap'));
        expect(total('denominator:ALL_EXCEPT_OBSTETRIC_PROCEDURES')).toBe(expected.get('total_internacoes'));
      });
    },
  );
});

/** The peer's file is separated by `;`, writes NA for nothing and has a column of row numbers. */
async function asPartition(source: string, csv: string) {
  const { writeFileSync } = await import('node:fs');
  const lines = readFileSync(source, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(';').map((cell) => cell.replace(/^"|"$/g, '')));
  const header = ['record_number', ...lines[0]!.slice(1)];
  const rows = lines
    .slice(1)
    .map((cells) => cells.map((cell) => (cell === 'NA' ? '' : cell.replace(',', '.'))).join(','));
  writeFileSync(csv, [header.join(','), ...rows].join('\n'));
  return { header, csv };
}
