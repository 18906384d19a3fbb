import type { Context } from '../../../../platform/context.ts';
import { earliestOpen, occurrencesOf } from '../../domain/occurrences/occurrences.ts';
import { listDeadlines, listPlanOccurrences, saveOpenDue } from '../../store/schedule.ts';
import type { PlanRecord } from '../../store/structure.ts';
import { workingDaysOf } from './holidays.ts';

/** Keeps, beside each action (or these), the day of its earliest occurrence that nobody said done: what makes it late. */
export async function refreshOpenDues(
  tx: Context,
  plan: PlanRecord,
  only?: readonly string[],
): Promise<void> {
  const days = await workingDaysOf(tx, plan);
  const said = Map.groupBy(await listPlanOccurrences(tx, plan.id, only), ({ action }) => action);
  for (const { action, deadline, openDue } of (await listDeadlines(tx, plan.id, only)).values()) {
    const done = (said.get(action) ?? []).flatMap(({ day, doneOn }) => (doneOn === null ? [] : [day]));
    const planned = occurrencesOf(deadline, { start: plan.from, end: plan.to }, days);
    const open = earliestOpen(planned, new Set(done));
    if (open !== openDue) await saveOpenDue(tx, action, open);
  }
}
