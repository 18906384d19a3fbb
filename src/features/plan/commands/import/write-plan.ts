import type { Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import type { Deadline } from '../../domain/deadline.ts';
import { type Reporting, reportingInForce } from '../../domain/reporting.ts';
import { type ActionRecord, listAllActions } from '../../store/actions.ts';
import { type PlanRecords, type PrintedAction, savePrinted } from '../../store/records.ts';
import { listReporting } from '../../store/reporting.ts';
import { keepOnly, loosenPositions } from '../../store/retired.ts';
import { deadlineStream, listDeadlines, saveDeadline } from '../../store/schedule.ts';
import { retranscribe, settleLines } from '../lines.ts';
import { recordDerived } from '../reporting.ts';
import { refreshOpenDues } from '../schedule/open-due.ts';

/** Puts these records in the place of those that stand; who reports follows the OWNER cells, except where a person has put it right. */
export async function writePlan(tx: Context, records: PlanRecords, by: string): Promise<void> {
  const plan = records.plan.id;
  const stood = new Map((await listAllActions(tx, plan)).map((action) => [action.id, action]));
  const deadlines = await listDeadlines(tx, plan);
  const reporting = await listReporting(tx, plan);
  await loosenPositions(tx, plan);
  await savePrinted(tx, records);
  await keepOnly(tx, records, by);
  for (const action of records.operationalActions) {
    await recordDerived(tx, action, reporting.get(action.id), by);
    await recordDeadline(tx, action, deadlines.get(action.id), by);
    await settle(tx, action, stood.get(action.id), reporting.get(action.id)?.corrected ?? null);
  }
  await refreshOpenDues(tx, records.plan);
}

/** The lines of an action after an import: those of the units that now report, with the document's word where only it speaks. */
async function settle(
  tx: Context,
  action: PrintedAction,
  old: ActionRecord | undefined,
  corrected: Reporting | null,
): Promise<void> {
  const { units } = reportingInForce({ derived: action.reporting, corrected });
  const stand = old?.lines.map(({ unit }) => unit);
  if (stand?.join('/') !== units.join('/')) await settleLines(tx, action, units);
  if (old !== undefined && old.printedStatus !== action.status) await retranscribe(tx, action.id);
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
