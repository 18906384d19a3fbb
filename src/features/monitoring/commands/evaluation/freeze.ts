import { AppError } from '../../../../kernel/app-error.ts';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { newId, sha256 } from '../../../../platform/ids.ts';
import type { CancelFreezeBody, FreezeBody } from '../../contract.ts';
import { cancelRefusal } from '../../domain/evaluation/life.ts';
import { lastMonthOf, semesterInWords } from '../../domain/evaluation/semester.ts';
import { freezeRefusal, freezeWindowOn } from '../../domain/evaluation/settings.ts';
import { holdEvaluation, insertSnapshot } from '../../store/evaluations.ts';
import { getCalendar, openCycle } from '../cycle.ts';
import { MANAGE_CYCLE } from '../settings.ts';
import { recordEvaluation } from './open-evaluation.ts';
import { readFacts } from './read-facts.ts';
import { getEvaluationSettings } from './settings.ts';
import { tellJudges } from './tell.ts';

/** Whether a semester may be frozen today, by the calendar of its last month. @throws AppError `not-found`. */
export async function windowOf(context: Context, semester: string) {
  const settings = await getEvaluationSettings(context, semester);
  const { locksAfter } = getCalendar(await openCycle(context), lastMonthOf(semester));
  return freezeWindowOn(settings, semester, { locksAfter, today: context.clock.today() });
}

/**
 * Freezes a semester: what the plan, its indicators and its months are now is kept with its hash, and never changes.
 * @throws AppError `forbidden`, `not-found`, `conflict` where it is frozen already, `refused` too early, or late without a reason.
 */
export async function freezeSemester(
  context: Context,
  semester: string,
  { reason = null, expectedVersion }: FreezeBody,
): Promise<{ version: number; sha256: string }> {
  const { territory } = await openCycle(context);
  authorise(context, MANAGE_CYCLE, { territoryPath: [territory] });
  const window = await windowOf(context, semester);
  const refusal = freezeRefusal(window, semester, reason);
  if (refusal !== null) throw new AppError('refused', refusal);
  const snapshot = await readFacts(context, semester, await getEvaluationSettings(context, semester));
  const content = canonicalJson(snapshot);
  return once(context, 'monitoring.freeze-semester', async (tx) => {
    const evaluation = await holdEvaluation(tx, semester);
    if (evaluation.snapshot !== null || evaluation.version !== expectedVersion)
      throw new AppError(
        'conflict',
        `Outra pessoa já congelou o ${semesterInWords(semester)}. Veja como ficou.`,
      );
    const now = tx.clock.now();
    const record = {
      id: newId(now),
      semester,
      attempt: evaluation.attempts + 1,
      content,
      sha256: sha256(content),
    };
    const lateReason = window.state === 'late' ? reason : null;
    await insertSnapshot(tx, { ...record, lateReason, frozenAt: now.toISOString(), frozenBy: tx.actor.id });
    const data = { snapshot: record.id, sha256: record.sha256 };
    const next = await recordEvaluation(tx, evaluation, { type: 'frozen', data }, reason);
    await tellJudges(tx, territory, { semester, id: record.id, snapshot });
    return { version: next.version, sha256: record.sha256 };
  });
}

/** Sets a snapshot aside before anybody signed on it, with a reason; it stays kept. @throws AppError `forbidden`, `conflict`, `refused`. */
export function cancelFreeze(
  context: Context,
  semester: string,
  { reason, expectedVersion }: CancelFreezeBody,
): Promise<{ version: number }> {
  return once(context, 'monitoring.cancel-freeze', async (tx) => {
    const { territory } = await openCycle(tx);
    authorise(tx, MANAGE_CYCLE, { territoryPath: [territory] });
    const evaluation = await holdEvaluation(tx, semester);
    const refusal = cancelRefusal(evaluation);
    if (refusal !== null) throw new AppError('refused', refusal);
    if (evaluation.version !== expectedVersion)
      throw new AppError(
        'conflict',
        'A avaliação mudou enquanto você decidia. Nada foi cancelado; veja como ficou.',
      );
    const data = { snapshot: evaluation.snapshot as string };
    const next = await recordEvaluation(tx, evaluation, { type: 'cancelled', data }, reason);
    return { version: next.version };
  });
}
