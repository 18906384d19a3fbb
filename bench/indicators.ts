import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { sql } from 'kysely';
import { openContext } from '../src/app/context.ts';
import { seeds } from '../src/app/seed.ts';
import { listPlaces } from '../src/features/indicators/commands/list-places.ts';
import { getCard, resolveMethod } from '../src/features/indicators/commands/value-query.ts';
import { indicatorValue, recomputeStale, recomputeVersion } from '../src/features/indicators/index.ts';
import { readPage } from '../src/features/indicators/routes/page.ts';
import { getTerritory } from '../src/features/territory/index.ts';
import type { Context } from '../src/platform/context.ts';
import { startEmbedded } from '../src/platform/db/embedded.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { readEnv } from '../src/platform/env.ts';
import { newId } from '../src/platform/ids.ts';
import { applySeeds } from '../src/platform/seeds.ts';
import { median, ratio } from './harness.ts';
import { type MadeUpFile, madeUpFiles } from './indicator-data.ts';
import { type FilesOf, handWritten, type IcsapGroup } from './indicator-queries.ts';
import type { Finding, Outcome, Table } from './report.ts';

const LAST = '2025-06';
const YEAR = `${LAST}/12M`;
const HOME = '51';
const DAY = '2025-06-28';

interface Spent {
  readonly cpu: number;
  readonly clock: number;
}

async function spent(work: () => Promise<unknown>): Promise<Spent> {
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1e6, clock: (performance.now() - clock) / 1000 };
}

interface Hand {
  readonly connection: DuckDBConnection;
  close(): void;
}

/** A DuckDB of its own, with the settings of the house, that holds the places and nothing else. */
async function openHand(places: readonly { code: string; region: string; macro: string }[]): Promise<Hand> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '512MB', threads: '2' });
  const connection = await instance.connect();
  const rows = places.map(({ code, region, macro }) => `('${code}', '${region}', '${macro}')`).join(', ');
  await connection.run(`create table places as select * from (values ${rows}) as x (code, region, macro)`);
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const listOf =
  (files: readonly MadeUpFile[]): FilesOf =>
  (system) => {
    const paths = files.filter((file) => file.system === system).map(({ path }) => `'${path}'`);
    return `read_parquet([${paths.join(', ')}], filename = true)`;
  };

const lastYear = (month: string) => month > '2024-06';

/** Every card by hand: counts of every file, then the last year for each municipality, region, macro-region and the state. */
async function byHand(
  { connection }: Hand,
  files: readonly MadeUpFile[],
  only: (card: string) => boolean = () => true,
): Promise<Map<string, readonly (string | null)[]>> {
  const totals = new Map<string, readonly (string | null)[]>();
  const recent = files.filter((file) => lastYear(file.period)).map(({ path }) => `'${path}'`);
  for (const { card, counts, total } of handWritten(icsapGroups()).filter((each) => only(each.card))) {
    await connection.run(`create or replace temp table counted as ${counts(listOf(files))}`);
    const rolled = await connection.runAndReadAll(`select code, region, macro, ${total}
      from counted left join places on code = m where filename in (${recent.join(', ')})
      group by grouping sets ((code), (region), (macro), ()) order by grouping(code, region, macro) desc limit 600`);
    const state = rolled.getRowsJson()[0] ?? [];
    totals.set(
      card,
      state.slice(3).map((each) => (each === null ? null : String(Number(each)))),
    );
  }
  return totals;
}

