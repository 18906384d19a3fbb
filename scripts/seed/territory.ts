// The 27 states, every municipality of the country, and the health regions of one state.
// node scripts/seed/territory.ts --uf XX
import {
  askedUf,
  hasPublicFile,
  type PublicFile,
  readDataFile,
  readDomainFile,
  readRows,
  type SeedSource,
  writeSeed,
} from './public-file.ts';

interface Region {
  code: string;
  name: string;
  parent: string;
  from: string | null;
  to: string | null;
}
interface Placement {
  ibge7: string;
  region: string;
  from: string | null;
  to: string | null;
}
interface Alias {
  code: string;
  name: string;
  kind: string;
}
interface Office {
  name: string;
  seat: string;
  region: string;
  from: string | null;
  to: string | null;
  note: string;
}
interface RegionSeed {
  sources: SeedSource[];
  macroRegions: Region[];
  healthRegions: Region[];
  regionalOffices: Office[];
  municipalities: Placement[];
  aliases: Alias[];
  notes: string[];
}
/** The compiled table of one state (`domain/territory-xx.json`), where there is one. */
interface CompiledTable {
  macroRegions: { code: string; name: string; nameInPlan: string }[];
  healthRegions: {
    code: string;
    name: string;
    datasusLabel: string;
    macro: string;
    ers: { name: string; seatIbge7: string; confidence: string };
  }[];
  municipalities: { ibge7: string; name: string; region: string; macro: string; validFrom?: string }[];
  verification: { interpretation: string };
}

const always = { from: null, to: null };
const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
const unique = <T>(items: T[], key: (item: T) => string): T[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
];
const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);

const national = readDataFile('territory/br_municipios_regiao_macro_idhm.csv.gz');
const gazetteer = readDataFile('territory/br_municipios_latlong.csv');

interface NationalRow {
  ibge6: string;
  name: string;
  state: string;
  stateRegion: string;
  uf: string;
  region: string;
  regionName: string;
  macro: string;
  macroName: string;
}

function readNational(): NationalRow[] {
  return readRows(national.text, ',')
    .slice(1)
    .map((row) => ({
      ibge6: row[0]!,
      name: row[1]!,
      state: row[2]!,
      stateRegion: row[3]!,
      region: row[6]!,
      regionName: row[7]!,
      macro: row[8]!,
      macroName: row[9]!,
      uf: row[13]!,
    }));
}

function writeStates(rows: NationalRow[]): void {
  const states = unique(rows, (row) => row.uf).map((row) => ({
    code: row.ibge6.slice(0, 2),
    abbreviation: row.uf,
    name: row.state,
    region: row.stateRegion,
  }));
  if (states.length !== 27) throw new Error(`Expected 27 states, read ${states.length}`);
  writeSeed('states.json', { sources: [national.source], states: states.sort(byCode) });
}

function writeMunicipalities(): Map<string, string> {
  const rows = readRows(gazetteer.text, ',').slice(1);
  const municipalities = rows
    .map((row) => [row[0]!, row[1]!] as const)
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
  if (new Set(municipalities.map(([code]) => code.slice(0, 6))).size !== municipalities.length) {
    throw new Error('Two municipalities share their first six digits');
  }
  writeSeed('municipalities.json', { sources: [gazetteer.source], municipalities });
  return new Map(municipalities);
}

/** Regions as the national table has them: all we know of a state without a table of its own. */
function regionsFromNational(uf: string, rows: NationalRow[], names: Map<string, string>): RegionSeed {
  const own = rows.filter((row) => row.uf === uf);
  const state = own[0]!.ibge6.slice(0, 2);
  const region = new Map(own.map((row) => [row.ibge6, row.region]));
  const macros = unique(own, (row) => row.macro);
  const regions = unique(own, (row) => row.region);
  const placed = [...names.keys()].filter((ibge7) => region.has(ibge7.slice(0, 6)));
  return {
    sources: [national.source],
    macroRegions: macros
      .map((row) => ({ code: row.macro, name: row.macroName, parent: state, ...always }))
      .sort(byCode),
    healthRegions: regions
      .map((row) => ({ code: row.region, name: row.regionName, parent: row.macro, ...always }))
      .sort(byCode),
    regionalOffices: [],
    municipalities: placed.map((ibge7) => ({ ibge7, region: region.get(ibge7.slice(0, 6))!, ...always })),
    aliases: [],
    notes: [],
  };
}

