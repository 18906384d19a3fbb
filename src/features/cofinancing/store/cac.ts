import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import {
  type Commission,
  type Evaluation,
  type FinalEvaluation,
  finalOf,
  type IssuedMinutes,
} from '../domain/cac/evaluation.ts';
import type { FourMonths } from '../domain/cac/period.ts';

export async function findCommission(context: Context, agreement: string): Promise<Commission | null> {
  const { rows } = await sql<{ content: Commission }>`
    select content from cac_commissions where agreement = ${agreement}`.execute(context.db);
  return rows[0]?.content ?? null;
}

export async function saveCommission(
  context: Context,
  agreement: string,
  commission: Commission,
): Promise<void> {
  await sql`insert into cac_commissions (agreement, version, content)
    values (${agreement}, ${commission.version}, ${JSON.stringify(commission)}::jsonb)
    on conflict (agreement) do update set version = excluded.version, content = excluded.content`.execute(
    context.db,
  );
}

/** Minutes that a body issued are kept once: told twice, they are the same. */
export async function insertMinutes(context: Context, said: IssuedMinutes): Promise<void> {
  const { body, meeting, on, number, paper, sha256 } = said;
  await sql`insert into commission_minutes (body, meeting, held_on, number, paper, sha256)
    values (${body}, ${meeting}, ${on}, ${number}, ${paper}, ${sha256}) on conflict do nothing`.execute(
    context.db,
  );
}

/** What a body issued, the newest first. */
export async function listMinutes(context: Context, body: string): Promise<IssuedMinutes[]> {
  const { rows } = await sql<IssuedMinutes>`select body, meeting, held_on as "on", number, paper, sha256
    from commission_minutes where body = ${body} order by held_on desc, meeting desc limit 100`.execute(
    context.db,
  );
  return rows;
}

export interface EvaluationRecord {
  readonly period: FourMonths;
  readonly evaluation: Evaluation;
}

/** Every evaluation of a Termo, in the order of their periods. */
export async function listEvaluations(context: Context, agreement: string): Promise<EvaluationRecord[]> {
  const { rows } = await sql<EvaluationRecord>`
    select period, content as evaluation from cac_evaluations where agreement = ${agreement} order by period`.execute(
    context.db,
  );
  return rows;
}

/** Those that the members signed, in the order of their periods. */
export async function listFinalEvaluations(context: Context, agreement: string): Promise<FinalEvaluation[]> {
  const records = await listEvaluations(context, agreement);
  return records.flatMap(({ period, evaluation }) => finalOf(period, evaluation) ?? []);
}

/** Keeps where an evaluation stands now. The lock is the version of its stream; this follows it. */
export async function saveEvaluation(
  context: Context,
  agreement: string,
  period: FourMonths,
  evaluation: Evaluation,
): Promise<void> {
  const { version, state } = evaluation;
  await sql`insert into cac_evaluations (agreement, period, version, state, content)
    values (${agreement}, ${period}, ${version}, ${state}, ${JSON.stringify(evaluation)}::jsonb)
    on conflict (agreement, period) do update
      set version = excluded.version, state = excluded.state, content = excluded.content`.execute(context.db);
}
