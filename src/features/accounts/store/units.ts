import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Unit } from '../domain/units.ts';

const UNIT = sql`u.id, u.acronym, u.name, u.kind, u.parent, u.territory, u.valid_from as "from", u.valid_to as "to",
  u.origin, array(select a.name from unit_aliases a where a.unit = u.id order by a.name) as aliases`;

export interface UnitFilter {
  /** Units in force on this day; left out: all. */
  readonly day?: string;
  readonly kind?: string;
  readonly parent?: string;
}

/** Units in the order of the seed. `{kind: 'coordination', parent: 'SAS'}` are "todas as coordenadorias da SAS". */
export async function listUnits(context: Context, filter: UnitFilter = {}): Promise<Unit[]> {
  const { day = null, kind = null, parent = null } = filter;
  const { rows } = await sql<Unit>`select ${UNIT} from units u
    where (${kind}::text is null or u.kind = ${kind}) and (${parent}::text is null or u.parent = ${parent})
      and (${day}::date is null or ((u.valid_from is null or u.valid_from <= ${day}::date)
        and (u.valid_to is null or ${day}::date < u.valid_to)))
    order by u.position`.execute(context.db);
  return rows;
}

/** A unit by id, acronym, name or other name, whatever the accents and capitals; null where none or several answer. */
export async function findUnit(context: Context, text: string): Promise<Unit | null> {
  const { rows } = await sql<Unit>`select ${UNIT} from units u
    where u.id = ${text} or f_unaccent(u.acronym) = f_unaccent(${text}) or f_unaccent(u.name) = f_unaccent(${text})
      or exists (select from unit_aliases a where a.unit = u.id and f_unaccent(a.name) = f_unaccent(${text}))
    order by u.id = ${text} desc limit 2`.execute(context.db);
  const [first, second] = rows;
  if (first === undefined || (second !== undefined && first.id !== text)) return null;
  return first;
}

/** Brings the units to what the seed says; one no longer named stays, because records point at it. */
export async function saveUnits(context: Context, units: readonly Unit[]): Promise<void> {
  for (const [position, unit] of units.entries()) {
    await sql`insert into units (id, position, acronym, name, kind, parent, territory, valid_from, valid_to, origin)
      values (${unit.id}, ${position}, ${unit.acronym}, ${unit.name}, ${unit.kind}, ${unit.parent},
        ${unit.territory}, ${unit.from}, ${unit.to}, ${unit.origin})
      on conflict (id) do update set position = excluded.position, acronym = excluded.acronym, name = excluded.name,
        kind = excluded.kind, parent = excluded.parent, territory = excluded.territory,
        valid_from = excluded.valid_from, valid_to = excluded.valid_to, origin = excluded.origin`.execute(
      context.db,
    );
    await sql`delete from unit_aliases where unit = ${unit.id}`.execute(context.db);
    for (const name of unit.aliases)
      await sql`insert into unit_aliases (unit, name) values (${unit.id}, ${name})`.execute(context.db);
  }
}
