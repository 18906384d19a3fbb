import { sql } from 'kysely';
import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import type { TerritorySource } from '../domain/population.ts';
import { Territory } from '../domain/territory.ts';
import type { Alias, RegionalOffice, TerritoryUnit } from '../domain/unit.ts';
import { findSeedVersion } from './records.ts';

interface Loaded {
  readonly version: string;
  readonly territory: Promise<Territory>;
}

/** One loaded copy per running program; the version of the seed tells whether it is still what the tables hold. */
const loaded = new WeakMap<object, Loaded>();

/** Every place, ready for rules to ask. @throws AppError `unavailable` before the first seed. */
export async function getTerritory(context: Context): Promise<Territory> {
  const version = await findSeedVersion(context);
  if (version === null) {
    throw new AppError(
      'unavailable',
      'O cadastro de territórios ainda não foi carregado. Reinicie o Pactua.',
    );
  }
  const kept = loaded.get(context.env);
  if (kept?.version === version) return kept.territory;
  const territory = loadTerritory(context);
  loaded.set(context.env, { version, territory });
  territory.catch(() => loaded.delete(context.env));
  return territory;
}

async function loadTerritory(context: Context): Promise<Territory> {
  const units = await sql<TerritoryUnit>`select level, code, name, parent, ibge7, abbreviation,
    valid_from as "from", valid_to as "to" from territory_units order by code, valid_from nulls first`.execute(
    context.db,
  );
  const aliases =
    await sql<Alias>`select code, name, kind from territory_aliases order by code, name`.execute(context.db);
  const home = units.rows.find((unit) => unit.level === 'state' && unit.abbreviation === context.env.uf);
  if (home) return new Territory(units.rows, aliases.rows, home.code);
  throw new AppError(
    'unavailable',
    `O estado configurado, "${context.env.uf}", não existe. Corrija "uf" em pactua.config.json (duas letras).`,
  );
}

/** Codes from the state down to the place on `day`, for permissions. @throws AppError `not-found`. */
export async function territoryPath(context: Context, code: string, day: string): Promise<string[]> {
  return (await getTerritory(context)).path(code, day);
}

/** The regional offices that serve any of these health regions on `day`. */
export async function listRegionalOffices(
  context: Context,
  regions: readonly string[],
  day: string,
): Promise<RegionalOffice[]> {
  const { rows } =
    await sql<RegionalOffice>`select name, seat, region, valid_from as "from", valid_to as "to", note
    from regional_offices where region = any(${[...regions]})
      and (valid_from is null or valid_from <= ${day}) and (valid_to is null or ${day} < valid_to)
    order by region, name`.execute(context.db);
  return rows;
}

export async function listAliases(context: Context, code: string): Promise<Alias[]> {
  const { rows } = await sql<Alias>`select code, name, kind from territory_aliases where code = ${code}
    order by kind, name`.execute(context.db);
  return rows;
}

/** What is known to differ between tables, in words. */
export async function listNotes(context: Context): Promise<string[]> {
  const { rows } = await sql<{ note: string }>`select note from territory_notes order by position`.execute(
    context.db,
  );
  return rows.map((row) => row.note);
}

export async function listSources(context: Context, files?: readonly string[]): Promise<TerritorySource[]> {
  const { rows } = await sql<TerritorySource>`select file, title, sha256, date, origin from territory_sources
    where ${files === undefined} or file = any(${[...(files ?? [])]}) order by file`.execute(context.db);
  return rows;
}

/** The configured state's drawing (TopoJSON text) with its hash. @throws AppError `not-found` where there is none. */
export async function getGeometry(context: Context): Promise<{ sha256: string; topology: string }> {
  const { rows } = await sql<{ sha256: string; topology: string }>`select g.sha256, g.topology
    from territory_geometry g join territory_units u on u.code = g.state and u.level = 'state'
    where u.abbreviation = ${context.env.uf}`.execute(context.db);
  if (rows[0]) return rows[0];
  throw new AppError(
    'not-found',
    `Não há malha municipal de ${context.env.uf}. Gere-a com scripts/seed/geometry.ts.`,
  );
}
