import type { DuckDBConnection } from '@duckdb/node-api';
import { facetsOf, yearsDecided } from '../src/features/indicators/commands/hidden-places.ts';
import type { CountOf, PeopleCounts } from '../src/features/indicators/commands/load-people.ts';
import { RULE } from '../src/features/indicators/commands/small-numbers.ts';
import type { Card } from '../src/features/indicators/domain/card.ts';
import type { Territory, TerritoryUnit } from '../src/features/territory/index.ts';
import { monthsOf, type Period } from '../src/kernel/period.ts';
import type { MadeUpFile } from './indicator-data.ts';

/**
 * How many people are behind each number that a method tells: sums over what was `counted` by hand, in each municipality (`place`, else
 * `m`) and in each establishment of the municipality `stands` (else `m`; null where none is told).
 */
interface PeopleBehind {
  readonly sums: readonly string[];
  readonly place?: string;
  readonly stands?: string | null;
  readonly where?: string;
}

const icsap = (column: string) => `coalesce(sum(${column}) filter (where grp is not null), 0)`;
const ofIcsap = (...columns: string[]) =>
  columns.flatMap((each) => [icsap(each), `sum(${each}) - ${icsap(each)}`]);
const share = (counted: string, whole: string) => [`sum(${counted})`, `sum(${whole} - ${counted})`];
const byClinic = (counted: string) => [
  `sum(${counted})`,
  ...[1, 2, 3, 4].map((each) => `sum(${counted}) filter (where clinic = ${each})`),
];
const byFunding = (column: string) => [
  'sum(people)',
  `sum(people) filter (where ${column} <> '04')`,
  `sum(people) filter (where ${column} = '06')`,
];
const atHome = { place: 'res', stands: null };

const PEOPLE: Readonly<Record<string, Readonly<Record<string, PeopleBehind>>>> = {
  '713': {
    ICSAP_2008: {
      sums: [
        ...ofIcsap('n', 'clinical', 'clinical_and_paediatric'),
        `sum(births_out) - ${icsap('n')}`,
        `sum(obstetric_out) - ${icsap('n')}`,
      ],
      stands: 'mov',
    },
  },
  referenciados: {
    ALL_NON_RESIDENTS: { sums: share('others', 'n') },
    CATCHMENT_REGION: { sums: share('of_region', 'n') },
  },
  internacoes: {
    SIH_AIH1: {
      sums: ['sum(n)', "sum(n) filter (where COMPLEX = '02')", "sum(n) filter (where COMPLEX = '03')"],
    },
  },
  permanencia: { SIH_EXITS: { sums: byClinic('n') } },
  cesareas: {
    SIH_OCCURRENCE: { sums: share('caesareans', 'n') },
    SIH_RESIDENCE: { sums: share('caesareans', 'n'), ...atHome },
    SINASC_OCCURRENCE: { sums: share('caesarean_births', 'births') },
    SINASC_RESIDENCE: { sums: share('caesarean_births', 'births'), ...atHome },
  },
  'producao-hospitalar': { SIH_SUBGROUP: { sums: ['sum(n)'] } },
  'valor-hospitalar': { SIH_VALUE: { sums: byFunding('FINANC') } },
  ocupacao: { SIH_APPROX: { sums: byClinic('people'), where: 'people is not null' } },
  'producao-ambulatorial': { SIA_APPROVED: { sums: ['sum(medium)', 'sum(everything)'] } },
  'valor-ambulatorial': { SIA_APPROVED_VALUE: { sums: byFunding('PA_TPFIN') } },
  '717': {
    DOMAT: { sums: ['sum(deaths)'], stands: null },
    SIM_RULE: { sums: ['sum(by_rule)'], stands: null },
  },
  '718': { SIM_POPSVS: { sums: ['sum(deaths)'], stands: null } },
  '731': {
    DOINF: { sums: ['sum(deaths)'], stands: null },
    SIM_DO: { sums: ['sum(registered)'], stands: null },
  },
};

interface Asked {
  readonly card: Card;
  readonly unit: TerritoryUnit;
  readonly territory: Territory;
  readonly files: readonly MadeUpFile[];
}

