// Official figures, targets of the plan and first counts of the indicators, from public files.
// node scripts/seed/indicators.ts --uf XX
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { openContext } from '../../src/app/context.ts';
import { hundredthsText } from '../../src/features/indicators/domain/questions.ts';
import { recomputeVersion } from '../../src/features/indicators/index.ts';
import { listCounts } from '../../src/features/indicators/store/counts.ts';
import { importFiles, listCurrentVersions, type VersionRecord } from '../../src/features/sources/index.ts';
import { territorySeed } from '../../src/features/territory/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { startEmbedded } from '../../src/platform/db/embedded.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { readEnv } from '../../src/platform/env.ts';
import { applySeeds } from '../../src/platform/seeds.ts';
import {
  askedUf,
  hasPublicFile,
  publicPath,
  readDataFile,
  readRows,
  readSeed,
  type SeedSource,
  stateCodeOf,
} from './public-file.ts';

const root = resolve(import.meta.dirname, '../..');
const uf = askedUf();
const state = stateCodeOf(uf);

function write(name: string, content: Record<string, unknown>): void {
  const members = Object.entries(content).map(([key, value]) => {
    const lines = Array.isArray(value)
      ? value.map((each) => `    ${JSON.stringify(each)}`).join(',\n')
      : null;
    return `  ${JSON.stringify(key)}: ${lines === null ? JSON.stringify(value) : `[\n${lines}\n  ]`}`;
  });
  const path = resolve(root, 'database/seed/indicators', name);
  mkdirSync(dirname(path), { recursive: true });
  const text = `{\n${members.join(',\n')}\n}\n`;
  writeFileSync(path, text);
  console.log(`database/seed/indicators/${name}: ${Buffer.byteLength(text)} bytes`);
}

const SIDRA = 'oracles/sidra_6694_razao_mortalidade_materna_uf.csv';
const SERIES: [start: string, series: string][] = [
  ['Razão de mortalidade materna', 'maternal-ratio'],
  ['Número de óbitos', 'maternal-deaths'],
  ['Número de nascidos vivos', 'live-births'],
];

/** Every state's published deaths, births and ratio; the ratio is kept as printed, corrected or not. */
function writeOfficial(): void {
  const { text, source } = readDataFile(SIDRA);
  const { states } = JSON.parse(readSeed('states.json')) as { states: { code: string; name: string }[] };
  const codes = new Map(states.map((each) => [each.name, each.code]));
  const figures = readRows(text, ';').flatMap(([place = '', period = '', variable = '', value = '']) => {
    const territory = codes.get(place);
    const series = SERIES.find(([start]) => variable.startsWith(start))?.[1];
    if (!territory || !series || !/^\d{4}$/.test(period) || !/^\d+(,\d+)?$/.test(value)) return [];
    return [[series, territory, period, value.replace(',', '.')]];
  });
  write('official.json', { sources: [source], figures });
}

interface PlanIndicator {
  id: string;
  years: Record<string, PlanCell>;
}
interface PlanCell {
  raw: string;
  value: number | null;
  breakdown?: { macroregion: string; value: number | null; raw: string }[];
  note?: string;
}

/** The yearly targets of the plan, each with its printed cell. */
function writeTargets(): void {
  const bytes = readFileSync(publicPath('plan/plan.reference.json'), 'utf8');
  const { indicators } = JSON.parse(bytes) as { indicators: PlanIndicator[] };
  const cards = new Map(catalogueIds().map(({ planId, id }) => [planId, id]));
  const targets = indicators.flatMap((indicator) =>
    Object.entries(indicator.years).map(([year, cell]) => ({
      indicator: cards.get(indicator.id) as string,
      year: Number(year),
      raw: cell.raw,
      value: cell.value === null ? null : String(cell.value),
      parts: (cell.breakdown ?? []).map((part) => ({
        label: part.macroregion,
        value: part.value === null ? null : String(part.value),
        raw: part.raw,
      })),
      note: cell.note ?? null,
    })),
  );
  write('targets.json', { act: 'sas-plano-2024-2027', territory: state, targets });
}

function catalogueIds(): { id: string; planId: string }[] {
  const folder = resolve(root, 'src/features/indicators/catalogue');
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names.map(({ name }) => JSON.parse(readFileSync(join(folder, name, 'card.json'), 'utf8')));
}

