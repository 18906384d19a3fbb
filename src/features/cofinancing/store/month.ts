import { sql } from 'kysely';
import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import type { Month } from '../domain/month/month.ts';
import type { ProductionRecord } from '../domain/month/production.ts';

interface RecordRow extends Omit<ProductionRecord, 'at' | 'countersigned'> {
  at: Date;
  counterKnownOn: string | null;
  counterAt: Date | null;
  counterBy: string | null;
}

/** What was recorded of an agreement's production, in the order it was said; of one month, or of every one. */
export async function listProduction(
  context: Context,
  agreement: string,
  month: string | null = null,
): Promise<ProductionRecord[]> {
  const { rows } = await sql<RecordRow>`
    select r.id, r.month, r.origin, r.cnes, r.hospital::text, r.ambulatory::text, r.hospital_faec::text as "hospitalFaec",
      r.ambulatory_faec::text as "ambulatoryFaec", r.files, r.reason, r.known_on as "knownOn", r.said_at as at,
      r.said_by as by, c.known_on as "counterKnownOn", c.said_at as "counterAt", c.said_by as "counterBy"
    from production_records r left join production_countersignatures c on c.record = r.id
    where r.agreement = ${agreement} and (${month}::text is null or r.month = ${month})
    order by r.id`.execute(context.db);
  return rows.map(({ counterKnownOn, counterAt, counterBy, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    countersigned:
      counterKnownOn === null || counterAt === null
        ? null
        : { knownOn: counterKnownOn, at: counterAt.toISOString(), by: counterBy },
  }));
}

export async function insertProduction(
  context: Context,
  agreement: string,
  record: Omit<ProductionRecord, 'countersigned'>,
): Promise<void> {
  const { id, month, origin, cnes, files, reason, knownOn, at, by } = record;
  await sql`insert into production_records (id, agreement, month, origin, cnes, hospital, ambulatory, hospital_faec,
      ambulatory_faec, files, reason, known_on, said_at, said_by)
    values (${id}, ${agreement}, ${month}, ${origin}, ${cnes}, ${record.hospital}, ${record.ambulatory},
      ${record.hospitalFaec}, ${record.ambulatoryFaec}, ${JSON.stringify(files)}::jsonb, ${reason}, ${knownOn}, ${at},
      ${by})`.execute(context.db);
}

/** @throws AppError `conflict` where somebody countersigned it meanwhile */
export async function insertCountersignature(context: Context, record: string): Promise<void> {
  const { rows } = await sql`insert into production_countersignatures (record, known_on, said_at, said_by)
    values (${record}, ${context.clock.today()}, ${context.clock.now().toISOString()}, ${context.actor.id})
    on conflict do nothing returning record`.execute(context.db);
  if (rows.length === 0)
    throw new AppError('conflict', 'Outra pessoa contra-assinou esta produção enquanto você a lia.');
}

/** The snapshot of a competência; null before its first event. */
export async function findMonth(
  context: Context,
  agreement: string,
  competencia: string,
): Promise<Month | null> {
  const { rows } = await sql<{ content: Month }>`select content from transfer_months
    where agreement = ${agreement} and competencia = ${competencia}`.execute(context.db);
  return rows[0]?.content ?? null;
}

/** Every competência that something happened to, newest first; of one agreement, or of all. */
export async function listMonths(
  context: Context,
  agreement: string | null = null,
): Promise<{ agreement: string; competencia: string; month: Month }[]> {
  const { rows } = await sql<{ agreement: string; competencia: string; month: Month }>`
    select agreement, competencia, content as month from transfer_months
    where ${agreement}::text is null or agreement = ${agreement}
    order by competencia desc, agreement limit 200`.execute(context.db);
  return rows;
}

/** The competências that a paper orders. */
export async function listMonthsOfPaper(
  context: Context,
  paper: string,
): Promise<{ agreement: string; competencia: string }[]> {
  const { rows } = await sql<{ agreement: string; competencia: string }>`
    select agreement, competencia from transfer_months
    where content @> ${JSON.stringify({ ordinances: [{ paper }] })}::jsonb order by agreement, competencia`.execute(
    context.db,
  );
  return rows;
}

/** Keeps where a competência stands now. The lock is the version of its stream; this follows it. */
export async function saveMonth(
  context: Context,
  agreement: string,
  competencia: string,
  month: Month,
): Promise<void> {
  const { version, state } = month;
  await sql`insert into transfer_months (agreement, competencia, version, state, content)
    values (${agreement}, ${competencia}, ${version}, ${state}, ${JSON.stringify(month)}::jsonb)
    on conflict (agreement, competencia) do update
      set version = excluded.version, state = excluded.state, content = excluded.content`.execute(context.db);
}
