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

/** Who signs for each party now: what was said last. */
export async function listSignatories(context: Context, instrument: string): Promise<Signatory[]> {
  const { rows } = await sql<Signatory>`
    select distinct on (party) party, name, identity_card as "identityCard", cpf, civil_status as "civilStatus", address
    from instrument_signatories where instrument = ${instrument} order by party desc, version desc`.execute(
    context.db,
  );
  return rows;
}

/** That somebody was said to sign for a party: the name alone, since the rest is for the copy of the parties. */
export interface SignatorySaid {
  readonly party: Signatory['party'];
  readonly name: string;
  readonly at: string;
  readonly by: string | null;
}

/** Everybody who was ever said to sign, oldest first. */
export async function listSignatoriesSaid(context: Context, instrument: string): Promise<SignatorySaid[]> {
  const { rows } = await sql<Omit<SignatorySaid, 'at'> & { at: Date }>`
    select party, name, said_at as at, said_by as by from instrument_signatories
    where instrument = ${instrument} order by party desc, version`.execute(context.db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Says who signs for a party from now on; what was said before stays. Two at once: one of them finds its number taken. */
export async function insertSignatory(context: Context, instrument: string, said: Signatory): Promise<void> {
  const { party, name, identityCard, cpf, civilStatus, address } = said;
  await sql`insert into instrument_signatories (instrument, party, version, name, identity_card, cpf, civil_status, address, said_at, said_by)
    select ${instrument}, ${party}, coalesce(max(version), 0) + 1, ${name}, ${identityCard}, ${cpf}, ${civilStatus}, ${address},
      ${context.clock.now().toISOString()}::timestamptz, ${context.actor.id}::uuid
    from instrument_signatories where instrument = ${instrument} and party = ${party}`.execute(context.db);
}
