import { parsePeriod } from '../../../kernel/period.ts';
import type { Context } from '../../../platform/context.ts';
import type { Filter } from '../../../platform/warehouse/engine.ts';
import { findVersion, partitionOf } from '../../sources/index.ts';
import type { Territory } from '../../territory/index.ts';
import type { Method } from '../domain/card.ts';
import { numeratorFilters } from '../domain/compile.ts';
import { type Computation, coverPeriod } from '../domain/coverage.ts';
import { loadFor, ufOf } from './loaded.ts';
import { regionsOn } from './regions.ts';
import { placesOf, type ValueQuery } from './value-query.ts';

export interface RecordPage {
  readonly columns: readonly string[];
  readonly items: readonly { file: string; record: string; cells: string[] }[];
  readonly next: string | null;
  readonly note: string | null;
}

const NOTHING: RecordPage = { columns: [], items: [], next: null, note: null };

/**
 * A page of the raw rows behind a numerator, file after file in record order. The cursor is `file.offset`. Columns are
 * those that the card names; none of them tells who a person is.
 */
export async function listRecords(
  context: Context,
  query: ValueQuery,
  periodText: string,
  cursor: string,
  limit: number,
): Promise<RecordPage> {
  const { method, unit } = query;
  if (query.card.facts !== null)
    return { ...NOTHING, note: 'Este indicador conta fatos: veja-os em Indicadores › Registro de fatos.' };
  if (method === null) return { ...NOTHING, note: 'Este indicador ainda não é calculado de registros.' };
  const period = parsePeriod(periodText);
  const loaded = await loadFor(context, query);
  const coverage = coverPeriod(method, period, ufOf(loaded.territory, unit), loaded.computations);
  const imported = coverage.chosen.filter((each) => each.origin === 'import');
  if (imported.length === 0) return { ...NOTHING, note: absence(coverage.chosen) };
  const place = placeFilter(loaded.territory, query, method, `${period.last}-28`);
  const [fileText = '0', offsetText = '0'] = cursor.split('.');
  const index = Number(fileText);
  const computation = imported[index];
  if (computation === undefined) return NOTHING;
  return readFilePage(
    context,
    query,
    computation,
    [...numeratorFilters(method, regionsOn(loaded.territory, computation.period)), place],
    {
      index,
      offset: Number(offsetText),
      limit,
      last: index === imported.length - 1,
    },
  );
}

function placeFilter(territory: Territory, query: ValueQuery, method: Method, day: string): Filter {
  const places = placesOf(territory, query, day);
  if ('establishment' in places)
    return {
      column: method.establishment?.column ?? '',
      op: 'in',
      values: [places.establishment],
    };
  const values = 'state' in places ? [places.state] : [...places.codes];
  return { column: method.territoryColumn, op: 'prefix', values };
}

function absence(chosen: readonly Computation[]): string {
  if (chosen.length === 0) return 'Nenhum arquivo deste período foi carregado.';
  const names = chosen.map((each) => each.fileName).join(', ');
  return `Este número veio contado de ${names}, que acompanha o Pactua. Para ver os registros, carregue o arquivo em Indicadores › Cargas.`;
}

async function readFilePage(
  context: Context,
  { method }: ValueQuery,
  computation: Computation,
  filters: readonly Filter[],
  page: { index: number; offset: number; limit: number; last: boolean },
): Promise<RecordPage> {
  const version = computation.versionId === null ? null : await findVersion(context, computation.versionId);
  if (version === null || method === null) return NOTHING;
  const columns = method.recordColumns.filter((column) => version.storedColumns.includes(column));
  const rows = await context.warehouse.rows(
    { system: version.system, partitions: [partitionOf(context, version)], filters },
    columns,
    page.offset,
    page.limit,
  );
  const full = rows.length === page.limit;
  const nextFile = page.last ? null : `${page.index + 1}.0`;
  return {
    columns,
    items: rows.map((row) => ({
      file: version.fileName,
      record: row.record_number ?? '',
      cells: columns.map((column) => (row[column] ?? '').trim()),
    })),
    next: full ? `${page.index}.${page.offset + page.limit}` : nextFile,
    note: null,
  };
}
