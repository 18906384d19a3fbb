import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Annulment, Fact } from '../domain/facts/fact.ts';

/** A fact with who wrote it and when. */
export interface FactRecord extends Fact {
  readonly recordedAt: string;
  readonly recordedBy: string | null;
  readonly annulledAt: string | null;
  readonly annulledBy: string | null;
  readonly evidenceName: string | null;
}

export interface EvidenceRecord {
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
}

interface FactRow {
  id: string;
  kind: string;
  territory: string;
  careLine: string | null;
  detail: string | null;
  quantity: number | null;
  day: string;
  actName: string | null;
  actDate: string | null;
  actId: string | null;
  evidence: string | null;
  evidenceName: string | null;
  url: string | null;
  note: string | null;
  source: Fact['source'];
  origin: string | null;
  batch: string;
  corrects: string | null;
  recordedAt: Date;
  recordedBy: string | null;
  annulledHow: Annulment['how'] | null;
  annulledAt: Date | null;
  annulledBy: string | null;
  annulmentReason: string | null;
}

const FACT = sql`f.id, f.kind, f.territory, f.care_line as "careLine", f.detail, f.quantity, f.day::text as day,
  f.act_name as "actName", f.act_date::text as "actDate", f.act_id as "actId", f.evidence, e.file_name as "evidenceName",
  f.url, f.note, f.source, f.origin, f.batch, f.corrects, f.recorded_at as "recordedAt", f.recorded_by as "recordedBy",
  f.annulled_how as "annulledHow", f.annulled_at as "annulledAt", f.annulled_by as "annulledBy",
  f.annulment_reason as "annulmentReason"`;
const FROM = sql`from facts f left join fact_evidence e on e.sha256 = f.evidence`;

function recordOf(row: FactRow): FactRecord {
  const { actName, actDate, actId, annulledHow, annulmentReason, recordedAt, annulledAt, ...rest } = row;
  return {
    ...rest,
    act: actName === null ? null : { name: actName, date: actDate, id: actId },
    annulment: annulledHow === null ? null : { how: annulledHow, reason: annulmentReason ?? '' },
    recordedAt: recordedAt.toISOString(),
    annulledAt: annulledAt?.toISOString() ?? null,
  };
}

async function read(context: Context, where: RawBuilder<unknown>): Promise<FactRecord[]> {
  const { rows } = await sql<FactRow>`select ${FACT} ${FROM} ${where}`.execute(context.db);
  return rows.map(recordOf);
}

/** Waits for whoever is writing in the register: what takes turns is judged on all that stands. */
export async function lockFacts(context: Context): Promise<void> {
  await sql`lock table facts in share row exclusive mode`.execute(context.db);
}

export async function findFact(context: Context, id: string): Promise<FactRecord | null> {
  const [fact] = await read(context, sql`where f.id = ${id}`);
  return fact ?? null;
}

/** The fact that took the place of another. */
export async function findCorrection(context: Context, id: string): Promise<FactRecord | null> {
  const [fact] = await read(context, sql`where f.corrects = ${id}`);
  return fact ?? null;
}

/** Facts of some kinds that stand, oldest first. */
export function listStandingFacts(context: Context, kinds: readonly string[]): Promise<FactRecord[]> {
  return read(context, sql`where f.kind = any(${[...kinds]}) and f.annulled_at is null order by f.day, f.id`);
}

export function listFactsById(context: Context, ids: readonly string[]): Promise<FactRecord[]> {
  return read(context, sql`where f.id = any(${[...ids]}::uuid[]) order by f.day, f.id`);
}

export function listFactsOfBatch(context: Context, batch: string): Promise<FactRecord[]> {
  return read(context, sql`where f.batch = ${batch} order by f.id`);
}