function checkAgainstLayer(table: CompiledTable, layer: string[][]): void {
  const inLayer = new Map(layer.map((row) => [row[0]!, `${row[5]}/${row[3]}`]));
  const wrong = table.municipalities.filter(
    (each) => inLayer.get(each.ibge7) !== `${each.region}/${each.macro}`,
  );
  if (wrong.length > 0 || inLayer.size !== table.municipalities.length) {
    throw new Error(`The two tables of regions disagree on ${wrong.map((each) => each.name).join(', ')}`);
  }
}

function aliasesOf(
  table: CompiledTable,
  rows: NationalRow[],
  layer: string[][],
  names: Map<string, string>,
): Alias[] {
  const official = new Map([...names].map(([ibge7, name]) => [ibge7.slice(0, 6), name]));
  const spellings = [
    ...rows.map((row) => ({ code: row.ibge6, name: row.name })),
    ...layer.map((row) => ({ code: row[0]!.slice(0, 6), name: row[1]! })),
    ...table.municipalities.map((row) => ({ code: row.ibge7.slice(0, 6), name: row.name })),
  ].filter((each) => official.has(each.code) && plain(official.get(each.code)!) !== plain(each.name));
  return [
    ...table.macroRegions
      .filter((macro) => macro.nameInPlan !== macro.name)
      .flatMap((macro) =>
        planNames(macro.nameInPlan).map((name) => ({ code: macro.code, name, kind: 'plan' })),
      ),
    ...table.healthRegions
      .filter((region) => region.datasusLabel !== region.name)
      .map((region) => ({ code: region.code, name: region.datasusLabel, kind: 'datasus' })),
    ...unique(spellings, (each) => `${each.code}${plain(each.name)}`).map((each) => ({
      ...each,
      kind: 'spelling',
    })),
  ];
}

/** `BC (Baixada Cuiabana)` is two names: the abbreviation and the words. */
function planNames(text: string): string[] {
  const match = /^(.+) \((.+)\)$/.exec(text);
  return match ? [match[2]!, match[1]!] : [text];
}

/** What an older table says otherwise, so that nobody compares the two unaware. */
function differencesFrom(rows: NationalRow[], table: CompiledTable): string[] {
  const older = new Map(rows.map((row) => [row.region, row.macro]));
  return table.healthRegions
    .filter((region) => older.has(region.code) && older.get(region.code) !== region.macro)
    .map(
      (region) =>
        `A tabela nacional de ${national.source.date} ainda põe a região ${region.code} (${region.name}) na macrorregião ${older.get(region.code)}; aqui vale ${region.macro}. A data da mudança não foi encontrada.`,
    );
}

function regionsFromTable(
  uf: string,
  rows: NationalRow[],
  names: Map<string, string>,
  compiled: PublicFile,
): RegionSeed {
  const table = JSON.parse(compiled.text) as CompiledTable;
  const layerFile = readDataFile(`territory/${uf.toLowerCase()}_municipio_regiao_macro.csv`);
  const layer = readRows(layerFile.text, ';').slice(1);
  checkAgainstLayer(table, layer);
  const own = rows.filter((row) => row.uf === uf);
  const state = own[0]!.ibge6.slice(0, 2);
  return {
    sources: [layerFile.source, compiled.source, national.source],
    macroRegions: table.macroRegions.map(({ code, name }) => ({ code, name, parent: state, ...always })),
    healthRegions: table.healthRegions.map(({ code, name, macro }) => ({
      code,
      name,
      parent: macro,
      ...always,
    })),
    regionalOffices: table.healthRegions.map(({ code, ers }) => ({
      name: ers.name,
      seat: ers.seatIbge7.slice(0, 6),
      region: code,
      ...always,
      note: 'Nome do escritório: confiança alta. Um escritório por região: confiança média (cada sede fica numa região diferente; nenhuma tabela oficial foi encontrada).',
    })),
    municipalities: table.municipalities.map((each) => ({
      ibge7: each.ibge7,
      region: each.region,
      from: each.validFrom ?? null,
      to: null,
    })),
    aliases: aliasesOf(table, own, layer, names),
    notes: differencesFrom(own, table),
  };
}

const uf = askedUf();
const rows = readNational();
writeStates(rows);
const names = writeMunicipalities();
const compiledPath = `territory-${uf.toLowerCase()}.json`;
const compiled = hasPublicFile(`domain/${compiledPath}`)
  ? readDomainFile(
      compiledPath,
      'Macrorregiões, regiões, escritórios regionais e municípios, conferidos entre si',
      '2025',
    )
  : null;
const seed = compiled ? regionsFromTable(uf, rows, names, compiled) : regionsFromNational(uf, rows, names);
writeSeed(`${uf.toLowerCase()}/regions.json`, { uf, ...seed });
