import { sql } from 'kysely';
import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import { type Body, USUAL_TERMS } from '../domain/body.ts';
import type { Seat } from '../domain/seat.ts';

export interface BodyRecord extends Body {
  readonly id: string;
  readonly origin: 'document' | 'entered';
  readonly version: number;
}

interface Row {
  id: string;
  content: Omit<Body, 'keeper'> & Partial<Pick<Body, 'keeper'>>;
  origin: 'document' | 'entered';
  version: number;
}

/** What was written before a term existed has the usual one; before bodies named who keeps them, nobody. */
const recordOf = ({ content, ...row }: Row): BodyRecord => ({
  keeper: null,
  ...content,
  ...row,
  terms: { ...USUAL_TERMS, ...content.terms },
});

/** Every body that stands, or that ever did: few enough to be read whole, in the order of their names. */
export async function listBodies(context: Context): Promise<BodyRecord[]> {
  const { rows } = await sql<Row>`select id, content, origin, version from governance_bodies
    order by (content->>'kind') <> 'conduction', f_unaccent(content->>'name'), id`.execute(context.db);
  return rows.map(recordOf);
}

/** Those written before bodies named who keeps them, and never since. */
export async function listBeforeKeepers(context: Context): Promise<BodyRecord[]> {
  const { rows } = await sql<Row>`select id, content, origin, version from governance_bodies
    where not jsonb_exists(content, 'keeper') order by id`.execute(context.db);
  return rows.map(recordOf);
}

/** @throws AppError `not-found`. */
export async function getBody(context: Context, id: string): Promise<BodyRecord> {
  const { rows } = await sql<Row>`select id, content, origin, version from governance_bodies
    where id = ${id}::uuid`.execute(context.db);
  if (rows[0]) return recordOf(rows[0]);
  throw new AppError('not-found', 'Este colegiado não existe. Volte à lista de colegiados.');
}

/** Holds the body until the transaction ends: who comes second waits. */
export async function lockBody(context: Context, id: string): Promise<void> {
  await sql`select 1 from governance_bodies where id = ${id}::uuid for update`.execute(context.db);
}

export async function saveBody(context: Context, { id, origin, version, ...content }: BodyRecord) {
  await sql`insert into governance_bodies (id, content, territory, origin, version)
    values (${id}, ${JSON.stringify(content)}::jsonb, ${content.territory}, ${origin}, ${version})
    on conflict (id) do update set content = excluded.content, territory = excluded.territory,
      version = excluded.version`.execute(context.db);
}

export interface SeatRecord extends Seat {
  readonly id: string;
  readonly body: string;
  readonly position: number;
  readonly removed: boolean;
  readonly version: number;
}

interface SeatRow extends Pick<SeatRecord, 'id' | 'body' | 'position' | 'removed' | 'version'> {
  content: Seat;
}

const SEAT = sql`id, body, position, content, removed, version`;
const seatOf = ({ content, ...row }: SeatRow): SeatRecord => ({ ...content, ...row });

/** The seats of these bodies (of all, without them), in their order. */
export async function listSeats(context: Context, bodies?: readonly string[]): Promise<SeatRecord[]> {
  const { rows } = await sql<SeatRow>`select ${SEAT} from governance_seats
    where not removed and (${bodies ?? null}::uuid[] is null or body = any(${bodies ?? null}::uuid[]))
    order by body, position, id`.execute(context.db);
  return rows.map(seatOf);
}

/** The bodies in which a person has a seat, as titular or as substitute. */
export async function listBodiesSeating(context: Context, person: string | null): Promise<string[]> {
  const { rows } = await sql<{ body: string }>`select distinct body from governance_seats
    where not removed and ${person}::text in (content->>'titularPerson', content->>'substitutePerson')`.execute(
    context.db,
  );
  return rows.map(({ body }) => body);
}

/** Holds the seat too. @throws AppError `not-found`. */
export async function lockSeat(context: Context, id: string): Promise<SeatRecord> {
  const { rows } = await sql<SeatRow>`select ${SEAT} from governance_seats
    where id = ${id}::uuid and not removed for update`.execute(context.db);
  if (rows[0]) return seatOf(rows[0]);
  throw new AppError('not-found', 'Esta cadeira não existe mais. Atualize a página do colegiado.');
}

export async function saveSeat(
  context: Context,
  { id, body, position, removed, version, ...content }: SeatRecord,
): Promise<void> {
  await sql`insert into governance_seats (id, body, position, content, removed, version)
    values (${id}, ${body}, ${position}, ${JSON.stringify(content)}::jsonb, ${removed}, ${version})
    on conflict (id) do update set content = excluded.content, removed = excluded.removed,
      version = excluded.version`.execute(context.db);
}
