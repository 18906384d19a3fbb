import type { Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import type { Deadline } from '../../domain/deadline.ts';
import { listAllActions } from '../../store/actions.ts';
import { keepOnly, loosenPositions } from '../../store/imports.ts';
import { type PlanRecords, type PrintedAction, savePrinted } from '../../store/records.ts';
import { deadlineStream, listDeadlines, saveDeadline } from '../../store/schedule.ts';
import { openLines, retranscribe } from '../lines.ts';
import { refreshOpenDues } from '../schedule/open-due.ts';

/** Puts these records in the place of those that stand; lines of actions are opened, never closed. */
export async function writePlan(tx: Context, records: PlanRecords, by: string): Promise<void> {
  const plan = records.plan.id;
  const stood = new Map((await listAllActions(tx, plan)).map((action) => [action.id, action]));
  const deadlines = await listDeadlines(tx, plan);
  await loosenPositions(tx, plan);
  await savePrinted(tx, records);
  await keepOnly(tx, records, by);
  for (const action of records.operationalActions) {
    await openLines(tx, action);
    await recordDeadline(tx, action, deadlines.get(action.id), by);
    const old = stood.get(action.id);
    if (old !== undefined && old.printedStatus !== action.status) await retranscribe(tx, old, action.status);
  }
  await refreshOpenDues(tx, records.plan);
}

const isSame = (one: Deadline, other: Deadline): boolean =>
  (Object.keys(one) as (keyof Deadline)[]).every((key) => one[key] === other[key]);

/** Where a person has had a word in a deadline, before or by this import, its own stream says what the import makes of it. */
async function recordDeadline(
  tx: Context,
  { id, deadline }: PrintedAction,
  old: { readonly deadline: Deadline; readonly version: number } | undefined,
  by: string,
): Promise<void> {
  const version = old?.version ?? 0;
  if (version === 0 && !deadline.confirmed && !old?.deadline.confirmed) return;
  if (old !== undefined && isSame(old.deadline, deadline)) return;
  const data = { from: old === undefined ? null : { ...old.deadline }, to: { ...deadline }, import: by };
  const stored = await append(tx, { stream: deadlineStream(id), type: 'imported', data, expected: version });
  await saveDeadline(tx, id, deadline, stored.sequence);
}
