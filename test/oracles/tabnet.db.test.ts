import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from '../../src/app/server.ts';
import { ReconciliationAnswer } from '../../src/features/indicators/contract.ts';
import {
  importFiles,
  plainText,
  type TabnetReport,
  totalsThatDiffer,
} from '../../src/features/sources/index.ts';
import { getTerritory, type Territory } from '../../src/features/territory/index.ts';
import { Rational, sum } from '../../src/kernel/rational.ts';
import { type FreshContext, freshContext, hasDatabase } from '../database/fresh.ts';
import { PERSON_OF_ROLE, sendAs, signInAs } from '../database/sign-in.ts';
import { describeWithData } from '../shared-data.ts';
import { exported, rowsOf } from './public-rows.ts';

const TABLES = ['internacoes', 'obitos', 'gastos_totais', 'taxa_mortalidade'].map(
  (name) => `data/oracles/tabnet_sih_${name}_uf_mes.csv`,
);
const ASTHMA = 'data/oracles/tabnet_sih_asma_municipio_mes.csv.gz';
const DENGUE = ['2023', '2024', '2025'].map((year) => `data/oracles/tabwin_dengue_mt_${year}.prn`);
/** The files on disk of the tables' months. None is of Mato Grosso, and no state has the seven months that close one month of admission. */
const FILES = ['RDAC1401', 'RDRR1412', 'RDSE1506'].map((name) => `data/dbc/sih/${name}.dbc`);
const COLUMNS = ['IDENT', 'MUNIC_MOV', 'MUNIC_RES', 'DT_INTER', 'DIAG_PRINC', 'MORTE', 'VAL_TOT'] as const;

type Row = Record<(typeof COLUMNS)[number], string>;

/**
 * Each state's own month by the table's own reading (month of admission, place of service): printed, held by its one file, and what lacks.
 * The cause is one: the files of the six months after are not on disk.
 */
const DIFFERENCES = [
  {
    cells: [
      ['4169', '2295', '1874'],
      ['2518', '177', '2341'],
      ['7666', '3956', '3710'],
    ],
    left: '7925',
    where: 'só internações (AIH tipo 1)',
  },
  {
    cells: [
      ['72', '23', '49'],
      ['67', '1', '66'],
      ['392', '92', '300'],
    ],
    left: '415',
    where: 'todas as AIH, com as de longa permanência',
  },
  {
    cells: [
      ['2880570.12', '1253762.75', '1626807.37'],
      ['1927452.43', '75118.61', '1852333.82'],
      ['7653250.31', '2523065.19', '5130185.12'],
    ],
    left: '8609326.31',
    where: 'todas as AIH, com as de longa permanência',
  },
] as const;
const NOT_LOADED =
  'a tabela conta pelo mês da internação, e parte do que houve em cada mês só chega nos arquivos dos 6 meses seguintes: falta carregar AC 2014-02, 2014-03, 2014-04, 2014-05, 2014-06, 2014-07; RR 2015-01, 2015-02, 2015-03, 2015-04, 2015-05, 2015-06; SE 2015-07, 2015-08, 2015-09, 2015-10, 2015-11, 2015-12';

/** What rows amount to by place and month of admission: `28/2015-06`. */
function byMonth(rows: readonly Row[], place: (row: Row) => string, amount: (row: Row) => Rational) {
  const found = new Map<string, Rational>();
  for (const row of rows) {
    const key = `${place(row)}/${row.DT_INTER.slice(0, 4)}-${row.DT_INTER.slice(4, 6)}`;
    found.set(key, (found.get(key) ?? Rational.zero).add(amount(row)));
  }
  return found;
}
type Cells = ReadonlyMap<string, Rational | null>;

/** Of the cells that the files hold something of: how many, how many they hold whole, what they hold and what was printed. */
function reach(held: ReadonlyMap<string, Rational>, printed: Cells) {
  const told = [...held].flatMap(([key, value]) => {
    const whole = printed.get(key) ?? null;
    return whole === null ? [] : [[value, whole] as const];
  });
  return [
    told.length,
    told.filter(([value, whole]) => value.eq(whole)).length,
    sum(told.map(([value]) => value)).toDecimal(2),
    sum(told.map(([, whole]) => whole)).toDecimal(2),
  ];
}
const one = () => Rational.one;
const stateOf = (row: Row) => row.MUNIC_MOV.slice(0, 2);

