import { sql } from 'kysely';
import { AppError } from '../kernel/app-error.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Context } from './context.ts';
import { newId, sha256 } from './ids.ts';

export interface NewEvent {
  /** What the event is about, e.g. `plan-action/2.1.4`; one hash chain per stream. */
  readonly stream: string;
  /** Verb in the past, e.g. `status-changed`. */
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly reason?: string | null;
  /** The sequence the caller saw last; another one means somebody was faster. */
  readonly expected?: number;
}

export interface StoredEvent {
  readonly id: string;
  readonly stream: string;
  readonly sequence: number;
  readonly type: string;
  readonly at: string;
  readonly actorId: string | null;
  readonly actorKind: string;
  readonly reason: string | null;
  readonly data: Record<string, unknown>;
  readonly previousHash: string | null;
  readonly hash: string;
}

interface EventRow extends Omit<StoredEvent, 'at'> {
  at: Date;
}

const COLUMNS = sql`id, stream, sequence, type, at, actor_id as "actorId", actor_kind as "actorKind", reason, data,
  previous_hash as "previousHash", hash`;

/**
 * Appends one event inside the open transaction. The unique (stream, sequence) is the version lock.
 * @throws AppError `conflict` when `expected` is stale or another writer won the sequence.
 */
export async function append(context: Context, event: NewEvent): Promise<StoredEvent> {
  if (!context.insideTransaction) throw new Error('append runs inside inTransaction');
  const last = await lastOf(context, event.stream);
  if (event.expected !== undefined && event.expected !== (last?.sequence ?? 0)) throw stale(event.stream);
  const at = context.clock.now();
  const content = {
    id: newId(at),
    stream: event.stream,
    sequence: (last?.sequence ?? 0) + 1,
    type: event.type,
    at: at.toISOString(),
    actorId: context.actor.id,
    actorKind: context.actor.kind,
    reason: event.reason ?? null,
    data: event.data,
    previousHash: last?.hash ?? null,
  };
  const hash = sha256(canonicalJson(content));
  try {
    await sql`insert into events (id, stream, sequence, type, at, actor_id, actor_kind, reason, command_id, data, previous_hash, hash)
      values (${content.id}, ${content.stream}, ${content.sequence}, ${content.type}, ${content.at}, ${content.actorId},
        ${content.actorKind}, ${content.reason}, ${context.commandId}, ${JSON.stringify(content.data)}::jsonb,
        ${content.previousHash}, ${hash})`.execute(context.db);
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw stale(event.stream);
    throw error;
  }
  return { ...content, hash };
}

async function lastOf(
  context: Context,
  stream: string,
): Promise<{ sequence: number; hash: string } | undefined> {
  const { rows } = await sql<{ sequence: number; hash: string }>`
    select sequence, hash from events where stream = ${stream} order by sequence desc limit 1`.execute(
    context.db,
  );
  return rows[0];
}

function stale(stream: string): AppError {
  return new AppError(
    'conflict',
    'Outra pessoa alterou este registro enquanto você editava. Veja o valor atual e repita a mudança se ainda fizer sentido.',
    { details: { stream } },
  );
}

/** The events of a stream, oldest first; at most `limit` after `afterSequence`. */
export async function listEvents(
  context: Context,
  stream: string,
  afterSequence = 0,
  limit = 200,
): Promise<StoredEvent[]> {
  const { rows } = await sql<EventRow>`select ${COLUMNS} from events
    where stream = ${stream} and sequence > ${afterSequence} order by sequence limit ${Math.min(limit, 200)}`.execute(
    context.db,
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** The last event of each of these streams that has any. */
export async function listLastEvents(context: Context, streams: readonly string[]): Promise<StoredEvent[]> {
  const { rows } = await sql<EventRow>`select distinct on (stream) ${COLUMNS} from events
    where stream = any(${streams}::text[]) order by stream, sequence desc`.execute(context.db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** The events of these streams after one instant and up to another (ISO 8601), oldest first. */
export async function listEventsBetween(
  context: Context,
  streams: readonly string[],
  after: string,
  until: string,
): Promise<StoredEvent[]> {
  const { rows } = await sql<EventRow>`select ${COLUMNS} from events
    where stream = any(${streams}::text[]) and at > ${after} and at <= ${until} order by id`.execute(
    context.db,
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** What one person did in a stream, each type once. */
export async function listTypesOf(context: Context, stream: string, actorId: string): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`select distinct type from events
    where stream = ${stream} and actor_id = ${actorId} order by type`.execute(context.db);
  return rows.map(({ type }) => type);
}

/** The newest events whose stream starts with `prefix`, newest first, before an event id (cursor). */
export async function listRecentEvents(
  context: Context,
  filter: { prefix?: string; before?: string; limit?: number } = {},
): Promise<StoredEvent[]> {
  const { rows } = await sql<EventRow>`select ${COLUMNS} from events
    where stream like ${`${(filter.prefix ?? '').replace(/[\\%_]/g, '\\$&')}%`}
      and (${filter.before ?? null}::uuid is null or id < ${filter.before ?? null}::uuid)
    order by id desc limit ${Math.min(filter.limit ?? 50, 200)}`.execute(context.db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Recomputes a chain. @returns the first sequence whose hash does not follow, or null when the chain is whole. */
export function brokenAt(events: readonly StoredEvent[]): number | null {
  let previous: string | null = null;
  for (const { hash, ...content } of events) {
    const expected = sha256(canonicalJson({ ...content, previousHash: previous }));
    if (expected !== hash) return content.sequence;
    previous = hash;
  }
  return null;
}
