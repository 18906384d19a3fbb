import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { ObjectiveJudgement } from '../domain/evaluation/judgement.ts';
import { type Evaluation, NO_EVALUATION } from '../domain/evaluation/life.ts';
import type { EvaluationSettings } from '../domain/evaluation/settings.ts';

/** Makes every read of this transaction see the database of one instant. First thing in it. */
export async function standStill(context: Context): Promise<void> {
  await sql`set transaction isolation level repeatable read`.execute(context.db);
}

/** Every settings, by the semester from which they rule. */
export async function listEvaluationSettings(context: Context): Promise<EvaluationSettings[]> {
  const { rows } = await sql<EvaluationSettings>`select starts, months_to_freeze as "monthsToFreeze", scale,
    signed_by as "signedBy" from evaluation_settings order by starts`.execute(context.db);
  return rows;
}

export async function saveEvaluationSettings(context: Context, each: EvaluationSettings): Promise<void> {
  await sql`insert into evaluation_settings (starts, months_to_freeze, scale, signed_by)
    values (${each.starts}, ${each.monthsToFreeze}, ${JSON.stringify(each.scale)}::jsonb, ${JSON.stringify(each.signedBy)}::jsonb)
    on conflict (starts) do update set months_to_freeze = excluded.months_to_freeze, scale = excluded.scale,
      signed_by = excluded.signed_by`.execute(context.db);
}

const INSTANT = sql.lit('YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

/** A snapshot as kept: `content` is the text that `sha256` is of. */
export interface SnapshotRecord {
  readonly id: string;
  readonly semester: string;
  readonly attempt: number;
  readonly content: string;
  readonly sha256: string;
  readonly lateReason: string | null;
  readonly frozenAt: string;
  readonly frozenBy: string | null;
}

export async function insertSnapshot(context: Context, each: SnapshotRecord): Promise<void> {
  await sql`insert into evaluation_snapshots (id, semester, attempt, content, sha256, late_reason, frozen_at, frozen_by)
    values (${each.id}, ${each.semester}, ${each.attempt}, ${each.content}, ${each.sha256}, ${each.lateReason},
      ${each.frozenAt}, ${each.frozenBy})`.execute(context.db);
}

export async function getSnapshot(context: Context, id: string): Promise<SnapshotRecord> {
  const { rows } =
    await sql<SnapshotRecord>`select id, semester, attempt, content, sha256, late_reason as "lateReason",
      to_char(frozen_at at time zone 'UTC', ${INSTANT}) as "frozenAt", frozen_by as "frozenBy"
    from evaluation_snapshots where id = ${id}`.execute(context.db);
  return rows[0] as SnapshotRecord;
}

export interface EvaluationRecord extends Evaluation {
  readonly semester: string;
}

const EVALUATION = sql`semester, snapshot, sha256, attempts, signatures, was_signed as "wasSigned", paper, version`;

/** Those that were ever frozen, the newest first. */
export async function listEvaluations(context: Context): Promise<EvaluationRecord[]> {
  const { rows } =
    await sql<EvaluationRecord>`select ${EVALUATION} from evaluations order by semester desc`.execute(
      context.db,
    );
  return rows;
}

export async function findEvaluation(context: Context, semester: string): Promise<EvaluationRecord> {
  const { rows } =
    await sql<EvaluationRecord>`select ${EVALUATION} from evaluations where semester = ${semester}`.execute(
      context.db,
    );
  return rows[0] ?? { ...NO_EVALUATION, semester };
}

/** Holds the evaluation of a semester until the transaction ends, blank where there is none. */
export async function holdEvaluation(context: Context, semester: string): Promise<EvaluationRecord> {
  const { attempts, version, wasSigned } = NO_EVALUATION;
  await sql`insert into evaluations (semester, attempts, signatures, was_signed, version)
    values (${semester}, ${attempts}, '[]'::jsonb, ${wasSigned}, ${version}) on conflict do nothing`.execute(
    context.db,
  );
  const { rows } =
    await sql<EvaluationRecord>`select ${EVALUATION} from evaluations where semester = ${semester} for update`.execute(
      context.db,
    );
  return rows[0] as EvaluationRecord;
}

export async function saveEvaluation(context: Context, semester: string, each: Evaluation): Promise<void> {
  await sql`update evaluations set snapshot = ${each.snapshot}, sha256 = ${each.sha256}, attempts = ${each.attempts},
      signatures = ${JSON.stringify(each.signatures)}::jsonb, was_signed = ${each.wasSigned}, paper = ${each.paper},
      version = ${each.version} where semester = ${semester}`.execute(context.db);
}

/** A judgement as stored: the fold of its events, and who wrote it last. */
export interface JudgementRecord extends ObjectiveJudgement {
  readonly version: number;
  readonly writtenAt: string;
  readonly writtenBy: string | null;
}

export async function listJudgements(context: Context, snapshot: string): Promise<JudgementRecord[]> {
  const { rows } = await sql<JudgementRecord>`select objective, grade, text, recommendation, version,
      to_char(written_at at time zone 'UTC', ${INSTANT}) as "writtenAt", written_by as "writtenBy"
    from evaluation_judgements where snapshot = ${snapshot} order by objective`.execute(context.db);
  return rows;
}

export async function saveJudgement(
  context: Context,
  snapshot: string,
  each: JudgementRecord,
): Promise<void> {
  await sql`insert into evaluation_judgements (snapshot, objective, grade, text, recommendation, version, written_at, written_by)
    values (${snapshot}, ${each.objective}, ${each.grade}, ${each.text}, ${each.recommendation}, ${each.version},
      ${each.writtenAt}, ${each.writtenBy})
    on conflict (snapshot, objective) do update set grade = excluded.grade, text = excluded.text,
      recommendation = excluded.recommendation, version = excluded.version, written_at = excluded.written_at,
      written_by = excluded.written_by`.execute(context.db);
}
