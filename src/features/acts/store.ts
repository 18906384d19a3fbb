import { sql } from 'kysely';
import { AppError } from '../../kernel/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { Act, ActKind, Unit } from './domain/act.ts';
import type { ActLink, RegistryEntry } from './domain/registry.ts';

/** An act with the text of its scan as the machine read it, where it was scanned. */
export interface StoredAct extends Omit<Act, 'ocrFile'>, RegistryEntry {
  readonly ocr: string | null;
}

/** What a list shows of an act; `units` counts the provisions of its reading. */
export interface ActSummary extends RegistryEntry {
  readonly source: Act['source'];
  readonly units: number;
}

/** What is asked of the list; `after` is the id of the last act seen. */
export interface ActsPage {
  readonly words: string | null;
  readonly kind: ActKind | null;
  readonly id: string | null;
  readonly after: string | null;
  readonly limit: number;
}

const HEAD = sql`id, kind, number, title, body, ementa, signed_on as "signedOn", effect_from as "effectFrom",
  effect_to as "effectTo", coverage, origin, published_on as "publishedOn", published_in as "publishedIn",
  ad_referendum as "adReferendum", homologate_by as "homologateBy", note, source`;
const UNITS = sql`(select count(*)::int from act_units u where u.act = acts.id and u.kind <> 'page') as units`;
/** Acts that print no day come last. */
const SIGNED = sql`coalesce(acts.signed_on, date '0001-01-01')`;

/** Every stored act: newest signature first, those that print no day last. */
export async function listActs(context: Context): Promise<ActSummary[]> {
  const { rows } = await sql<ActSummary>`
    select ${HEAD}, ${UNITS} from acts order by ${SIGNED} desc, id`.execute(context.db);
  return rows;
}

