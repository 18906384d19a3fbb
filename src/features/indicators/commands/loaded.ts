import type { SourceFile } from '../../../kernel/explained.ts';
import { type Period, parsePeriod } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import {
  endOfDay,
  type IncompleteMonth,
  listCurrentVersions,
  listVersionsKnownAt,
  type VersionRecord,
  wholeMonths,
} from '../../sources/index.ts';
import { getTerritory, type Territory, type TerritoryUnit } from '../../territory/index.ts';
import { type Card, fileDenominator, type Method, variantsOf } from '../domain/card.ts';
import {
  amountNames,
  denominatorKey,
  denominatorMeasure,
  NUMERATOR,
  numeratorMeasure,
  numeratorNamed,
  partMeasure,
  talliesOf,
} from '../domain/compile.ts';
import { daysOfFile } from '../domain/counted.ts';
import { type Computation, type Coverage, coverPeriod } from '../domain/coverage.ts';
import type { OfficialFigure } from '../domain/official.ts';
import { listComputations } from '../store/counts.ts';
import { listOfficial } from '../store/published.ts';
import { catalogue, countUncounted } from './recompute.ts';
import type { ValueQuery } from './value-query.ts';

/** What a series of values of one place is made from, read once. */
export interface Loaded {
  readonly territory: Territory;
  readonly computations: readonly Computation[];
  /** Counts of what the method divides by, where they come from files of their own. */
  readonly divisors: readonly Computation[];
  readonly official: ReadonlyMap<string, OfficialFigure>;
  /** Files of the method's system that stand and cannot be counted by it, with the columns that they do not have. */
  readonly lacking: readonly (Pick<VersionRecord, 'uf' | 'period' | 'fileName'> & {
    readonly columns: readonly string[];
  })[];
  /** Months of the method's system of which a part lacks: nothing of them is counted. */
  readonly incomplete: readonly IncompleteMonth[];
}

/** Two letters of the state that a place lies in. */
export function ufOf(territory: Territory, unit: TerritoryUnit): string {
  const states = territory.statesOn('2025-01-01');
  return states.find((state) => state.code === unit.code.slice(0, 2))?.abbreviation ?? '';
}

export async function loadFor(context: Context, query: ValueQuery): Promise<Loaded> {
  const { card, method, unit, knownOn = null } = query;
  const territory = await getTerritory(context);
  const series = officialSeries(card, method);
  const official = await listOfficial(context, series, unit.code.slice(0, 2), knownOn);
  if (method === null)
    return { territory, computations: [], divisors: [], official, lacking: [], incomplete: [] };
  const divisor = denominatorKey(method);
  const { versions, incomplete, computations } = await countedBy(context, query, [
    { key: method.id, system: method.system },
    { key: divisor, system: fileDenominator(method)?.system ?? method.system },
  ]);
  return {
    territory,
    computations: computations.filter((each) => each.method === method.id),
    divisors: computations.filter((each) => each.method === divisor),
    official,
    lacking: versions.flatMap(({ system, uf, period, fileName, storedColumns }) => {
      const columns = method.requires.filter((column) => !storedColumns.includes(column));
      return system === method.system && columns.length > 0 ? [{ uf, period, fileName, columns }] : [];
    }),
    incomplete: incomplete.filter(({ system }) => system === method.system),
  };
}

/** Files counted by each of some methods of a card, by the method's id and read at once; what they divide by is left out. */
export async function computationsOf(
  context: Context,
  query: Pick<ValueQuery, 'card' | 'knownOn'>,
  methods: readonly Method[],
): Promise<ReadonlyMap<string, readonly Computation[]>> {
  if (methods.length === 0) return new Map();
  const tallies = methods.map(({ id, system }) => ({ key: id, system }));
  const { computations } = await countedBy(context, query, tallies);
  return Map.groupBy(computations, ({ method }) => method);
}

/** What is counted under some names in files of some systems, with the versions of those systems. */
async function countedBy(
  context: Context,
  { card, knownOn = null }: Pick<ValueQuery, 'card' | 'knownOn'>,
  tallies: readonly { readonly key: string; readonly system: string }[],
) {
  const systems = new Set(tallies.map(({ system }) => system));
  const versions = (
    await Promise.all([...systems].map((system) => versionsOn(context, system, knownOn)))
  ).flat();
  const { whole, incomplete } = wholeMonths(versions);
  const computations = await listComputations(context, {
    indicator: card.id,
    methods: tallies.map(({ key }) => key),
    cardSha256: catalogue.hashes.get(card.id) ?? '',
    versions: whole.map(({ id }) => id),
  });
  // What comes with the program was known since its file was issued.
  const known = computations.filter(
    (each) => knownOn === null || each.origin === 'import' || each.fileDate <= knownOn,
  );
  return { versions, incomplete, computations: known };
}

