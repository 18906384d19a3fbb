import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWithData } from '../../../../test/shared-data.ts';
import { startDuckDb } from '../../../platform/warehouse/duckdb.ts';
import type { AnalyticsEngine, PackedCounts } from '../../../platform/warehouse/engine.ts';
import { amountNames, columnsOf, type Regions, type Tally, talliesOf } from '../domain/compile.ts';
import { byMonth } from '../domain/counts-by-month.ts';
import { amountsToldOf } from '../domain/people-counts.ts';
import { hundredthsText, isOfMunicipalities, packedQuestion } from '../domain/questions.ts';
import { readCatalogue } from './read-catalogue.ts';

const { cards } = readCatalogue();

interface Golden {
  /** Name under which the counts are stored. */
  method: string;
  /** Municipalities of each health region, where the method asks. */
  regions?: string[][];
  /** By municipality, the measures that are not zero. */
  counts: Record<string, Record<string, string>>;
  establishments?: Record<string, Record<string, string>>;
  /** Where records are dated by themselves: the same by month, and `counts` is of the months together. */
  months?: Record<string, { counts: Golden['counts']; establishments: Golden['counts'] }>;
}

test('the plan’s fifteen indicators each have a card, and each computes or says why not', () => {
  const plan = cards.filter((card) => card.set === 'plan');
  expect(plan.map((card) => card.planId)).toEqual(
    Array.from({ length: 15 }, (_, index) => `IND-${String(index + 1).padStart(2, '0')}`),
  );
  for (const card of cards)
    expect((card.methods.length === 0) !== (card.unavailable === null), card.id).toBe(true);
});

test('four months and semesters are of cards that are reported by them, and of no register’s photograph', () => {
  const monthly = cards.filter(
    ({ methods, facts }) => facts !== null || methods.some((each) => each.grain === 'month'),
  );
  const silent = monthly.filter(({ lengths }) => lengths.length === 0).map(({ address }) => address);
  expect(silent.toSorted()).toEqual(['comissoes', 'leitos']);
  for (const card of cards) if (!monthly.includes(card)) expect(card.lengths, card.id).toEqual([]);
});

test('a tolerance is what one event changes, with its reason, and is asked of who decides', () => {
  const declared = cards.flatMap(({ address, target, openQuestions }) =>
    target?.tolerance
      ? [[address, target.tolerance.value, openQuestions.some((each) => each.includes('tolerância'))]]
      : [],
  );
  expect(declared).toEqual([
    ['714', '0.09', true],
    ['717', '1.7', true],
    ['731', '0.02', true],
  ]);
});

test('what should stay within a band has one, or says why none is known', () => {
  const within = cards.filter(({ target }) => target?.kind === 'stay-within');
  expect(within.map(({ address }) => address)).toEqual(expect.arrayContaining(['permanencia', 'ocupacao']));
  for (const { id, bands, target } of within) expect(bands.length > 0, id).toBe(target?.noBand === null);
});

test('every way of counting by a card on people counts them, so that few are known', () => {
  const onPeople = cards.filter(({ people }) => people);
  expect(onPeople.length).toBeGreaterThan(10);
  for (const card of onPeople)
    for (const method of card.methods) {
      const stored = amountNames(talliesOf(card).find(({ key }) => key === method.id) as Tally);
      const told = amountsToldOf(card, method);
      expect(told, `${card.id} ${method.id}`).not.toEqual([]);
      expect(stored).toEqual(expect.arrayContaining(told.flatMap(({ plus, less }) => [plus, ...less])));
    }
});

test('no code of a card is in two of its parts, which are counted by grouping', () => {
  for (const { id, parts } of cards) {
    const values = parts?.items.flatMap((part) => part.values.map((value) => ({ part: part.id, value })));
    const same = (one: string, other: string) =>
      parts?.op === 'in' ? one === other : one.startsWith(other) || other.startsWith(one);
    for (const one of values ?? [])
      expect(
        values?.filter((other) => other.part !== one.part && same(one.value, other.value)),
        id,
      ).toEqual([]);
  }
});