/** The cells of a table by place and month; `codeOf` gives the code of a row that is a place. */
function cellsOf(report: TabnetReport, codeOf: (row: TabnetReport['rows'][number]) => string | undefined) {
  return new Map<string, Rational | null>(
    report.rows.flatMap((row) =>
      row.cells.map((cell, at) => [`${codeOf(row)}/${report.columns[at]?.period}`, cell.value] as const),
    ),
  );
}

if (hasDatabase)
  describeWithData('tables of TabNet and TabWin', [...TABLES, ASTHMA, ...DENGUE, ...FILES], (paths) => {
    const [tables, asthma, dengue] = [paths.slice(0, 4), paths[4] as string, paths.slice(5, 8)];
    const [admissions, deaths, amounts, rates] = tables.map(exported) as [
      TabnetReport,
      TabnetReport,
      TabnetReport,
      TabnetReport,
    ];
    let fresh: FreshContext;
    let app: FastifyInstance;
    let headers: { cookie: string };
    let territory: Territory;
    let rows: Row[];
    beforeAll(async () => {
      fresh = await freshContext();
      territory = await getTerritory(fresh.context);
      app = await buildServer(fresh.context);
      headers = await signInAs(app, PERSON_OF_ROLE.technician!);
      await importFiles(fresh.context, paths.slice(8));
      rows = (await Promise.all(paths.slice(8).map((path) => rowsOf(path, COLUMNS)))).flat() as Row[];
    });
    afterAll(async () => {
      await app.close();
      await fresh.close();
    });

    const states = () =>
      new Map(territory.statesOn('2021-01-01').map((state) => [plainText(state.name), state.code]));
    const ofState = (row: TabnetReport['rows'][number]) => states().get(plainText(row.name));
    const reconcile = (path: string) => {
      const edge = 'fronteira';
      const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${basename(path)}"\r\ncontent-type: text/csv\r\n\r\n`;
      return sendAs(app, headers, {
        method: 'POST',
        url: '/api/indicators/reconciliations',
        headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
        payload: Buffer.concat([Buffer.from(head), readFileSync(path), Buffer.from(`\r\n--${edge}--\r\n`)]),
      });
    };

    test('name the 27 states of the register under five regions, month by month', () => {
      for (const report of [admissions, deaths, amounts, rates]) {
        expect(new Set(report.rows.flatMap((row) => ofState(row) ?? []))).toHaveLength(27);
        expect(report.rows.filter((row) => row.depth === 0 && !row.isTotal)).toHaveLength(5);
        expect(report.columns.filter((column) => column.period === null)).toHaveLength(1);
        expect(report.columns.map((column) => column.period)).toContain('2021-03');
      }
    });

    test.each([
      ['admissions', () => admissions],
      ['deaths', () => deaths],
      ['amounts', () => amounts],
    ] as const)('%s: regions are the sum of their states, in every column', (_, table) => {
      const report = table();
      const rows = report.rows.filter((each) => !each.isTotal);
      const heads = rows.flatMap((row, at) => (row.depth === 0 ? [at] : []));
      for (const [index, at] of heads.entries()) {
        const states = rows.slice(at + 1, heads[index + 1]);
        for (const [column, cell] of rows[at]!.cells.entries()) {
          const parts = sum(states.map((state) => state.cells[column]?.value ?? Rational.zero));
          expect(parts.eq(cell.value as Rational), `${rows[at]!.name}, ${column}`).toBe(true);
        }
      }
      expect(totalsThatDiffer(report)).toEqual([]);
    });

    test('deaths ÷ admissions, divided once and rounded half up, are every printed rate', () => {
      const [divided, by] = [cellsOf(deaths, ofState), cellsOf(admissions, ofState)];
      const printed = rates.rows.flatMap((row) =>
        row.cells.map((cell, at) => [ofState(row), rates.columns[at]?.period, cell.text] as const),
      );
      const compared = printed.filter(
        ([state, period]) => state && period && !(by.get(`${state}/${period}`) ?? Rational.zero).isZero(),
      );
      for (const [state, period, text] of compared) {
        const key = `${state}/${period}`;
        const rate = (divided.get(key) ?? Rational.zero).mul(Rational.of(100)).div(by.get(key) as Rational);
        expect(rate.toDecimal(2).replace('.', ','), key).toBe(text === '-' ? '0,00' : text);
      }
      expect(compared.length).toBeGreaterThan(4000);
    });

    // A month of admission is closed by seven files and one is here, so of most cells only a part can be held. What part is exact.
    describe('what the files on disk hold of a month of admission is part of what the whole series printed', () => {
      test.each([
        [
          'admissions (AIH of type 1)',
          () => admissions,
          (row: Row) => row.IDENT === '1',
          one,
          [22, 0, '14915.00', '109101.00'],
        ],
        ['deaths', () => deaths, (row: Row) => row.MORTE === '1', one, [17, 0, '480.00', '3108.00']],
        [
          'amounts',
          () => amounts,
          () => true,
          (row: Row) => Rational.parse(row.VAL_TOT),
          [32, 0, '12367507.20', '159872088.12'],
        ],
      ] as const)('%s', (_, table, counted, amount, reached) => {
        const printed = cellsOf(table(), ofState);
        const held = byMonth(rows.filter(counted), stateOf, amount);
        const within = [...held].filter(([key]) => printed.has(key));
        expect(within.length).toBeGreaterThan(8);
        for (const [key, value] of within) expect(value.gt(printed.get(key) as Rational), key).toBe(false);
        expect(reach(held, printed)).toEqual(reached);
      });

      test('asthma (J45, J46) by municipality of residence', () => {
        const report = exported(asthma);
        expect(totalsThatDiffer(report)).toEqual([]);
        const printed = cellsOf(report, (row) => row.code ?? undefined);
        const asthmatic = rows.filter((row) => row.IDENT === '1' && /^J4[56]/.test(row.DIAG_PRINC));
        const held = byMonth(asthmatic, (row) => row.MUNIC_RES, one);
        const over = [...held].filter(([key, value]) => value.gt(printed.get(key) ?? Rational.zero));
        expect(held.size).toBeGreaterThan(30);
        expect(over).toEqual([]);
        // Half of the towns had no asthma presented later: there the one file holds the whole month.
        expect(reach(held, printed)).toEqual([43, 22, '134.00', '328.00']);
      });
    });

    test.each([0, 1, 2])(
      'table %i reconciles with what is loaded, cell by cell and none lost',
      async (at) => {
        const report = [admissions, deaths, amounts][at]!;
        const answer = await reconcile(tables[at] as string);
        const found = ReconciliationAnswer.parse(answer.json());
        expect(found.says).toEqual({ time: 'mês da internação', place: 'local de internação' });
        expect(found.cells.map(({ place, period }) => `${place.code} ${period}`).toSorted()).toEqual([
          '12 2014-01',
          '14 2014-12',
          '28 2015-06',
        ]);
        const left = found.skipped.reduce((total, { cells }) => total + cells, 0);
        expect(found.compared + left).toBe(report.rows.length * report.columns.length);
        const printed = cellsOf(report, ofState);
        for (const { place, period, printed: told } of found.cells)
          expect(Rational.parse(told).eq(printed.get(`${place.code}/${period}`) as Rational)).toBe(true);
        const { cells, left: whole, where } = DIFFERENCES[at]!;
        const byPlace = found.cells.toSorted((one, other) => (one.place.code < other.place.code ? -1 : 1));
        expect(byPlace.map((cell) => [cell.printed, cell.nearest, cell.left])).toEqual(cells);
        expect([found.left, found.nearest[2]]).toEqual([whole, where]);
        expect(found.untested[0]).toEqual({ name: 'o que é apresentado depois', reason: NOT_LOADED });
      },
    );

    test.each([
      ['a rate', () => tables[3], /^Não sei contar "Taxa mortalidade" .* exporte as contagens\.$/],
      ['the whole country by municipality', () => asthma, /^A tabela tem [\d.]+ células; são lidas até /],
      ['notified cases', () => dengue[0], /^Não sei contar .* exporte as contagens\.$/],
    ] as const)('%s is refused, saying what can be compared', async (_, path, reason) => {
      const answer = await reconcile(path() as string);
      expect([answer.statusCode, answer.json().error.message]).toEqual([422, expect.stringMatching(reason)]);
    });

    test.each([0, 1, 2])('dengue, table %i: the municipalities of the state, and rows that add up', (at) => {
      const report = exported(dengue[at] as string);
      const codes = report.rows.filter((row) => !row.isTotal && row.code !== '510000').map((row) => row.code);
      const known = territory.municipalitiesOn('2024-12-31', '51').map((each) => each.code);
      expect(codes.toSorted()).toEqual(known.toSorted());
      expect(totalsThatDiffer(report)).toEqual([]);
      for (const row of report.rows) {
        const weeks = row.cells.slice(0, -1).map((cell) => cell.value ?? Rational.zero);
        expect(sum(weeks).eq(row.cells.at(-1)?.value as Rational), row.name).toBe(true);
      }
    });
  });
