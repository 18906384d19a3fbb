import type { Period } from '../../../kernel/period.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import type { Filter } from '../../../platform/warehouse/engine.ts';
import { findVersion, partitionOf, toldName } from '../../sources/index.ts';
import { getTerritory } from '../../territory/index.ts';
import type { Method } from '../domain/card.ts';
import { compileFilters, inMonths, numeratorFilters } from '../domain/compile.ts';
import type { IndicatorValue } from '../domain/compute.ts';
import { type Computation, coverPeriod } from '../domain/coverage.ts';
import type { Places } from '../store/counts.ts';
import { loadFor, ufOf } from './loaded.ts';
import { READ_RECORDS, scopeOfPlace } from './reach.ts';
import { regionsOn } from './regions.ts';
import { placesOf, type ValueQuery } from './value-query.ts';

interface RecordRow {
  readonly file: string;
  readonly record: string;
  readonly cells: string[];
}

export interface RecordPage {
  readonly columns: readonly string[];
  readonly items: readonly RecordRow[];
  readonly next: string | null;
  /** Why there are none, or which of them are not here (pt-BR). */
  readonly note: string | null;
}

const nothing = (note: string | null): RecordPage => ({ columns: [], items: [], next: null, note });

/** A value and what it was asked by. */
interface Counted {
  readonly query: ValueQuery;
  readonly period: Period;
  readonly value: IndicatorValue;
}

/**
 * A page of the raw rows that a numerator counted, by its method, variant, place, establishment and day of knowledge, file
 * after file in record order. The cursor is `file.offset`. Columns are those that the method names.
 * @throws AppError `forbidden` for who may not read the rows of this place
 */
export async function listRecords(
  context: Context,
  { query, period, value }: Counted,
  page: { readonly cursor: string; readonly limit: number },
): Promise<RecordPage> {
  const { method, unit, card } = query;
  authorise(context, READ_RECORDS, scopeOfPlace(context, await getTerritory(context), unit.code));
  if (card.facts !== null)
    return nothing('Este indicador conta fatos: veja-os em Indicadores › Registro de fatos.');
  if (method === null) return nothing('Este indicador ainda não é calculado de registros.');
  if (value.numerator === null) return nothing(value.reason);
  const { territory, computations } = await loadFor(context, query);
  const { chosen } = coverPeriod(method, period, ufOf(territory, unit), computations);
  const imported = chosen.filter((each) => each.origin === 'import');
  const absent = absence(chosen.filter((each) => each.origin !== 'import'));
  if (imported.length === 0) return nothing(absent ?? 'Nenhum arquivo deste período foi carregado.');
  const place = placeFilter(placesOf(territory, query, `${period.last}-28`), method);
  const { items, next } = await readPage(context, imported, page, (computation) => ({
    columns: method.recordColumns,
    filters: [
      ...numeratorFilters(method, query.variant, regionsOn(territory, computation.period)),
      ...compileFilters(inMonths(method, [computation.period]), []),
      place,
    ],
  }));
  return { columns: method.recordColumns, items, next, note: absent };
}

/** As the counts are keyed: by the beginning of the code. */
function placeFilter(places: Places, method: Method): Filter {
  if ('establishment' in places)
    return { column: method.establishment?.column ?? '', op: 'prefix', values: [places.establishment] };
  const values = 'state' in places ? [places.state] : [...places.codes];
  return { column: method.territoryColumn, op: 'prefix', values };
}

function absence(seeded: readonly Computation[]): string | null {
  if (seeded.length === 0) return null;
  const names = seeded.map((each) => each.fileName).join(', ');
  return `Há número que veio contado de ${names}, que acompanha o Pactua. Para ver os registros, carregue o arquivo em Indicadores › Cargas.`;
}

interface Reading {
  readonly columns: readonly string[];
  readonly filters: readonly Filter[];
}

/** Reads on into the next files until the page is full, so that a file without rows makes no empty page. */
async function readPage(
  context: Context,
  files: readonly Computation[],
  { cursor, limit }: { readonly cursor: string; readonly limit: number },
  readingOf: (computation: Computation) => Reading,
): Promise<Pick<RecordPage, 'items' | 'next'>> {
  const [file = 0, start = 0] = cursor.split('.').map(Number);
  const items: RecordRow[] = [];
  for (let index = file; index < files.length; index++) {
    const offset = index === file ? start : 0;
    const wanted = limit - items.length;
    const computation = files[index] as Computation;
    const rows = await readFile(context, computation, readingOf(computation), { offset, limit: wanted });
    items.push(...rows);
    if (rows.length === wanted) return { items, next: `${index}.${offset + wanted}` };
  }
  return { items, next: null };
}

async function readFile(
  context: Context,
  { versionId }: Computation,
  { columns, filters }: Reading,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<RecordRow[]> {
  const version = versionId === null ? null : await findVersion(context, versionId);
  if (version === null) return [];
  const rows = await context.warehouse.rows(
    { system: version.system, partitions: [partitionOf(context, version)], filters },
    columns.filter((column) => version.storedColumns.includes(column)),
    offset,
    limit,
  );
  return rows.map((row) => ({
    file: toldName(version),
    record: row.record_number ?? '',
    cells: columns.map((column) => (row[column] ?? '').trim()),
  }));
}
