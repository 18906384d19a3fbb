import type { Context } from '../../../platform/context.ts';
import { getPopulation, getTerritory, listPopulation, listVintages } from '../../territory/index.ts';
import {
  ageCodes,
  type MunicipalityCells,
  POPSVS_SYSTEM,
  type Residents,
  sexCodes,
  sumResidents,
} from '../domain/population.ts';
import { listCurrentVersions, type VersionRecord } from '../store/versions.ts';
import { partitionOf } from './folders.ts';

export interface PopulationQuestion extends Residents {
  /** State, macro-region, health region or municipality. */
  readonly territory: string;
  readonly year: number;
  /** `POPSVS`, read from the imported file, or the id of a publication of totals (`census-2022`…); `POPSVS` where none is told. */
  readonly source?: string;
}

/** Where a number of residents comes from. */
interface PopulationSource {
  readonly id: string;
  readonly label: string;
  /** Day of issue of the file, where it was imported. */
  readonly issuedOn: string | null;
  readonly version: { readonly id: string; readonly fileName: string; readonly sha256: string } | null;
}

export type PopulationAnswer =
  | {
      readonly status: 'known';
      readonly people: bigint;
      readonly municipalities: number;
      readonly year: number;
      readonly source: PopulationSource;
    }
  | { readonly status: 'missing'; readonly reason: string; readonly year: number };

/** Estimates speak of 1 July, and no census year saw a change of municipalities after it. */
const dayOf = (year: number) => `${year}-07-01`;

/**
 * Residents of a place by sex and age in a year, as whole numbers with their source and its vintage; of all ages and both
 * sexes where the question leaves them out. Never of another year or source in its stead, save that totals of POPSVS come
 * from the publication kept with the territory where no file of that year was imported.
 * Source: SVSA/Ministério da Saúde, "Estudo de estimativas populacionais por município, sexo e idade"; IBGE.
 * @throws AppError `not-found` for a place that does not exist, `invalid-input` for ages that cannot be counted
 */
export async function population(context: Context, question: PopulationQuestion): Promise<PopulationAnswer> {
  const { year, sex, ages, source = POPSVS_SYSTEM } = question;
  const whole = sex === undefined && ages === undefined;
  if (source !== POPSVS_SYSTEM)
    return whole ? published(context, question, source) : onlyTotals(source, year);
  const codes = { sexes: sexCodes(sex), ages: ageCodes(ages) };
  const territory = await getTerritory(context);
  const unit = territory.get(question.territory, dayOf(year));
  const version = await versionOf(context, unit.code.slice(0, 2), year);
  if (version === null) return whole ? publishedPopsvs(context, question) : notImported(year);
  const members = territory.municipalitiesOn(dayOf(year), unit.code);
  const found = await countCells(context, version, unit.code, codes);
  const sum = sumResidents(members, found, codes.sexes.length * codes.ages.length);
  if ('reason' in sum) return { status: 'missing', reason: `${version.fileName}: ${sum.reason}`, year };
  return {
    status: 'known',
    people: sum.people,
    municipalities: members.length,
    year,
    source: sourceOf(version),
  };
}

function sourceOf({ id, fileName, sha256, issuedOn, period }: VersionRecord): PopulationSource {
  return { id: POPSVS_SYSTEM, label: `POPSVS ${period}`, issuedOn, version: { id, fileName, sha256 } };
}

const onlyTotals = (source: string, year: number): PopulationAnswer => ({
  status: 'missing',
  reason: `A série ${source} guarda aqui só o total de cada município, sem sexo nem idade. Use POPSVS.`,
  year,
});

const notImported = (year: number): PopulationAnswer => ({
  status: 'missing',
  reason: `Nenhum arquivo POPSVS de ${year} foi carregado: envie POPSBR${String(year % 100).padStart(2, '0')}.zip em Cargas.`,
  year,
});

/** The newest of the files of the state and of the country. */
async function versionOf(context: Context, state: string, year: number): Promise<VersionRecord | null> {
  const territory = await getTerritory(context);
  const uf = territory.find(state, dayOf(year))?.abbreviation;
  const versions = await listCurrentVersions(context, {
    system: POPSVS_SYSTEM,
    from: `${year}`,
    to: `${year}`,
  });
  const usable = versions.filter((version) => version.uf === uf || version.uf === 'BR');
  return usable.toSorted((a, b) => b.issuedOn.localeCompare(a.issuedOn))[0] ?? null;
}

