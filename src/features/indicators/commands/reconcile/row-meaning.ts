import type { Context } from '../../../../platform/context.ts';
import { partitionOf, plainText, type TabnetReport, type VersionRecord } from '../../../sources/index.ts';
import { getTerritory, type Territory, type TerritoryUnit } from '../../../territory/index.ts';
import { monthsIn, type RowMeaning } from '../../domain/printed-cells.ts';
import type { SystemReadings } from '../../domain/readings.ts';

type Row = TabnetReport['rows'][number];

/** Which counts a row of the table adds in a period: of a place as it was then, or of an establishment. */
export type MeaningOf = (row: Row, period: string) => RowMeaning;

const TOTAL: RowMeaning = { reason: 'de linhas de total' };

/** Whether the rows of the table are establishments, as its heading says. */
export function isByEstablishment({ rowsLabel }: TabnetReport): boolean {
  return /estabelecimento|cnes|hospital|unidade de saude/.test(plainText(rowsLabel));
}

/** `versions`: the files in which establishments are looked for. */
export async function meaningOfRows(
  context: Context,
  report: TabnetReport,
  readings: SystemReadings,
  versions: readonly VersionRecord[],
): Promise<MeaningOf> {
  const territory = await getTerritory(context);
  if (!isByEstablishment(report)) return placesOf(territory, context.clock.today());
  const codes = report.rows.flatMap(({ code }) => (code === null ? [] : [cnesOf(code)]));
  const known = await statesOf(context, codes, readings, versions);
  const states = abbreviations(territory, context.clock.today());
  return (row) => {
    if (row.isTotal) return TOTAL;
    if (row.code === null) return { reason: 'de linhas sem número CNES' };
    const cnes = cnesOf(row.code);
    const uf = states.get(known.get(cnes) ?? '');
    if (uf === undefined) return { reason: 'de CNES que nenhum arquivo carregado destes meses traz' };
    return { adds: [cnes], uf };
  };
}

/** The state in which each establishment gave service, as the files say. */
async function statesOf(
  context: Context,
  codes: readonly string[],
  { system, establishment, places }: SystemReadings,
  versions: readonly VersionRecord[],
): Promise<ReadonlyMap<string, string>> {
  const service = places.find(({ id }) => id === 'occurrence');
  if (codes.length === 0 || versions.length === 0 || service === undefined) return new Map();
  const rows = await context.warehouse.count({
    system,
    partitions: versions.map((version) => partitionOf(context, version)),
    filters: [{ column: establishment.column, op: 'in', values: [...new Set(codes)] }],
    groupBy: [
      { column: establishment.column, as: 'cnes' },
      { column: service.column, as: 'state', length: 2 },
    ],
    measures: [{ name: 'rows', op: 'count' }],
  });
  return new Map(rows.map(({ cnes = '', state = '' }) => [cnes, state]));
}

/** Exports may drop the zeros before a CNES. */
const cnesOf = (code: string) => code.padStart(7, '0');

const abbreviations = (territory: Territory, day: string) =>
  new Map(territory.statesOn(day).map((state) => [state.code, state.abbreviation ?? '']));

function placesOf(territory: Territory, today: string): MeaningOf {
  const ufs = abbreviations(territory, today);
  const byName = new Map(territory.statesOn(today).map((state) => [plainText(state.name), state.code]));
  return (row, period) => {
    if (row.isTotal) return TOTAL;
    const code = row.code ?? byName.get(plainText(row.name)) ?? null;
    if (code === null) return { reason: 'de linhas sem código de território (regiões do país, totais)' };
    const day = `${monthsIn(period).at(-1)}-28`;
    const unit = territory.find(code, day);
    if (unit === null) return { reason: 'de códigos que não são território conhecido no período' };
    return { adds: addsOf(territory, unit, day), uf: ufs.get(unit.code.slice(0, 2)) ?? '' };
  };
}

/** A state adds everything of it, the unknown municipality too; a region, the municipalities that it had. */
function addsOf(territory: Territory, unit: TerritoryUnit, day: string): string[] {
  if (unit.level === 'state' || unit.level === 'municipality') return [unit.code];
  return territory.municipalitiesOn(day, unit.code).map(({ code }) => code);
}