/** The fact that a reaction wrote for an event of its origin, whatever became of it. */
export async function findFactOfOrigin(
  context: Context,
  fact: Pick<Fact, 'kind' | 'origin' | 'territory' | 'careLine' | 'detail'>,
): Promise<FactRecord | null> {
  const [found] = await read(
    context,
    sql`where f.source = 'reaction' and f.kind = ${fact.kind} and f.origin = ${fact.origin}
      and f.territory = ${fact.territory} and f.care_line is not distinct from ${fact.careLine}
      and f.detail is not distinct from ${fact.detail}`,
  );
  return found ?? null;
}

export interface FactFilter {
  readonly kinds: readonly string[];
  /** Codes of places; null for any. */
  readonly territories: readonly string[] | null;
  readonly careLine: string | null;
  readonly state: 'standing' | 'annulled' | 'all';
  readonly year: number | null;
}

/** A page of facts, the newest day first. The cursor is the day and id of the last one read. */
export function listFacts(
  context: Context,
  { kinds, territories, careLine, state, year }: FactFilter,
  cursor: { readonly day: string; readonly id: string } | null,
  limit: number,
): Promise<FactRecord[]> {
  return read(
    context,
    sql`where f.kind = any(${[...kinds]})
      and (${territories === null} or f.territory = any(${[...(territories ?? [])]}))
      and (${careLine}::text is null or f.care_line = ${careLine})
      and (${state}::text = 'all' or (${state}::text = 'annulled') = (f.annulled_at is not null))
      and (${year}::int is null or extract(year from f.day) = ${year})
      and (${cursor?.day ?? null}::date is null or (f.day, f.id) < (${cursor?.day ?? null}::date, ${cursor?.id ?? null}::uuid))
      order by f.day desc, f.id desc limit ${limit}`,
  );
}

/** How many facts stand of each kind. */
export async function countStanding(context: Context): Promise<Map<string, number>> {
  const { rows } = await sql<{ kind: string; count: number }>`select kind, count(*)::int as count from facts
    where annulled_at is null group by kind`.execute(context.db);
  return new Map(rows.map((row) => [row.kind, row.count]));
}

export async function saveFact(context: Context, fact: Fact): Promise<void> {
  await sql`insert into facts (id, kind, territory, care_line, detail, quantity, day, act_name, act_date, act_id,
      evidence, url, note, source, origin, batch, corrects, recorded_at, recorded_by)
    values (${fact.id}, ${fact.kind}, ${fact.territory}, ${fact.careLine}, ${fact.detail}, ${fact.quantity}, ${fact.day},
      ${fact.act?.name ?? null}, ${fact.act?.date ?? null}, ${fact.act?.id ?? null}, ${fact.evidence}, ${fact.url},
      ${fact.note}, ${fact.source}, ${fact.origin}, ${fact.batch}, ${fact.corrects},
      ${context.clock.now().toISOString()}, ${context.actor.id})`.execute(context.db);
}

export async function annulFact(context: Context, id: string, annulment: Annulment): Promise<void> {
  await sql`update facts set annulled_how = ${annulment.how}, annulment_reason = ${annulment.reason},
      annulled_at = ${context.clock.now().toISOString()}, annulled_by = ${context.actor.id}
    where id = ${id}`.execute(context.db);
}

/** Keeps what is known of a file that proves a fact; the same bytes keep their first name. */
export async function saveEvidence(context: Context, evidence: EvidenceRecord): Promise<EvidenceRecord> {
  const { sha256, fileName, mediaType, bytes } = evidence;
  await sql`insert into fact_evidence (sha256, file_name, media_type, bytes, sent_at, sent_by)
    values (${sha256}, ${fileName}, ${mediaType}, ${bytes}, ${context.clock.now().toISOString()}, ${context.actor.id})
    on conflict (sha256) do nothing`.execute(context.db);
  return (await findEvidence(context, sha256)) as EvidenceRecord;
}

export async function findEvidence(context: Context, sha256: string): Promise<EvidenceRecord | null> {
  const { rows } =
    await sql<EvidenceRecord>`select sha256, file_name as "fileName", media_type as "mediaType",
    bytes::int as bytes from fact_evidence where sha256 = ${sha256}`.execute(context.db);
  return rows[0] ?? null;
}
