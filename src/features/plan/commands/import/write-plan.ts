import type { Context } from '../../../../platform/context.ts';
import { listAllActions } from '../../store/actions.ts';
import { keepOnly, loosenPositions } from '../../store/imports.ts';
import { type PlanRecords, savePrinted } from '../../store/records.ts';
import { openLines, retranscribe } from '../lines.ts';

/** Puts these records in the place of those that stand; lines of actions are opened, never closed. */
export async function writePlan(tx: Context, records: PlanRecords, by: string): Promise<void> {
  const plan = records.plan.id;
  const stood = new Map((await listAllActions(tx, plan)).map((action) => [action.id, action]));
  await loosenPositions(tx, plan);
  await savePrinted(tx, records);
  await keepOnly(tx, records, by);
  for (const action of records.operationalActions) {
    await openLines(tx, action);
    const old = stood.get(action.id);
    if (old !== undefined && old.printedStatus !== action.status) await retranscribe(tx, old, action.status);
  }
}
