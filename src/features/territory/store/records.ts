import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { FacilitySeries } from '../domain/facilities.ts';
import type { TerritorySource, Vintage } from '../domain/population.ts';
import type { Alias, RegionalOffice, TerritoryUnit } from '../domain/unit.ts';

interface SourceRecord extends TerritorySource {
  readonly licence: string;
}

/** Everything this room holds, as its seed files say it. */
export interface TerritoryRecords {
  readonly sources: readonly SourceRecord[];
  readonly units: readonly TerritoryUnit[];
  readonly aliases: readonly Alias[];
  readonly offices: readonly RegionalOffice[];
  readonly notes: readonly string[];
  readonly vintages: readonly (Omit<Vintage, 'sources'> & { readonly sources: readonly string[] })[];
  readonly population: readonly { vintage: string; municipality: string; year: number; people: number }[];
  readonly facilitySeries: readonly (FacilitySeries & { readonly source: string })[];
  readonly facilities: readonly { series: string; municipality: string; value: number }[];
  readonly geometry: { readonly state: string; readonly sha256: string; readonly topology: string } | null;
}

/** Version of the seed that the tables hold now, or null before the first. */
export async function findSeedVersion(context: Context): Promise<string | null> {
  const { rows } = await sql<{ version: string }>`select version from seeds where name = 'territory'`.execute(
    context.db,
  );
  return rows[0]?.version ?? null;
}

/** Puts the records in the place of all that was there. Runs inside a transaction. */
export async function replaceRecords(context: Context, records: TerritoryRecords): Promise<void> {
  await clear(context);
  await insertPlaces(context, records);
  await insertPopulation(context, records);
  await insertFacilities(context, records);
}

async function clear(context: Context): Promise<void> {
  await sql`truncate population_figures, population_vintages, facility_figures, facility_series, territory_units,
    territory_aliases, regional_offices, territory_notes, territory_geometry, territory_sources`.execute(
    context.db,
  );
}

async function insertPlaces({ db }: Context, records: TerritoryRecords): Promise<void> {
  await sql`insert into territory_sources
    select file, title, sha256, date, origin, licence from jsonb_to_recordset(${json(records.sources)}::jsonb)
      as x (file text, title text, sha256 text, date text, origin text, licence text)`.execute(db);
  await sql`insert into territory_units
    select level, code, name, parent, ibge7, abbreviation, "from", "to"
    from jsonb_to_recordset(${json(records.units)}::jsonb)
      as x (level text, code text, name text, parent text, ibge7 text, abbreviation text, "from" date, "to" date)`.execute(
    db,
  );
  await sql`insert into territory_aliases
    select code, name, kind from jsonb_to_recordset(${json(records.aliases)}::jsonb)
      as x (code text, name text, kind text)`.execute(db);
  await sql`insert into regional_offices
    select name, seat, region, "from", "to", note from jsonb_to_recordset(${json(records.offices)}::jsonb)
      as x (name text, seat text, region text, "from" date, "to" date, note text)`.execute(db);
  await sql`insert into territory_notes
    select position, note from jsonb_array_elements_text(${json(records.notes)}::jsonb)
      with ordinality as x (note, position)`.execute(db);
  if (records.geometry) {
    const { state, sha256, topology } = records.geometry;
    await sql`insert into territory_geometry (state, sha256, topology) values (${state}, ${sha256}, ${topology})`.execute(
      db,
    );
  }
}

async function insertPopulation({ db }: Context, records: TerritoryRecords): Promise<void> {
  for (const [position, vintage] of records.vintages.entries()) {
    await sql`insert into population_vintages (id, position, label, publisher, kind, note, years, sources)
      values (${vintage.id}, ${position}, ${vintage.label}, ${vintage.publisher}, ${vintage.kind}, ${vintage.note},
        ${vintage.years}, ${vintage.sources})`.execute(db);
  }
  await sql`insert into population_figures
    select vintage, municipality, year, people from jsonb_to_recordset(${json(records.population)}::jsonb)
      as x (vintage text, municipality text, year integer, people bigint)`.execute(db);
}

async function insertFacilities({ db }: Context, records: TerritoryRecords): Promise<void> {
  for (const [position, series] of records.facilitySeries.entries()) {
    await sql`insert into facility_series (id, position, label, day, printed_source, source)
      values (${series.id}, ${position}, ${series.label}, ${series.day}, ${series.printedSource}, ${series.source})`.execute(
      db,
    );
  }
  await sql`insert into facility_figures
    select series, municipality, value from jsonb_to_recordset(${json(records.facilities)}::jsonb)
      as x (series text, municipality text, value bigint)`.execute(db);
}

const json = (value: unknown) => JSON.stringify(value);