test('cards and their addresses and numbers are told apart', () => {
  for (const name of ['id', 'address', 'planId', 'order'] as const)
    expect(new Set(cards.map((card) => card[name])).size, name).toBe(cards.length);
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

  /** What is stored of one file by one tally: by municipality, and by establishment. */
  async function count(csv: string, tally: Tally, header: readonly string[], regions: Regions = []) {
    const target = join(folder, `${tally.card.id}-${tally.key.replace('/', '-')}.parquet`);
    const { path, sha256 } = await engine.writePartition({ csv, target, columns: header });
    const names = amountNames(tally);
    const question = packedQuestion(tally, regions);
    const found = await engine.countPacked({
      system: tally.counting.system,
      partitions: [{ path, sha256 }],
      ...question,
    });
    const keysOf = ({ grouping }: PackedCounts) => question.groupings[grouping] ?? [];
    const placesBy = (of: PackedCounts | undefined, key: number) => {
      const sums: Record<string, Record<string, number>> = {};
      for (const [number, column] of of?.columns ?? [])
        column.places.forEach((place, at) => {
          sums[of!.places[place]![key]!] ??= {};
          const sum = sums[of!.places[place]![key]!]!;
          sum[names[number - 1]!] = (sum[names[number - 1]!] ?? 0) + column.hundredths[at]!;
        });
      return Object.fromEntries(
        Object.entries(sums).map(([code, amounts]) => [
          code,
          Object.fromEntries(Object.entries(amounts).map(([name, sum]) => [name, hundredthsText(sum)])),
        ]),
      );
    };
    const told = (all: readonly PackedCounts[]) => {
      const ofMunicipalities = all.find((each) => isOfMunicipalities(keysOf(each)));
      const ofEstablishments = all.find((each) => !isOfMunicipalities(keysOf(each)));
      return {
        counts: placesBy(ofMunicipalities ?? ofEstablishments, 0),
        establishments: placesBy(ofEstablishments, 1),
      };
    };
    const ofMonths = tally.counting.dated === undefined ? [] : found.map(byMonth);
    const months = new Set(ofMonths.flatMap((each) => [...each.keys()]));
    return {
      ...told(found),
      months: Object.fromEntries(
        [...months].map((month) => [month, told(ofMonths.flatMap((each) => each.get(month) ?? []))]),
      ),
    };
  }

  const tallies = cards.flatMap(talliesOf);
  const tallyOf = (indicator: string, key: string) =>
    tallies.find((tally) => tally.card.id === indicator && tally.key === key)!;

  const goldens = cards.flatMap((card) => {
    const golden = join(import.meta.dirname, card.id, 'golden');
    if (!existsSync(golden)) return [];
    return readdirSync(golden)
      .filter((name) => name.startsWith('rows'))
      .map((name) => [card.id, name, golden] as const);
  });
  const readGolden = (folder: string, rows: string): Golden =>
    JSON.parse(readFileSync(join(folder, rows.replace('rows', 'expected').replace('.csv', '.json')), 'utf8'));

  test.each(goldens)('%s counts its golden case %s', async (id, rows, golden) => {
    const csv = join(golden, rows);
    const expected = readGolden(golden, rows);
    const header = readFileSync(csv, 'utf8').split('\n', 1)[0]!.split(',');
    const tally = tallyOf(id, expected.method);
    const found = await count(csv, tally, header, expected.regions);
    expect(found.counts).toEqual(expected.counts);
    expect(found.months).toEqual(expected.months ?? {});
    if (expected.establishments !== undefined || tally.card.set === 'hospital')
      expect(found.establishments).toEqual(expected.establishments ?? {});
  });

  test('every method and every denominator of its own has a golden case', () => {
    const told = new Set(goldens.map(([id, rows, golden]) => `${id} ${readGolden(golden, rows).method}`));
    const known = tallies.map((tally) => `${tally.card.id} ${tally.key}`);
    expect(known.filter((name) => !told.has(name))).toEqual([]);
  });

  test('what a method asks of a file is every column that it looks at', () => {
    for (const tally of tallies) {
      const { counting, measures, parts } = tally;
      const looked = [
        counting.territoryColumn,
        ...columnsOf(counting.filters),
        ...measures.flatMap(({ measure }) => [
          ...(measure.column === undefined ? [] : [measure.column]),
          ...(measure.less ?? []),
          ...(measure.plus ?? []).map(({ column }) => column),
          ...(measure.atMost === undefined ? [] : [measure.atMost]),
          ...columnsOf(measure.where),
        ]),
        ...(parts === null ? [] : [parts.column]),
        ...(counting.dated === undefined ? [] : [counting.dated.column]),
      ];
      const name = `${tally.card.id} ${tally.key}`;
      expect(
        [...new Set(looked)].filter((column) => !counting.requires.includes(column)),
        name,
      ).toEqual([]);
    }
  });

  describeWithData(
    'the hundred admissions of the peer',
    ['data/oracles/aih100.csv', 'data/oracles/aih100_icsap_expected.csv'],
    ([sample, published]) => {
      test('group by group, 20 of 84', async () => {
        const { header, csv } = await asPartition(sample!, join(folder, 'aih100.csv'));
        const { counts } = await count(csv, tallyOf('icsap-proportion', 'ICSAP_2008'), header);
        const total = (name: string) =>
          Object.values(counts).reduce((sum, row) => sum + Number(row[name] ?? 0), 0);
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
