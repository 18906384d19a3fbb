import { AppError } from '../../../kernel/app-error.ts';
import { Rational } from '../../../kernel/rational.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import type { CountRow, Filter } from '../../../platform/warehouse/engine.ts';
import { findVersionByHash, partitionOf, type VersionRecord } from '../../sources/index.ts';
import { getTerritory } from '../../territory/index.ts';
import { type CardMeasure, numeratorOf } from '../domain/card.ts';
import { compileFilters } from '../domain/compile.ts';
import { leftOut } from '../domain/left-out.ts';
import { READ_RECORDS, scopeOfPlace } from './reach.ts';
import { getCard, resolveMethod } from './value-query.ts';

/** The rows of one file, by its hash, that a card sums for one establishment. */
interface FileRowsRequest {
  readonly indicator: string;
  readonly variant: string;
  /** A narrower variant: only the rows that it leaves out. */
  readonly except?: string;
  /** CNES. */
  readonly establishment: string;
  /** Six digits; whose rows these are, for the policy. */
  readonly municipality: string;
  readonly sha256: string;
}

interface FileRow {
  readonly record: string;
  /** What the row adds to the sum, decimal text. */
  readonly amount: string;
  readonly cells: readonly string[];
}

export interface FileRows {
  /** Those that the method names: no identifier of a person is among them. */
  readonly columns: readonly string[];
  readonly items: readonly FileRow[];
  /** Of all rows, not only of this page. */
  readonly count: number;
  readonly total: string;
}

/**
 * A page of the rows of a file as it was imported, whether it still stands or not, and what all of them sum.
 * @throws AppError `forbidden` for who may not read the rows of the municipality, `not-found` for a file that was never imported
 */
export async function fileRows(
  context: Context,
  request: FileRowsRequest,
  page: { readonly offset: number; readonly limit: number },
): Promise<FileRows> {
  const territory = await getTerritory(context);
  authorise(context, READ_RECORDS, scopeOfPlace(context, territory, request.municipality));
  const { method, version, measure, filters } = await askedOf(context, request);
  const asked = { system: version.system, partitions: [partitionOf(context, version)], filters };
  const { where: _, ...summed } = measure;
  const [sums] = await context.warehouse.count({
    ...asked,
    groupBy: [],
    measures: [
      { name: 'rows', op: 'count' },
      { ...summed, name: 'total' },
    ],
  });
  const columns = method.recordColumns.filter((column) => version.storedColumns.includes(column));
  const rows = await context.warehouse.rows(asked, columns, page.offset, page.limit);
  return {
    columns,
    items: rows.map((row) => ({
      record: row.record_number ?? '',
      amount: amountOf(measure, row),
      cells: columns.map((column) => (row[column] ?? '').trim()),
    })),
    count: Number(sums?.rows ?? 0),
    total: Rational.parse(sums?.total || '0').toDecimal(2),
  };
}

/**
 * How many rows of a file have less than nothing of what a card sums for one establishment: a number of rows, none of them shown.
 * @throws AppError `not-found` for a file that was never imported
 */
export async function rowsBelowZero(
  context: Context,
  request: Omit<FileRowsRequest, 'municipality'>,
): Promise<number> {
  const { filters, measure, version } = await askedOf(context, request);
  const { where: _, ...summed } = measure;
  const [found] = await context.warehouse.count({
    system: version.system,
    partitions: [partitionOf(context, version)],
    filters,
    groupBy: [],
    measures: [{ ...summed, op: 'below-zero', name: 'rows' }],
  });
  return Number(found?.rows ?? 0);
}

/** The rows of a file that a card sums for one establishment, and how it sums them. */
async function askedOf(context: Context, request: Omit<FileRowsRequest, 'municipality'>) {
  const card = getCard(request.indicator);
  const { method } = resolveMethod(card, null, request.variant);
  if (method?.establishment === undefined) throw new Error(`${card.id} sums no rows of an establishment`);
  const version = await versionOf(context, request.sha256);
  const measure = measureOf(request, (variant) => numeratorOf(method, variant));
  const place: Filter = {
    column: method.establishment.column,
    op: 'prefix',
    values: [request.establishment],
  };
  const filters = [...compileFilters([...method.filters, ...measure.where], []), place];
  return { method, version, measure, filters };
}

function measureOf(
  { variant, except }: Omit<FileRowsRequest, 'municipality'>,
  of: (variant: string) => CardMeasure,
): CardMeasure {
  return except === undefined ? of(variant) : leftOut(of(variant), of(except));
}

async function versionOf(context: Context, sha256: string): Promise<VersionRecord> {
  const version = await findVersionByHash(context, sha256);
  if (version !== null) return version;
  throw new AppError('not-found', 'O arquivo deste valor não está entre os importados.');
}

/** What one row adds; what the file leaves blank is no amount, whatever stands beside it. */
function amountOf({ column = '', less = [] }: CardMeasure, row: CountRow): string {
  const cell = (name: string) => Rational.parse((row[name] ?? '').trim() || '0');
  if ((row[column] ?? '').trim() === '') return '0.00';
  return less.reduce((amount, name) => amount.sub(cell(name)), cell(column)).toDecimal(2);
}
