import { type RawBuilder, sql } from 'kysely';
import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import type { Programme, ProgrammeKind } from '../domain/programming/programme.ts';

/** A version with who wrote it, when, and the last of its events. */
export interface ProgrammeRecord extends Programme {
  readonly sequence: number;
  readonly openedAt: string;
  readonly openedBy: string | null;
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
}

interface ProgrammeRow extends Omit<ProgrammeRecord, 'openedAt' | 'publishedAt'> {
  openedAt: Date;
  publishedAt: Date | null;
}

const PROGRAMME = sql`id, hospital, kind, number, first_month as "firstMonth", last_month as "lastMonth", state, origin,
  based_on as "basedOn", act, evidence, cells, sequence, opened_at as "openedAt", opened_by as "openedBy",
  published_at as "publishedAt", published_by as "publishedBy"`;

async function read(context: Context, where: RawBuilder<unknown>): Promise<ProgrammeRecord[]> {
  const { rows } = await sql<ProgrammeRow>`select ${PROGRAMME} from programme_versions ${where}`.execute(
    context.db,
  );
  return rows.map((row) => ({
    ...row,
    openedAt: row.openedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
  }));
}

/** @throws AppError `not-found`. */
export async function getProgramme(context: Context, id: string): Promise<ProgrammeRecord> {
  const [found] = await read(context, sql`where id = ${id}`);
  if (found) return found;
  throw new AppError('not-found', 'Esta versão da programação não existe. Volte à lista de versões.', {
    details: { version: id },
  });
}

/** Versions of a hospital that were not discarded, the newest first; a hospital has a few a year. */
export function listProgrammes(
  context: Context,
  hospital: string,
  kind: ProgrammeKind | null = null,
): Promise<ProgrammeRecord[]> {
  return read(
    context,
    sql`where hospital = ${hospital} and state <> 'discarded' and (${kind}::text is null or kind = ${kind})
      order by kind, number desc limit 200`,
  );
}

/** The number after the last one given to a version of this kind, discarded ones included. */
export async function nextNumber(context: Context, hospital: string, kind: ProgrammeKind): Promise<number> {
  const { rows } = await sql<{
    last: number;
  }>`select coalesce(max(number), 0)::int as last from programme_versions
    where hospital = ${hospital} and kind = ${kind}`.execute(context.db);
  return (rows[0]?.last ?? 0) + 1;
}

/** @throws the database's unique violation where another draft of the kind is open. */
export async function insertProgramme(context: Context, programme: Programme): Promise<void> {
  const { id, hospital, kind, number, firstMonth, lastMonth, state, origin, basedOn, cells } = programme;
  await sql`insert into programme_versions (id, hospital, kind, number, first_month, last_month, state, origin, based_on,
      cells, sequence, opened_at, opened_by)
    values (${id}, ${hospital}, ${kind}, ${number}, ${firstMonth}, ${lastMonth}, ${state}, ${origin}, ${basedOn},
      ${JSON.stringify(cells)}::jsonb, 1, ${context.clock.now().toISOString()}, ${context.actor.id})`.execute(
    context.db,
  );
}

/** Writes what a version folds to after its event `sequence`. */
export async function saveProgramme(context: Context, programme: Programme, sequence: number): Promise<void> {
  const { id, state, act, evidence, cells } = programme;
  const isPublished = state === 'published';
  await sql`update programme_versions set state = ${state}, cells = ${JSON.stringify(cells)}::jsonb,
      act = ${act === null ? null : JSON.stringify(act)}::jsonb, evidence = ${evidence}, sequence = ${sequence},
      published_at = ${isPublished ? context.clock.now().toISOString() : null},
      published_by = ${isPublished ? context.actor.id : null}
    where id = ${id}`.execute(context.db);
}