/** One page of the acts that hold every one of the words in number, title, body or ementa. */
export async function pageActs(
  context: Context,
  page: ActsPage,
): Promise<{ items: ActSummary[]; next: string | null }> {
  const words = page.words === null ? [] : page.words.split(/\s+/u).filter((word) => word !== '');
  const conditions = [
    ...(page.kind === null ? [] : [sql`kind = ${page.kind}`]),
    ...(page.id === null ? [] : [sql`id = ${page.id}`]),
    ...(page.after === null ? [] : [comesAfter(page.after)]),
    ...words.map(holdsWord),
  ];
  const { rows } = await sql<ActSummary>`
    select ${HEAD}, ${UNITS} from acts
    where ${conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)}
    order by ${SIGNED} desc, id limit ${page.limit + 1}`.execute(context.db);
  const items = rows.slice(0, page.limit);
  return { items, next: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}

function comesAfter(id: string) {
  return sql`exists (select 1 from acts seen where seen.id = ${id} and (${SIGNED} < coalesce(seen.signed_on, date '0001-01-01')
    or (${SIGNED} = coalesce(seen.signed_on, date '0001-01-01') and acts.id > seen.id)))`;
}

function holdsWord(word: string) {
  return sql`position(f_unaccent(${word}) in f_unaccent(concat_ws(' ', number, replace(number, '.', ''), title, body, ementa))) > 0`;
}

/** @throws AppError `not-found` */
export async function getAct(context: Context, id: string): Promise<StoredAct> {
  const head = await sql<Omit<StoredAct, 'units'>>`
    select ${HEAD}, ocr, corrections, tables, omissions from acts where id = ${id}`.execute(context.db);
  const act = head.rows[0];
  if (!act) throw notStored(id);
  return { ...act, units: await listUnits(context, id) };
}

const notStored = (id: string) =>
  new AppError('not-found', `O ato "${id}" não está guardado aqui. Veja a lista em Documentos.`, {
    details: { act: id },
  });

async function listUnits(context: Context, id: string): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select address, kind, text, status, ocr_start as "ocrStart", ocr_end as "ocrEnd"
    from act_units where act = ${id} order by position`.execute(context.db);
  return rows;
}

/** What quotes are looked for in: the reading of an act, without the text of its scan. @throws AppError `not-found` */
export async function getReading(
  context: Context,
  id: string,
): Promise<Pick<StoredAct, 'title' | 'number' | 'units'>> {
  const [head] = (await headsOf(context, [id])).values();
  if (head === undefined) throw notStored(id);
  return { ...head, units: await listUnits(context, id) };
}

/** The heads of these acts, by id; an id that is not stored is left out. */
export async function headsOf(
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RegistryEntry>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<RegistryEntry>`
    select ${HEAD} from acts where id in (${sql.join(ids)})`.execute(context.db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The links that leave or reach any of these acts. */
export async function listLinks(context: Context, ids: readonly string[]): Promise<ActLink[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ActLink>`
    select from_act as "from", kind, to_act as "to", evidence, note from act_links
    where from_act in (${sql.join(ids)}) or to_act in (${sql.join(ids)})
    order by kind, from_act, to_act`.execute(context.db);
  return rows;
}

/** Makes the acts and links that come with Pactua be exactly these; what people entered stays. */
export async function replaceSeed(
  context: Context,
  acts: readonly StoredAct[],
  links: readonly ActLink[],
): Promise<void> {
  const ids = acts.map(({ id }) => id);
  await sql`delete from acts where origin = 'seed' or id in (${sql.join(ids)})`.execute(context.db);
  await sql`delete from act_links where origin = 'seed'`.execute(context.db);
  for (const act of acts) await insertAct(context, act);
  await insertLinks(context, links, 'seed');
}

/** One act with its text. The database refuses an id that is taken. */
export async function insertAct(context: Context, act: StoredAct): Promise<void> {
  const source = act.source === null ? null : JSON.stringify(act.source);
  await sql`insert into acts (id, kind, number, title, body, ementa, signed_on, effect_from, effect_to, coverage, origin,
      published_on, published_in, ad_referendum, homologate_by, note, source, ocr, corrections, tables, omissions)
    values (${act.id}, ${act.kind}, ${act.number}, ${act.title}, ${act.body}, ${act.ementa}, ${act.signedOn},
      ${act.effectFrom}, ${act.effectTo}, ${act.coverage}, ${act.origin}, ${act.publishedOn}, ${act.publishedIn},
      ${act.adReferendum}, ${act.homologateBy}, ${act.note}, ${source}::jsonb, ${act.ocr},
      ${JSON.stringify(act.corrections)}::jsonb, ${JSON.stringify(act.tables)}::jsonb,
      ${JSON.stringify(act.omissions)}::jsonb)`.execute(context.db);
  await saveUnits(context, act);
}

/** Takes an act that a person entered, and the links it says, out of the way of its corrected version. */
export async function removeEntered(context: Context, id: string): Promise<void> {
  await sql`delete from acts where id = ${id} and origin = 'entered'`.execute(context.db);
  await sql`delete from act_links where from_act = ${id} and origin = 'entered'`.execute(context.db);
}

/** A link that is there already stays as it is. */
export async function insertLinks(
  context: Context,
  links: readonly ActLink[],
  origin: RegistryEntry['origin'],
): Promise<void> {
  for (const { from, kind, to, evidence, note } of links) {
    const words = evidence === null ? null : JSON.stringify(evidence);
    await sql`insert into act_links (from_act, kind, to_act, evidence, note, origin)
      values (${from}, ${kind}, ${to}, ${words}::jsonb, ${note}, ${origin})
      on conflict (from_act, kind, to_act) do nothing`.execute(context.db);
  }
}

async function saveUnits(context: Context, act: StoredAct): Promise<void> {
  const rows = act.units.map((unit, position) => ({ ...unit, position }));
  await sql`insert into act_units (act, position, address, kind, text, status, ocr_start, ocr_end)
    select ${act.id}, position, address, kind, text, status, "ocrStart", "ocrEnd"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as unit (position integer, address text, kind text,
      text text, status text, "ocrStart" integer, "ocrEnd" integer)`.execute(context.db);
}

/** A finding of the lint that somebody accepted as it was worded: the fold of its stream. */
export interface AcceptanceRecord {
  readonly finding: string;
  readonly message: string;
  readonly reason: string;
  /** False once it was taken back. */
  readonly standing: boolean;
  readonly version: number;
  readonly at: string;
  readonly by: string | null;
}

export async function listAcceptances(context: Context, act: string): Promise<AcceptanceRecord[]> {
  const { rows } = await sql<AcceptanceRecord>`select finding, message, reason, standing, version,
    to_char(accepted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, accepted_by as by
    from act_acceptances where act = ${act} order by finding`.execute(context.db);
  return rows;
}

export async function saveAcceptance(context: Context, act: string, each: AcceptanceRecord): Promise<void> {
  await sql`insert into act_acceptances (act, finding, message, reason, standing, version, accepted_at, accepted_by)
    values (${act}, ${each.finding}, ${each.message}, ${each.reason}, ${each.standing}, ${each.version}, ${each.at}, ${each.by})
    on conflict (act, finding) do update set message = excluded.message, reason = excluded.reason, standing = excluded.standing,
      version = excluded.version, accepted_at = excluded.accepted_at, accepted_by = excluded.accepted_by`.execute(
    context.db,
  );
}
