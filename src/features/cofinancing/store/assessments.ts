import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Assessment } from '../domain/assessment/assessment.ts';
import type { AssessmentPeriod } from '../domain/assessment/period.ts';

export interface AssessmentRecord {
  readonly period: AssessmentPeriod;
  readonly assessment: Assessment;
}

/** Every assessment of a Termo, in the order of their periods. */
export async function listAssessments(context: Context, agreement: string): Promise<AssessmentRecord[]> {
  const { rows } = await sql<AssessmentRecord>`
    select period, content as assessment from incentive_assessments where agreement = ${agreement}
    order by period`.execute(context.db);
  return rows;
}

/** Keeps where an assessment stands now. The lock is the version of its stream; this follows it. */
export async function saveAssessment(
  context: Context,
  agreement: string,
  period: AssessmentPeriod,
  assessment: Assessment,
): Promise<void> {
  const { version, state } = assessment;
  await sql`insert into incentive_assessments (agreement, period, version, state, content)
    values (${agreement}, ${period}, ${version}, ${state}, ${JSON.stringify(assessment)}::jsonb)
    on conflict (agreement, period) do update
      set version = excluded.version, state = excluded.state, content = excluded.content`.execute(context.db);
}
