import { type RawBuilder, sql } from 'kysely';
import { AppError } from '../../../../kernel/app-error.ts';
import type { Context } from '../../../../platform/context.ts';
import {
  type NonConformity,
  OPEN_STATES,
  type State,
  stateOf,
  subjectOf,
} from '../../domain/nonconformities/nonconformity.ts';

/** A non-conformity as stored: the fold of its events, its number, and who changed it last. */
export interface NonConformityRecord extends NonConformity {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly state: State;
  readonly openedBy: string | null;
  readonly changedAt: string;
  readonly changedBy: string | null;
}

type Columns = Pick<
  NonConformityRecord,
  | 'id'
  | 'year'
  | 'number'
  | 'state'
  | 'unit'
  | 'action'
  | 'indicator'
  | 'openedBy'
  | 'version'
  | 'changedAt'
  | 'changedBy'
>;
interface Row extends Columns {
  content: Pick<NonConformity, 'origin' | 'description' | 'measures' | 'rounds'>;
}

const COLUMNS = sql`id, year, number, state, unit, action, indicator, opened_by as "openedBy", content, version,
  to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt", changed_by as "changedBy"`;
const NEWEST = sql`order by opened_on desc, year desc, number desc`;

const recordOf = ({ content, ...row }: Row): NonConformityRecord => ({ ...content, ...row });

async function list(context: Context, where: RawBuilder<unknown>): Promise<NonConformityRecord[]> {
  const { rows } = await sql<Row>`select ${COLUMNS} from nonconformities where ${where} ${NEWEST}`.execute(
    context.db,
  );
  return rows.map(recordOf);
}

/** All of them, the newest first. */
export const listNonConformities = (context: Context): Promise<NonConformityRecord[]> =>
  list(context, sql`true`);

/** Those that stand in one of these states, the newest first. */
export const listInStates = (context: Context, states: readonly State[]): Promise<NonConformityRecord[]> =>
  list(context, sql`state = any(${states}::text[])`);

/** @throws AppError `not-found`. */
export const getNonConformity = (context: Context, id: string): Promise<NonConformityRecord> =>
  read(context, id, sql``);

/** Holds it until the transaction ends. @throws AppError `not-found`. */
export const lockNonConformity = (context: Context, id: string): Promise<NonConformityRecord> =>
  read(context, id, sql`for update`);

async function read(context: Context, id: string, hold: RawBuilder<unknown>): Promise<NonConformityRecord> {
  const { rows } =
    await sql<Row>`select ${COLUMNS} from nonconformities where id = ${id}::uuid ${hold}`.execute(context.db);
  if (rows[0]) return recordOf(rows[0]);
  throw new AppError(
    'not-found',
    'Esta não conformidade não existe. Procure-a na lista de não conformidades.',
  );
}

/** The open one of a subject, or null. */
export async function findOpen(context: Context, subject: string): Promise<NonConformityRecord | null> {
  const [found] = await list(context, sql`subject = ${subject} and state = any(${[...OPEN_STATES]}::text[])`);
  return found ?? null;
}

/** Holds the numbering of a year until the transaction ends: who opens at the same time waits. @returns the last number given. */
export async function holdNumbers(context: Context, year: number): Promise<number> {
  await sql`insert into nonconformity_years (year) values (${year}) on conflict do nothing`.execute(
    context.db,
  );
  const { rows } = await sql<{
    last: number;
  }>`select last from nonconformity_years where year = ${year} for update`.execute(context.db);
  return rows[0]?.last ?? 0;
}

export async function saveNumber(context: Context, year: number, last: number): Promise<void> {
  await sql`update nonconformity_years set last = ${last} where year = ${year}`.execute(context.db);
}

export async function insertNonConformity(
  context: Context,
  { id, year, number }: Pick<NonConformityRecord, 'id' | 'year' | 'number'>,
  each: NonConformity,
  at: string,
): Promise<void> {
  const by = context.actor.id;
  await sql`insert into nonconformities (id, year, number, subject, state, unit, origin_kind, action, indicator, opened_on,
      opened_by, content, version, changed_at, changed_by)
    values (${id}, ${year}, ${number}, ${subjectOf(each)}, ${stateOf(each)}, ${each.unit}, ${each.origin.kind}, ${each.action},
      ${each.indicator}, ${each.rounds[0].openedOn}, ${by}, ${contentOf(each)}::jsonb, ${each.version}, ${at}, ${by})`.execute(
    context.db,
  );
}

export async function saveNonConformity(
  context: Context,
  id: string,
  each: NonConformity,
  at: string,
): Promise<void> {
  await sql`update nonconformities set state = ${stateOf(each)}, unit = ${each.unit}, content = ${contentOf(each)}::jsonb,
      version = ${each.version}, changed_at = ${at}, changed_by = ${context.actor.id} where id = ${id}`.execute(
    context.db,
  );
}

const contentOf = ({ origin, description, measures, rounds }: NonConformity): string =>
  JSON.stringify({ origin, description, measures, rounds });