/** The versions of a system that stand, or stood at the end of a day; those that no longer stand are counted when asked for. */
async function versionsOn(
  context: Context,
  system: string,
  knownOn: string | null,
): Promise<VersionRecord[]> {
  if (knownOn === null) return listCurrentVersions(context, { system });
  const versions = await listVersionsKnownAt(context, endOfDay(knownOn, context.env.timeZone), { system });
  await countUncounted(context, versions);
  return versions;
}

function officialSeries(card: Card, method: Method | null): string[] {
  const own = card.official ? [card.official.value, card.official.numerator, card.official.denominator] : [];
  return method?.denominator.kind === 'official' ? [...own, method.denominator.series] : own;
}

export function fileOf(computation: Computation): SourceFile {
  return { file: computation.fileName, sha256: computation.sha256, date: computation.fileDate };
}

/** The files of a value's numerator and, where it has files of its own, denominator. */
export interface Reach {
  readonly coverage: Coverage;
  readonly divisor: Coverage | null;
}

/** Files that make up a period: those of the denominator are of the periods that the numerator has. */
export function reachOf(method: Method, period: Period, uf: string, loaded: Loaded): Reach {
  const coverage = coverPeriod(method, period, uf, loaded.computations);
  const files = fileDenominator(method);
  if (files === null) return { coverage, divisor: null };
  const { validFrom, validTo } = method;
  const found = coverPeriod({ ...files, validFrom, validTo }, period, uf, loaded.divisors);
  const chosen = found.chosen.filter((each) => coverage.present.includes(each.period));
  const present = found.present.filter((each) => coverage.present.includes(each));
  return { coverage, divisor: { ...found, chosen, needed: coverage.present, present } };
}

/** Computations of the divisor with how often each counts. */
export function weighted(
  method: Method,
  chosen: readonly Computation[],
): { readonly id: string; readonly weight: number }[] {
  const byDays = fileDenominator(method)?.timesDays === true;
  return chosen.map(({ id, period }) => ({ id, weight: byDays ? daysOfFile(period) : 1 }));
}

/** Names of the amounts that make a value, and their places in what is stored. */
export interface Wanted {
  readonly names: readonly string[];
  readonly indexes: readonly number[];
}

export function wantedOf(
  { card, variant }: Pick<ValueQuery, 'card' | 'variant'>,
  method: Method,
  parts: boolean,
): Wanted {
  const chosen = variantsOf(method).find((each) => each.id === variant) ?? variantsOf(method)[0];
  const own = numeratorNamed(method, variant);
  const names = [
    own === null ? NUMERATOR : numeratorMeasure(own),
    ...(chosen?.measure === undefined ? [] : [denominatorMeasure(chosen.id)]),
    ...(parts ? (card.parts?.items ?? []).map((part) => partMeasure(part.id, own)) : []),
  ];
  return { names, indexes: indexesOf(card, method.id, names) };
}

/** The one amount of the divisor that a variant takes. */
export function wantedDivisor(
  { card, variant }: Pick<ValueQuery, 'card' | 'variant'>,
  method: Method,
): Wanted {
  const files = fileDenominator(method);
  const id = variant ?? variantsOf(method)[0]?.id ?? '';
  const names = [files?.byVariant?.[id] === undefined ? NUMERATOR : numeratorMeasure(id)];
  return { names, indexes: indexesOf(card, denominatorKey(method), names) };
}

const STORED = new Map(
  catalogue.cards.flatMap(talliesOf).map((tally) => [`${tally.card.id} ${tally.key}`, amountNames(tally)]),
);

/** Places in the stored amounts, from 1. */
export function indexesOf(card: Card, key: string, names: readonly string[]): number[] {
  const stored = STORED.get(`${card.id} ${key}`) ?? [];
  return names.map((name) => stored.indexOf(name) + 1);
}

/** Years for which something is known of a place, oldest first. */
export function yearsKnown(loaded: Loaded, uf: string, targetYears: readonly number[]): Period[] {
  const files = loaded.computations
    .filter((each) => each.uf === uf || each.uf === 'BR')
    .map((each) => each.filePeriod.slice(0, 4));
  const official = [...loaded.official.keys()].map((key) => key.split('/')[1] as string);
  const years = new Set([...files, ...official, ...targetYears.map(String)]);
  return [...years].sort().map(parsePeriod);
}
