import { type Period, parsePeriod } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import type { Partition } from '../../../platform/warehouse/engine.ts';
import { findVersion, partitionOf, type VersionRecord } from '../../sources/index.ts';
import { fileDenominator, type Method } from '../domain/card.ts';
import {
  compileFilters,
  denominatorKey,
  inMonths,
  isPartMeasure,
  keysOf,
  PART,
  type Regions,
  type Tally,
  talliesOf,
} from '../domain/compile.ts';
import type { Computation, Coverage } from '../domain/coverage.ts';
import { packedQuestion, type Question, questionsOf } from '../domain/questions.ts';
import { type Loaded, loadFor, reachOf, ufOf, wantedDivisor, wantedOf } from './loaded.ts';
import { asCountedIn } from './recompute.ts';
import { regionsOn } from './regions.ts';
import { whatLacks } from './uncounted.ts';
import type { ValueQuery } from './value-query.ts';

interface OriginFile {
  readonly role: 'numerator' | 'denominator';
  readonly computation: Computation;
  /** Null where the counts came with the seeds and the file itself is not here. */
  readonly version: VersionRecord | null;
}

export interface Origin {
  readonly files: readonly OriginFile[];
  readonly aside: Coverage['aside'];
  readonly missing: readonly string[];
  readonly queries: readonly OriginQuery[];
}

interface OriginQuery {
  readonly label: string;
  /** The question place by place. */
  readonly text: string;
  /** What ran when the files came in, all places at once; null where the counts came with the seeds. */
  readonly ran: string | null;
}

const NOTHING: Origin = { files: [], aside: [], missing: [], queries: [] };

/** The files behind a value of a method that counts files, and what the engine is asked of them. */
export async function explainOrigin(
  context: Context,
  query: ValueQuery,
  periodText: string,
): Promise<Origin> {
  const { method } = query;
  if (method === null) return NOTHING;
  const period = parsePeriod(periodText);
  const loaded = await loadFor(context, query);
  const uf = ufOf(loaded.territory, query.unit);
  const reach = reachOf(method, period, uf, loaded);
  const of = (role: OriginFile['role'], chosen: readonly Computation[]) =>
    Promise.all(
      chosen.map(async (computation) => ({
        role,
        computation,
        version: computation.versionId === null ? null : await findVersion(context, computation.versionId),
      })),
    );
  const [counted, divided] = await Promise.all([
    of('numerator', reach.coverage.chosen),
    of('denominator', reach.divisor?.chosen ?? []),
  ]);
  const { needed, present } = reach.coverage;
  const { late } = whatLacks(loaded, uf, reach.coverage);
  return {
    files: [...counted, ...divided],
    aside: [...reach.coverage.aside, ...(reach.divisor?.aside ?? [])],
    missing: [...needed.filter((each) => !present.includes(each)), ...late],
    queries: queriesOf(context, { ...query, method }, { period, loaded, counted, divided }),
  };
}

interface Asked {
  readonly period: Period;
  readonly loaded: Loaded;
  readonly counted: readonly OriginFile[];
  readonly divided: readonly OriginFile[];
}

function queriesOf(
  context: Context,
  query: ValueQuery & { readonly method: Method },
  { period, loaded, counted, divided }: Asked,
): Origin['queries'] {
  const { method } = query;
  if (counted.length === 0) return [];
  const regions = regionsOn(loaded.territory, period.last);
  const months = inMonths(method, [...new Set(counted.map(({ computation }) => computation.period))]);
  const own = questionsAsked(query, method.id, wantedOf(query, method, true).names, regions);
  const queries = own.map((question) => ({
    label: question.groupBy.some(({ as }) => as === PART)
      ? `${method.numerator.name}, parte por parte`
      : method.numerator.name,
    text: textOf(
      context,
      method.system,
      { ...question, filters: [...question.filters, ...compileFilters(months, [])] },
      counted,
    ),
    ran: packedTextOf(context, method.system, question, counted, regions),
  }));
  const files = fileDenominator(method);
  if (files === null || divided.length === 0) return queries;
  const names = wantedDivisor(query, method).names;
  const divisors = questionsAsked(query, denominatorKey(method), names, regions);
  return [
    ...queries,
    ...divisors.map((question) => ({
      label: 'Denominador',
      text: textOf(context, files.system, question, divided),
      ran: packedTextOf(context, files.system, question, divided, regions),
    })),
  ];
}

/** The passes of a tally by the keys that the value was counted by, with the measures that make the value. */
function questionsAsked(
  { card, establishment }: ValueQuery,
  key: string,
  names: readonly string[],
  regions: Regions,
): Question[] {
  const tally = talliesOf(card).find((each) => each.key === key) as Tally;
  const keys = keysOf(tally.counting).at(establishment ? -1 : 0) ?? [];
  const byParts = names.some(isPartMeasure);
  return questionsOf(tally, regions)
    .filter(({ groupBy }) => {
      const places = groupBy.filter(({ as }) => as !== PART);
      return places.length === keys.length && keys.every(({ as }, at) => places[at]?.as === as);
    })
    .map((question) => ({
      ...question,
      groupBy: question.groupBy.filter(({ as }) => byParts || as !== PART),
      measures: question.measures.filter(({ name }) => names.includes(name)),
    }));
}

function textOf(
  context: Context,
  system: string,
  { groupBy, filters, measures }: Question,
  files: readonly OriginFile[],
): string {
  const partitions = partitionsShown(context, files);
  return context.warehouse.textOf({ system, partitions, filters, groupBy, measures });
}

/** What counted a tally in files for keeping, all its measures and lists of keys at once. */
function packedTextOf(
  context: Context,
  system: string,
  { tally }: Question,
  files: readonly OriginFile[],
  regions: Regions,
): string | null {
  const versions = files.flatMap(({ version }) => version ?? []);
  const [first] = versions;
  if (first === undefined || versions.length < files.length) return null;
  const partitions = partitionsShown(context, files);
  const asked = packedQuestion(asCountedIn(first, tally), regions);
  return context.warehouse.packedTextOf({ system, partitions, ...asked });
}

/** Files as their names are shown, without where they lie on this machine. */
function partitionsShown(context: Context, files: readonly OriginFile[]): Partition[] {
  return files.map(({ computation, version }) => ({
    sha256: computation.sha256,
    path: version === null ? computation.fileName : partitionOf(context, version).path.split('/').at(-1)!,
    padded: version?.padded ?? false,
  }));
}
