// Population of one state's municipalities: each publication is a vintage of its own, and none is mixed with another.
// node scripts/seed/population.ts --uf XX
import {
  askedUf,
  hasPublicFile,
  readDataFile,
  readRows,
  type SeedSource,
  stateCodeOf,
  writeSeed,
} from './public-file.ts';

/** Municipality (six digits) → year → people. A pair that the publication leaves out is absent. */
type Figures = Map<string, Map<number, number>>;

interface Vintage {
  id: string;
  label: string;
  publisher: string;
  kind: 'census' | 'estimate';
  note: string;
  sources: SeedSource[];
  figures: Figures;
}

const uf = askedUf();
const state = stateCodeOf(uf);

function put(figures: Figures, ibge6: string, year: number, people: number): void {
  const years = figures.get(ibge6) ?? new Map<number, number>();
  years.set(year, (years.get(year) ?? 0) + people);
  figures.set(ibge6, years);
}

/** A SIDRA table: code and one column a year; `...` means that no figure was published. */
function readSidra(file: string, only: (year: number) => boolean): { figures: Figures; source: SeedSource } {
  const { text, source } = readDataFile(file);
  const [header = [], ...rows] = readRows(text, ';');
  const figures: Figures = new Map();
  for (const row of rows.filter((each) => each[0]!.startsWith(state))) {
    header.slice(1).forEach((year, index) => {
      const cell = row[index + 1]!;
      if (/^\d+$/.test(cell) && only(Number(year)))
        put(figures, row[0]!.slice(0, 6), Number(year), Number(cell));
      else if (!/^(\d+|\.\.\.?|-)$/.test(cell))
        throw new Error(`${file}: cannot read "${cell}" of ${row[0]}`);
    });
  }
  return { figures, source };
}

function sidra(
  file: string,
  vintage: Omit<Vintage, 'sources' | 'figures'>,
  only: (year: number) => boolean = () => true,
): Vintage {
  const { figures, source } = readSidra(file, only);
  return { ...vintage, sources: [source], figures };
}

/** The ministry's study by sex and single age, added up by municipality and year. */
function popsvs(file: string): Vintage {
  const { text, source } = readDataFile(file);
  const figures: Figures = new Map();
  for (const [code, year, , , people] of readRows(text, ';').slice(1)) {
    put(figures, code!.slice(0, 6), Number(year), Number(people));
  }
  return {
    id: 'popsvs-2024',
    label: 'POPSVS 2000–2024 (estudo publicado em 2024)',
    publisher: 'Ministério da Saúde/SVSA/CGIAE',
    kind: 'estimate',
    note: 'Estudo de estimativas por município, sexo e idade, na malha municipal de 2022; arquivos do DATASUS de 12 de dezembro de 2024. Difere do Censo nos anos censitários.',
    sources: [source, readDataFile('population/NT-POPULACAO-RESIDENTE-2000-2024.pdf').source],
    figures,
  };
}

/** The newest estimate, from a copy of SIDRA 6579; only the year that no other file here has. */
function estimate2025(): Vintage {
  const { text, source } = readDataFile('population/ibge_populacao_2008_2025.json.gz');
  const { population } = JSON.parse(text) as { population: Record<string, Record<string, number>> };
  const figures: Figures = new Map();
  for (const [ibge6, years] of Object.entries(population)) {
    const people = years['2025'];
    if (ibge6.startsWith(state) && people !== undefined) put(figures, ibge6, 2025, people);
  }
  return {
    id: 'ibge-estimate-2025',
    label: 'Estimativa IBGE 2025',
    publisher: 'IBGE',
    kind: 'estimate',
    note: 'Estimativa para 1º de julho de 2025 (SIDRA 6579), a primeira com os municípios instalados em 2025.',
    sources: [source],
    figures,
  };
}

function ibgeVintages(): Vintage[] {
  const publisher = 'IBGE';
  const census = { publisher, kind: 'census' as const };
  const estimate = { publisher, kind: 'estimate' as const };
  const older = 'population/ibge_tabela202.csv';
  const sent = 'Município sem número na tabela ainda não tinha população publicada.';
  return [
    sidra(
      older,
      { id: 'census-2000', label: 'Censo Demográfico 2000', ...census, note: `SIDRA 202. ${sent}` },
      (year) => year === 2000,
    ),
    sidra(
      older,
      { id: 'census-2010', label: 'Censo Demográfico 2010', ...census, note: 'SIDRA 202.' },
      (year) => year === 2010,
    ),
    sidra('population/ibge_tabela9514.csv', {
      id: 'census-2022',
      label: 'Censo Demográfico 2022',
      ...census,
      note: 'SIDRA 9514.',
    }),
    sidra('population/ibge_tabela6579.csv.gz', {
      id: 'ibge-estimates-2001-2021',
      label: 'Estimativas IBGE 2001–2021',
      ...estimate,
      note: `Estimativas de cada ano como publicadas e enviadas ao TCU (SIDRA 6579); sem 2007 e 2010. ${sent}`,
    }),
    sidra('population/ibge_POP_TCU_2023_Municipios_POP2022_Malha2023.csv', {
      id: 'tcu-2023',
      label: 'População enviada ao TCU em 2023',
      ...estimate,
      note: 'População do Censo 2022 na malha municipal de 2023.',
    }),
    sidra('population/ibge_estimativa_dou_2024.csv', {
      id: 'ibge-estimate-2024',
      label: 'Estimativa IBGE 2024',
      ...estimate,
      note: 'Estimativa para 1º de julho de 2024, publicada no Diário Oficial da União.',
    }),
    estimate2025(),
  ];
}

/** Years, then one line a municipality: code and a figure (or null) for each year. */
function compact({ figures, ...vintage }: Vintage) {
  const years = [...new Set([...figures.values()].flatMap((each) => [...each.keys()]))].sort();
  const codes = [...figures.keys()].sort();
  return {
    ...vintage,
    years,
    rows: codes.map((code) => [code, ...years.map((year) => figures.get(code)!.get(year) ?? null)]),
  };
}

const popsvsFile = `population/${uf.toLowerCase()}_popsvs_municipio_sexo_idade_2000_2024.csv.gz`;
const vintages = [
  ...ibgeVintages(),
  ...(hasPublicFile(`data/${popsvsFile}`) ? [popsvs(popsvsFile)] : []),
].map(compact);
const sources = vintages.flatMap((vintage) => vintage.sources);
writeSeed(`${uf.toLowerCase()}/population.json`, {
  uf,
  sources: [...new Map(sources.map((source) => [source.file, source])).values()],
  vintages: vintages.map(({ rows: _, ...vintage }) => ({
    ...vintage,
    sources: vintage.sources.map((source) => source.file),
  })),
  figures: vintages.flatMap((vintage) => vintage.rows.map((row) => [vintage.id, ...row])),
});
