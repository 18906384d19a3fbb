import { setImmediate as nextTurn } from 'node:timers/promises';
import { Rational } from '../../../../kernel/rational.ts';
import type { Context } from '../../../../platform/context.ts';
import type { CountRow, GroupBy, Measure } from '../../../../platform/warehouse/engine.ts';
import { listFormerVersions, partitionOf, type VersionRecord } from '../../../sources/index.ts';
import { type Card, variantsOf } from '../../domain/card.ts';
import { columnsOf, compileFilters } from '../../domain/compile.ts';
import type { PlaceReading, RowReading, SystemReadings, TimeReading } from '../../domain/readings.ts';
import { adderOf, type CountedReading, type PrintedCell, type Reading } from '../../domain/reconcile.ts';
import { catalogue } from '../recompute.ts';

/** What is counted: a content of the system, of places or of establishments. */
export interface Question {
  readonly readings: SystemReadings;
  readonly measure: Measure;
  readonly usualRows: RowReading['id'];
  readonly byEstablishment: boolean;
}

/** Every reading that was counted, the house's usual one first, and the causes that what is loaded cannot test. */
interface Readings {
  readonly counted: readonly CountedReading[];
  readonly untested: readonly { readonly name: string; readonly reason: string }[];
}

/** Counts the cells by every combination of readings that the files allow. */
export async function countReadings(
  context: Context,
  question: Question,
  cells: readonly PrintedCell[],
  versions: readonly VersionRecord[],
): Promise<Readings> {
  const missing = (columns: readonly string[]) =>
    columns.filter((column) => versions.some((version) => !version.storedColumns.includes(column)));
  const has = (columns: readonly string[]) => missing(columns).length === 0;
  const { readings } = question;
  const times = readings.times.filter((time) => has(time.columns));
  const places = placesOf(question).filter((place) => has([place.column]));
  const rows = rowReadings(question).filter((each) => has(columnsOf(each.where)));
  const former = await formerOf(context, versions);
  const addUp = adderOf(cells);
  const counted: CountedReading[] = [];
  for (const files of former === null ? (['current'] as const) : (['current', 'former'] as const)) {
    const read = files === 'current' ? versions : (former ?? versions);
    for (const time of times)
      for (const place of places)
        counted.push(
          ...(await countOne(context, question, { time, place, rows, files, versions: read }, addUp)),
        );
  }
  const lacking = (name: string, columns: readonly string[]) =>
    has(columns)
      ? []
      : [{ name, reason: `os arquivos carregados não trazem ${missing(columns).join(', ')}` }];
  return {
    counted,
    untested: [
      ...readings.times.flatMap(({ name, columns }) => lacking(name, columns)),
      ...placesOf(question).flatMap(({ name, column }) => lacking(name, [column])),
      ...rowReadings(question).flatMap(({ name, where }) => lacking(name, columnsOf(where))),
      ...(former === null
        ? [{ name: 'versões anteriores dos arquivos', reason: 'nenhum arquivo destes meses foi substituído' }]
        : []),
    ],
  };
}

/** An establishment is where it is: there is one way to place it. */
function placesOf({ readings, byEstablishment }: Question): readonly PlaceReading[] {
  return byEstablishment ? [readings.establishment] : readings.places;
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
  // A method that dates the same records otherwise has the same denominators.
  const methods = card.methods.filter((each) => each.system === system && each.dated === undefined);
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
  addUp: ReturnType<typeof adderOf>,
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
    groupBy: [{ column: place.column, as: 'place', length: place.digits }, ...dates],
    measures: rows.map((each) => ({
      ...measure,
      name: each.id,
      where: [...(measure.where ?? []), ...compileFilters(each.where, [])],
    })),
  });
  const keys = found.map((row) => ({
    row,
    place: row.place ?? '',
    month: monthOf(row, second !== undefined),
  }));
  const counted: CountedReading[] = [];
  for (const each of rows) {
    // Other requests have their turn between two readings.
    await nextTurn();
    const amounts = addUp(keys.map((key) => ({ ...key, amount: Rational.parse(key.row[each.id] ?? '0') })));
    counted.push({ reading: { time, place, rows: each, files }, amounts });
  }
  return counted;
}

/** `YYYY-MM` of a row grouped by a date, or by a year and a month. */
function monthOf(row: CountRow, apart: boolean): string {
  const digits = `${row.date ?? ''}${apart ? (row.month ?? '').padStart(2, '0') : ''}`;
  return `${digits.slice(0, 4)}-${digits.slice(4, MONTH_DIGITS)}`;
}

/** The same files as they stood before the last replacement, or null where none was replaced. */
async function formerOf(
  context: Context,
  versions: readonly VersionRecord[],
): Promise<VersionRecord[] | null> {
  const [first] = versions;
  if (first === undefined) return null;
  const former = await listFormerVersions(context, { system: first.system });
  const slot = (version: VersionRecord) => `${version.uf}/${version.period}/${version.part}`;
  const bySlot = new Map(former.map((version) => [slot(version), version]));
  if (!versions.some((version) => bySlot.has(slot(version)))) return null;
  return versions.map((version) => bySlot.get(slot(version)) ?? version);
}