/** Files whose counts the first screen shows, with the indicators they serve. */
const COUNTED: { file: string; system: string; methods: [indicator: string, method: string][] }[] = [
  { file: 'dbc/sim/DOINF21.dbc', system: 'SIM-DOINF', methods: [['infant-mortality-rate', 'DOINF']] },
  ...['ab_12_2019', 'ab_12_2020', 'aps_12_2023', 'aps_04_2024'].map((edition) => ({
    file: `reference/egestor_cobertura_${edition}.csv.gz`,
    system: 'EGESTOR-COBERTURA',
    methods: [
      ['family-health-coverage', 'ESF_3450'],
      ['family-health-coverage', 'ESF_CAPPED'],
      ['family-health-coverage', 'AB_HISTORIC'],
      ['family-health-coverage', 'REGISTERED_2021'],
      ['family-health-coverage', 'POTENTIAL'],
    ] as [string, string][],
  })),
];

/** The counts of one file by each method that could use it. */
async function factsOf(
  context: Context,
  { file, system, methods }: (typeof COUNTED)[number],
  source: SeedSource,
  versions: readonly VersionRecord[],
) {
  const version = versions.find((each) => each.sha256 === source.sha256);
  if (!version) throw new Error(`${file} was not imported`);
  const date = version.issueBasis === 'upload' ? `${version.period}-01` : version.issuedOn;
  const facts = methods.map(async ([indicator, method]) => {
    const counts = await listCounts(context, { indicator, method, state });
    const rows = counts
      .filter((each) => each.period === version.period)
      .map((row) => [
        row.municipality,
        ...row.hundredths.map((amount) => (amount === null ? null : hundredthsText(amount))),
      ]);
    const measures = counts[0]?.measures ?? [];
    return { indicator, method, system, period: version.period, source: source.file, date, measures, rows };
  });
  return (await Promise.all(facts)).filter((fact) => fact.rows.length > 0);
}

const PEOPLE = `population/${uf.toLowerCase()}_popsvs_municipio_sexo_idade_2000_2024.csv.gz`;
const FIRST_YEAR_OF_PEOPLE = 2010;

/** What 718 divides by: people of 30 to 69 years of each municipality, added up from single ages and sexes. */
function peopleFacts(): { source: SeedSource; facts: Record<string, unknown>[] } | null {
  if (!hasPublicFile(`data/${PEOPLE}`)) return null;
  const { text, source } = readDataFile(PEOPLE);
  const years = new Map<string, Map<string, number>>();
  for (const [code = '', year = '', , age, people] of readRows(text, ';').slice(1)) {
    if (Number(year) < FIRST_YEAR_OF_PEOPLE || Number(age) < 30 || Number(age) > 69) continue;
    const ofYear = years.get(year) ?? new Map<string, number>();
    ofYear.set(code.slice(0, 6), (ofYear.get(code.slice(0, 6)) ?? 0) + Number(people));
    years.set(year, ofYear);
  }
  const facts = [...years].sort().map(([period, figures]) => ({
    indicator: 'premature-ncd-mortality',
    method: 'SIM_POPSVS/denominator',
    system: 'POPSVS',
    period,
    source: source.file,
    date: POPSVS_ISSUED,
    measures: ['numerator'],
    rows: [...figures].sort().map(([code, people]) => [code, String(people)]),
  }));
  return { source, facts };
}

/** Day of the files of DATASUS that the copy was made of. */
const POPSVS_ISSUED = '2024-12-12';

/** Imports the files into a database that is thrown away and keeps the counts of one state, as the program makes them. */
async function writeFacts(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-seed-'));
  const database = await startEmbedded(null);
  const context = openContext({ ...readEnv(), uf, dataFolder: folder, logLevel: 'error' }, database.db);
  try {
    await migrate(database.db);
    await applySeeds(context, [territorySeed]);
    const results = await importFiles(
      context,
      COUNTED.map(({ file }) => publicPath(`data/${file}`)),
    );
    const refused = results.find((result) => result.status === 'refused');
    if (refused) throw new Error(`${refused.file}: ${refused.reason}`);
    const versions = await listCurrentVersions(context);
    for (const version of versions) await recomputeVersion(context, version.id);
    const sources = COUNTED.map(({ file }) => readDataFile(file).source);
    const facts = await Promise.all(
      COUNTED.map((counted, index) => factsOf(context, counted, sources[index] as SeedSource, versions)),
    );
    const people = peopleFacts();
    write(`${uf.toLowerCase()}/facts.json`, {
      uf,
      sources: people === null ? sources : [...sources, people.source],
      facts: [...facts.flat(), ...(people?.facts ?? [])],
    });
  } finally {
    await context.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

writeOfficial();
writeTargets();
await writeFacts();
