import { parsePeriod } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import type { Method } from '../domain/card.ts';
import { type Computation, coverPeriod } from '../domain/coverage.ts';
import { type Amount, amountsToldOf, partsToldOf } from '../domain/people-counts.ts';
import { sumByComputationAndPlace } from '../store/counts.ts';
import { computationsOf, indexesOf, type Loaded, ufOf } from './loaded.ts';
import type { ValueQuery } from './value-query.ts';

/** The people that one method of a card counts, in whole calendar years and the whole state. */
export interface PeopleCounts extends MethodFiles {
  /** What some files count in a place or establishment, amount by amount. */
  readonly amountsIn: (files: readonly Computation[], code: string, amounts: readonly Amount[]) => number[];
  /** Every municipality that was counted, the unknown one too. */
  readonly codes: readonly string[];
  /** CNES of what was counted in each municipality of service. */
  readonly establishments: ReadonlyMap<string, readonly string[]>;
}

/** Files of one method of a card in each year asked for. */
export interface MethodFiles {
  readonly method: Method;
  readonly files: ReadonlyMap<number, readonly Computation[]>;
}

/** The files of every method of a card, whichever is asked for: what one tells is not to give away what another does not. */
export async function filesOfMethods(
  context: Context,
  query: ValueQuery & { readonly method: Method },
  loaded: Loaded,
  years: readonly number[],
): Promise<MethodFiles[]> {
  const uf = ufOf(loaded.territory, query.unit);
  const others = query.card.methods.filter(({ id }) => id !== query.method.id);
  const computations = new Map(await computationsOf(context, query, others)).set(
    query.method.id,
    loaded.computations,
  );
  return query.card.methods.map((method) => {
    const filesOf = (year: number) =>
      coverPeriod(method, parsePeriod(String(year)), uf, computations.get(method.id) ?? []).chosen;
    return { method, files: new Map(years.map((year) => [year, filesOf(year)])) };
  });
}

interface Asked {
  readonly establishments: boolean;
  readonly parts: boolean;
}

/** What the files of a method count in the places of a state. */
export async function loadPeople(
  context: Context,
  { card, unit }: ValueQuery,
  { method, files }: MethodFiles,
  { establishments, parts }: Asked,
): Promise<PeopleCounts> {
  const told = [...amountsToldOf(card, method), ...(parts ? partsToldOf(card) : [])];
  const names = [...new Set(told.flatMap(({ plus, less }) => [plus, ...less]))];
  const ids = [...files.values()].flat().map(({ id }) => id);
  const read = (of: 'municipality' | 'establishment') =>
    sumByComputationAndPlace(context, ids, {
      places: { state: unit.code.slice(0, 2) },
      measures: indexesOf(card, method.id, names),
      of,
    });
  const [ofPlaces, ofEstablishments] = await Promise.all([
    read('municipality'),
    establishments && method.establishment !== undefined ? read('establishment') : [],
  ]);
  const sums = sumsOf([...ofPlaces, ...ofEstablishments]);
  const placesOf = new Map<readonly Amount[], readonly PlacedAmount[]>();
  /** Where the names of some amounts stand in what was read. */
  const placed = (amounts: readonly Amount[]): readonly PlacedAmount[] => {
    const known =
      placesOf.get(amounts) ??
      amounts.map(({ plus, less }) => ({
        plus: names.indexOf(plus),
        less: less.map((name) => names.indexOf(name)),
      }));
    placesOf.set(amounts, known);
    return known;
  };
  return {
    method,
    files,
    amountsIn: (of, code, amounts) => {
      const rows = of.flatMap(({ id }) => [sums.get(id)?.get(code) ?? []]);
      return placed(amounts).map(({ plus, less }) =>
        rows.reduce(
          (sum, row) => less.reduce((rest, at) => rest - (row[at] ?? 0), sum + (row[plus] ?? 0)),
          0,
        ),
      );
    },
    codes: [...new Set(ofPlaces.map(({ place }) => place))],
    establishments: new Map(
      [...Map.groupBy(ofEstablishments, ({ municipality }) => municipality)].map(([code, rows]) => [
        code,
        [...new Set(rows.map(({ place }) => place))],
      ]),
    ),
  };
}

/** An amount by where its names stand. */
interface PlacedAmount {
  readonly plus: number;
  readonly less: readonly number[];
}

/** What was read, as numbers: by file, then by place. */
function sumsOf(
  rows: readonly {
    readonly computation: string;
    readonly place: string;
    readonly sums: readonly (string | null)[];
  }[],
): ReadonlyMap<string, ReadonlyMap<string, readonly number[]>> {
  const files = new Map<string, Map<string, readonly number[]>>();
  for (const { computation, place, sums } of rows) {
    const places = files.get(computation) ?? new Map<string, readonly number[]>();
    files.set(computation, places.set(place, sums.map(Number)));
  }
  return files;
}
