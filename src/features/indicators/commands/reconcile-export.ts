import { AppError } from '../../../kernel/app-error.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { Context } from '../../../platform/context.ts';
import type { GroupBy, Measure } from '../../../platform/warehouse/engine.ts';
import {
  listCurrentVersions,
  listFormerVersions,
  partitionOf,
  plainText,
  readExport,
  type TabnetReport,
  totalsThatDiffer,
  type VersionRecord,
} from '../../sources/index.ts';
import { getTerritory, type Territory } from '../../territory/index.ts';
import { type Card, variantsOf } from '../domain/card.ts';
import { columnsOf, compileFilters, named } from '../domain/compile.ts';
import {
  contentOf,
  type PlaceReading,
  type RowReading,
  type SystemReadings,
  type TimeReading,
} from '../domain/readings.ts';
import {
  type CountedReading,
  cellKey,
  type PrintedCell,
  type Reading,
  type Reconciliation,
  reconcile,
} from '../domain/reconcile.ts';
import { catalogue } from './recompute.ts';

/** What the comparison of one exported table found. */
export interface ExportReconciliation {
  readonly report: TabnetReport;
  readonly system: string;
  /** How the title of the export says that it is dated and placed; null where it does not. */
  readonly says: { readonly time: string | null; readonly place: string | null };
  readonly usual: Reading;
  readonly found: Reconciliation;
  readonly versions: readonly VersionRecord[];
  /** Cells that were not compared, by the reason. */
  readonly skipped: readonly { readonly reason: string; readonly cells: number }[];
  /** Columns whose printed total is not the sum of its rows. */
  readonly wrongTotals: readonly string[];
}

interface Question {
  readonly readings: SystemReadings;
  readonly measure: Measure;
  readonly usualRows: RowReading['id'];
}

/** Compares an export with what is loaded, by every reading. @throws AppError `refused` with what cannot be compared and why */
export async function reconcileExport(context: Context, content: Uint8Array): Promise<ExportReconciliation> {
  const report = readExport(content);
  const question = questionOf(report);
  const territory = await getTerritory(context);
  const current = await listCurrentVersions(context, { system: question.readings.system });
  const { cells, skipped } = comparable(report, territory, current, context.clock.today());
  if (cells.length === 0) throw nothingToCompare(question.readings.system, skipped);
  const versions = versionsFor(cells, current);
  const counted = await countReadings(context, question, versions);
  const usual = counted[0] as CountedReading;
  return {
    report,
    system: question.readings.system,
    says: saidOf(report, question.readings),
    usual: usual.reading,
    found: reconcile(cells, counted),
    versions,
    skipped,
    wrongTotals: totalsThatDiffer(report).map((total) => total.column),
  };
}

function questionOf(report: TabnetReport): Question {
  const title = plainText(report.title.join(' '));
  const found = contentOf(title, plainText(report.content ?? ''));
  if (found === null) {
    throw new AppError(
      'refused',
      `Não sei contar "${report.content ?? 'o conteúdo deste arquivo'}" com os registros daqui. Compare exportações de internações, AIH aprovadas, óbitos, valores ou dias de permanência (SIH) e de quantidades ou valores (SIA); taxas e médias não se somam: exporte as contagens.`,
    );
  }
  const { measure, rows } = found.content;
  return { readings: found.readings, measure: named('amount', measure, [], []), usualRows: rows };
}

function saidOf(report: TabnetReport, readings: SystemReadings): ExportReconciliation['says'] {
  const title = plainText(report.title.join(' '));
  const said = (all: readonly { name: string; words: readonly string[] }[]) =>
    all.find((each) => each.words.some((word) => title.includes(word)))?.name ?? null;
  return { time: said(readings.times), place: said(readings.places) };
}

/** The cells that what is loaded can be asked for, and why the others are left out. */
function comparable(
  report: TabnetReport,
  territory: Territory,
  versions: readonly VersionRecord[],
  today: string,
): { cells: PrintedCell[]; skipped: ExportReconciliation['skipped'] } {
  const loaded = new Set(versions.map((version) => `${version.uf}/${version.period}`));
  const states = territory.statesOn(today);
  const places = new Map(states.map((state) => [plainText(state.name), state.code]));
  const abbreviations = new Map(states.map((state) => [state.code, state.abbreviation]));
  const isLoaded = (place: string, period: string) =>
    monthsIn(period).every((month) => loaded.has(`${abbreviations.get(place.slice(0, 2))}/${month}`));
  const read = report.rows.flatMap((row) => {
    const place = row.isTotal ? null : (row.code?.slice(0, 6) ?? places.get(plainText(row.name)) ?? null);
    return row.cells.map((cell, at) =>
      printedCell(place, report.columns[at]?.period ?? null, cell.value, isLoaded),
    );
  });
  const reasons = read.filter((each) => typeof each === 'string');
  return {
    cells: read.filter((each) => typeof each !== 'string'),
    skipped: [...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => ({
      reason,
      cells: all.length,
    })),
  };
}

/** A cell that can be compared, or the reason why it cannot. */
function printedCell(
  place: string | null,
  period: string | null,
  value: Rational | null,
  isLoaded: (place: string, period: string) => boolean,
): PrintedCell | string {
  if (place === null) return 'de linhas que não são município nem estado (regiões, totais)';
  if (period === null) return 'de colunas que não são mês nem ano (totais)';
  if (value === null) return 'sem valor (“...”)';
  if (!isLoaded(place, period)) return 'de períodos cujos arquivos não estão todos carregados';
  return { place, period, value };
}

