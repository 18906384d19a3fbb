import { readFileSync } from 'node:fs';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { listPlaces } from '../src/features/indicators/commands/list-places.ts';
import { getCard, resolveMethod } from '../src/features/indicators/commands/value-query.ts';
import type { Card, Method } from '../src/features/indicators/domain/card.ts';
import { indicatorValue } from '../src/features/indicators/index.ts';
import { getTerritory, type Territory, type TerritoryUnit } from '../src/features/territory/index.ts';
import { parsePeriod } from '../src/kernel/period.ts';
import { Rational } from '../src/kernel/rational.ts';
import type { Context } from '../src/platform/context.ts';
import type { MadeUpFile } from './indicator-data.ts';
import { type BenchPlace, DAY, HOME, LAST } from './indicator-installation.ts';
import { omittedByHand } from './indicator-people.ts';
import { type FilesOf, type HandWritten, handWritten, type IcsapGroup } from './indicator-queries.ts';

const YEAR = `${LAST}/12M`;
/** The month before the first of that year, and the last whole calendar year. */
const BEFORE = '2024-06';
const LAST_YEAR = '2024';

/**
 * `numerator / denominator` of each card in each place, by `card place`, and `card/method place` of a method that is not the usual one.
 * What is divided by people has no second number: no file counts them.
 */
export type Answers = Map<string, string>;

const number = (counted: unknown) =>
  String(Number(counted instanceof Rational ? counted.toDecimal(4) : (counted ?? 0)));
const DIVIDED_BY_PEOPLE = new Set(['719', '719/CNES_LT_SUS_CORE', '719/CNES_LT_EXISTING', '714', '715']);

function answer(name: string, numerator: unknown, denominator: unknown): string {
  return DIVIDED_BY_PEOPLE.has(name) ? number(numerator) : `${number(numerator)} / ${number(denominator)}`;
}

type Told = Readonly<Record<'status' | 'numerator' | 'denominator', unknown>>;

const told = (name: string, { status, numerator, denominator }: Told) =>
  status === 'suppressed' ? OMITTED : answer(name, numerator, denominator);

export interface Hand {
  readonly connection: DuckDBConnection;
  close(): void;
}

/** A DuckDB of its own, with the settings of the house, that holds the places and nothing else. */
export async function openHand(places: readonly BenchPlace[]): Promise<Hand> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '512MB', threads: '2' });
  const connection = await instance.connect();
  const rows = places.map(({ code, region, macro }) => `('${code}', '${region}', '${macro}')`).join(', ');
  await connection.run(`create table places as select * from (values ${rows}) as x (code, region, macro)`);
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const parquet = (files: readonly MadeUpFile[], more = '') =>
  `read_parquet([${files.map(({ path }) => `'${path}'`).join(', ')}], filename = true${more})`;
const BY_NAME = ', union_by_name = true';

/** Files of a system with every column that one of its layouts has; no rows where none of them is asked for. */
const listOf =
  (files: readonly MadeUpFile[], all: readonly MadeUpFile[]): FilesOf =>
  (system) => {
    const some = files.filter((file) => file.system === system);
    const every = all.filter((file) => file.system === system);
    const columns = new Set(every.flatMap((file) => file.columns));
    if (some.length > 0 && some.every((file) => file.columns.length === columns.size)) return parquet(some);
    const nothing = `select * from ${parquet([every[0]!, every.at(-1)!], BY_NAME)} where false`;
    return some.length === 0
      ? `(${nothing})`
      : `(select * from ${parquet(some, BY_NAME)} union all by name ${nothing})`;
  };

const isOfLastYear = ({ period }: MadeUpFile) => period === LAST_YEAR || period > BEFORE;
const isOfMonth = (month: string) => (file: MadeUpFile) => file.period === month;

/** Every card that files of some systems serve, by hand: counts of every file, then the last year for each municipality, region, macro-region and the state. */
export async function byHand(
  { connection }: Hand,
  files: readonly MadeUpFile[],
  all: readonly MadeUpFile[] = files,
  hides: Hides | null = null,
): Promise<Answers> {
  const answers: Answers = new Map();
  for (const each of handWritten(icsapGroups())) {
    const systems = new Set<string>();
    const question = each.counts((system) => {
      systems.add(system);
      return listOf(files, all)(system);
    });
    if (!files.some(({ system }) => systems.has(system))) continue;
    await connection.run(`create or replace temp table counted as ${question}`);
    for (const [where, told] of await rolledUp(connection, each, files)) answers.set(where, told);
    if (hides !== null)
      for (const where of await omitted(connection, each.card, files, hides)) answers.set(where, OMITTED);
  }
  return answers;
}

/** The whole state, whose small numbers are hidden. */
export interface Hides {
  readonly territory: Territory;
  readonly unit: TerritoryUnit;
}

const OMITTED = 'omitted';
const MUNICIPALITY_DIGITS = 6;

/** Numbers of places that are not told, as `Answers` names them. */
async function omitted(
  connection: DuckDBConnection,
  code: string,
  files: readonly MadeUpFile[],
  hides: Hides,
): Promise<string[]> {
  const card = getCard(code);
  if (!card.people) return [];
  const found: string[] = [];
  const ofPeriods = Map.groupBy(card.methods.filter(isInMadeUpFiles), periodOf);
  for (const [period, methods] of ofPeriods) {
    const places = await omittedByHand(connection, { card, files, ...hides }, parsePeriod(period));
    for (const { id } of methods)
      for (const place of places)
        if (place.length <= MUNICIPALITY_DIGITS) found.push(`${nameOf(card, id)} ${place}`);
  }
  return found;
}