/**
 * Places whose number of a period is not told, from what was `counted` by hand. Who is behind a number is asked here; which of its
 * neighbours hide it is the house's own rule, for no query says it (ways through a network).
 */
export async function omittedByHand(
  connection: DuckDBConnection,
  { card, unit, territory, files }: Asked,
  period: Period,
): Promise<ReadonlySet<string>> {
  const isYear = period.kind === 'year';
  const years = yearsDecided({ card, unit }, RULE, [period]).map(String);
  const counts: PeopleCounts[] = [];
  for (const [id, people] of Object.entries(PEOPLE[card.address] ?? {})) {
    const method = card.methods.find((each) => each.id === id)!;
    const own = files.filter(
      ({ system, period: of }) => system === method.system && years.includes(of.slice(0, 4)),
    );
    const stands = isYear ? null : people.stands === undefined ? 'm' : people.stands;
    counts.push({
      method,
      files: new Map(
        years.map((year) => [
          Number(year),
          own
            .filter((file) => file.period.startsWith(year))
            .map((file) => ({ id: file.path, period: file.period })),
        ]),
      ),
      ...(await peopleIn(connection, people, own, stands)),
    });
  }
  const facets = facetsOf({ card, unit }, RULE, { loaded: { territory }, counts });
  if (isYear) return facets.ofYear(Number(period.first.slice(0, 4)));
  return new Set(monthsOf(period).flatMap((month) => [...facets.ofMonth(month)]));
}

/** Each place or establishment once, with the files in which it has people and how many, sum by sum. */
async function peopleIn(
  connection: DuckDBConnection,
  { sums, place = 'm', where = 'true' }: PeopleBehind,
  files: readonly MadeUpFile[],
  stands: string | null,
): Promise<Pick<PeopleCounts, 'countIn' | 'codes' | 'establishments'>> {
  const people = new Map<string, People>();
  const ask = async (keys: readonly string[]): Promise<string[][]> => {
    if (files.length === 0) return [];
    const list = files.map(({ path }) => `'${path}'`).join(', ');
    const by = keys.map((key, at) => `${key} as key_${at}`).join(', ');
    const found = await connection.runAndReadAll(`with a as (
        select ${by}, filename, ${sums.map((sum, at) => `coalesce(${sum}, 0)::double as s_${at}`).join(', ')}
        from counted where filename in (${list}) and ${keys[0]} is not null and ${where} group by all)
      select ${keys.map((_, at) => `key_${at}`).join(', ')}, list(list_position([${list}], filename) - 1), ${sums.map((_, at) => `list(s_${at})`).join(', ')}
      from a group by all order by all`);
    const rows = found.getRowsJS() as unknown as (string | number[])[][];
    return rows.map((row) => {
      const codes = row.slice(0, keys.length) as string[];
      const [of = [], ...amounts] = row.slice(keys.length) as number[][];
      people.set(codes.at(-1)!, { files: of.map(Number), amounts });
      return codes;
    });
  };
  const places = await ask([place]);
  const units = stands === null ? [] : await ask([stands, 'CNES']);
  const byMunicipality = Map.groupBy(units, ([municipality]) => municipality!);
  const indexes = new Map(files.map(({ path }, at) => [path, at]));
  return {
    countIn: (of) => sumsIn(people, new Set(of.map(({ id }) => indexes.get(id)!)), sums.length),
    codes: places.map(([code]) => code!),
    establishments: new Map([...byMunicipality].map(([code, all]) => [code, all.map(([, unit]) => unit!)])),
  };
}

interface People {
  readonly files: readonly number[];
  readonly amounts: readonly (readonly number[])[];
}

function sumsIn(people: ReadonlyMap<string, People>, files: ReadonlySet<number>, width: number): CountOf {
  return (code) => {
    const total = new Array<number>(width).fill(0);
    const of = people.get(code);
    of?.files.forEach((file, at) => {
      if (files.has(file)) for (let sum = 0; sum < width; sum++) total[sum]! += of.amounts[sum]![at]!;
    });
    return total;
  };
}