function monthsIn(period: string): string[] {
  if (period.length > 4) return [period];
  return Array.from({ length: 12 }, (_, month) => `${period}-${String(month + 1).padStart(2, '0')}`);
}

function nothingToCompare(system: string, skipped: ExportReconciliation['skipped']): AppError {
  const reasons = skipped.map(({ reason, cells }) => `${cells} ${reason}`).join('; ');
  return new AppError(
    'refused',
    `Nenhuma célula pôde ser comparada: ${reasons || 'a tabela está vazia'}. Carregue em Indicadores › Cargas os arquivos ${system} dos meses da tabela e repita.`,
    { details: { skipped: [...skipped] } },
  );
}

/** Files of the months asked for and of the year after: what was admitted in a month is processed up to six months later. */
function versionsFor(cells: readonly PrintedCell[], current: readonly VersionRecord[]): VersionRecord[] {
  const months = cells.flatMap((cell) => monthsIn(cell.period)).toSorted();
  const first = months[0] ?? '';
  const last = months.at(-1) ?? '';
  const end = `${Number(last.slice(0, 4)) + 1}${last.slice(4)}`;
  return current.filter((version) => version.period >= first && version.period <= end);
}

/** Every combination of readings that the files allow, the house's usual one first. */
async function countReadings(
  context: Context,
  question: Question,
  versions: readonly VersionRecord[],
): Promise<CountedReading[]> {
  const has = (columns: readonly string[]) =>
    versions.every((version) => columns.every((column) => version.storedColumns.includes(column)));
  const times = question.readings.times.filter((time) => has(time.columns));
  const places = question.readings.places.filter((place) => has([place.column]));
  const rows = rowReadings(question).filter((each) => has(columnsOf(each.where)));
  const former = await formerOf(context, versions);
  const counted: CountedReading[] = [];
  for (const files of former === null ? (['current'] as const) : (['current', 'former'] as const)) {
    const read = files === 'current' ? versions : (former ?? versions);
    for (const time of times)
      for (const place of places)
        counted.push(...(await countOne(context, question, { time, place, rows, files, versions: read })));
  }
  return counted;
}

/** The rows that the export itself takes first, then those of the system, then the denominators of the cards. */
function rowReadings({ readings, measure, usualRows }: Question): RowReading[] {
  const usual = readings.rows.toSorted((a, b) => Number(b.id === usualRows) - Number(a.id === usualRows));
  if (measure.op !== 'count' || (measure.where ?? []).length > 0) return usual;
  return [...usual, ...catalogue.cards.flatMap((card) => denominatorReadings(card, readings.system))];
}

/** How the plan's cards count what they divide by. */
function denominatorReadings(card: Card, system: string): RowReading[] {
  if (card.set !== 'plan') return [];
  const methods = card.methods.filter((method) => method.system === system);
  return methods.flatMap((method) =>
    variantsOf(method).flatMap(({ id, name, measure }): RowReading[] => {
      if (measure === undefined || measure.where.length === 0) return [];
      const where = [...method.filters, ...measure.where];
      return [{ id: `${card.id}:${id}`, name: `denominador de ${card.shortName}: ${name}`, where }];
    }),
  );
}

interface Counting {
  readonly time: TimeReading;
  readonly place: PlaceReading;
  readonly rows: readonly RowReading[];
  readonly files: Reading['files'];
  readonly versions: readonly VersionRecord[];
}

const MONTH_DIGITS = 6;

/** One pass over the files: every reading of the rows for one way of dating and placing. */
async function countOne(
  context: Context,
  { readings, measure }: Question,
  { time, place, rows, files, versions }: Counting,
): Promise<CountedReading[]> {
  const [first = '', second] = time.columns;
  const dates: GroupBy[] =
    second === undefined
      ? [{ column: first, as: 'date', length: MONTH_DIGITS }]
      : [
          { column: first, as: 'date' },
          { column: second, as: 'month' },
        ];
  const found = await context.warehouse.count({
    system: readings.system,
    partitions: versions.map((version) => partitionOf(context, version)),
    filters: [],
    groupBy: [{ column: place.column, as: 'place', length: 6 }, ...dates],
    measures: rows.map((each) => ({
      ...measure,
      name: each.id,
      where: [...(measure.where ?? []), ...compileFilters(each.where, [])],
    })),
  });
  return rows.map((each): CountedReading => {
    const amounts = new Map<string, Rational>();
    for (const row of found) {
      const digits = `${row.date ?? ''}${(row.month ?? '').padStart(second === undefined ? 0 : 2, '0')}`;
      const key = cellKey(row.place ?? '', `${digits.slice(0, 4)}-${digits.slice(4, MONTH_DIGITS)}`);
      const amount = Rational.parse(row[each.id] ?? '0');
      amounts.set(key, (amounts.get(key) ?? Rational.zero).add(amount));
    }
    return { reading: { time, place, rows: each, files }, amounts };
  });
}

/** The same files as they stood before the last replacement, or null where none was replaced. */
async function formerOf(
  context: Context,
  versions: readonly VersionRecord[],
): Promise<VersionRecord[] | null> {
  const [first] = versions;
  if (first === undefined) return null;
  const former = await listFormerVersions(context, { system: first.system });
  const slot = (version: VersionRecord) => `${version.uf}/${version.period}`;
  const bySlot = new Map(former.map((version) => [slot(version), version]));
  if (!versions.some((version) => bySlot.has(slot(version)))) return null;
  return versions.map((version) => bySlot.get(slot(version)) ?? version);
}
