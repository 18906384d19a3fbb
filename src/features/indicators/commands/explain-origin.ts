import { type Period, parsePeriod } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import { findVersion, partitionOf, type VersionRecord } from '../../sources/index.ts';
import { fileDenominator, type Method } from '../domain/card.ts';
import { compileFilters, denominatorKey, keysOf, named, type Tally, talliesOf } from '../domain/compile.ts';
import type { Computation } from '../domain/coverage.ts';
import { type Loaded, loadFor, reachOf, ufOf, wantedDivisor, wantedOf } from './loaded.ts';
import { regionsOn } from './regions.ts';
import type { ValueQuery } from './value-query.ts';

interface OriginFile {
  readonly role: 'numerator' | 'denominator';
  readonly computation: Computation;
  /** Null where the counts came with the seeds and the file itself is not here. */
  readonly version: VersionRecord | null;
}

export interface Origin {
  readonly files: readonly OriginFile[];
  readonly missing: readonly string[];
  readonly queries: readonly { readonly label: string; readonly text: string }[];
}

const NOTHING: Origin = { files: [], missing: [], queries: [] };

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
  const reach = reachOf(method, period, ufOf(loaded.territory, query.unit), loaded);
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
  return {
    files: [...counted, ...divided],
    missing: needed.filter((each) => !present.includes(each)),
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
  const { card, method } = query;
  const text = (key: string, names: readonly string[], files: readonly OriginFile[]) => {
    const tally = talliesOf(card).find((each) => each.key === key) as Tally;
    const regions = regionsOn(loaded.territory, period.last);
    const { counting, measures } = tally;
    return context.warehouse.textOf({
      system: counting.system,
      partitions: files.map(({ computation, version }) => ({
        sha256: computation.sha256,
        path: version === null ? computation.fileName : partitionOf(context, version).path.split('/').at(-1)!,
        padded: version?.padded ?? false,
      })),
      filters: compileFilters(counting.filters, regions),
      groupBy: keysOf(counting).at(query.establishment ? -1 : 0) ?? [],
      measures: measures
        .filter(({ name }) => names.includes(name))
        .map(({ name, measure }) => named(name, measure, [], regions)),
    });
  };
  const own = {
    label: method.numerator.name,
    text: text(method.id, wantedOf(query, method, false).names, counted),
  };
  if (fileDenominator(method) === null || divided.length === 0) return [own];
  return [
    own,
    {
      label: 'Denominador',
      text: text(denominatorKey(method), wantedDivisor(query, method).names, divided),
    },
  ];
}
