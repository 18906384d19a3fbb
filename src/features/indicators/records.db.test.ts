import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { PERSON_OF_ROLE, sendAs, signInAs } from '../../../test/database/sign-in.ts';
import { buildServer } from '../../app/server.ts';
import { newId } from '../../platform/ids.ts';
import { findVersion, partitionOf } from '../sources/index.ts';
import { saveCurrent, saveVersion } from '../sources/store/versions.ts';
import { catalogue } from './commands/recompute.ts';
import { ProvenanceAnswer, RecordsAnswer, ValueAnswer } from './contract.ts';
import { isInForce, type Method, numeratorOf, variantsOf } from './domain/card.ts';
import { recordsAddress } from './domain/records-address.ts';
import { recomputeVersion } from './index.ts';

const CATALOGUE = join(import.meta.dirname, 'catalogue');

/** One file for each golden case of a numerator, each in a period of its own. */
interface Case {
  readonly card: (typeof catalogue.cards)[number];
  readonly method: Method;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly period: string;
  /** CNES of the establishments that have counts. */
  readonly counted: readonly string[];
}

function readCases(): Case[] {
  const taken = new Set<string>();
  return catalogue.cards.flatMap((card) => {
    const golden = join(CATALOGUE, card.id, 'golden');
    const names = card.methods.length === 0 ? [] : readdirSync(golden).filter((name) => /^rows/.test(name));
    return names.flatMap((name): Case[] => {
      const expected = name.replace('rows', 'expected').replace('.csv', '.json');
      const told = JSON.parse(readFileSync(join(golden, expected), 'utf8'));
      const method = card.methods.find(({ id }) => id === told.method);
      if (method === undefined) return [];
      const [header = [], ...rows] = readFileSync(join(golden, name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(','));
      const counted = Object.keys(told.establishments ?? {}).filter((cnes) => /^\d{7}$/.test(cnes));
      return [{ card, method, header, rows, counted, period: freePeriod(method, taken) }];
    });
  });
}

/** The state, each municipality that the rows name and each establishment that is counted. */
function wheresOf({ method, header, rows, counted }: Case) {
  const texts = (column: string) => [...new Set(rows.map((row) => row[header.indexOf(column)] ?? ''))];
  const places = new Set(texts(method.territoryColumn).map((code) => code.slice(0, 6)));
  return [
    { territory: '51' },
    ...[...places]
      .filter((code) => /^51\d{4}$/.test(code) && code !== '510000')
      .map((territory) => ({ territory })),
    ...counted.map((establishment) => ({ establishment })),
  ];
}

/** Every question that a number of the case answers. */
function questionsOf(each: Case) {
  const { method, period } = each;
  const variants = variantsOf(method).length > 1 ? variantsOf(method).map(({ id }) => id) : [null];
  return variants.flatMap((variant) =>
    wheresOf(each).map((where) => ({
      variant,
      query: new URLSearchParams({ period, method: method.id, ...where, ...(variant && { variant }) }),
      address: {
        periodo: period,
        metodo: method.id,
        ...(variant && { denominador: variant }),
        ...('establishment' in where ? { cnes: where.establishment } : { territorio: where.territory }),
      },
    })),
  );
}

function freePeriod(method: Method, taken: Set<string>): string {
  for (let year = 2024; year > 1990; year--) {
    const period = method.grain === 'year' ? `${year}` : `${year}-05`;
    const slot = `${method.system}/${year}`;
    if (taken.has(slot) || !isInForce(method, period)) continue;
    taken.add(slot);
    return period;
  }
  throw new Error(`no period for ${method.id}`);
}

describe.skipIf(!hasDatabase)('the rows behind a number', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  let headers: { cookie: string };
  const cases = readCases();

  beforeAll(async () => {
    fresh = await freshContext();
    app = await buildServer(fresh.context);
    headers = await signInAs(app, PERSON_OF_ROLE.technician!);
    for (const each of cases) await load(each);
  });
  afterAll(async () => {
    await app.close();
    await fresh.close();
  });

  /** The golden rows as a version of the warehouse, with every column that the method shows. */
  async function load({ method, header, rows, period }: Case): Promise<void> {
    const columns = [...new Set([...header, ...method.recordColumns, ...method.requires])];
    const csv = join(fresh.context.env.dataFolder, `${newId(fresh.context.clock.now())}.csv`);
    const width = columns.length - header.length;
    const lines = rows.map((row) => [...row, ...new Array<string>(width).fill('')].join(','));
    mkdirSync(dirname(csv), { recursive: true });
    writeFileSync(csv, [columns.join(','), ...lines].join('\n'));
    const id = newId(fresh.context.clock.now());
    const sha256 = createHash('sha256').update(id).digest('hex');
    const version = {
      id,
      system: method.system,
      uf: 'MT',
      period,
      fileName: `${method.id}.dbc`,
      sha256,
      bytes: 1,
      issuedOn: '2025-01-01',
      issueBasis: 'header' as const,
      part: null,
      rows: rows.length,
      columns: columns.length,
      storedColumns: columns.slice(1),
      hashedColumns: [],
      droppedColumns: [],
      warnings: [],
      partitionFile: `${sha256}.parquet`,
      partitionSha256: sha256,
      partitionBytes: 1,
      padded: false,
      importedAt: fresh.context.clock.now().toISOString(),
      importedBy: null,
    };
    const target = partitionOf(fresh.context, version).path;
    mkdirSync(dirname(target), { recursive: true });
    await fresh.context.warehouse.writePartition({ csv, target, columns });
    await saveVersion(fresh.context, version);
    await saveCurrent(fresh.context, version);
    expect(await findVersion(fresh.context, id)).not.toBeNull();
    await recomputeVersion(fresh.context, id);
  }

  async function get<T>(url: string, schema: { parse: (json: unknown) => T }): Promise<T> {
    const answer = await sendAs(app, headers, { method: 'GET', url });
    expect(answer.statusCode, `${url} ${answer.body}`).toBe(200);
    return schema.parse(answer.json());
  }

  /** Follows the pages of three rows to the end. */
  async function allRows(card: string, query: URLSearchParams) {
    const pages: RecordsAnswer[] = [];
    for (let cursor: string | null = '0.0'; cursor !== null; ) {
      const url = `/api/indicators/${card}/records?${query}&limit=3&cursor=${cursor}`;
      const page: RecordsAnswer = await get(url, RecordsAnswer);
      pages.push(page);
      cursor = page.next;
    }
    return { columns: pages[0]!.columns, rows: pages.flatMap(({ items }) => items), total: pages[0]!.total };
  }

  /** What the rows add up to: their number, or the sum of the columns that the measure adds. */
  function amountOf(
    measure: ReturnType<typeof numeratorOf>,
    { columns, rows }: Awaited<ReturnType<typeof allRows>>,
  ): number {
    if (measure.op === 'count') return rows.length;
    const { column = '', times = 1, plus = [], less = [], atMost } = measure;
    const added = rows.map(({ cells }) => {
      const text = (name: string) => cells[columns.indexOf(name)] ?? '';
      const cell = (name: string) => Number(text(name) || 0);
      // What the file leaves blank is no amount, whatever else stands beside it.
      if (text(column) === '') return 0;
      const more = plus.map((each) => cell(each.column) * each.times);
      const amount = [...more, ...less.map((name) => -cell(name))].reduce(
        (sum, each) => sum + each,
        cell(column) * times,
      );
      return atMost === undefined ? amount : Math.min(amount, cell(atMost));
    });
    return added.reduce((sum, each) => sum + each, 0);
  }

  test('every numerator has a golden case here', () => {
    const known = catalogue.cards.flatMap((card) => card.methods.map(({ id }) => `${card.id} ${id}`));
    expect(cases.map(({ card, method }) => `${card.id} ${method.id}`).toSorted()).toEqual(known.toSorted());
  });

  test.each(cases.map((each) => [each.card.id, each.method.id, each] as const))(
    '%s by %s: the rows are the numerator, in every variant and place',
    async (id, _, each) => {
      let counted = 0;
      for (const { variant, query, address } of questionsOf(each)) {
        const { value, source } = await get(`/api/indicators/${id}/value?${query}`, ValueAnswer);
        expect(value.numerator, `${query} ${value.reason}`).not.toBeNull();
        const found = await allRows(id, query);
        const { times } = each.method.numerator;
        const amount = amountOf(numeratorOf(each.method, variant), found) * times;
        expect(amount.toFixed(2), query.toString()).toBe(Number(value.numerator).toFixed(2));
        expect(found.total).toBe(value.numerator);
        const link = new URL(source!.recordsHref!, 'http://pactua');
        expect(Object.fromEntries(link.searchParams)).toMatchObject(address);
        counted += found.rows.length;
      }
      expect(counted).toBeGreaterThan(0);
    },
  );

  test('who does not work on the files sees the number, and neither the rows nor the way to them', async () => {
    const { card, method, period } = cases.find((each) => !each.card.people)!;
    const council = await signInAs(app, PERSON_OF_ROLE['health-council']!);
    const query = `period=${period}&method=${method.id}`;
    const value = await sendAs(app, council, {
      method: 'GET',
      url: `/api/indicators/${card.id}/value?${query}`,
    });
    expect(ValueAnswer.parse(value.json()).source).not.toHaveProperty('recordsHref');
    const rows = await sendAs(app, council, {
      method: 'GET',
      url: `/api/indicators/${card.id}/records?${query}`,
    });
    expect(rows.statusCode).toBe(403);
  });

  test('what the engine is asked can be read, parts and denominators of other files too', async () => {
    const asked = async (id: string) => {
      const { period } = cases.find(({ card }) => card.id === id)!;
      return (await get(`/api/indicators/${id}/provenance?period=${period}`, ProvenanceAnswer)).queries;
    };
    const [icsap, ...others] = await asked('icsap-proportion');
    // What is counted by establishment is another number, and no part of this one.
    expect(others).toEqual([]);
    expect(icsap!.text).toContain('"denominator:ALL_EXCEPT_BIRTHS"');
    expect(icsap!.text).toContain('as "part"');
    expect(icsap!.text).toContain("('E86', '2')");
    const subgroups = await asked('hospital-production-by-subgroup');
    expect(subgroups.map(({ label }) => label)).toContainEqual(expect.stringMatching(/, parte por parte$/));
    const premature = await asked('premature-ncd-mortality');
    expect(premature.map(({ label }) => label)).toContain('Denominador');
  });

  test('the address tells all that makes the number', () => {
    expect(
      recordsAddress({
        indicator: '717',
        territory: '51',
        period: '2024-01/12M',
        method: 'SIM_RULE',
        variant: null,
        establishment: '2000733',
        knownOn: '2025-02-01',
      }),
    ).toBe(
      '/indicadores/717/registros?periodo=2024-01%2F12M&territorio=51&metodo=SIM_RULE&cnes=2000733&conhecido=2025-02-01',
    );
  });
});