async function countCells(
  context: Context,
  version: VersionRecord,
  place: string,
  codes: { readonly sexes: readonly string[]; readonly ages: readonly string[] },
): Promise<Map<string, MunicipalityCells>> {
  const rows = await context.warehouse.count({
    system: POPSVS_SYSTEM,
    partitions: [partitionOf(context, version)],
    filters: [
      { column: 'COD_MUN', op: 'prefix', values: [place.length === 6 ? place : place.slice(0, 2)] },
      { column: 'SEXO', op: 'in', values: codes.sexes },
      { column: 'IDADE', op: 'in', values: codes.ages },
    ],
    groupBy: [{ column: 'COD_MUN', as: 'municipality', length: 6 }],
    measures: [
      { name: 'people', op: 'sum', column: 'POP' },
      { name: 'cells', op: 'count' },
    ],
  });
  return new Map(
    rows.map(({ municipality = '', people = '0', cells }) => [
      municipality,
      { people: BigInt(people.replace(/\.0+$/, '')), cells: Number(cells) },
    ]),
  );
}

/** The total as the territory keeps it: one publication, its year. */
async function published(
  context: Context,
  { territory, year }: PopulationQuestion,
  vintageId: string,
): Promise<PopulationAnswer> {
  const found = await getPopulation(context, territory, year, vintageId);
  if (found.status === 'missing') return found;
  const { people, municipalities, vintage } = found;
  const source = { id: vintage.id, label: vintage.label, issuedOn: null, version: null };
  return { status: 'known', people, municipalities, year, source };
}

async function publishedPopsvs(context: Context, question: PopulationQuestion): Promise<PopulationAnswer> {
  const vintages = await listVintages(context);
  const vintage = vintages.findLast(
    ({ id, years }) => id.startsWith('popsvs-') && years.includes(question.year),
  );
  return vintage === undefined ? notImported(question.year) : published(context, question, vintage.id);
}

/** The same place and year in another publication, and how many people more it says than POPSVS. */
export interface PopulationBeside {
  readonly source: PopulationSource;
  readonly people: bigint;
  readonly difference: bigint | null;
}

/** What the other publications of the same year say of a place: the census of 2022 and POPSVS 2022 disagree. */
export async function populationsBeside(
  context: Context,
  question: Pick<PopulationQuestion, 'territory' | 'year'>,
  people: bigint | null,
): Promise<PopulationBeside[]> {
  const vintages = await listVintages(context);
  const others = vintages.filter(
    ({ id, years }) => !id.startsWith('popsvs-') && years.includes(question.year),
  );
  const answers = await Promise.all(others.map(({ id }) => published(context, question, id)));
  return answers.flatMap((answer) =>
    answer.status === 'missing'
      ? []
      : [
          {
            source: answer.source,
            people: answer.people,
            difference: people === null ? null : answer.people - people,
          },
        ],
  );
}

/** What one publication says of the residents of a place. */
interface PublishedPeople {
  readonly source: PopulationSource;
  readonly people: bigint;
}

/**
 * Everything published of a place in some years, for it to be read side by side: the IBGE's by its vintages, POPSVS by the
 * imported file of the year or, without one, by the totals kept with the territory.
 */
export async function populationsByYear(
  context: Context,
  territory: string,
  years: readonly number[],
): Promise<ReadonlyMap<number, readonly PublishedPeople[]>> {
  const [vintages, imported] = await Promise.all([
    listVintages(context),
    listCurrentVersions(context, { system: POPSVS_SYSTEM }),
  ]);
  const kept = await Promise.all(
    vintages.map(async (vintage) => {
      const asked = years.filter((year) => vintage.years.includes(year));
      const found = asked.length === 0 ? [] : await listPopulation(context, territory, vintage, asked);
      const source = { id: vintage.id, label: vintage.label, issuedOn: null, version: null };
      return found.flatMap((each) =>
        each.status === 'known' ? [{ year: each.year, people: each.people, source }] : [],
      );
    }),
  );
  const read = await Promise.all(
    years
      .filter((year) => imported.some(({ period }) => period === `${year}`))
      .map((year) => population(context, { territory, year })),
  );
  const files = read.filter((each) => each.status === 'known' && each.source.version !== null);
  const stands = ({ source, year }: { source: PopulationSource; year: number }) =>
    !source.id.startsWith('popsvs-') || !files.some((file) => file.year === year);
  const all = [...kept.flat().filter(stands), ...files.filter((each) => each.status === 'known')];
  return Map.groupBy(all, ({ year }) => year);
}
