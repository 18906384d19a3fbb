import { parsePeriod } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import type { Method } from '../domain/card.ts';
import type { CountedPlaces } from '../domain/counted-places.ts';
import { type Computation, coverPeriod } from '../domain/coverage.ts';
import { type Amount, amountsToldOf, partsToldOf } from '../domain/people-counts.ts';
import { readCounts } from '../store/counts.ts';
import { computationsOf, indexesOf, type Loaded, ufOf } from './loaded.ts';
import type { ValueQuery } from './value-query.ts';

/** The people that one method of a card counts, in whole calendar years and the whole state. */
export interface PeopleCounts extends MethodFiles {
  /** What some files count in each place and establishment, amount by amount. */
  readonly countIn: (files: readonly CountedFile[], amounts: readonly Amount[]) => CountOf;
  /** Every municipality that was counted, the unknown one too. */
  readonly codes: readonly string[];
  /** CNES of what was counted in each municipality of service. */
  readonly establishments: ReadonlyMap<string, readonly string[]>;
}

/** What is counted in a place or establishment, by its code. */
export type CountOf = (code: string) => number[];

/** Files of one method of a card in each year asked for. */
export interface MethodFiles {
  readonly method: Method;
  readonly files: ReadonlyMap<number, readonly CountedFile[]>;
}

type CountedFile = Pick<Computation, 'id' | 'period'>;

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

const NOTHING: ReadonlyMap<string, CountedPlaces> = new Map();

/** What the files of a method count in the places of a state. */
export async function loadPeople(
  context: Context,
  { card, unit }: ValueQuery,
  { method, files }: MethodFiles,
  { establishments, parts }: Asked,
): Promise<PeopleCounts> {
  const told = [...amountsToldOf(card, method), ...(parts ? partsToldOf(card, method).flat() : [])];
  const names = [...new Set(told.flatMap(({ plus, less }) => [plus, ...less]))];
  const indexes = indexesOf(card, method.id, names);
  const ids = [...files.values()].flat().map(({ id }) => id);
  const state = unit.code.slice(0, 2);
  const read = (of: 'municipality' | 'establishment') =>
    readCounts(context, names.length === 0 ? [] : ids, of, Math.max(0, ...indexes));
  const [ofPlaces, ofEstablishments] = await Promise.all([
    read('municipality'),
    establishments && method.establishment !== undefined ? read('establishment') : NOTHING,
  ]);
  const numberOf = (name: string) => indexes[names.indexOf(name)] as number;
  const counted = [...ofPlaces, ...ofEstablishments].map(([id, of]) => [id, of] as const);
  const sums = addedUp(counted);
  return {
    method,
    files,
    countIn: (of, amounts) =>
      sums(
        of.map(({ id }) => id),
        amounts.map(({ plus, less }) => ({ plus: numberOf(plus), less: less.map(numberOf) })),
      ),
    codes: [
      ...new Set(
        [...ofPlaces.values()].flatMap(({ places }) => places.filter((code) => code.startsWith(state))),
      ),
    ],
    establishments: establishmentsIn([...ofEstablishments.values()], state),
  };
}

/** An amount by the numbers of what it is made of. */
interface NumberedAmount {
  readonly plus: number;
  readonly less: readonly number[];
}

const HUNDREDTHS = 100;

/** Adds up amounts of some files in all places at once, whose numbers are those of rows. */
function addedUp(counted: readonly (readonly [id: string, of: CountedPlaces])[]) {
  const slots = new Map<string, number>();
  const slotOf = (code: string) => {
    const slot = slots.get(code) ?? slots.size;
    slots.set(code, slot);
    return slot;
  };
  const tables = Map.groupBy(
    counted.map(([id, of]) => ({ id, of, rows: Int32Array.from(of.places, slotOf) })),
    ({ id }) => id,
  );
  const addTo = (sums: Float64Array, ids: readonly string[], number: number, sign: number) => {
    for (const { of, rows } of ids.flatMap((id) => tables.get(id) ?? [])) {
      const column = of.column(number);
      for (let row = 0; row < rows.length; row++)
        sums[rows[row]!] = sums[rows[row]!]! + sign * (column[row]! || 0);
    }
  };
  return (ids: readonly string[], amounts: readonly NumberedAmount[]): CountOf => {
    const all = amounts.map(({ plus, less }) => {
      const sums = new Float64Array(slots.size);
      addTo(sums, ids, plus, 1);
      for (const number of less) addTo(sums, ids, number, -1);
      return sums;
    });
    return (code) => {
      const slot = slots.get(code);
      return all.map((sums) => (slot === undefined ? 0 : sums[slot]! / HUNDREDTHS));
    };
  };
}

/** CNES by the municipality where each stands. */
function establishmentsIn(counts: readonly CountedPlaces[], state: string): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const { places, municipalities } of counts)
    municipalities.forEach((code, row) => {
      if (!code.startsWith(state)) return;
      const known = found.get(code) ?? new Set();
      found.set(code, known.add(places[row]!));
    });
  return new Map([...found].map(([code, all]) => [code, [...all]]));
}
