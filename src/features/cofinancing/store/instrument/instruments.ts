import { sql } from 'kysely';
import type { Context } from '../../../../platform/context.ts';
import type { Instrument } from '../../domain/instrument/instrument.ts';

/** An instrument with the fold of its events; `version` 0 where nothing was recorded of it yet. */
export interface InstrumentRecord {
  readonly id: string;
  readonly programme: string;
  readonly name: string;
  readonly municipality: string;
  readonly establishment: string;
  readonly fund: string;
  /** The day from which it may be paid. */
  readonly effectFrom: string;
  readonly content: Instrument;
  readonly version: number;
}

const COLUMNS = sql`id, programme, name, municipality, establishment, fund, effect_from as "effectFrom", content, version`;

export async function findInstrument(context: Context, id: string): Promise<InstrumentRecord | null> {
  const { rows } = await sql<InstrumentRecord>`select ${COLUMNS} from instruments where id = ${id}`.execute(
    context.db,
  );
  return rows[0] ?? null;
}

/** Holds the row until the transaction ends. */
export async function lockInstrument(context: Context, id: string): Promise<InstrumentRecord | null> {
  const { rows } = await sql<InstrumentRecord>`
    select ${COLUMNS} from instruments where id = ${id} for update`.execute(context.db);
  return rows[0] ?? null;
}

/** Keeps acts on the instrument out until the transaction ends; others that only ask about it may share the wait. */
export async function shareInstrument(context: Context, id: string): Promise<void> {
  await sql`select from instruments where id = ${id} for share`.execute(context.db);
}

/** Every instrument with at least one event, by name; a state has a few per municipality. */
export async function listInstruments(context: Context): Promise<InstrumentRecord[]> {
  const { rows } = await sql<InstrumentRecord>`
    select ${COLUMNS} from instruments order by name, id limit 1000`.execute(context.db);
  return rows;
}

export async function saveInstrument(context: Context, record: InstrumentRecord): Promise<void> {
  const { id, programme, name, municipality, establishment, fund, effectFrom, content, version } = record;
  await sql`insert into instruments (id, programme, name, municipality, establishment, fund, effect_from, content, version)
    values (${id}, ${programme}, ${name}, ${municipality}, ${establishment}, ${fund}, ${effectFrom},
      ${JSON.stringify(content)}::jsonb, ${version})
    on conflict (id) do update set content = excluded.content, version = excluded.version`.execute(
    context.db,
  );
}
