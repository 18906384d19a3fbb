import { AppError } from '../../../kernel/app-error.ts';
import { parseCompetencia } from '../../../kernel/competencia.ts';
import type { Context } from '../../../platform/context.ts';
import type { Filter } from '../../../platform/warehouse/engine.ts';
import { getTerritory } from '../../territory/index.ts';
import { type Beds, bedDoubts, bedKind, bedType, totalsByKind } from '../domain/beds.ts';
import { listCurrentVersions, type VersionRecord } from '../store/versions.ts';
import { partitionOf } from './folders.ts';

const SYSTEM = 'CNES-LT';
const AMOUNTS = ['QT_EXIST', 'QT_SUS', 'QT_NSUS', 'QT_CONTR'];

export interface BedQuestion {
  /** `YYYY-MM`: beds are a stock of one month. */
  readonly month: string;
  /** Where the establishments are: state, macro-region, health region or municipality. */
  readonly territory: string;
  /** Only one of them, by its seven digits. */
  readonly establishment?: string;
}

export type BedAnswer =
  | {
      readonly status: 'known';
      readonly month: string;
      readonly beds: readonly Beds[];
      readonly totals: ReturnType<typeof totalsByKind>;
      /** What the register says that does not agree with itself, in words. */
      readonly doubts: readonly string[];
      readonly version: { readonly id: string; readonly fileName: string; readonly sha256: string };
    }
  | { readonly status: 'missing'; readonly month: string; readonly reason: string };

/**
 * Beds by establishment and type in a month, existing, available to SUS and not, from the current CNES-LT file of the state; no
 * other month in its stead. An establishment without beds in the file has none in the answer.
 * @throws AppError `not-found` for a place that does not exist, `invalid-input` for a month or an establishment that is none
 */
export async function bedStock(context: Context, question: BedQuestion): Promise<BedAnswer> {
  const month = parseCompetencia(question.month);
  const { establishment } = question;
  if (establishment !== undefined && !/^\d{7}$/.test(establishment))
    throw new AppError('invalid-input', `"${establishment}" não é um CNES: são sete algarismos.`);
  const territory = await getTerritory(context);
  const day = `${month}-01`;
  const unit = territory.get(question.territory, day);
  const uf = territory.find(unit.code.slice(0, 2), day)?.abbreviation ?? '';
  const [version] = await listCurrentVersions(context, { system: SYSTEM, uf, from: month, to: month });
  if (version === undefined)
    return {
      status: 'missing',
      month,
      reason: `Nenhum arquivo de leitos do CNES (LT${uf}) de ${month} foi carregado em Cargas.`,
    };
  const places = territory.municipalitiesOn(day, unit.code).map(({ code }) => code);
  const where: Filter[] = [{ column: 'CODUFMUN', op: 'prefix', values: places }];
  if (establishment !== undefined) where.push({ column: 'CNES', op: 'in', values: [establishment] });
  const beds = await countBeds(context, version, where);
  const { id, fileName, sha256 } = version;
  return {
    status: 'known',
    month,
    beds,
    totals: totalsByKind(beds),
    doubts: bedDoubts(beds),
    version: { id, fileName, sha256 },
  };
}

async function countBeds(
  context: Context,
  version: VersionRecord,
  filters: readonly Filter[],
): Promise<Beds[]> {
  const rows = await context.warehouse.count({
    system: SYSTEM,
    partitions: [partitionOf(context, version)],
    filters,
    groupBy: [
      { column: 'CNES', as: 'establishment' },
      { column: 'CODUFMUN', as: 'municipality', length: 6 },
      { column: 'TP_LEITO', as: 'kind' },
      { column: 'CODLEITO', as: 'type' },
    ],
    measures: AMOUNTS.map((column) => ({ name: column, op: 'sum', column })),
  });
  return rows.map((row) => ({
    establishment: row.establishment ?? '',
    municipality: row.municipality ?? '',
    kind: bedKind(row.kind ?? ''),
    type: bedType(row.type ?? ''),
    existing: Number(row.QT_EXIST),
    sus: Number(row.QT_SUS),
    notSus: Number(row.QT_NSUS),
    contracted: Number(row.QT_CONTR),
  }));
}