const nameOf = ({ address, defaultMethod }: Card, method: string) =>
  method === defaultMethod ? address : `${address}/${method}`;

/** From what was counted, each method's value of its period in every place. */
async function rolledUp(
  connection: DuckDBConnection,
  { card, total, others = {} }: HandWritten,
  files: readonly MadeUpFile[],
): Promise<Answers> {
  const answers: Answers = new Map();
  const methods = Object.entries(others).map(([id, method]) => ({ name: `${card}/${id}`, ...method }));
  for (const { name, total: asked, place = 'm', month } of [{ name: card, total }, ...methods]) {
    const recent = files.filter(month === undefined ? isOfLastYear : isOfMonth(month));
    if (recent.length === 0) continue;
    const paths = recent.map(({ path }) => `'${path}'`).join(', ');
    const rolled = await connection.runAndReadAll(`select coalesce(code, region, macro, '${HOME}'), ${asked}
      from counted left join places on code = ${place} where filename in (${paths})
      group by grouping sets ((code), (region), (macro), ())
      having code is not null or region is not null or macro is not null or grouping(code, region, macro) = 7`);
    for (const [where, numerator, denominator] of rolled.getRowsJson())
      answers.set(`${name} ${where}`, answer(name, numerator, denominator));
  }
  return answers;
}

/** Counts 713 in the files and leaves the counts in a table, as ours leaves them in its database. */
export async function keepPageCounts({ connection }: Hand, files: readonly MadeUpFile[]): Promise<void> {
  const { counts } = pageCard();
  await connection.run(`create or replace table page_counts as ${counts(listOf(files, files))}`);
}

/** What the page of 713 shows, from the counts kept: the state by month and by year, and each municipality in a year. */
export async function pageByHand({ connection }: Hand, year: string): Promise<Answers> {
  const { card, total } = pageCard();
  const month = 'left(right(filename, 15), 7)';
  for (const period of [month, `left(${month}, 4)`])
    await connection.runAndReadAll(
      `select ${period}, ${total} from page_counts join places on code = m group by all order by all`,
    );
  const places = await connection.runAndReadAll(
    `select m, ${total} from page_counts join places on code = m where left(${month}, 4) = '${year}' group by all`,
  );
  return new Map(
    places
      .getRowsJson()
      .map(([place, numerator, denominator]) => [`${card} ${place}`, answer(card, numerator, denominator)]),
  );
}

/** The municipalities of the page of 713 by ours, told as `pageByHand` tells them. */
export function pageAnswers(places: Awaited<ReturnType<typeof listPlaces>>): Answers {
  return new Map(
    places.map(({ unit, value }) => [`713 ${unit.code}`, answer('713', value.numerator, value.denominator)]),
  );
}

function pageCard() {
  return handWritten(icsapGroups()).find(({ card }) => card === '713')!;
}

function icsapGroups(): IcsapGroup[] {
  const path = new URL('../src/features/indicators/catalogue/icsap-proportion/card.json', import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')).parts.items;
}

/** The made-up files have no day of discharge. */
const isInMadeUpFiles = ({ dated }: Method) => dated === undefined;

/** What is asked of a method: the last year by months, by years or while it was in force. */
function periodOf({ grain, validTo }: Method): string {
  if (grain === 'year') return LAST_YEAR;
  return validTo === null ? YEAR : validTo.slice(0, 4);
}

/** The value of the last year, by every method of every card, of each place of four levels. */
export async function valuesByUs(context: Context): Promise<Answers> {
  const territory = await getTerritory(context);
  const unit = territory.get(HOME, DAY);
  const answers: Answers = new Map();
  for (const { card: code } of handWritten([])) {
    const card = getCard(code);
    for (const method of card.methods.filter(isInMadeUpFiles)) {
      const { id } = method;
      const period = periodOf(method);
      const query = { card, unit, ...resolveMethod(card, id, null) };
      const found = [];
      for (const level of ['municipality', 'healthRegion', 'macroRegion'] as const)
        found.push(...(await listPlaces(context, query, period, level)));
      const state = await indicatorValue(context, {
        indicator: code,
        territory: HOME,
        period,
        method: id,
      });
      const name = nameOf(card, id);
      for (const { unit: place, value } of [...found, { unit, value: state }])
        answers.set(`${name} ${place.code}`, told(name, value));
    }
  }
  return answers;
}

/** Each place of ours must have the numbers that the query by hand gives. @throws naming the places that do not. */
export function compare(ours: Answers, hand: Answers): void {
  const places = new Set([...ours.keys(), ...hand.keys()]);
  const nothing = (place: string) => answer(place.split(' ')[0]!, 0, 0);
  const other = [...places].filter((place) => ours.get(place) !== (hand.get(place) ?? nothing(place)));
  if (other.length === 0) return;
  const told = other
    .slice(0, 10)
    .map((place) => `${place}: ours ${ours.get(place)}, by hand ${hand.get(place)}`);
  throw new Error(`${other.length} of ${places.size} values are not the same.\n${told.join('\n')}`);
}
