import { sql } from 'kysely';
import type { Context } from '../../../../platform/context.ts';

/** A file that proves what an event says. */
export interface InstrumentFile {
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
}

export async function insertInstrumentFile(
  context: Context,
  { sha256, fileName, mediaType, bytes }: InstrumentFile & { readonly bytes: number },
): Promise<void> {
  await sql`insert into instrument_files (sha256, file_name, media_type, bytes, sent_at, sent_by)
    values (${sha256}, ${fileName}, ${mediaType}, ${bytes}, ${context.clock.now().toISOString()}, ${context.actor.id})
    on conflict do nothing`.execute(context.db);
}

export async function listInstrumentFiles(
  context: Context,
  hashes: readonly string[],
): Promise<InstrumentFile[]> {
  const { rows } = await sql<InstrumentFile>`
    select sha256, file_name as "fileName", media_type as "mediaType" from instrument_files
    where sha256 = any(${[...hashes]}::text[])`.execute(context.db);
  return rows;
}

/** Who signs for a party, with what identifies them. */
export interface Signatory {
  readonly party: 'state' | 'municipality';
  readonly name: string;
  readonly identityCard: string;
  readonly cpf: string;
  readonly civilStatus: string;
  readonly address: string;
}

export async function listSignatories(context: Context, instrument: string): Promise<Signatory[]> {
  const { rows } = await sql<Signatory>`
    select party, name, identity_card as "identityCard", cpf, civil_status as "civilStatus", address
    from instrument_signatories where instrument = ${instrument} order by party desc`.execute(context.db);
  return rows;
}

export async function saveSignatory(context: Context, instrument: string, said: Signatory): Promise<void> {
  const { party, name, identityCard, cpf, civilStatus, address } = said;
  await sql`insert into instrument_signatories (instrument, party, name, identity_card, cpf, civil_status, address, said_at, said_by)
    values (${instrument}, ${party}, ${name}, ${identityCard}, ${cpf}, ${civilStatus}, ${address},
      ${context.clock.now().toISOString()}, ${context.actor.id})
    on conflict (instrument, party) do update set name = excluded.name, identity_card = excluded.identity_card,
      cpf = excluded.cpf, civil_status = excluded.civil_status, address = excluded.address, said_at = excluded.said_at,
      said_by = excluded.said_by`.execute(context.db);
}
