import { Rational } from '../../../kernel/rational.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { findVersion, partitionOf, type VersionRecord } from '../../sources/index.ts';
import type { Territory } from '../../territory/index.ts';
import type { Method } from '../domain/card.ts';
import { named } from '../domain/compile.ts';
import { coverPeriod } from '../domain/coverage.ts';
import { readingsOf } from '../domain/readings.ts';
import { resolveRequest, type ValueRequest } from './indicator-value.ts';
import { loadFor, ufOf } from './loaded.ts';
import { seesSmall } from './reach.ts';
import { regionsOn } from './regions.ts';

/** What an establishment did for those who live in each municipality, or why it is not told (pt-BR). */
type Origins =
  | { readonly found: true; readonly counts: ReadonlyMap<string, Rational> }
  | { readonly found: false; readonly reason: string };

const OMITTED =
  'Omitido: por município de residência são poucas pessoas. Quem trabalha com os registros, e o próprio hospital, o veem.';

const missing = (reason: string): Origins => ({ found: false, reason });

/**
 * Counts the numerator of a card in one establishment and month by the municipality where the patients live, from the very rows
 * that its value counts. Kept nowhere, since only what is agreed by municipality of origin (PPI) asks for it; of people, told
 * only to who sees the small numbers of the establishment. @throws AppError as `indicatorValue`
 */
export async function countOrigins(
  context: Context,
  request: Pick<ValueRequest, 'indicator' | 'period'> & { readonly establishment: string },
): Promise<Origins> {
  authorise(context, 'indicators.read');
  const { query, period } = await resolveRequest(context, request);
  const { card, method, unit } = query;
  const residence = readingsOf(method?.system ?? '')?.places.find(({ id }) => id === 'residence');
  if (method?.establishment === undefined || residence === undefined)
    return missing(`${card.shortName} não diz onde moram as pessoas que conta.`);
  const loaded = await loadFor(context, query);
  const { establishment } = request;
  const sees = await seesSmall(context, loaded.territory, [{ place: unit.code, establishment, period }]);
  if (card.people && !sees({ place: unit.code, establishment, period })) return missing(OMITTED);
  const { chosen } = coverPeriod(method, period, ufOf(loaded.territory, unit), loaded.computations);
  const versions = await Promise.all(
    chosen.map(({ versionId }) => (versionId === null ? null : findVersion(context, versionId))),
  );
  const files = versions.filter((version) => version !== null);
  if (files.length === 0 || files.length < versions.length)
    return missing('Carregue o arquivo do mês em Indicadores › Cargas para ver onde moram os pacientes.');
  if (files.some(({ storedColumns }) => !storedColumns.includes(residence.column)))
    return missing('O arquivo do mês não traz o município de residência.');
  return {
    found: true,
    counts: await countBy(context, residence, { territory: loaded.territory, method, establishment, files }),
  };
}

async function countBy(
  context: Context,
  { column, digits }: { readonly column: string; readonly digits: number },
  {
    territory,
    method,
    establishment,
    files,
  }: {
    readonly territory: Territory;
    readonly method: Method;
    readonly establishment: string;
    readonly files: readonly VersionRecord[];
  },
): Promise<ReadonlyMap<string, Rational>> {
  const [{ period } = { period: '' }] = files;
  const regions = regionsOn(territory, period);
  const rows = await context.warehouse.count({
    system: method.system,
    partitions: files.map((version) => partitionOf(context, version)),
    filters: [{ column: method.establishment?.column ?? '', op: 'prefix', values: [establishment] }],
    groupBy: [{ column, as: 'place', length: digits }],
    measures: [named('amount', method.numerator.measure, method.filters, regions)],
  });
  const counts = rows.map(({ place = '', amount }) => [place, Rational.parse(amount ?? '0')] as const);
  return new Map(counts.filter(([, count]) => !count.isZero()));
}
