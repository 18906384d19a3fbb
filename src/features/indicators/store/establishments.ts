import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Holding } from '../domain/establishment-holders.ts';

/** What a unit that is an establishment is called. */
export interface EstablishmentName extends Holding {
  readonly name: string;
  /** Instant at which it was told. */
  readonly at: string;
}

/** Keeps a name; what was told of the same unit and day before it goes, what was told after it stays. */
export async function saveEstablishmentName(context: Context, told: EstablishmentName): Promise<void> {
  const { unit, name, establishment, from, at } = told;
  await sql`insert into establishment_names (unit, effect_from, establishment, name, told_at)
    values (${unit}, ${from}, ${establishment}, ${name}, ${at})
    on conflict (unit, effect_from) do update
      set establishment = excluded.establishment, name = excluded.name, told_at = excluded.told_at
      where establishment_names.told_at <= excluded.told_at`.execute(context.db);
}

/** The newest name of each of some establishments, by CNES; who has none is not in it. */
export async function establishmentNames(
  context: Context,
  establishments: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (establishments.length === 0) return new Map();
  const { rows } = await sql<{ establishment: string; name: string }>`
    select distinct on (establishment) establishment, name from establishment_names
    where establishment = any(${[...establishments]}::text[])
    order by establishment, effect_from desc, told_at desc`.execute(context.db);
  return new Map(rows.map(({ establishment, name }) => [establishment, name]));
}

/** Which establishments units of the register were told to be, and from when. */
export async function listHoldings(context: Context): Promise<Holding[]> {
  const { rows } = await sql<Holding>`
    select unit, establishment, effect_from as "from" from establishment_names`.execute(context.db);
  return rows;
}