function icsapGroups(): IcsapGroup[] {
  const path = new URL('../src/features/indicators/catalogue/icsap-proportion/card.json', import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')).parts.items;
}

/** The same by the program: what was counted is stored, and each place's value made of it. */
async function byUs(context: Context): Promise<Map<string, readonly (string | null)[]>> {
  await recomputeStale(context);
  return valuesByUs(context);
}

async function valuesByUs(context: Context): Promise<Map<string, readonly (string | null)[]>> {
  const territory = await getTerritory(context);
  const unit = territory.get(HOME, DAY);
  const totals = new Map<string, readonly (string | null)[]>();
  for (const { card: code } of handWritten([])) {
    const card = getCard(code);
    for (const { id } of card.methods.filter((each) => !each.system.startsWith('SINASC'))) {
      const query = { card, unit, ...resolveMethod(card, id, null) };
      for (const level of ['municipality', 'healthRegion', 'macroRegion'] as const)
        await listPlaces(context, query, YEAR, level);
      const value = await indicatorValue(context, {
        indicator: code,
        territory: HOME,
        period: YEAR,
        method: id,
      });
      const number = (text: string | null) => (text === null ? null : String(Number(text)));
      if (id === card.defaultMethod) totals.set(code, [number(value.numerator), number(value.denominator)]);
    }
  }
  return totals;
}

/** Ours must be the number that the query by hand gives. People are no count of files. */
function compare(
  ours: Map<string, readonly (string | null)[]>,
  hand: Map<string, readonly (string | null)[]>,
) {
  for (const [card, numbers] of hand) {
    const found = ours.get(card) ?? [];
    const [same, divided] = [found[0] === numbers[0], card === '719' || (found[1] ?? null) === numbers[1]];
    if (!same || !divided)
      throw new Error(`${card}: ours ${found.join(' / ')}, by hand ${numbers.join(' / ')}`);
  }
}

interface Bench {
  readonly context: Context;
  readonly hand: Hand;
  readonly files: readonly MadeUpFile[];
  close(): Promise<void>;
}

/** An installation with nothing counted, beside a DuckDB with nothing read. */
async function open(size: number): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-bench-run-'));
  const database = await startEmbedded(join(folder, 'database'));
  const env = { ...readEnv(), dataFolder: folder, uf: 'MT', logLevel: 'error' as const };
  const warehouse = join(folder, env.mode, 'warehouse');
  await migrate(database.db);
  mkdirSync(dirname(warehouse), { recursive: true });
  const territoryFirst = openContext(env, database.db);
  await applySeeds(territoryFirst, seeds);
  const territory = await getTerritory(territoryFirst);
  const places = territory.municipalitiesOn('2024-01-01', HOME).map(({ code }) => {
    const path = territory.path(code, DAY);
    return {
      code,
      region: path.find((each) => each.length === 5)!,
      macro: path.find((each) => each.length === 4)!,
    };
  });
  await territoryFirst.close();
  rmSync(warehouse, { recursive: true, force: true });
  const files = await madeUpFiles(
    size,
    LAST,
    places.map(({ code }) => code),
  );
  symlinkSync(dirname(dirname(files[0]!.path)), warehouse);
  const context = openContext(env, database.db);
  const hand = await openHand(places);
  return {
    context,
    hand,
    files,
    async close() {
      hand.close();
      await context.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const COLUMNS: Readonly<Record<MadeUpFile['system'], string>> = {
  'SIH-RD': `MUNIC_RES CNES MUNIC_MOV ANO_CMPT MES_CMPT IDENT DIAG_PRINC PROC_REA ESPEC COMPLEX FINANC COBRANCA DIAS_PERM
    UTI_MES_TO VAL_TOT VAL_SH_GES VAL_SP_GES IDADE`,
  'SIA-PA':
    'PA_UFMUN PA_CODUNI PA_MVM PA_CMP PA_PROC_ID PA_NIVCPL PA_TPFIN PA_QTDAPR PA_VALAPR PA_VL_CL PA_IDADE',
  'CNES-LT': 'CODUFMUN CNES TP_LEITO CODLEITO QT_SUS QT_EXIST',
};

/** Registers a file as an imported version. @returns its id. */
async function register({ db, clock }: Context, file: MadeUpFile): Promise<string> {
  const id = newId(clock.now());
  const sha = id.replaceAll('-', '').padEnd(64, '0');
  const columns = COLUMNS[file.system].split(/\s+/);
  await sql`insert into source_versions (id, system, uf, period, file_name, sha256, bytes, issued_on, issue_basis, row_count,
      column_count, stored_columns, hashed_columns, dropped_columns, warnings, partition_file, partition_sha256,
      partition_bytes, imported_at, padded)
    values (${id}, ${file.system}, 'MT', ${file.period}, ${`${file.system}-${file.period}.dbc`}, ${sha}, 1, '2025-08-01', 'header',
      ${file.rows}, ${columns.length}, ${columns}, '{}', '{}', '[]', ${`${file.system}/${file.period}.parquet`}, ${sha}, 1, now(),
      false)`.execute(db);
  await sql`insert into source_currents (system, uf, period, version_id, since)
    values (${file.system}, 'MT', ${file.period}, ${id}, now())`.execute(db);
  return id;
}

interface Measured {
  readonly what: string;
  readonly goal: string;
  /** One reading a round, of both in the same round. */
  readonly ours: readonly Spent[];
  readonly hand: readonly Spent[];
}

/** Both in turn, who goes first changing from round to round; `before` undoes what the round before kept. */
async function inTurn(
  rounds: number,
  ours: () => Promise<unknown>,
  hand: () => Promise<unknown>,
  before: () => Promise<unknown> = async () => {},
): Promise<Pick<Measured, 'ours' | 'hand'>> {
  const readings = { ours: [] as Spent[], hand: [] as Spent[] };
  for (let round = 0; round < rounds; round++) {
    await before();
    const first = round % 2 === 0;
    if (first) readings.ours.push(await spent(ours));
    readings.hand.push(await spent(hand));
    if (!first) readings.ours.push(await spent(ours));
  }
  return readings;
}

async function measure(size: number, rounds: number): Promise<Measured[]> {
  const bench = await open(size);
  const { context, hand, files } = bench;
  try {
    const older = files.filter((file) => file.period !== LAST);
    const fresh = files.filter((file) => file.period === LAST);
    for (const file of older) await register(context, file);
    const cold = await inTurn(
      rounds,
      () => byUs(context),
      () => byHand(hand, older),
      () => forget(context, '0000-00'),
    );
    const page = await measurePage(bench, older, rounds * 3);
    const ids: string[] = [];
    for (const file of fresh) ids.push(await register(context, file));
    const month = await inTurn(
      rounds * 3,
      async () => {
        for (const id of ids) await recomputeVersion(context, id);
      },
      () => byHand(hand, fresh),
      () => forget(context, LAST),
    );
    compare(await valuesByUs(context), await byHand(hand, files));
    return [
      { what: 'every indicator, every place of four levels, nothing counted yet', goal: '2 s', ...cold },
      { what: 'the data of one indicator’s page (713)', goal: '100 ms', ...page },
      { what: 'one month more of the three systems', goal: '1 s', ...month },
    ];
  } finally {
    await bench.close();
  }
}

/** Takes away what was counted of files from a month on. */
async function forget({ db }: Context, from: string): Promise<void> {
  await sql`delete from indicator_sheets where id in (select sheet_id from indicator_computations
    where origin = 'import' and period >= ${from})`.execute(db);
}

/** The page of 713: series by month and year of the state, and its municipalities. By hand, the files are read. */
async function measurePage({ context, hand }: Bench, files: readonly MadeUpFile[], rounds: number) {
  const card = getCard('713');
  const territory = await getTerritory(context);
  const query = { card, unit: territory.get(HOME, DAY), ...resolveMethod(card, null, null) };
  const ours = async () => {
    await readPage(context, '713', { territory: HOME });
    await listPlaces(context, query, '2024', 'municipality');
  };
  return inTurn(rounds, ours, () => byHand(hand, files, (each) => each === '713'));
}

const ROUNDS = 3;
const ACCEPTED = 1.2;
const middle = (readings: readonly Spent[], what: keyof Spent) => median(readings.map((each) => each[what]));
const seconds = (readings: readonly Spent[]) =>
  `${middle(readings, 'cpu').toFixed(2)} (${middle(readings, 'clock').toFixed(2)})`;
const times = ({ ours, hand }: Measured) =>
  ratio(
    { name: 'ours', seconds: ours.map(({ cpu }) => cpu) },
    { name: 'by hand', seconds: hand.map(({ cpu }) => cpu) },
  );

/** All that the cards count of a state the size of Mato Grosso, beside the same questions written by hand in DuckDB. */
export async function indicators(quick: boolean): Promise<Outcome> {
  const tables: Table[] = [];
  const findings: Finding[] = [];
  for (const size of quick ? [1] : [1, 3]) {
    const measured = await measure(size, quick ? 1 : ROUNDS);
    tables.push({
      title: `Indicators, ${size} × Mato Grosso: SIH ${20 * size} thousand rows × 60 months, SIA ${1.5 * size} million × 12, CNES-LT × 60`,
      columns: ['', 'ours, s of CPU (of the clock)', 'by hand, s of CPU (of the clock)', 'ours ÷ by hand'],
      rows: measured.map((each) => {
        const { median: ratioOf, least, most } = times(each);
        const range = `(${least.toFixed(2)}–${most.toFixed(2)})`;
        return [each.what, seconds(each.ours), seconds(each.hand), `${ratioOf.toFixed(2)} × ${range}`];
      }),
      notes: ['Medians. Ours keeps what it counts in the embedded database; by hand nothing is kept.'],
    });
    for (const each of measured) {
      const found = times(each).median;
      findings.push({
        what: `${each.what}, ${size} ×`,
        goal: `≤ ${ACCEPTED} × the queries by hand; feels like ${each.goal}`,
        measured: `${found.toFixed(2)} ×, ${middle(each.ours, 'clock').toFixed(2)} s by the clock`,
        reached: found <= ACCEPTED,
      });
    }
  }
  return { tables, findings };
}
