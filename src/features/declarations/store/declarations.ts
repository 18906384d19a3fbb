import { type RawBuilder, sql } from 'kysely';
import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import type { Declaration } from '../domain/monthly/declaration.ts';

/** A declaration with who did what and when, and the last of its events. */
export interface DeclarationRecord extends Declaration {
  readonly sequence: number;
  readonly openedAt: string;
  readonly sentAt: string | null;
  readonly sentBy: string | null;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
}

interface DeclarationRow extends Omit<DeclarationRecord, 'number' | 'openedAt' | 'sentAt' | 'decidedAt'> {
  numberYear: number | null;
  numberInYear: number | null;
  openedAt: Date;
  sentAt: Date | null;
  decidedAt: Date | null;
}

const DECLARATION = sql`id, hospital, month, version, origin, state, number_year as "numberYear",
  number as "numberInYear", reason, content, sequence, opened_at as "openedAt", sent_at as "sentAt", sent_by as "sentBy",
  decided_at as "decidedAt", decided_by as "decidedBy"`;

async function read(context: Context, where: RawBuilder<unknown>): Promise<DeclarationRecord[]> {
  const { rows } = await sql<DeclarationRow>`select ${DECLARATION} from declarations ${where}`.execute(
    context.db,
  );
  return rows.map(({ numberYear, numberInYear, openedAt, sentAt, decidedAt, ...row }) => ({
    ...row,
    number: numberYear === null || numberInYear === null ? null : { year: numberYear, number: numberInYear },
    openedAt: openedAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    decidedAt: decidedAt?.toISOString() ?? null,
  }));
}

/** @throws AppError `not-found`. */
export async function getDeclaration(context: Context, id: string): Promise<DeclarationRecord> {
  const [found] = await read(context, sql`where id = ${id}`);
  if (found) return found;
  throw new AppError('not-found', 'Esta declaração não existe. Volte à lista de meses.', {
    details: { declaration: id },
  });
}

/** Every version of one month, the newest first. */
export function listVersions(
  context: Context,
  hospital: string,
  month: string,
): Promise<DeclarationRecord[]> {
  return read(context, sql`where hospital = ${hospital} and month = ${month} order by version desc`);
}

/** Every version of the months from one to another, the newest first; a hospital has a few a month. */
export function listDeclarations(
  context: Context,
  hospitals: readonly string[],
  first: string,
  last: string,
): Promise<DeclarationRecord[]> {
  return read(
    context,
    sql`where hospital = any(${[...hospitals]}) and month between ${first} and ${last}
      order by month desc, hospital, version desc`,
  );
}

/** The next number of the year; who asks at the same time waits. Runs inside a transaction. */
export async function nextNumber(context: Context, year: number): Promise<number> {
  await sql`lock table declarations in share row exclusive mode`.execute(context.db);
  const { rows } = await sql<{ last: number }>`select coalesce(max(number), 0)::int as last from declarations
    where number_year = ${year}`.execute(context.db);
  return (rows[0]?.last ?? 0) + 1;
}

export async function insertDeclaration(context: Context, declaration: Declaration): Promise<void> {
  const { id, hospital, month, version, origin, state, reason, content } = declaration;
  await sql`insert into declarations (id, hospital, month, version, origin, state, reason, content, sequence, opened_at,
      opened_by)
    values (${id}, ${hospital}, ${month}, ${version}, ${origin}, ${state}, ${reason}, ${JSON.stringify(content)}::jsonb, 1,
      ${context.clock.now().toISOString()}, ${context.actor.id})`.execute(context.db);
}

/** Writes what a declaration folds to after its event `sequence`; `by` says whose gesture it was. */
export async function saveDeclaration(
  context: Context,
  declaration: Declaration,
  sequence: number,
  by: 'answered' | 'sent' | 'decided',
): Promise<void> {
  const { id, state, number, reason, content } = declaration;
  const [at, who] = [context.clock.now().toISOString(), context.actor.id];
  await sql`update declarations set state = ${state}, number_year = ${number?.year ?? null},
      number = ${number?.number ?? null}, reason = ${reason}, content = ${JSON.stringify(content)}::jsonb,
      sequence = ${sequence},
      sent_at = case when ${by}::text = 'sent' then ${at}::timestamptz else sent_at end,
      sent_by = case when ${by}::text = 'sent' then ${who}::uuid else sent_by end,
      decided_at = case when ${by}::text = 'decided' then ${at}::timestamptz else decided_at end,
      decided_by = case when ${by}::text = 'decided' then ${who}::uuid else decided_by end
    where id = ${id}`.execute(context.db);
}
